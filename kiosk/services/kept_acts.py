"""Everything of an open session that its procès-verbal is made of, as acts. Keeps nothing.

What is kept at the closing and what is shown before it come from this one place. Names are not
among them: acts stay for good, names do not (`kiosk.services.names`).
"""

from typing import Final

from engine.records.canonical import JsonObject, dumps
from engine.records.checkpoint import read_checkpoint
from kiosk.services.acts import acts_of
from kiosk.services.ledger import Ledger
from kiosk.services.room import Room

PLACE: Final = "record.place"
CHECKPOINT: Final = "record.checkpoint"


def kept_acts(room: Room) -> tuple[bytes, ...]:
    """The place, the acts of each journal, and each one's newest signed checkpoint.

    Returns:
        Canonical bytes, in an order that repeating does not change.
    """
    ledgers = (room.log.ledger, *room.ledgers())
    found = [_place(room)]
    for ledger in ledgers:
        found += acts_of(ledger.name, ledger.records)
    found += [act for ledger in ledgers for act in _checkpoint(ledger)]
    return tuple(found)


def _place(room: Room) -> bytes:
    statement = room.identity.statement
    return _act(
        room.log.ledger.name,
        PLACE,
        0,
        {
            "session": room.ticket.session,
            "realm": room.ticket.realm.value,
            "centre": room.ticket.centre,
            "room": room.ticket.room,
            "plan": room.ticket.plan,
            "station": statement.station,
            "label": statement.label,
        },
    )


def _checkpoint(ledger: Ledger) -> tuple[bytes, ...]:
    notes = ledger.checkpoints()
    if not notes:
        return ()
    note = notes[-1]
    return (_act(ledger.name, CHECKPOINT, read_checkpoint(note).wall, {"note": note}),)


def _act(journal: str, kind: str, wall: int, data: JsonObject) -> bytes:
    return dumps(
        {
            "journal": journal,
            "seq": 0,
            "type": kind,
            "wall": wall,
            "spent_ms": 0,
            "role": "station",
            "data": data,
        }
    )
