"""Readings of Windows."""
