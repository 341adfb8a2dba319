"""What each simulated application says, one catalogue for each. Knows no application's inside."""
