"""Lockdown on Linux. Knows no other system."""
