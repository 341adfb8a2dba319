"""Documents for people, as PDF. Knows no database."""
