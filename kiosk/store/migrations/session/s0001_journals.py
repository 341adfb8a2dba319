"""Journals with records and checkpoints that can be added, never changed or deleted."""

from typing import Final

from alembic import op

revision: Final = "s0001"
down_revision: Final = None

_UP: Final = (
    """
    CREATE TABLE journals (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
        candidate TEXT,
        epoch INTEGER CHECK (epoch >= 0),
        UNIQUE (candidate, epoch),
        CHECK ((candidate IS NULL) = (epoch IS NULL))
    )
    """,
    """
    CREATE TABLE records (
        journal INTEGER NOT NULL REFERENCES journals (id),
        seq INTEGER NOT NULL CHECK (seq >= 0),
        body BLOB NOT NULL CHECK (typeof(body) = 'blob' AND length(body) > 0),
        leaf BLOB NOT NULL CHECK (typeof(leaf) = 'blob' AND length(leaf) = 32),
        PRIMARY KEY (journal, seq)
    )
    """,
    """
    CREATE TABLE checkpoints (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        journal INTEGER NOT NULL REFERENCES journals (id),
        note TEXT NOT NULL CHECK (length(note) > 0)
    )
    """,
    """
    CREATE TRIGGER records_in_order BEFORE INSERT ON records
    WHEN NEW.seq <> (SELECT count(*) FROM records WHERE journal = NEW.journal)
    BEGIN SELECT RAISE(ABORT, 'records follow each other'); END
    """,
    """
    CREATE TRIGGER records_never_change BEFORE UPDATE ON records
    BEGIN SELECT RAISE(ABORT, 'records never change'); END
    """,
    """
    CREATE TRIGGER records_never_go BEFORE DELETE ON records
    BEGIN SELECT RAISE(ABORT, 'records never go'); END
    """,
    """
    CREATE TRIGGER checkpoints_never_change BEFORE UPDATE ON checkpoints
    BEGIN SELECT RAISE(ABORT, 'checkpoints never change'); END
    """,
    """
    CREATE TRIGGER checkpoints_never_go BEFORE DELETE ON checkpoints
    BEGIN SELECT RAISE(ABORT, 'checkpoints never go'); END
    """,
    """
    CREATE TRIGGER journals_never_change BEFORE UPDATE ON journals
    BEGIN SELECT RAISE(ABORT, 'journals never change'); END
    """,
    """
    CREATE TRIGGER journals_never_go BEFORE DELETE ON journals
    BEGIN SELECT RAISE(ABORT, 'journals never go'); END
    """,
)


def upgrade() -> None:
    for statement in _UP:
        op.execute(statement)


def downgrade() -> None:
    for table in ("checkpoints", "records", "journals"):
        op.execute(f"DROP TABLE {table}")
