"""The tables, in SQL that SQLite and PostgreSQL share. Knows no query.

Instants are milliseconds since the epoch; digests are lower-case hexadecimal.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA: Final = MetaData()

STATIONS: Final = Table(
    "stations",
    METADATA,
    Column("station", String(120), primary_key=True),
    Column("label", String(60), nullable=False),
    Column("centre", String(120), nullable=False),
    Column("ed25519", String(64), nullable=False, unique=True),
    Column("statement", LargeBinary, nullable=False),
    Column("enrolled_wall", BigInteger, nullable=False),
    Column("revoked_wall", BigInteger),
)

VOUCHERS: Final = Table(
    "vouchers",
    METADATA,
    Column("voucher", String(64), primary_key=True),  # a mark of it, never itself
    Column("centre", String(120), nullable=False),
    Column("closed", LargeBinary, nullable=False),
    Column("expires_wall", BigInteger, nullable=False),
    Column("left", Integer, nullable=False),
)

SESSIONS: Final = Table(
    "sessions",
    METADATA,
    Column("session", String(120), primary_key=True),
    Column("centre", String(120), nullable=False),
    Column("centre_name", String(200), nullable=False),
    Column("room", String(120), nullable=False),
    Column("starts_wall", BigInteger, nullable=False),
    Column("created_wall", BigInteger, nullable=False),
    Column("ticket", LargeBinary, nullable=False),
    Column("ticket_sha256", String(64), nullable=False, unique=True),
    Column("policies", Text, nullable=False),
    Column("closed_secrets", LargeBinary, nullable=False),
    Column("finalised_wall", BigInteger),
)

CANDIDATES: Final = Table(
    "candidates",
    METADATA,
    Column("session", ForeignKey("sessions.session"), primary_key=True),
    Column("candidate", String(120), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("blank", Boolean, nullable=False),
    Column("last_name", String(200), nullable=False),
    Column("first_name", String(200), nullable=False),
    Column("birth_date", String(10), nullable=False),
    Column("birth_place", String(200), nullable=False),
    Column("national_id", String(20), nullable=False),
    Column("external_id", String(120), nullable=False),
    Column("code", String(6), nullable=False),
    Column("extra_numerator", Integer, nullable=False),
    Column("extra_denominator", Integer, nullable=False),
    Column("adjusted", Boolean, nullable=False),
    Column("adaptations", Text, nullable=False),
    Column("language", String(10), nullable=False),
    Column("abort_reason", String(20)),
    Column("fraud", Boolean, nullable=False),
    Column("chosen_bundle", String(64)),
)

BUNDLES: Final = Table(
    "bundles",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("session", ForeignKey("sessions.session"), nullable=False, index=True),
    Column("station", ForeignKey("stations.station"), nullable=False),
    Column("candidate", String(120), nullable=False),  # empty for a session's journal
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("received_wall", BigInteger, nullable=False),
    Column("state", String(20), nullable=False),
    Column("verdict", String(20)),
    Column("finding", Text, nullable=False),
    Column("result", Text, nullable=False),
)

SLOTS: Final = Table(
    "slots",
    METADATA,
    Column("session", String(120), primary_key=True),
    Column("station", String(120), primary_key=True),
    Column("candidate", String(120), primary_key=True),
    Column("epoch", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("sha256", ForeignKey("bundles.sha256"), nullable=False),
)

RESULTS: Final = Table(
    "results",
    METADATA,
    Column("session", String(120), primary_key=True),
    Column("candidate", String(120), primary_key=True),
    Column("standing", String(20), nullable=False),
    Column("bundle", String(64)),
    Column("result", Text, nullable=False),
    Column("settled_wall", BigInteger, nullable=False),
)

CERTIFICATES: Final = Table(
    "certificates",
    METADATA,
    Column("session", String(120), primary_key=True),
    Column("candidate", String(120), primary_key=True),
    Column("code", String(14), nullable=False, unique=True),
    Column("issued_wall", BigInteger, nullable=False),
)

ACTS: Final = Table(
    "acts",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("wall", BigInteger, nullable=False),
    Column("act", String(40), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("reason", Text, nullable=False),
)

PREFLIGHTS: Final = Table(
    "preflights",
    METADATA,
    Column("station", ForeignKey("stations.station"), primary_key=True),
    Column("wall", BigInteger, nullable=False),
    Column("received_wall", BigInteger, nullable=False),
    Column("level", Integer),
    Column("host", String(64), nullable=False, index=True),  # a mark of the name, never itself
    Column("fine", Integer, nullable=False),
    Column("look", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("report", LargeBinary, nullable=False),
)
