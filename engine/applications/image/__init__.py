"""Pictures to look at, to work on and to export. Knows no screen and no pixel's colour."""
