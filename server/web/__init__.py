"""HTTP: bundles from stations, pages for operators. Knows no rule of its own."""
