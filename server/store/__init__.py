"""What the server keeps: tables, bodies of bundles, packs. Knows no rule about them."""
