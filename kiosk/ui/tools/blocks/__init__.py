"""Block programming on the screen: a program in lines, and the grid that it is tried on."""
