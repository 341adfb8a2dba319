"""Shows items as candidates see them, for their authors. Knows no solution."""
