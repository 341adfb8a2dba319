"""The end of a session in rows: who, why it ended, where the result is, what to do. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.services.end_code import end_code
from kiosk.services.official_record import Incident, OfficialRecord, SittingRecord
from kiosk.services.storage import Copied, Received, Storage
from kiosk.ui.presenters.record_document import Where, end_words
from kiosk.ui.presenters.times import hour
from kiosk.ui.views.closing import EndedRow, Mark, NoteRow
from kiosk.words.closing import ClosingText, closing_words
from kiosk.words.record import RecordText, code_words, record_words
from kiosk.words.withdrawal import withdrawn_words

_T = ClosingText


@dataclass(frozen=True, slots=True)
class Standing:
    """One sitting and where it is."""

    sitting: SittingRecord
    storage: Storage

    @property
    def under_way(self) -> bool:
        """Whether it has begun here, and neither ended nor left."""
        begun = self.sitting.started is not None
        return begun and not self.sitting.reason and not self.sitting.gone

    @property
    def only_here(self) -> bool:
        """Whether it has ended and is on this station only."""
        return bool(self.sitting.reason) and not self.storage.outside


def standings(record: OfficialRecord, where: Where) -> tuple[Standing, ...]:
    """Every sitting of the record with where it is."""
    return tuple(Standing(one, where(one.candidate, one.bundle)) for one in record.sittings)


def ended_rows(
    found: tuple[Standing, ...], name: Callable[[str], str], *, stick: bool
) -> tuple[EndedRow, ...]:
    """The rows of the candidates; `stick` is whether this station has a place for copies."""
    return tuple(_row(one, name, stick=stick) for one in found)


def note_rows(record: OfficialRecord, name: Callable[[str], str]) -> tuple[NoteRow, ...]:
    """Who did not come, then the incidents."""
    absents = tuple(
        NoteRow("person", name(one.candidate), closing_words(_T.ABSENT, hour=hour(one.wall)))
        for one in record.absences
    )
    return (*absents, *(_incident(one, name) for one in record.incidents))


def _incident(one: Incident, name: Callable[[str], str]) -> NoteRow:
    whose = name(one.candidate) if one.candidate else record_words(RecordText.WHOLE_ROOM)
    detail, taken = f"{hour(one.wall)} · {whose}", one.withdrawn
    if taken is not None:
        detail = f"{detail} · {withdrawn_words(hour(taken.wall), taken.reason)}"
    return NoteRow("flag", code_words(one.code, one.detail), detail, struck=taken is not None)


def _row(one: Standing, name: Callable[[str], str], *, stick: bool) -> EndedRow:
    sitting = one.sitting
    todo, urgent = _todo(one, stick=stick)
    reason = end_words(sitting)
    count = closing_words(_T.QUESTIONS, count=sitting.shown)
    return EndedRow(
        name=name(sitting.candidate),
        detail=f"{count} · {reason}" if sitting.started is not None else reason,
        code_label=closing_words(_T.CODE if sitting.root else _T.NO_CODE),
        code=end_code(sitting.root) if sitting.root else "–",
        marks=() if sitting.started is None or sitting.gone else _marks(one, stick=stick),
        todo=todo,
        urgent=urgent,
    )


def _todo(one: Standing, *, stick: bool) -> tuple[str, bool]:
    """What to do about a sitting, and whether it cannot wait; nothing for most."""
    storage = one.storage
    copy = _T.TODO_COPY if stick else _T.TODO_KEEP_ON
    if stick and storage.copied is Copied.NO_PLACE:
        copy = _T.TODO_COPY_NO_STICK
    parked = storage.received is Received.PARKED
    cases = (
        (one.sitting.started is None, None, False),
        (one.sitting.gone, _T.TODO_GONE, False),
        (one.under_way, _T.TODO_END, True),
        (not storage.sealed, _T.TODO_SEAL, True),
        (parked, _T.TODO_PARKED, True),
        (storage.received is Received.OPENED, None, False),
        (not storage.outside, copy, True),
    )
    for holds, text, urgent in cases:
        if holds:
            return "" if text is None else closing_words(text), urgent
    return closing_words(_T.TODO_WAIT), False


def _marks(one: Standing, *, stick: bool) -> tuple[Mark, ...]:
    storage = one.storage
    here = _mark(_T.HERE, "check-circle") if storage.sealed else _later(_T.NOT_HERE)
    found = [here]
    if stick:
        found.append(
            {
                Copied.WHOLE: _mark(_T.USB, "check-circle"),
                Copied.PARTIAL: _later(_T.USB_PARTIAL, "usb"),
                Copied.NOTHING: _later(_T.NOT_USB, "usb"),
                Copied.NO_PLACE: _later(_T.NO_USB, "usb"),
            }[storage.copied]
        )
    if storage.received is Received.PARKED:
        return (*found, Mark("warning", closing_words(_T.PARKED), "err"))
    received = storage.received in (Received.STORED, Received.OPENED)
    verified = storage.received is Received.OPENED
    return (
        *found,
        _mark(_T.RECEIVED, "check-circle") if received else _later(_T.NOT_RECEIVED),
        _mark(_T.VERIFIED, "check-circle") if verified else _later(_T.NOT_VERIFIED),
    )


def _mark(text: ClosingText, icon: str) -> Mark:
    return Mark(icon, closing_words(text), "ok")


def _later(text: ClosingText, icon: str = "clock") -> Mark:
    return Mark(icon, closing_words(text), "mention")
