"""The file explorer."""
