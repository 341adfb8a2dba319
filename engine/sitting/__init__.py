"""The one state machine of a sitting."""
