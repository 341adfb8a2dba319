"""The tables of a session's database, for queries; migrations make them. Knows no query."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

METADATA: Final = MetaData()

JOURNALS: Final = Table(
    "journals",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("candidate", Text),
    Column("epoch", Integer),
)

RECORDS: Final = Table(
    "records",
    METADATA,
    Column("journal", Integer, ForeignKey(JOURNALS.c.id), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
)

CHECKPOINTS: Final = Table(
    "checkpoints",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("journal", Integer, ForeignKey(JOURNALS.c.id), nullable=False),
    Column("note", Text, nullable=False),
)

WORKING: Final = Table(
    "working",
    METADATA,
    Column("journal", Integer, ForeignKey(JOURNALS.c.id), primary_key=True),
    Column("question", Integer, nullable=False),
    Column("draft", Text, nullable=False),
    Column("spent_ms", Integer, nullable=False),
    Column("wall", Integer, nullable=False),
    Column("boot_ms", Integer, nullable=False),
    Column("boot_id", Text, nullable=False),
)

KEPT: Final = Table(
    "kept",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
