"""Takes bundles in: verified, stored, opened, replayed. Knows no page and no command."""
