"""Settles what stands for each candidate, and exports it. Knows no page."""
