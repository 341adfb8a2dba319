"""What stands for each candidate, certificates issued, and acts of people. Knows no rule."""

import json
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Row, insert, select

from engine.records.canonical import JsonObject
from server.store.database import Database, insert_once, replace_row
from server.store.tables import ACTS, CERTIFICATES, RESULTS


class Standing(StrEnum):
    """How far a candidate's result is.

    *expected*: nothing final came. *conflict*: a human must choose. *held*: what came does not
    replay. *provisional*: waits for finalisation. *final*: may be published.
    """

    EXPECTED = "expected"
    CONFLICT = "conflict"
    HELD = "held"
    PROVISIONAL = "provisional"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Result:
    """What stands for a candidate; `result` as in `server.results.settling`."""

    session: str
    candidate: str
    standing: Standing
    bundle: str | None
    result: JsonObject
    settled_wall: int


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate that was issued, under a code that cannot be guessed."""

    session: str
    candidate: str
    code: str
    issued_wall: int


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person decided."""

    wall: int
    act: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResultStore:
    """The tables of results."""

    database: Database

    def put(self, result: Result) -> None:
        """Let a result stand for its candidate."""
        with self.database.transaction() as connection:
            replace_row(
                connection,
                RESULTS,
                {
                    "session": result.session,
                    "candidate": result.candidate,
                    "standing": result.standing.value,
                    "bundle": result.bundle,
                    "result": json.dumps(result.result),
                    "settled_wall": result.settled_wall,
                },
            )

    def of_session(self, session: str) -> dict[str, Result]:
        """What stands for each candidate of a session, by candidate."""
        with self.database.transaction() as connection:
            rows = connection.execute(select(RESULTS).where(RESULTS.c.session == session)).all()
        return {row.candidate: _result(row) for row in rows}

    def get(self, session: str, candidate: str) -> Result | None:
        """What stands for a candidate."""
        statement = select(RESULTS).where(
            RESULTS.c.session == session, RESULTS.c.candidate == candidate
        )
        with self.database.transaction() as connection:
            row = connection.execute(statement).one_or_none()
        return None if row is None else _result(row)

    def issue(self, issued: Issued) -> Issued:
        """Keep a certificate unless the candidate has one; the one that stands."""
        with self.database.transaction() as connection:
            insert_once(
                connection,
                CERTIFICATES,
                {
                    "session": issued.session,
                    "candidate": issued.candidate,
                    "code": issued.code,
                    "issued_wall": issued.issued_wall,
                },
            )
            row = connection.execute(
                select(CERTIFICATES).where(
                    CERTIFICATES.c.session == issued.session,
                    CERTIFICATES.c.candidate == issued.candidate,
                )
            ).one()
        return Issued(row.session, row.candidate, row.code, row.issued_wall)

    def issued(self, session: str) -> dict[str, Issued]:
        """The certificates of a session, by candidate."""
        statement = select(CERTIFICATES).where(CERTIFICATES.c.session == session)
        with self.database.transaction() as connection:
            rows = connection.execute(statement).all()
        return {
            row.candidate: Issued(row.session, row.candidate, row.code, row.issued_wall)
            for row in rows
        }

    def by_code(self, code: str) -> Issued | None:
        """The certificate of a verification code."""
        with self.database.transaction() as connection:
            row = connection.execute(
                select(CERTIFICATES).where(CERTIFICATES.c.code == code)
            ).one_or_none()
        return (
            None if row is None else Issued(row.session, row.candidate, row.code, row.issued_wall)
        )

    def note(self, act: Act) -> None:
        """Keep what a person decided."""
        with self.database.transaction() as connection:
            connection.execute(
                insert(ACTS).values(
                    wall=act.wall, act=act.act, subject=act.subject, reason=act.reason
                )
            )

    def acts(self) -> tuple[Act, ...]:
        """Every decision, oldest first."""
        with self.database.transaction() as connection:
            rows = connection.execute(select(ACTS).order_by(ACTS.c.id)).all()
        return tuple(Act(row.wall, row.act, row.subject, row.reason) for row in rows)


def _result(row: Row[tuple[object, ...]]) -> Result:
    return Result(
        session=row.session,
        candidate=row.candidate,
        standing=Standing(row.standing),
        bundle=row.bundle,
        result=json.loads(row.result),
        settled_wall=row.settled_wall,
    )
