"""The copies of other stations that lie within reach, and which may be taken over here.

Knows no window and takes nothing over. What may not be taken says why, by the keys of `transfer`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from engine.errors import EngineError
from engine.records.bundle import claimed_header, verify_bundle
from engine.records.bundle_header import BundleKind
from engine.records.statement import verify_statement
from kiosk.ports.errors import StorageError
from kiosk.services.errors import CandidateUnknownError, TransferRefusedError
from kiosk.services.places import Place
from kiosk.services.room import Person
from kiosk.services.transfer import (
    DAMAGED,
    ENDED,
    OTHER_SESSION,
    SUPERSEDED,
    UNSIGNED,
    Copy,
    Transfer,
)

UNREADABLE = "transfer.unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """A copy that holds, whose it is and where it lies; `reason` says why it is not to be taken."""

    copy: Copy
    person: Person
    place: Place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What may be taken over first, each kind the newest first; what does not hold is counted."""

    found: tuple[Found, ...]
    refused: Mapping[str, int]


@dataclass(slots=True)
class _Search:
    transfer: Transfer
    found: dict[str, Found] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    ended: set[tuple[str, int]] = field(default_factory=set)

    def look(self, place: Place) -> None:
        try:
            statements = self._statements(place.place.statements())
            contents = place.place.copies()
        except StorageError:
            self.refused[UNREADABLE] += 1
            return
        own = self.transfer.room.identity.statement.station
        for content in contents:
            try:
                header = claimed_header(content)
            except EngineError:
                self.refused[DAMAGED] += 1
                continue
            statement = statements.get(header.station)
            if header.kind is BundleKind.FINAL and statement is not None:
                self._note_end(content, statement)
            if header.kind is BundleKind.PARTIAL and header.station != own:
                self._read(content, statement, place)

    def _statements(self, untrusted: Iterable[bytes]) -> dict[str, bytes]:
        root, wall = self.transfer.room.identity.root, self.transfer.clock.now().wall
        known = {}
        for one in untrusted:
            try:
                known[str(verify_statement(one, root, wall).station)] = one
            except EngineError:
                continue
        return known

    def _note_end(self, content: bytes, statement: bytes) -> None:
        room = self.transfer.room
        try:
            told = verify_statement(statement, room.identity.root, self.transfer.clock.now().wall)
            header = verify_bundle(content, told.ed25519).header
        except EngineError:
            return
        if header.session == room.ticket.session and header.candidate is not None:
            self.ended.add((header.candidate, header.epoch))

    def _read(self, content: bytes, statement: bytes | None, place: Place) -> None:
        if statement is None:
            self.refused[UNSIGNED] += 1
            return
        try:
            copy = self.transfer.read(content, statement)
            person = self.transfer.room.person(copy.header.candidate or "")
        except TransferRefusedError as error:
            self.refused[str(error.data["reason"])] += 1
        except CandidateUnknownError:
            self.refused[OTHER_SESSION] += 1
        else:
            self.found.setdefault(copy.sha256, Found(copy, person, place))


def findings(transfer: Transfer, places: Iterable[Place]) -> Findings:
    """What lies at the places, the copies of this station left out.

    Of one journal only the newest copy is shown; a copy of an epoch that somebody went on from
    is shown as such.
    """
    search = _Search(transfer)
    for place in places:
        search.look(place)
    newest: dict[tuple[str, str, int], Found] = {}
    for one in search.found.values():
        header = one.copy.header
        key = (one.person.candidate, header.station, header.epoch)
        if key not in newest or newest[key].copy.rank < one.copy.rank:
            newest[key] = one
    latest: dict[str, int] = {}
    for one in newest.values():
        who = one.person.candidate
        latest[who] = max(latest.get(who, 0), one.copy.header.epoch)
    judged = [
        replace(one, reason=_reason(transfer, one, latest, search.ended)) for one in newest.values()
    ]
    judged.sort(key=lambda one: one.copy.header.made_wall, reverse=True)
    return Findings(tuple(sorted(judged, key=lambda one: bool(one.reason))), search.refused)


def _reason(
    transfer: Transfer, one: Found, latest: Mapping[str, int], ended: set[tuple[str, int]]
) -> str:
    who, epoch = one.person.candidate, one.copy.header.epoch
    if any(candidate == who and at >= epoch for candidate, at in ended):
        return ENDED
    if epoch < latest[who]:
        return SUPERSEDED
    try:
        transfer.require_free(one.copy)
    except TransferRefusedError as refusal:
        return str(refusal.data["reason"])
    return ""
