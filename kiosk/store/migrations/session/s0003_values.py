"""Named values of the session: what reopens it after a crash, and the count of its bundles."""

from typing import Final

from alembic import op

revision: Final = "s0003"
down_revision: Final = "s0002"


def upgrade() -> None:
    op.execute("CREATE TABLE kept (name TEXT PRIMARY KEY, value BLOB NOT NULL)")


def downgrade() -> None:
    op.execute("DROP TABLE kept")
