"""A small web browser over sites that an item brings along. Knows no screen and no network."""
