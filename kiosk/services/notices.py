"""What sensors noticed and an invigilator has not silenced yet. Knows no sentence, no sensor."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from engine.records.journal_record import Record
from engine.sitting.codec import event_of
from engine.sitting.events import Observation, ObservationPolicy, PauseCause
from kiosk.ports.sensor import Kind
from kiosk.services.desk import Desk

_KINDS: Final = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something noticed: what, since when (ms since the epoch), how often, holding or not."""

    kind: str
    subject: str
    since: int
    count: int = 1
    held: bool = False


def noticed(records: Iterable[Record]) -> tuple[Notice, ...]:
    """What sensors told in some journals, one for each kind and subject, the oldest first."""
    found: dict[tuple[str, str], Notice] = {}
    for record in records:
        event = event_of(record) if record.type == Observation.TYPE else None
        if not isinstance(event, Observation) or event.kind not in _KINDS:
            continue
        if event.policy is ObservationPolicy.IGNORE:
            continue
        key, held = (event.kind, event.subject), event.policy is ObservationPolicy.HOLD
        known = found.get(key)
        if known is None:
            found[key] = Notice(*key, record.at.wall, held=held)
        else:
            since = min(known.since, record.at.wall)
            found[key] = replace(known, since=since, count=known.count + 1, held=known.held or held)
    return tuple(sorted(found.values(), key=lambda one: one.since))


def station_notices(desk: Desk) -> tuple[Notice, ...]:
    """What waits for an invigilator's look on this station: at its seat, and around it."""
    room, seat = desk.room, desk.seat
    if room is None:
        return ()
    records, stands = room.log.ledger.records, False
    if seat is not None:
        records = (*records, *seat.sit.ledger.records)
        stands = seat.sit.exam.sitting.pause is PauseCause.TECHNICAL
    silenced = room.log.state.is_silenced
    return tuple(
        replace(one, held=one.held and stands)
        for one in noticed(records)
        if not silenced(one.kind, one.subject)
    )
