"""Simulated applications as values: what they hold, what may be done, what must hold."""
