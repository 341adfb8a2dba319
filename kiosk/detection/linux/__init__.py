"""Readings of Linux: its own files, and its X11 display by the wire."""
