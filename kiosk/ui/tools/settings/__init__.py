"""A panel of settings on the screen."""
