"""Runs the migrations on the connection it is given. Knows neither keys nor files."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
