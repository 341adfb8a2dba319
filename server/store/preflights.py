"""The newest report of each station's checks. Knows no rule about what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Row, select

from server.store.database import Database, replace_row
from server.store.tables import PREFLIGHTS


@dataclass(frozen=True, slots=True)
class Preflight:
    """A station's newest report: counts by outcome, the mark of its machine's name, the envelope.

    `wall` is the station's clock when it was made, `received_wall` the server's when it came.
    """

    station: str
    wall: int
    received_wall: int
    level: int | None
    host: bytes
    fine: int
    look: int
    stop: int
    report: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PreflightStore:
    """The table of reports."""

    database: Database

    def keep(self, preflight: Preflight) -> None:
        """Keep a report in place of the station's former one.

        The one that came last counts, not the one with the latest date: a clock that was wrong is
        one of the things that a report is about.
        """
        with self.database.transaction() as connection:
            replace_row(
                connection,
                PREFLIGHTS,
                {
                    "station": preflight.station,
                    "wall": preflight.wall,
                    "received_wall": preflight.received_wall,
                    "level": preflight.level,
                    "host": preflight.host.hex(),
                    "fine": preflight.fine,
                    "look": preflight.look,
                    "stop": preflight.stop,
                    "report": preflight.report,
                },
            )

    def all(self) -> dict[str, Preflight]:
        """The newest report of each station that sent one."""
        with self.database.transaction() as connection:
            return _by_station(connection.execute(select(PREFLIGHTS)).all())


def _by_station(rows: Iterable[Row[tuple[object, ...]]]) -> dict[str, Preflight]:
    return {
        row.station: Preflight(
            station=row.station,
            wall=row.wall,
            received_wall=row.received_wall,
            level=row.level,
            host=bytes.fromhex(row.host),
            fine=row.fine,
            look=row.look,
            stop=row.stop,
            report=row.report,
        )
        for row in rows
    }
