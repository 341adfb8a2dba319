"""High-water marks that only rise, and the acts that the procès-verbal is made of."""

from typing import Final

from alembic import op

revision: Final = "s0002"
down_revision: Final = "s0001"

_UP: Final = (
    """
    CREATE TABLE marks (
        journal TEXT PRIMARY KEY,
        size INTEGER NOT NULL CHECK (size >= 0),
        root TEXT NOT NULL CHECK (length(root) > 0)
    )
    """,
    """
    CREATE TABLE acts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        session TEXT NOT NULL,
        act BLOB NOT NULL CHECK (length(act) > 0),
        UNIQUE (session, act)
    )
    """,
    """
    CREATE TRIGGER marks_only_rise BEFORE UPDATE ON marks
    WHEN OLD.journal <> NEW.journal OR NEW.size <= OLD.size
    BEGIN SELECT RAISE(ABORT, 'marks only rise'); END
    """,
    """
    CREATE TRIGGER marks_never_go BEFORE DELETE ON marks
    BEGIN SELECT RAISE(ABORT, 'marks never go'); END
    """,
    """
    CREATE TRIGGER acts_never_change BEFORE UPDATE ON acts
    BEGIN SELECT RAISE(ABORT, 'acts never change'); END
    """,
    """
    CREATE TRIGGER acts_never_go BEFORE DELETE ON acts
    BEGIN SELECT RAISE(ABORT, 'acts never go'); END
    """,
)


def upgrade() -> None:
    for statement in _UP:
        op.execute(statement)


def downgrade() -> None:
    for table in ("acts", "marks"):
        op.execute(f"DROP TABLE {table}")
