"""The station's use cases. Knows ports and the engine; no window, no database, no network."""
