"""Enrolled stations and vouchers for enrolling. Knows nothing about sessions."""

from dataclasses import dataclass, field

from sqlalchemy import Row, select, update

from engine.records.identifiers import StationId
from server.store.database import Database, insert_once
from server.store.tables import STATIONS, VOUCHERS


@dataclass(frozen=True, slots=True)
class Station:
    """An enrolled station; `statement` is the signed envelope, `ed25519` its raw public key."""

    station: StationId
    label: str
    centre: str
    ed25519: bytes
    statement: bytes = field(repr=False)
    enrolled_wall: int
    revoked_wall: int | None = None


@dataclass(frozen=True, slots=True)
class Voucher:
    """A permission to enrol stations of a centre; `closed` is its text under the storage key."""

    voucher: str
    centre: str
    closed: bytes = field(repr=False)
    expires_wall: int
    left: int


@dataclass(frozen=True, slots=True)
class StationStore:
    """The tables of stations."""

    database: Database

    def add(self, station: Station) -> bool:
        """Keep a station unless it is there; whether it is new."""
        with self.database.transaction() as connection:
            return insert_once(
                connection,
                STATIONS,
                {
                    "station": station.station,
                    "label": station.label,
                    "centre": station.centre,
                    "ed25519": station.ed25519.hex(),
                    "statement": station.statement,
                    "enrolled_wall": station.enrolled_wall,
                    "revoked_wall": station.revoked_wall,
                },
            )

    def get(self, station: str) -> Station | None:
        """The station of an id."""
        with self.database.transaction() as connection:
            row = connection.execute(
                select(STATIONS).where(STATIONS.c.station == station)
            ).one_or_none()
        return None if row is None else _station(row)

    def by_key(self, ed25519: bytes) -> Station | None:
        """The station that signs with a raw public key."""
        with self.database.transaction() as connection:
            row = connection.execute(
                select(STATIONS).where(STATIONS.c.ed25519 == ed25519.hex())
            ).one_or_none()
        return None if row is None else _station(row)

    def all(self) -> tuple[Station, ...]:
        """Every station, by id."""
        with self.database.transaction() as connection:
            rows = connection.execute(select(STATIONS).order_by(STATIONS.c.station)).all()
        return tuple(_station(row) for row in rows)

    def revoke(self, station: str, wall: int) -> bool:
        """Believe nothing of a station from now on; whether there is such a station."""
        with self.database.transaction() as connection:
            changed = connection.execute(
                update(STATIONS).where(STATIONS.c.station == station).values(revoked_wall=wall)
            )
        return changed.rowcount == 1

    def add_voucher(self, voucher: Voucher) -> None:
        """Keep a voucher."""
        with self.database.transaction() as connection:
            insert_once(
                connection,
                VOUCHERS,
                {
                    "voucher": voucher.voucher,
                    "centre": voucher.centre,
                    "closed": voucher.closed,
                    "expires_wall": voucher.expires_wall,
                    "left": voucher.left,
                },
            )

    def vouchers(self, wall: int) -> tuple[Voucher, ...]:
        """The vouchers that can still be used."""
        statement = select(VOUCHERS).where(VOUCHERS.c.expires_wall > wall, VOUCHERS.c.left > 0)
        with self.database.transaction() as connection:
            rows = connection.execute(statement).all()
        return tuple(
            Voucher(row.voucher, row.centre, row.closed, row.expires_wall, row.left) for row in rows
        )

    def use_voucher(self, voucher: str) -> bool:
        """Count one use; whether one was left."""
        statement = (
            update(VOUCHERS)
            .where(VOUCHERS.c.voucher == voucher, VOUCHERS.c.left > 0)
            .values(left=VOUCHERS.c.left - 1)
        )
        with self.database.transaction() as connection:
            return connection.execute(statement).rowcount == 1


def _station(row: Row[tuple[object, ...]]) -> Station:
    return Station(
        station=StationId(row.station),
        label=row.label,
        centre=row.centre,
        ed25519=bytes.fromhex(row.ed25519),
        statement=row.statement,
        enrolled_wall=row.enrolled_wall,
        revoked_wall=row.revoked_wall,
    )
