"""The names on a procès-verbal: kept apart from the acts, and forgotten. Knows no paper.

Acts name candidates by their opaque identifiers and stay for good. Names are kept in the
station's encrypted database only for who sat here or was noted absent here, and for thirty days
after the closing. No birth date, no code, no adaptation is kept with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from engine.records.reading import Reader
from kiosk.ports.clock import Clock
from kiosk.ports.outbox import StationStore
from kiosk.services.room import Room

DAY_MS: Final = 86_400_000
KEPT_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate's names as the list had them."""

    last: str
    first: str


Names = Mapping[str, Name]


def names_here(room: Room) -> dict[str, Name]:
    """The names of who sat here, was noted absent here or had an incident here, even withdrawn."""
    state = room.log.state
    here = {candidate for candidate, _ in room.unlocked.store.sittings()}
    here |= set(state.absent) | {one.fact.candidate for one in state.noted}
    people = (one for one in room.people if one.candidate in here and one.last_name)
    return {one.candidate: Name(one.last_name, one.first_name) for one in people}


def keep_names(store: StationStore, room: Room, clock: Clock) -> None:
    """Keep the names of a session that is being closed.

    Raises:
        StorageError: They could not be kept.
    """
    people = tuple(
        {"candidate": candidate, "last": name.last, "first": name.first}
        for candidate, name in names_here(room).items()
    )
    until = max(0, clock.now().wall) + KEPT_DAYS * DAY_MS
    store.put_names(room.ticket.session, dumps({"until": until, "people": people}))


def kept_names(store: StationStore, session: str) -> dict[str, Name]:
    """The names that are still kept of a session; none once they were forgotten.

    Raises:
        MalformedError: What is kept is not what was written.
    """
    found = store.names(session)
    if found is None:
        return {}
    people = Reader(loads_object(found), "names.").readers("people")
    return {one.text("candidate"): Name(one.text("last"), one.text("first")) for one in people}


def forget_old_names(store: StationStore, clock: Clock) -> tuple[str, ...]:
    """Erase the names whose time is over, and those that cannot be read.

    Returns:
        The sessions whose names were erased.

    Raises:
        StorageError: They could not be erased.
    """
    now, gone = clock.now().wall, []
    for session in store.named():
        try:
            until = Reader(loads_object(store.names(session) or b"{}"), "names.").integer("until")
        except MalformedError:
            until = now
        if until <= now:
            store.forget_names(session)
            gone.append(session)
    return tuple(gone)
