"""Spelling through a program of the operating system."""
