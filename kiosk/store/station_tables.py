"""The tables of the station's database, for queries; migrations make them. Knows no query."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

METADATA: Final = MetaData()

TICKETS: Final = Table(
    "tickets",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("session", Text, nullable=False, unique=True),
    Column("envelope", LargeBinary, nullable=False),
)

STATEMENTS: Final = Table(
    "statements",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("envelope", LargeBinary, nullable=False),
)

WRAPPED_KEYS: Final = Table(
    "wrapped_keys",
    METADATA,
    Column("session", Text, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)

OUTBOX: Final = Table(
    "outbox",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("session", Text, nullable=False),
    Column("candidate", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_wall", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)

RECEIPTS: Final = Table(
    "receipts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, ForeignKey(OUTBOX.c.sha256), nullable=False),
    Column("envelope", LargeBinary, nullable=False),
)

MARKS: Final = Table(
    "marks",
    METADATA,
    Column("journal", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("root", Text, nullable=False),
)

ACTS: Final = Table(
    "acts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("session", Text, nullable=False),
    Column("act", LargeBinary, nullable=False),
)

NAMES: Final = Table(
    "names",
    METADATA,
    Column("session", Text, primary_key=True),
    Column("names", LargeBinary, nullable=False),
)
