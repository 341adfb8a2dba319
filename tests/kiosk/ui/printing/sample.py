"""A made-up session with a little of everything, as its procès-verbal has it."""

import hashlib
from fractions import Fraction

from engine.records.checkpoint import Checkpoint, sign_checkpoint
from engine.records.keys import DeviceSigner
from engine.records.root import Realm
from engine.records.secret import Secret
from kiosk.services.names import Name
from kiosk.services.official_record import (
    Absence,
    Corrected,
    Done,
    Granted,
    Incident,
    Move,
    OfficialRecord,
    Outage,
    Pause,
    PinErrors,
    Place,
    Problem,
    Seal,
    Seen,
    Silenced,
    SittingRecord,
    Unlocking,
)
from kiosk.services.storage import Copied, Received, Storage

MINUTE = 60_000
START = 1_795_334_400_000
NAMES = {
    "c-1": Name("Lefèvre", "Inès"),
    "c-2": Name("Traoré", "Noam"),
    "c-3": Name("Le Goff", "Maël"),
    "c-4": Name("Nguyen", "Léna"),
}


def at(minutes: int) -> int:
    return START + minutes * MINUTE


def seal(journal: str, candidate: str, size: int) -> Seal:
    root = hashlib.sha256(journal.encode()).digest()
    signer = DeviceSigner(Secret(bytes(range(32))))
    note = sign_checkpoint(Checkpoint(journal, size, root, at(size)), signer)
    return Seal(journal, candidate, size, root, at(size), note)


def sitting(candidate: str, begun: int = 10, **more: object) -> SittingRecord:
    journal = f"S-0001/{candidate}/poste-a/1"
    found: dict[str, object] = {
        "journal": journal,
        "candidate": candidate,
        "identified": Done(at(begun - 4), "candidate"),
        "admitted": Done(at(begun - 3), "surveillant"),
        "started": at(begun),
        "duration_ms": 105 * MINUTE,
        "ended": Done(at(begun + 82), "candidate"),
        "reason": "completed",
        "shown": 32,
        "bundle": hashlib.sha256(candidate.encode()).hexdigest(),
        "root": hashlib.sha256(journal.encode()).digest(),
    }
    return SittingRecord(**{**found, **more})  # type: ignore[arg-type]  # tests name what they change


def eventful() -> SittingRecord:
    return sitting(
        "c-2",
        101,
        extra=Fraction(1, 3),
        shown=21,
        replaced=1,
        reason="technical",
        ended=Done(at(190), "surveillant"),
        corrections=(Corrected(at(99), Fraction(1, 3), "chef"),),
        grants=(Granted(at(130), 6 * MINUTE, "Alarme ou évacuation", "surveillant"),),
        pauses=(Pause(at(124), "incident", "surveillant", at(130)),),
        problems=(
            Problem(at(114), 4, True, "image", "E1", True, Done(at(116), "surveillant")),
            Problem(at(140), 9, False, "tool", "E2", False, Done(at(141), "surveillant")),
            Problem(at(189), 21, False, "text"),
        ),
        observed=(
            Seen(
                at(150),
                "focus",
                "Une autre fenêtre est passée devant le test, puis le candidat est revenu.",
            ),
        ),
        left=2,
        away_ms=4_000,
        outages=(Outage(at(160), 3 * MINUTE, "surveillant"),),
        rollbacks=(at(161),),
        moves=(Move(at(170), "chef", here=True, epoch=2),),
    )


def record(**more: object) -> OfficialRecord:
    found: dict[str, object] = {
        "place": Place(
            "S-0001", Realm.DEMO, "0561234A", "B204", "certification", "poste-a", "Poste 14"
        ),
        "level": 1,
        "accepted": Done(at(1), "chef"),
        "openings": (Done(at(0), "surveillant"),),
        "closings": (Done(at(200), "chef"),),
        "sittings": (sitting("c-1"), eventful()),
        "absences": (Absence(at(40), "c-3", "surveillant"),),
        "incidents": (
            Incident(at(50), "C7", "", "", "surveillant"),
            Incident(at(120), "C6", "c-2", "phone", "chef"),
        ),
        "pin_errors": (PinErrors("surveillant", 2),),
        "unlockings": (Unlocking(at(60), "surveillant"),),
        "losses": (Seen(at(70), "keyboard", ""),),
        "limits": ("capture", "consoles"),
        "observed": (Seen(at(80), "process", "Un programme est ouvert : AnyDesk."),),
        "silenced": (Silenced(at(81), "process", "AnyDesk", "equipment", "surveillant"),),
        "seals": (
            seal("S-0001/poste-a", "", 31),
            seal("S-0001/c-1/poste-a/1", "c-1", 71),
            seal("S-0001/c-2/poste-a/1", "c-2", 96),
        ),
    }
    return OfficialRecord(**{**found, **more})  # type: ignore[arg-type]  # tests name what they change


def where(candidate: str, bundle: str) -> Storage:
    if not bundle:
        return Storage(sealed=False, copied=Copied.NOTHING, received=Received.NOTHING)
    if candidate == "c-1":
        return Storage(sealed=True, copied=Copied.WHOLE, received=Received.OPENED, wall=at(195))
    return Storage(sealed=True, copied=Copied.NOTHING, received=Received.NOTHING)
