"""Making packs from their sources: read, check, build, sign, compare."""
