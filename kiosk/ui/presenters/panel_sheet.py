"""The invigilator's sheet: who, what happened, how much time, what can be done. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from engine.records.canonical import JsonObject
from engine.records.journal_record import Record
from engine.sitting import budget, events
from engine.sitting.state import Phase
from kiosk.services.desk import Desk
from kiosk.services.room import Room
from kiosk.services.seat import Seat
from kiosk.ui.presenters.complaint import Complaint
from kiosk.ui.presenters.times import NBSP, date, duration, hour, minutes, remaining
from kiosk.ui.views.panel import (
    Act,
    ActView,
    LedgerView,
    PanelView,
    PersonCard,
    PillView,
    ReportStrip,
    TimelineRow,
)
from kiosk.words import Text, words

CODES: Final = ("E1", "E2", "E3", "E8", "E9", "E11", "E12")
_CODE_WORDS: Final = {
    "E1": Text.CODE_E1,
    "E2": Text.CODE_E2,
    "E3": Text.CODE_E3,
    "E8": Text.CODE_E8,
    "E9": Text.CODE_E9,
    "E11": Text.CODE_E11,
    "E12": Text.CODE_E12,
}
_CATEGORY_CODES: Final = {"image": "E1", "attachment": "E3", "tool": "E2", "text": "E12"}
_FACTS: Final = {
    events.CandidateIdentified.TYPE: ("user", Text.FACT_IDENTIFIED),
    events.CandidateAdmitted.TYPE: ("check", Text.FACT_ADMITTED),
    events.SittingStarted.TYPE: ("play", Text.FACT_STARTED),
    events.ProblemReported.TYPE: ("flag", Text.FACT_REPORTED),
    events.ProblemAccepted.TYPE: ("check", Text.FACT_ACCEPTED),
    events.ProblemDismissed.TYPE: ("close", Text.FACT_DISMISSED),
    events.SittingPaused.TYPE: ("pause", Text.FACT_PAUSED),
    events.SittingResumed.TYPE: ("play", Text.FACT_RESUMED),
    events.TimeGranted.TYPE: ("plus", Text.FACT_GRANTED),
    events.ExtraCorrected.TYPE: ("clock", Text.FACT_CORRECTED),
    events.SittingRestarted.TYPE: ("refresh", Text.FACT_RESTARTED),
    events.FocusLeft.TYPE: ("window", Text.FACT_FOCUS),
    events.Observation.TYPE: ("info", Text.FACT_OBSERVED),
    events.TimeExpired.TYPE: ("clock", Text.FACT_EXPIRED),
    events.SittingEnded.TYPE: ("stop", Text.FACT_ENDED),
    events.Takeover.TYPE: ("swap", Text.FACT_TAKEN),
    events.RollbackDetected.TYPE: ("warn", Text.FACT_ROLLBACK),
}
_STATES: Final = {
    Phase.EXPECTED: (Text.STATE_EXPECTED, "info"),
    Phase.IDENTIFIED: (Text.STATE_IDENTIFIED, "warn"),
    Phase.ADMITTED: (Text.STATE_ADMITTED, "info"),
    Phase.RUNNING: (Text.STATE_RUNNING, "ok"),
    Phase.BLOCKED: (Text.STATE_BLOCKED, "warn"),
    Phase.PAUSED: (Text.STATE_PAUSED, "warn"),
    Phase.ENDED: (Text.STATE_ENDED, "info"),
}


def panel_view(
    desk: Desk, *, complaint: Complaint, message: str, busy: bool, foot: str, beyond: bool
) -> PanelView:
    """The sheet of this station as things are now.

    Args:
        desk: What the station is doing.
        complaint: What was wrong with the last act.
        message: What became of it, if nothing was.
        busy: Whether a PIN is being checked.
        foot: When the panel closes by itself.
        beyond: Whether the invigilator asked for more time than the ticket lets them grant.
    """
    seat, now = desk.seat, desk.gear.clock.now()
    left = 0 if seat is None else seat.sit.remaining_ms
    begun = seat is not None and seat.sit.exam.sitting.terms is not None
    ticking = seat is not None and seat.sit.exam.sitting.ticking
    return PanelView(
        person=None if seat is None else _person(seat),
        pills=() if seat is None else _pills(seat),
        planned=_planned(seat) if begun and seat is not None else None,
        granted=_granted(seat) if begun and seat is not None else None,
        timeline=() if seat is None else timeline(seat.sit.ledger.records),
        end_time=hour(now.wall + left) if begun else "",
        end_note="",
        remaining=remaining(left) if begun else "",
        remaining_note="" if ticking or not begun else words(Text.PANEL_STOPPED),
        acts=acts(desk, beyond=beyond),
        report=None if seat is None else _report(seat, now.wall),
        message=complaint.message or message,
        message_tone="err" if complaint.message else "ok",
        wait_ms=complaint.wait_ms,
        busy=busy,
        foot=foot,
    )


def acts(desk: Desk, *, beyond: bool = False) -> tuple[ActView, ...]:
    """What can be done now; what cannot says why. Beyond the ticket's cap the chief grants time."""
    seat, room = desk.seat, desk.room
    phase = None if seat is None else seat.sit.exam.sitting.phase
    stuck = seat is not None and (seat.sit.interrupted or seat.sit.rolled_back)
    live = phase in (Phase.RUNNING, Phase.BLOCKED, Phase.PAUSED) and not stuck
    no_test = words(Text.PANEL_NO_TEST)
    under_way = words(Text.PANEL_UNDER_WAY)
    sit_here = words(Text.PANEL_SEAT_TAKEN)
    stops = phase in (Phase.RUNNING, Phase.BLOCKED) and not stuck
    ended = phase is Phase.ENDED
    may_close = phase in (None, Phase.ENDED, Phase.EXPECTED, Phase.IDENTIFIED, Phase.ADMITTED)
    reasons = (
        ("candidate", words(Text.END_REASON_CANDIDATE)),
        ("technical", words(Text.END_REASON_TECHNICAL)),
        ("invigilator", words(Text.END_REASON_INVIGILATOR)),
    )
    causes = tuple((words(one), words(one)) for one in _GRANT_REASONS)
    cap = "" if room is None else minutes(room.unlocked.credentials.roster.policies.grant_cap_ms)
    chief = ("chef",)
    return (
        _act(
            Act.GRANT,
            enabled=live,
            reason=no_test,
            detail=words(Text.ROLE_PIN_CHEF) if beyond else words(Text.PANEL_CAP, cap=cap),
            choices=causes,
            roles=chief if beyond else ("surveillant",),
        ),
        _act(Act.PAUSE_INCIDENT, enabled=stops, reason=no_test),
        _act(Act.PAUSE_PERSONAL, enabled=stops, reason=no_test),
        _act(Act.RESUME, enabled=phase is Phase.PAUSED and not stuck, reason=no_test),
        _act(Act.END, enabled=live, reason=no_test, choices=reasons),
        _act(Act.NEXT_CANDIDATE, enabled=ended, reason=under_way if live else no_test),
        _act(Act.CLOSE_SESSION, enabled=may_close, reason=under_way),
        _act(
            Act.CORRECT_EXTRA,
            enabled=phase not in (None, Phase.EXPECTED, Phase.ENDED) and not stuck,
            reason=no_test,
            roles=chief,
        ),
        _act(
            Act.BLANK_SLOT, enabled=seat is None and _has_blank(room), reason=sit_here, roles=chief
        ),
        _act(
            Act.LOWER_LEVEL,
            enabled=room is not None and not room.level_accepted,
            reason=words(Text.PANEL_LEVEL_FINE),
            roles=chief,
        ),
        _act(
            Act.TAKE_OVER,
            enabled=seat is None and desk.gear.copying is not None,
            reason=sit_here if seat is not None else words(Text.PANEL_NO_STICK),
            roles=chief,
        ),
        _act(Act.CLEAR_LOCK, roles=chief),
    )


_GRANT_REASONS: Final = (
    Text.GRANT_ALARM,
    Text.GRANT_TECHNICAL,
    Text.GRANT_NOISE,
    Text.GRANT_CARE,
    Text.GRANT_OTHER,
)


def _act(
    act: Act,
    *,
    enabled: bool = True,
    reason: str = "",
    detail: str = "",
    roles: tuple[str, ...] = ("surveillant",),
    choices: tuple[tuple[str, str], ...] = (),
) -> ActView:
    return ActView(
        act=act,
        detail=detail,
        enabled=enabled,
        reason="" if enabled else reason,
        roles=roles,
        asks_pin=roles == ("chef",),
        choices=choices,
    )


def _has_blank(room: Room | None) -> bool:
    return room is not None and any(person.blank for person in room.people)


def _person(seat: Seat) -> PersonCard:
    person = seat.person
    name = f"{person.last_name} {person.first_name}".strip() or words(Text.IDENTITY_BLANK)
    initials = f"{person.first_name[:1]}{person.last_name[:1]}".upper() or "?"
    return PersonCard(name, initials, date(person.birth_date) or person.code)


def _pills(seat: Seat) -> tuple[PillView, ...]:
    sitting = seat.sit.exam.sitting
    state, tone = _STATES[sitting.phase]
    found = [PillView(words(state), tone)]
    if seat.sit.interrupted:
        found = [PillView(words(Text.STATE_STOPPED), "warn")]
    if sitting.question is not None:
        number = len(sitting.answers) + 1
        found.append(PillView(words(Text.PANEL_QUESTION, number=number)))
    if seat.person.extra or sitting.correction:
        found.append(PillView(words(Text.PANEL_EXTRA)))
    return tuple(found)


def _planned(seat: Seat) -> LedgerView:
    terms = seat.sit.exam.sitting.terms
    assert terms is not None  # noqa: S101 - only asked for a test that has begun
    whole = budget.planned_ms(terms.duration_ms, terms.extra)
    rows = [(words(Text.PANEL_NOMINAL), duration(terms.duration_ms))]
    if terms.extra:
        rows.append((words(Text.PANEL_EXTRA_ROW), f"+{NBSP}{minutes(whole - terms.duration_ms)}"))
    return LedgerView(tuple(rows), duration(whole))


def _granted(seat: Seat) -> LedgerView:
    sitting = seat.sit.exam.sitting
    rows = tuple((_grant_words(one.reason), f"+{NBSP}{minutes(one.ms)}") for one in sitting.grants)
    total = sum(one.ms for one in sitting.grants)
    return LedgerView(rows, f"+{NBSP}{minutes(total)}" if total else f"0{NBSP}min")


def _grant_words(reason: str) -> str:
    return words(Text.GRANT_FLOOR) if reason == budget.REPORT_FLOOR_REASON else reason


def _report(seat: Seat, wall: int) -> ReportStrip | None:
    sitting = seat.sit.exam.sitting
    report = sitting.report
    if report is None:
        return None
    first = _CATEGORY_CODES.get(report.category, "E9")
    codes = (first, *(code for code in CODES if code != first))
    title = Text.PANEL_REPORT_BLOCKED if report.blocked else Text.PANEL_REPORT_LIGHT
    waited = minutes(max(0, wall - report.at.wall))
    return ReportStrip(
        title=words(title, waited=waited, number=len(sitting.answers) + 1),
        detail=report.text or words(Text.PANEL_REPORT_NO_TEXT),
        codes=tuple((code, f"{code} · {words(_CODE_WORDS[code])}") for code in codes),
    )


def timeline(records: Iterable[Record]) -> tuple[TimelineRow, ...]:
    """What happened, newest first; questions and answers are left out."""
    rows = []
    for record in records:
        known = _FACTS.get(record.type)
        if known is not None:
            icon, title = known
            detail = _detail(record)
            rows.append(TimelineRow(hour(record.at.wall), icon, words(title), detail))
    return tuple(reversed(rows))


def _detail(record: Record) -> str:
    tell = _DETAILS.get(record.type)
    return "" if tell is None else tell(record.data)


def _milliseconds(data: JsonObject, key: str) -> str:
    value = data.get(key)
    return minutes(value) if isinstance(value, int) else ""


def _told(key: str) -> Callable[[JsonObject], str]:
    return lambda data: str(data.get(key) or "")


_END_WORDS: Final = {
    "completed": Text.ENDED_COMPLETED,
    "time": Text.ENDED_TIME,
    "candidate": Text.END_REASON_CANDIDATE,
    "technical": Text.END_REASON_TECHNICAL,
    "invigilator": Text.END_REASON_INVIGILATOR,
}

_DETAILS: Final[Mapping[str, Callable[[JsonObject], str]]] = {
    events.TimeGranted.TYPE: lambda data: (
        f"+{NBSP}{_milliseconds(data, 'ms')} · {_grant_words(str(data.get('reason')))}"
    ),
    events.SittingRestarted.TYPE: lambda data: words(
        Text.FACT_OUTAGE, outage=_milliseconds(data, "outage_ms")
    ),
    events.SittingEnded.TYPE: lambda data: words(_END_WORDS[str(data.get("reason"))]),
    events.ProblemReported.TYPE: _told("text"),
    events.ProblemAccepted.TYPE: _told("code"),
    events.ProblemDismissed.TYPE: _told("code"),
    events.Observation.TYPE: _told("sentence"),
}
