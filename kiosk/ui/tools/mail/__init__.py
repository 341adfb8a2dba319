"""The screen of the mail client: folders, list, message, and what is written."""
