"""Prepares sessions: candidates, tickets, sheets. Knows nothing about bundles."""
