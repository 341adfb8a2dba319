"""Puts the record of a session into sentences, as a paper. Pure: knows no toolkit, no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from typing import Final

from engine.records.spoken import SPOKEN_BYTES, spoken
from kiosk.services.end_code import end_code
from kiosk.services.names import Names
from kiosk.services.official_record import OfficialRecord, Seal, Silenced, SittingRecord
from kiosk.services.storage import Copied, Received, Storage
from kiosk.ui.presenters.record_facts import Line, facts_of
from kiosk.ui.presenters.times import duration, hour, minutes
from kiosk.ui.views.document import (
    Block,
    Document,
    Facts,
    Fingerprint,
    Heading,
    Paragraph,
    Signatures,
    Table,
    Title,
)
from kiosk.words.catalogue import Language, chosen
from kiosk.words.cover import CoverText, cover_words, silence_reason
from kiosk.words.observed import observed_words
from kiosk.words.protections import limits_sentence, protection_words
from kiosk.words.record import RecordText, code_words, record_words, role_words
from kiosk.words.withdrawal import WithdrawalText, inner_reason, withdrawal_words

Where = Callable[[str, str], Storage]
"""Where the bundle of a candidate is: candidate, digest."""
_T = RecordText
_ENDS: Final[Mapping[str, RecordText]] = {
    "completed": _T.END_COMPLETED,
    "time": _T.END_TIME,
    "candidate": _T.END_CANDIDATE,
    "technical": _T.END_TECHNICAL,
    "invigilator": _T.END_INVIGILATOR,
}
_LEVELS: Final = (_T.LEVEL_0, _T.LEVEL_1, _T.LEVEL_2)
_SAMPLE: Final = "–"


def document_of(
    record: OfficialRecord, names: Names, where: Where, wall: int, *, nameless: bool = False
) -> Document:
    """The procès-verbal as a paper in the chosen language.

    Args:
        record: What happened.
        names: The names that are still known; whoever has none is numbered.
        where: Where each result is now.
        wall: The instant of the edition, in ms since the epoch.
        nameless: Say that names are left out on purpose.
    """
    place = record.place
    who = Who(record, names)
    stamp = record_words(_T.STAMP) if place.realm.rehearsal else ""
    blocks: list[Block] = [
        Title(record_words(_T.TITLE), record_words(_T.SUBTITLE, station=place.label), stamp),
        *_notices(record, nameless=nameless),
        _session(record),
        Heading(record_words(_T.CANDIDATES)),
        *_candidates(record, who, where),
        *_each(record, who, where),
        *_absents(record, who),
        *_incidents(record, who),
        *_station(record),
        Heading(record_words(_T.SIGNATURES)),
        Signatures(
            (record_words(_T.SIGN_CHEF), record_words(_T.SIGN_SURVEILLANT)),
            record_words(_T.SIGN_NOTE),
        ),
        *_seals(record, who),
    ]
    page = record_words(_T.PAGE, day=day(wall), hour=hour(wall), page="{page}", pages="{pages}")
    return Document(
        title=f"{record_words(_T.TITLE)} {place.session}",
        subject=f"{place.centre} · {place.room} · {place.label}",
        language="en-GB" if chosen() is Language.ENGLISH else "fr-FR",
        blocks=tuple(blocks),
        foot=record_words(_T.FOOT, session=place.session, station=place.label),
        page=page,
        stamp=stamp,
    )


def day(wall: int) -> str:
    """`22/11/2026`, in the machine's own time zone."""
    return datetime.fromtimestamp(wall / 1000, UTC).astimezone().strftime("%d/%m/%Y")


def end_words(sitting: SittingRecord) -> str:
    """Why a sitting is where it is."""
    if sitting.reason:
        return record_words(_ENDS[sitting.reason])
    if sitting.gone:
        return record_words(_T.END_MOVED)
    return record_words(_T.END_NOT_BEGUN if sitting.started is None else _T.END_NONE)


def storage_words(storage: Storage) -> str:
    """Where a result is, in one line."""
    if not storage.sealed:
        return record_words(_T.NOT_SEALED)
    found = [record_words(_T.HERE)]
    if storage.copied is Copied.WHOLE:
        found.append(record_words(_T.ON_USB))
    told = {Received.STORED: _T.RECEIVED, Received.OPENED: _T.VERIFIED}.get(storage.received)
    if told is not None:
        found.append(record_words(told, day=day(storage.wall), hour=hour(storage.wall)))
    elif storage.received is Received.PARKED:
        found.append(record_words(_T.PARKED, reason=storage.reason))
    if len(found) == 1:
        found.append(record_words(_T.HERE_ONLY))
    return ", ".join(found)


def share_words(extra: Fraction) -> str:
    """`1/3` of extra time."""
    return f"{extra.numerator}/{extra.denominator}" if extra else "0"


@dataclass(frozen=True)
class Who:
    """What candidates are called on this paper."""

    record: OfficialRecord
    names: Names

    def __call__(self, candidate: str) -> str:
        known = self.names.get(candidate)
        if known is not None:
            return f"{known.last.upper()} {known.first}".strip()
        number = self.record.candidates.index(candidate) + 1
        unlisted = any(one.blank for one in self.record.sittings if one.candidate == candidate)
        return record_words(_T.UNLISTED if unlisted else _T.NUMBERED, number=number)


def _notices(record: OfficialRecord, *, nameless: bool) -> list[Block]:
    found = []
    if record.place.realm.rehearsal:
        found.append(_T.STAMP_NOTE)
    if not record.closed:
        found.append(_T.OPEN_YET)
    if nameless:
        found.append(_T.NAMELESS)
    return [Paragraph(record_words(one), notice=True) for one in found]


def _session(record: OfficialRecord) -> Facts:
    place = record.place
    level = record_words(_LEVELS[max(0, min(record.level, len(_LEVELS) - 1))])
    if record.accepted is not None:
        accepted = hour(record.accepted.wall)
        level = f"{level} {record_words(_T.LEVEL_ACCEPTED, hour=accepted)}"
    level = f"{level} {limits_sentence(record.limits)}".strip()
    ended = sum(bool(one.reason) for one in record.sittings)
    counts = record_words(
        _T.COUNTS_VALUE, here=len(record.sittings), ended=ended, absent=len(record.absences)
    )
    rows = [
        (_T.SESSION, place.session),
        (_T.CENTRE, place.centre),
        (_T.ROOM, place.room),
        (_T.STATION, record_words(_T.STATION_ID, label=place.label, station=place.station)),
        (_T.LEVEL, level),
        *((_T.OPENED, _moment(one.wall, one.role)) for one in record.openings),
        *((_T.CLOSED, _moment(one.wall, one.role)) for one in record.closings),
    ]
    if not record.closings:
        rows.append((_T.CLOSED, record_words(_T.NOT_CLOSED)))
    rows.append((_T.COUNTS, counts))
    return Facts(tuple((record_words(key), value) for key, value in rows))


def _moment(wall: int, role: str) -> str:
    return record_words(_T.MOMENT, day=day(wall), hour=hour(wall), who=role_words(role))


def _candidates(record: OfficialRecord, who: Who, where: Where) -> list[Block]:
    if not record.sittings:
        return [Paragraph(record_words(_T.NOBODY))]
    headings = (_T.CANDIDATE, _T.START, _T.END, _T.QUESTIONS, _T.REASON, _T.CODE, _T.STORED)
    rows = tuple(
        (
            who(one.candidate),
            _SAMPLE if one.started is None else hour(one.started),
            _SAMPLE if one.ended is None else hour(one.ended.wall),
            str(one.shown),
            end_words(one),
            end_code(one.root) if one.root else _SAMPLE,
            storage_words(where(one.candidate, one.bundle)),
        )
        for one in record.sittings
    )
    shares = (24, 10, 10, 12, 16, 13, 25)
    return [Table(tuple(record_words(one) for one in headings), rows, shares)]


def _each(record: OfficialRecord, who: Who, where: Where) -> list[Block]:
    if not record.sittings:
        return []
    blocks: list[Block] = [Heading(record_words(_T.EACH))]
    for one in record.sittings:
        blocks.append(Heading(who(one.candidate), level=2))
        blocks.append(_sitting(one, where))
        lines = facts_of(one)
        if lines:
            blocks.append(_lines(lines))
        else:
            blocks.append(Paragraph(record_words(_T.QUIET)))
    return blocks


def _sitting(one: SittingRecord, where: Where) -> Facts:
    admitted = record_words(_T.NOT_ADMITTED)
    if one.admitted is not None:
        admitted = _moment(one.admitted.wall, one.admitted.role)
    planned = duration(one.planned_ms)
    if one.extra:
        extra = minutes(one.planned_ms - one.duration_ms)
        planned = record_words(
            _T.PLANNED_EXTRA, whole=planned, extra=extra, share=share_words(one.extra)
        )
    shown = str(one.shown)
    if one.replaced:
        shown = record_words(_T.SHOWN_REPLACED, shown=one.shown, replaced=one.replaced)
    given = minutes(one.granted_ms) if one.granted_ms else record_words(_T.GIVEN_NONE)
    rows = [(_T.ADMISSION, admitted)]
    if one.started is not None:
        rows += [(_T.PLANNED, planned), (_T.GIVEN, given), (_T.SHOWN, shown)]
    rows.append((_T.REASON, end_words(one)))
    if one.root:
        rows.append((_T.CODE, end_code(one.root)))
    if one.started is not None:
        rows.append((_T.STORAGE, storage_words(where(one.candidate, one.bundle))))
    return Facts(tuple((record_words(key), value) for key, value in rows))


def _lines(lines: tuple[Line, ...]) -> Table:
    headings = (record_words(_T.HOUR), record_words(_T.FACT), record_words(_T.WHO))
    rows = tuple((hour(one.wall), one.text, role_words(one.role)) for one in lines)
    return Table(headings, rows, (12, 68, 20))


def _absents(record: OfficialRecord, who: Who) -> list[Block]:
    heading = Heading(record_words(_T.ABSENTS))
    if not record.absences:
        return [heading, Paragraph(record_words(_T.ABSENTS_NONE))]
    lines = tuple(Line(one.wall, who(one.candidate), one.role) for one in record.absences)
    return [heading, _lines(lines)]


def _incidents(record: OfficialRecord, who: Who) -> list[Block]:
    heading = Heading(record_words(_T.INCIDENTS))
    if not record.incidents:
        return [heading, Paragraph(record_words(_T.INCIDENTS_NONE))]
    lines = []
    for one in record.incidents:
        whose = who(one.candidate) if one.candidate else record_words(_T.WHOLE_ROOM)
        said = f"{whose} : {code_words(one.code, one.detail)}"
        if one.withdrawn is not None:
            said = withdrawal_words(
                WithdrawalText.RECORD,
                what=said,
                hour=hour(one.withdrawn.wall),
                reason=inner_reason(one.withdrawn.reason),
                who=role_words(one.withdrawn.role),
            )
        lines.append(Line(one.wall, said, one.role))
    return [heading, _lines(tuple(lines))]


def _station(record: OfficialRecord) -> list[Block]:
    heading = Heading(record_words(_T.STATION_FACTS))
    texts = [
        record_words(_T.PIN_ERRORS, count=one.count, role=role_words(one.role))
        for one in record.pin_errors
    ]
    texts += [
        f"{hour(one.wall)} · {record_words(_T.PIN_CLEARED, role=role_words(one.role))}"
        for one in record.unlockings
    ]
    texts += [
        f"{hour(one.wall)} · {record_words(_T.PROTECTION_LOST, what=protection_words(one.kind))}"
        for one in record.losses
    ]
    texts += [f"{hour(one.wall)} · {one.sentence}" for one in record.observed]
    texts += [f"{hour(one.wall)} · {_silenced(one)}" for one in record.silenced]
    if not texts:
        texts = [record_words(_T.STATION_NONE)]
    return [heading, *(Paragraph(one) for one in texts)]


def _silenced(one: Silenced) -> str:
    return cover_words(
        CoverText.RECORD_SILENCED,
        what=observed_words(one.kind, one.subject),
        reason=silence_reason(one.reason),
        role=role_words(one.role),
    )


def _seals(record: OfficialRecord, who: Who) -> list[Block]:
    if not record.seals:
        return []
    head: list[Block] = [Heading(record_words(_T.SEALS)), Paragraph(record_words(_T.SEALS_NOTE))]
    return [*head, *(_seal(one, who) for one in record.seals)]


def _seal(seal: Seal, who: Who) -> Fingerprint:
    name = who(seal.candidate) if seal.candidate else record_words(_T.SEAL_SESSION)
    beginning = seal.root[:SPOKEN_BYTES].hex(" ", 2).upper()
    return Fingerprint(
        title=name,
        detail=record_words(_T.SEAL_SIZE, size=seal.size, day=day(seal.wall), hour=hour(seal.wall)),
        code=seal.note,
        alt=record_words(_T.SEAL_QR, name=name),
        label=record_words(_T.SEAL_WORDS),
        words=spoken(seal.root),
        beginning=record_words(_T.SEAL_HEX, hex=beginning),
        note=record_words(_T.SEAL_CHECK),
    )
