"""One working row for each journal: what is typed and spent since its last record."""

from typing import Final

from alembic import op

revision: Final = "s0002"
down_revision: Final = "s0001"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE working (
            journal INTEGER PRIMARY KEY REFERENCES journals (id),
            question INTEGER NOT NULL CHECK (question >= 0),
            draft TEXT NOT NULL,
            spent_ms INTEGER NOT NULL CHECK (spent_ms >= 0),
            wall INTEGER NOT NULL,
            boot_ms INTEGER NOT NULL,
            boot_id TEXT NOT NULL
        )
        """
    )


def downgrade() -> None:
    op.execute("DROP TABLE working")
