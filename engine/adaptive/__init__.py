"""The 2PL model: ability, selection, draws."""
