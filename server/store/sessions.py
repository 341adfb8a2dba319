"""Sessions and their candidates. Knows nothing about bundles and results."""

import json
from dataclasses import dataclass, field
from fractions import Fraction

from sqlalchemy import Row, insert, select, update

from engine.records.identifiers import CandidateId, SessionId
from server.store.database import Database, insert_once
from server.store.tables import CANDIDATES, SESSIONS


@dataclass(frozen=True, slots=True)
class Session:
    """A session; `ticket` is the signed envelope, `closed_secrets` are under the storage key.

    `policies` is the canonical text of what the ticket says in its private part.
    """

    session: SessionId
    centre: str
    centre_name: str
    room: str
    starts_wall: int
    created_wall: int
    ticket: bytes = field(repr=False)
    ticket_sha256: str
    policies: str
    closed_secrets: bytes = field(repr=False)
    finalised_wall: int | None = None


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A candidate of a session, or a blank slot; `number` counts from 1. Names do not print.

    `abort_reason`, `fraud` and `chosen_bundle` are what people decided.
    """

    session: SessionId
    candidate: CandidateId
    number: int
    blank: bool
    last_name: str = field(repr=False)
    first_name: str = field(repr=False)
    birth_date: str = field(repr=False)
    birth_place: str = field(repr=False)
    national_id: str = field(repr=False)
    external_id: str = field(repr=False)
    code: str = field(repr=False)
    extra: Fraction
    adjusted: bool
    adaptations: tuple[str, ...]
    language: str
    abort_reason: str | None = None
    fraud: bool = False
    chosen_bundle: str | None = None


@dataclass(frozen=True, slots=True)
class SessionStore:
    """The tables of sessions."""

    database: Database

    def add(self, session: Session, candidates: tuple[Enrolled, ...]) -> bool:
        """Keep a session with its candidates, or nothing of it; whether it is new."""
        with self.database.transaction() as connection:
            new = insert_once(
                connection,
                SESSIONS,
                {name: getattr(session, name) for name in session.__dataclass_fields__},
            )
            if new and candidates:
                connection.execute(insert(CANDIDATES), [_values(one) for one in candidates])
        return new

    def get(self, session: str) -> Session | None:
        """The session of an id."""
        with self.database.transaction() as connection:
            row = connection.execute(
                select(SESSIONS).where(SESSIONS.c.session == session)
            ).one_or_none()
        return None if row is None else _session(row)

    def all(self) -> tuple[Session, ...]:
        """Every session, newest first."""
        order = (SESSIONS.c.starts_wall.desc(), SESSIONS.c.session)
        with self.database.transaction() as connection:
            rows = connection.execute(select(SESSIONS).order_by(*order)).all()
        return tuple(_session(row) for row in rows)

    def candidates(self, session: str) -> tuple[Enrolled, ...]:
        """The candidates of a session by number, blank slots last."""
        statement = (
            select(CANDIDATES)
            .where(CANDIDATES.c.session == session)
            .order_by(CANDIDATES.c.blank, CANDIDATES.c.number)
        )
        with self.database.transaction() as connection:
            rows = connection.execute(statement).all()
        return tuple(_enrolled(row) for row in rows)

    def candidate(self, session: str, candidate: str) -> Enrolled | None:
        """One candidate of a session."""
        statement = select(CANDIDATES).where(
            CANDIDATES.c.session == session, CANDIDATES.c.candidate == candidate
        )
        with self.database.transaction() as connection:
            row = connection.execute(statement).one_or_none()
        return None if row is None else _enrolled(row)

    def decide(self, enrolled: Enrolled) -> None:
        """Keep what people decided of a candidate, and who sat on a blank slot."""
        values = _values(enrolled)
        changed = (
            *("last_name", "first_name", "birth_date", "birth_place", "national_id"),
            *("external_id", "abort_reason", "fraud", "chosen_bundle"),
        )
        statement = (
            update(CANDIDATES)
            .where(
                CANDIDATES.c.session == enrolled.session,
                CANDIDATES.c.candidate == enrolled.candidate,
            )
            .values({name: values[name] for name in changed})
        )
        with self.database.transaction() as connection:
            connection.execute(statement)

    def finalise(self, session: str, wall: int) -> bool:
        """Mark a session as finalised; whether it was not before."""
        statement = (
            update(SESSIONS)
            .where(SESSIONS.c.session == session, SESSIONS.c.finalised_wall.is_(None))
            .values(finalised_wall=wall)
        )
        with self.database.transaction() as connection:
            return connection.execute(statement).rowcount == 1


def _values(one: Enrolled) -> dict[str, object]:
    values = {name: getattr(one, name) for name in one.__dataclass_fields__ if name != "extra"}
    values["adaptations"] = json.dumps(one.adaptations)
    values["extra_numerator"] = one.extra.numerator
    values["extra_denominator"] = one.extra.denominator
    return values


def _session(row: Row[tuple[object, ...]]) -> Session:
    return Session(**{name: getattr(row, name) for name in Session.__dataclass_fields__})


def _enrolled(row: Row[tuple[object, ...]]) -> Enrolled:
    values = {name: row._mapping[name] for name in CANDIDATES.c.keys()}  # noqa: SLF001, SIM118 - SQLAlchemy's public view of a row; columns are no dict
    extra = Fraction(values.pop("extra_numerator"), values.pop("extra_denominator"))
    values["adaptations"] = tuple(json.loads(values["adaptations"]))
    return Enrolled(extra=extra, **values)
