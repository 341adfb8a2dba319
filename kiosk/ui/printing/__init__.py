"""Draws papers: as PDF, or on a printer. Knows blocks of words, and nothing they are about."""
