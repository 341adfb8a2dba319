"""Lets another station go on with a sitting: its copy is safe before anybody gets up.

Knows no window and no medium. The order is the rule: a place proved writable, then the fact, then
the copy that holds the fact, read back; only then the test may be moved.
"""

from dataclasses import dataclass
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps, loads_object
from engine.records.journal_record import Actor
from engine.records.reading import Reader
from kiosk.ports.clock import Clock
from kiosk.ports.outbox import StationStore
from kiosk.services.errors import NotAllowedError
from kiosk.services.places import Place
from kiosk.services.room import Room
from kiosk.services.sealing import Sealing
from kiosk.services.seat import Seat

_HANDED: Final = "handed-over:"


@dataclass(frozen=True, slots=True)
class Handed:
    """Where the copy of a moved sitting was written, and when (ms since the epoch)."""

    place: str
    label: str
    wall: int


@dataclass(frozen=True, slots=True)
class HandingOver:
    """The old station's part of a change of station."""

    room: Room
    store: StationStore
    clock: Clock

    def hand_over(self, seat: Seat, place: Place, reason: str, role: Actor) -> Handed:
        """Write the sitting to a place, for another station to go on with; then it is fenced.

        Done again on a sitting that has moved, it writes the same copy to another place.

        Raises:
            NotAllowedError: The test is not under way; nothing was recorded.
            StorageError: The place did not take it. Nothing was recorded, unless the sitting
                `moved` meanwhile: then the copy is to be written again, here or elsewhere.
        """
        sit, sealing = seat.sit, Sealing(self.room, self.store, self.clock)
        statement, before = self.room.identity.envelope, None
        if not sit.moved:
            if not sit.under_way or sit.rolled_back:
                raise NotAllowedError(reason="rollback" if sit.rolled_back else "phase")
            proof = sealing.copy(sit)
            before = proof.sha256.hex()
            place.place.put_copy(before, proof.content, statement, None)
            sit.hand_over(reason, role)
        sha256 = sealing.seal(seat.person, sit)
        place.place.put_copy(sha256, self.store.bundle(sha256), statement, before)
        handed = Handed(place.key, place.label, max(0, self.clock.now().wall))
        told: JsonObject = {"place": handed.place, "label": handed.label, "wall": handed.wall}
        self.room.unlocked.store.keep_value(_name(seat), dumps(told))
        return handed

    def handed(self, seat: Seat) -> Handed | None:
        """Where the copy lies; None while it is still to be written.

        Raises:
            StorageError: It cannot be told.
        """
        stored = self.room.unlocked.store.value(_name(seat))
        if stored is None:
            return None
        try:
            reader = Reader(loads_object(stored), "handed.")
            return Handed(reader.text("place"), reader.text("label"), reader.integer("wall"))
        except MalformedError:
            return None


def _name(seat: Seat) -> str:
    return f"{_HANDED}{seat.sit.ledger.name}"
