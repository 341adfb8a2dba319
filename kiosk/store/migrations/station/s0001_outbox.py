"""Tickets, the statement, wrapped keys, and the outbox with its receipts."""

from typing import Final

from alembic import op

revision: Final = "s0001"
down_revision: Final = None

_UP: Final = (
    """
    CREATE TABLE tickets (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        session TEXT NOT NULL UNIQUE CHECK (length(session) > 0),
        envelope BLOB NOT NULL CHECK (length(envelope) > 0)
    )
    """,
    """
    CREATE TABLE statements (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        envelope BLOB NOT NULL CHECK (length(envelope) > 0)
    )
    """,
    """
    CREATE TABLE wrapped_keys (
        session TEXT PRIMARY KEY,
        wrapped BLOB NOT NULL CHECK (length(wrapped) > 0)
    )
    """,
    """
    CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE
            CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
        session TEXT NOT NULL,
        candidate TEXT NOT NULL,
        kind TEXT NOT NULL,
        size INTEGER NOT NULL CHECK (size > 0),
        state TEXT NOT NULL CHECK (state IN ('sealed', 'stored', 'opened', 'parked')),
        attempts INTEGER NOT NULL CHECK (attempts >= 0),
        next_wall INTEGER NOT NULL,
        reason TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE receipts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL REFERENCES outbox (sha256),
        envelope BLOB NOT NULL CHECK (length(envelope) > 0),
        UNIQUE (sha256, envelope)
    )
    """,
    """
    CREATE TRIGGER outbox_opened_stays BEFORE UPDATE ON outbox
    WHEN OLD.state = 'opened' AND NEW.state <> 'opened'
    BEGIN SELECT RAISE(ABORT, 'an opened bundle stays opened'); END
    """,
    """
    CREATE TRIGGER outbox_same_bundle
    BEFORE UPDATE OF id, sha256, session, candidate, kind, size ON outbox
    WHEN OLD.id <> NEW.id OR OLD.sha256 <> NEW.sha256 OR OLD.session <> NEW.session
        OR OLD.candidate <> NEW.candidate OR OLD.kind <> NEW.kind OR OLD.size <> NEW.size
    BEGIN SELECT RAISE(ABORT, 'a bundle stays what it is'); END
    """,
    """
    CREATE TRIGGER outbox_never_goes BEFORE DELETE ON outbox
    BEGIN SELECT RAISE(ABORT, 'outbox rows never go'); END
    """,
    """
    CREATE TRIGGER receipts_never_change BEFORE UPDATE ON receipts
    BEGIN SELECT RAISE(ABORT, 'receipts never change'); END
    """,
    """
    CREATE TRIGGER receipts_never_go BEFORE DELETE ON receipts
    BEGIN SELECT RAISE(ABORT, 'receipts never go'); END
    """,
)


def upgrade() -> None:
    for statement in _UP:
        op.execute(statement)


def downgrade() -> None:
    for table in ("receipts", "outbox", "wrapped_keys", "statements", "tickets"):
        op.execute(f"DROP TABLE {table}")
