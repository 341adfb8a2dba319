"""The newest report of each station's checks. Knows no rule about what it says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Row, select, update

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

    def keep(self, preflight: Preflight, later: Callable[[Preflight], bool]) -> bool:
        """Keep a report in place of the station's former one; whether it was.

        Args:
            preflight: The report that came.
            later: Whether it is later than the one that is kept; asked only where there is one.
        """
        mine = PREFLIGHTS.c.station == preflight.station
        with self.database.transaction() as connection:
            # A write that changes nothing: from here on nobody else writes until this one is over.
            connection.execute(update(PREFLIGHTS).where(mine).values(wall=PREFLIGHTS.c.wall))
            former = _by_station(connection.execute(select(PREFLIGHTS).where(mine)).all())
            if former and not later(former[preflight.station]):
                return False
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
        return True

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
