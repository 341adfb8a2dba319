"""The history of a session's database."""
