"""A spreadsheet as values: French formulas, exact numbers, sorting, filters. Knows no screen."""
