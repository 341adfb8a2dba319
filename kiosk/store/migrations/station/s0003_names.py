"""Names of a session's candidates, apart from its acts: acts never go, names are forgotten."""

from typing import Final

from alembic import op

revision: Final = "s0003"
down_revision: Final = "s0002"


def upgrade() -> None:
    op.execute("CREATE TABLE names (session TEXT PRIMARY KEY, names BLOB NOT NULL)")


def downgrade() -> None:
    op.execute("DROP TABLE names")
