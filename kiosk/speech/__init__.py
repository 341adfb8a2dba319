"""Voices and sounds through the programs of the operating system."""
