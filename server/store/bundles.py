"""The rows of bundles and what was found in each. Knows nothing about how it is found."""

import json
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Row, select, update

from engine.records.bundle_header import BundleHeader
from engine.records.canonical import JsonObject
from engine.records.receipt import Verdict
from server.store.database import Database, insert_once
from server.store.tables import BUNDLES, SLOTS


class BundleState(StrEnum):
    """*stored*: not looked into yet. *opened*: done. *parked* and *fork* wait for a human."""

    STORED = "stored"
    OPENED = "opened"
    PARKED = "parked"
    FORK = "fork"


@dataclass(frozen=True, slots=True)
class Bundle:
    """One bundle; `finding` and `result` are empty until it was looked into.

    `finding` says where replay and journal part: `{reason, seq, expected, found}`. `result` is
    what the server computed: see `server.intake.opening`.
    """

    sha256: str
    size: int
    session: str
    station: str
    candidate: str
    epoch: int
    seq: int
    kind: str
    received_wall: int
    state: BundleState
    verdict: Verdict | None
    finding: JsonObject
    result: JsonObject


@dataclass(frozen=True, slots=True)
class BundleStore:
    """The tables of bundles."""

    database: Database

    def add(self, sha256: str, size: int, header: BundleHeader, wall: int) -> Bundle:
        """Keep the row of a bundle; one that stands in another's place is a fork."""
        slot = {
            "session": header.session,
            "station": header.station,
            "candidate": header.candidate or "",
            "epoch": header.epoch,
            "seq": header.seq,
        }
        with self.database.transaction() as connection:
            insert_once(
                connection,
                BUNDLES,
                {
                    **slot,
                    "sha256": sha256,
                    "size": size,
                    "kind": header.kind.value,
                    "received_wall": wall,
                    "state": BundleState.STORED.value,
                    "finding": "{}",
                    "result": "{}",
                },
            )
            insert_once(connection, SLOTS, {**slot, "sha256": sha256})
            holder = connection.execute(
                select(SLOTS.c.sha256).where(*(SLOTS.c[key] == slot[key] for key in slot))
            ).scalar_one()
            if holder != sha256:
                connection.execute(
                    update(BUNDLES)
                    .where(BUNDLES.c.sha256 == sha256, BUNDLES.c.state == BundleState.STORED.value)
                    .values(state=BundleState.FORK.value)
                )
            row = connection.execute(select(BUNDLES).where(BUNDLES.c.sha256 == sha256)).one()
        return _bundle(row)

    def get(self, sha256: str) -> Bundle | None:
        """The bundle of a digest."""
        with self.database.transaction() as connection:
            row = connection.execute(
                select(BUNDLES).where(BUNDLES.c.sha256 == sha256)
            ).one_or_none()
        return None if row is None else _bundle(row)

    def of_session(self, session: str) -> tuple[Bundle, ...]:
        """The bundles of a session in the order in which they came."""
        return self._where(BUNDLES.c.session == session)

    def in_state(self, state: BundleState) -> tuple[Bundle, ...]:
        """The bundles in a state in the order in which they came."""
        return self._where(BUNDLES.c.state == state.value)

    def record(
        self,
        sha256: str,
        state: BundleState,
        verdict: Verdict,
        finding: JsonObject,
        result: JsonObject,
    ) -> None:
        """Keep what was found in a bundle."""
        statement = (
            update(BUNDLES)
            .where(BUNDLES.c.sha256 == sha256)
            .values(
                state=state.value,
                verdict=verdict.value,
                finding=json.dumps(finding),
                result=json.dumps(result),
            )
        )
        with self.database.transaction() as connection:
            connection.execute(statement)

    def _where(self, condition: object) -> tuple[Bundle, ...]:
        statement = (
            select(BUNDLES)
            .where(condition)  # type: ignore[arg-type]  # a column comparison, typed as object
            .order_by(BUNDLES.c.received_wall, BUNDLES.c.sha256)
        )
        with self.database.transaction() as connection:
            rows = connection.execute(statement).all()
        return tuple(_bundle(row) for row in rows)


def _bundle(row: Row[tuple[object, ...]]) -> Bundle:
    return Bundle(
        sha256=row.sha256,
        size=row.size,
        session=row.session,
        station=row.station,
        candidate=row.candidate,
        epoch=row.epoch,
        seq=row.seq,
        kind=row.kind,
        received_wall=row.received_wall,
        state=BundleState(row.state),
        verdict=None if row.verdict is None else Verdict(row.verdict),
        finding=json.loads(row.finding),
        result=json.loads(row.result),
    )
