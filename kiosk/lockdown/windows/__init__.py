"""Lockdown on Windows. Knows no other system."""
