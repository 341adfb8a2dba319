"""What waits for somebody, beside every state and never in its place. Knows no sentence.

States are a set; an alert is no state. Whatever the phase is, an alert stays until it is handled,
and the one that has waited longest comes first.
"""

from dataclasses import dataclass
from enum import StrEnum

from engine.records.roster import PinRole
from engine.sitting.events import LockdownLost, LockdownVerified, PauseCause
from engine.sitting.state import Phase, Sitting
from kiosk.ports.errors import StorageError
from kiosk.services.desk import Desk
from kiosk.services.room import Room
from kiosk.services.seat import Seat


class Alert(StrEnum):
    """What waits for somebody, whatever the state is."""

    ROLLBACK = "rollback"
    REPORT = "report"
    HELD = "held"
    STOPPED = "stopped"
    UNWRITTEN = "unwritten"
    LOCKDOWN = "lockdown"
    COPIES = "copies"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Warned:
    """An alert and since when, in ms since the epoch."""

    alert: Alert
    since: int


def sitting_alerts(sitting: Sitting) -> tuple[Warned, ...]:
    """What waits in a sitting by its journal alone; nothing once another station has it."""
    found = []
    if sitting.moved:
        return ()
    if sitting.report is not None:
        found.append(Warned(Alert.REPORT, sitting.report.at.wall))
    if sitting.phase is Phase.PAUSED and sitting.pause is PauseCause.TECHNICAL:
        found.append(Warned(Alert.HELD, 0 if sitting.mark is None else sitting.mark.wall))
    return _oldest_first(found)


def seat_alerts(seat: Seat) -> tuple[Warned, ...]:
    """What waits at a seat: in its sitting, and for whoever has to take it up."""
    sit, first, last = seat.sit, [], []
    if sit.moved:
        return ()
    if sit.rolled_back:
        first.append(Warned(Alert.ROLLBACK, sit.stopped_wall))
    elif sit.interrupted:
        last.append(Warned(Alert.STOPPED, sit.stopped_wall))
    return _oldest_first([*first, *sitting_alerts(sit.exam.sitting), *last])


def station_alerts(desk: Desk) -> tuple[Warned, ...]:
    """What waits on this station: at its seat, and around it."""
    room, seat = desk.room, desk.seat
    found = [] if seat is None else list(seat_alerts(seat))
    if seat is not None and seat.sit.moved and not _written(desk):
        found.append(Warned(Alert.UNWRITTEN, seat.sit.stopped_wall))
    if desk.uncopied_since is not None:
        found.append(Warned(Alert.COPIES, desk.uncopied_since))
    if room is not None:
        found += _room_alerts(room, desk.gear.clock.now().wall)
    return _oldest_first(found)


def _written(desk: Desk) -> bool:
    """Whether the copy of a moved sitting lies somewhere; what cannot be told is not known."""
    try:
        return desk.handed() is not None
    except StorageError:
        return False


def _room_alerts(room: Room, wall: int) -> list[Warned]:
    found = []
    if room.log.state.lost:
        found.append(Warned(Alert.LOCKDOWN, _lost_since(room)))
    if room.pins.wait_ms(PinRole.SURVEILLANT) or room.pins.wait_ms(PinRole.CHEF):
        found.append(Warned(Alert.PIN, wall))
    return found


def _lost_since(room: Room) -> int:
    """When the first protection went that has not been verified again."""
    since = 0
    for record in room.log.ledger.records:
        if record.type == LockdownVerified.TYPE:
            since = 0
        elif record.type == LockdownLost.TYPE:
            since = since or record.at.wall
    return since


def _oldest_first(found: list[Warned]) -> tuple[Warned, ...]:
    return tuple(sorted(found, key=lambda one: one.since))
