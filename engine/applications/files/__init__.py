"""A file explorer over folders that an item lays out. Knows no screen and no disk."""
