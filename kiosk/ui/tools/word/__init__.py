"""The screen of the word processor."""
