"""Programs of blocks that lead a robot over a grid, or answer events. Knows no screen."""
