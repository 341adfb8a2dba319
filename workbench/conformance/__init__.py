"""Checks of the engine against a file of reference vectors."""
