"""A mail client as values: a mailbox, what is done to it, what must hold of it."""
