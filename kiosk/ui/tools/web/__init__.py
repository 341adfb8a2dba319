"""The screen of the browser: pages, results, forms, panels. Knows no item."""
