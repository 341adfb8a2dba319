"""How this station is, for a technician: nothing about a candidate. Knows no screen and no file.

`pix-kiosk doctor` and the technician's screen tell the same things.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from engine.records.canonical import Json, dumps
from engine.records.statement import Statement
from kiosk.ports.errors import KioskError
from kiosk.ports.machine import MachineState
from kiosk.ports.outbox import StationStore
from kiosk.services.desk import Desk
from kiosk.services.errors import NotAllowedError, TransferRefusedError
from kiosk.services.prepare import Prepare
from kiosk.services.room import Room
from kiosk.services.sit import UNDER_WAY


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The station at one moment.

    `packs` are names with versions, `missing` the keys of what is wrong with them. `outbox` counts
    bundles by their state. `copying` is whether there is a place for copies of running tests.
    """

    release: str
    station: str
    label: str
    realm: str
    wall: int
    expires: int
    level: int
    level_accepted: bool
    lost: tuple[str, ...]
    limits: tuple[str, ...]
    packs: tuple[str, ...]
    missing: tuple[str, ...]
    outbox: Mapping[str, int]
    copying: bool
    machine: MachineState | None


@dataclass(frozen=True, slots=True)
class CopiesChecked:
    """The copies at hand: how many there are, how many open and hold, when the newest was made.

    `lacks` is whether a test is under way here and no copy of it is among them.
    """

    total: int
    sound: int
    newest_wall: int | None
    lacks: bool = False


def sessions_of(prepare: Prepare, statement: Statement) -> tuple[dict[str, str], bool]:
    """For each session its packs, or the key of what is wrong; and whether all of them could open.

    Raises:
        StorageError: The tickets cannot be read.
    """
    found, ready = {}, True
    for kept in prepare.tickets(statement):
        try:
            packs = prepare.packs(kept.ticket)
        except KioskError as error:
            found[str(kept.ticket.session)], ready = error.key, False
        else:
            found[str(kept.ticket.session)] = ", ".join(
                f"{one.manifest.pack} {one.manifest.version}" for one in packs
            )
    return found, ready and bool(found)


def outbox_of(store: StationStore) -> list[dict[str, str]]:
    """The bundles by their digest, with what became of them; no candidate is named."""
    return [
        {"sha256": row.sha256, "state": row.state.value, "reason": row.reason}
        for row in store.outbox()
    ]


def diagnose(desk: Desk) -> Diagnosis:
    """Look at everything, now that a session is open.

    Raises:
        NotAllowedError: No session is open.
        StorageError: The station's memory cannot be read.
    """
    gear, room = desk.gear, _open(desk)
    statement = gear.identity.statement
    packs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    try:
        found = gear.prepare.packs(room.ticket)
    except KioskError as error:
        missing = (f"{error.key} {error.data.get('pack', '')}".strip(),)
    else:
        packs = tuple(f"{one.manifest.pack} {one.manifest.version}" for one in found)
    return Diagnosis(
        release=gear.prepare.release,
        station=str(statement.station),
        label=statement.label,
        realm=gear.identity.root.realm.value,
        wall=gear.clock.now().wall,
        expires=statement.expires,
        level=room.log.state.level,
        limits=gear.lockdown.limits,
        level_accepted=room.level_accepted,
        lost=gear.lockdown.lost(),
        packs=packs,
        missing=missing,
        outbox=Counter(row.state.value for row in gear.store.outbox()),
        copying=gear.copying is not None,
        machine=None if gear.machine is None else gear.machine.read(),
    )


def report(desk: Desk) -> bytes:
    """The same as JSON, with what `pix-kiosk doctor` tells of sessions and the outbox.

    Raises:
        NotAllowedError: No session is open.
        StorageError: The station's memory cannot be read.
    """
    seen = diagnose(desk)
    machine: Json = None
    if seen.machine is not None:
        battery = seen.machine.battery
        machine = {
            "free_bytes": seen.machine.free_bytes,
            "system": seen.machine.system,
            "battery": None if battery is None else battery.percent,
            "plugged": None if battery is None else battery.plugged,
        }
    sessions, ready = sessions_of(desk.gear.prepare, desk.gear.identity.statement)
    told: dict[str, Json] = {
        "release": seen.release,
        "realm": seen.realm,
        "station": f"{seen.station} ({seen.label})",
        "wall": seen.wall,
        "expires": seen.expires,
        "level": seen.level,
        "lost": seen.lost,
        "limits": seen.limits,
        "packs": seen.packs,
        "missing": seen.missing,
        "sessions": dict(sessions),
        "outbox": tuple(dict(row) for row in outbox_of(desk.gear.store)),
        "copies": seen.copying,
        "machine": machine,
        "ready": ready,
    }
    return dumps(told)


def check_copies(desk: Desk) -> CopiesChecked:
    """Open every copy at hand, of any station of the session; touches no database.

    Raises:
        NotAllowedError: There is no place for copies, or no session is open.
        StorageError: The place cannot be read.
    """
    copying = desk.gear.copying
    if copying is None:
        raise NotAllowedError(reason="copies.none")
    _open(desk)
    transfer = desk.transfer()
    contents, statements = copying.place.copies(), copying.place.statements()
    headers = []
    for content in contents:
        for statement in statements:
            try:
                headers.append(transfer.read(content, statement).header)
            except TransferRefusedError:
                continue
            break
    seat, station = desk.seat, desk.gear.identity.statement.station
    under_way = seat is not None and seat.sit.exam.sitting.phase in UNDER_WAY
    newest = max((one.made_wall for one in headers), default=None)
    own = any(
        (one.station, one.candidate) == (station, seat.person.candidate)
        for one in headers
        if seat is not None
    )
    return CopiesChecked(len(contents), len(headers), newest, lacks=under_way and not own)


def _open(desk: Desk) -> Room:
    if desk.room is None:
        raise NotAllowedError(reason="session.closed")
    return desk.room
