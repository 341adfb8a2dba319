"""The histories of the two databases, each in its own folder; known to alembic alone."""
