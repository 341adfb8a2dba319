"""The spreadsheet on the screen."""
