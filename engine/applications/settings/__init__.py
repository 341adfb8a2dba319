"""A panel of settings: pages of switches, choices, lists and buttons, declared by each item."""
