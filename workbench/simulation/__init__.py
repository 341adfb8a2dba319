"""Simulated candidates on a bank whose truth is known: what a pack can and cannot measure."""
