"""What happened in a sitting, newest first, in words: with the question and who decided. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from engine.records.journal_record import Actor, Record
from engine.sitting import budget, events
from engine.sitting.codec import event_of
from engine.sitting.evolve import evolve
from engine.sitting.state import Sitting
from kiosk.services.given_back import Account, Given, given_back
from kiosk.ui.presenters.times import NBSP, hour, minutes
from kiosk.ui.views.panel import TimelineRow
from kiosk.words import Text, words
from kiosk.words.reports import ReportText, report_words

ROLES: Final[Mapping[Actor, ReportText]] = {
    Actor.SURVEILLANT: ReportText.ROLE_SURVEILLANT,
    Actor.CHEF: ReportText.ROLE_CHEF,
    Actor.TECHNICIEN: ReportText.ROLE_TECHNICIEN,
    Actor.CANDIDATE: ReportText.ROLE_CANDIDATE,
    Actor.STATION: ReportText.ROLE_STATION,
}
CATEGORIES: Final[Mapping[str, ReportText]] = {
    "image": ReportText.CATEGORY_IMAGE,
    "attachment": ReportText.CATEGORY_ATTACHMENT,
    "tool": ReportText.CATEGORY_TOOL,
    "sound": ReportText.CATEGORY_SOUND,
    "text": ReportText.CATEGORY_TEXT,
}
_PAUSES: Final = {
    events.PauseCause.INCIDENT: ReportText.FACT_INCIDENT,
    events.PauseCause.PERSONAL: ReportText.FACT_PERSONAL,
    events.PauseCause.TECHNICAL: ReportText.FACT_TECHNICAL,
}
_ENDS: Final = {
    events.EndReason.COMPLETED: Text.ENDED_COMPLETED,
    events.EndReason.TIME: Text.ENDED_TIME,
    events.EndReason.CANDIDATE: Text.END_REASON_CANDIDATE,
    events.EndReason.TECHNICAL: Text.END_REASON_TECHNICAL,
    events.EndReason.INVIGILATOR: Text.END_REASON_INVIGILATOR,
}


def timeline(records: Iterable[Record]) -> tuple[TimelineRow, ...]:
    """The facts that matter to the room; questions and answers are left out."""
    return tuple(row for _, row in reversed(told(records)))


def told(records: Iterable[Record]) -> tuple[tuple[int, TimelineRow], ...]:
    """The facts that matter, oldest first, each with its hour in ms since the epoch."""
    kept = tuple(records)
    teller = _Teller(given_back(kept))
    rows = [(record.at.wall, teller.row(record)) for record in kept]
    return tuple((wall, row) for wall, row in rows if row is not None)


def category_words(category: str) -> str:
    """What the candidate said is wrong."""
    return report_words(CATEGORIES.get(category, ReportText.CATEGORY_OTHER))


def grant_words(reason: str) -> str:
    """Why time was granted: a reason of the list, or the station's own."""
    return words(Text.GRANT_FLOOR) if reason == budget.REPORT_FLOOR_REASON else reason


def _given(row: Given | None) -> str:
    if row is None:
        return ""
    time = minutes(row.ms)
    one = time == f"1{NBSP}min"
    return report_words(ReportText.GIVEN_ONE if one else ReportText.GIVEN_MANY, time=time)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


_Tell = Callable[["_Teller", Record, events.Event], TimelineRow]


class _Teller:
    """Tells each fact from the sitting before it."""

    def __init__(self, account: Account) -> None:
        self.rows = {row.seq: row for row in account.rows}
        self.sitting = Sitting()
        self.stood_from = 0
        self.reported_from = 0

    def row(self, record: Record) -> TimelineRow | None:
        event, tell = event_of(record), _TELLS.get(record.type)
        found = None if tell is None else tell(self, record, event)
        if isinstance(event, events.SittingPaused):
            self.stood_from = record.seq
        elif isinstance(event, events.ProblemReported):
            self.reported_from = record.seq
        self.sitting = evolve(self.sitting, record)
        return found

    @property
    def number(self) -> int:
        """The question of the moment, from 1."""
        return len(self.sitting.answers) + 1


def _who(record: Record) -> str:
    return report_words(ROLES[record.role])


def _told(record: Record, icon: str, title: str, *parts: str, tone: str = "text2") -> TimelineRow:
    return TimelineRow(hour(record.at.wall), icon, title, _joined(*parts), tone)


def _plain(icon: str, title: Text) -> _Tell:
    return lambda _teller, record, _event: _told(record, icon, words(title), _who(record))


def _silent(icon: str, title: Text) -> _Tell:
    return lambda _teller, record, _event: _told(record, icon, words(title))


def _started(_teller: _Teller, record: Record, event: events.Event) -> TimelineRow:
    assert isinstance(event, events.SittingStarted)  # noqa: S101 - the table says so
    extra = budget.exact_extra(event.extra_numerator, max(1, event.extra_denominator))
    end = hour(record.at.wall + budget.planned_ms(event.duration_ms, extra))
    planned = report_words(ReportText.FACT_PLANNED_END, hour=end)
    return _told(record, "play", words(Text.FACT_STARTED), planned)


def _reported(teller: _Teller, record: Record, event: events.Event) -> TimelineRow:
    assert isinstance(event, events.ProblemReported)  # noqa: S101 - the table says so
    able = ReportText.CAN_GO_ON if not event.blocked else ReportText.CANNOT_GO_ON
    name = report_words(ReportText.ROLE_CANDIDATE)
    who = report_words(able, name=name).rstrip(".")
    title = report_words(ReportText.FACT_REPORTED, number=teller.number)
    said = report_words(ReportText.QUOTED, text=event.text) if event.text else ""
    category = category_words(event.category)
    return _told(record, "flag", title, category, who, said, tone="warn")


def _accepted(teller: _Teller, record: Record, event: events.Event) -> TimelineRow:
    assert isinstance(event, events.ProblemAccepted)  # noqa: S101 - the table says so
    title = report_words(ReportText.FACT_ACCEPTED, code=event.code)
    replaced = report_words(ReportText.FACT_REPLACED, number=teller.number)
    given = _given(teller.rows.get(teller.reported_from))
    return _told(record, "check-circle", title, replaced, given, tone="ok")


def _dismissed(teller: _Teller, record: Record, event: events.Event) -> TimelineRow:
    assert isinstance(event, events.ProblemDismissed)  # noqa: S101 - the table says so
    title = report_words(ReportText.FACT_DISMISSED, code=event.code)
    same = report_words(ReportText.FACT_SAME, number=teller.number)
    charged = ""
    if event.charged_ms:
        charged = report_words(ReportText.FACT_CHARGED, time=minutes(event.charged_ms))
    return _told(record, "close", title, same, charged)


def _paused(_teller: _Teller, record: Record, event: events.Event) -> TimelineRow:
    assert isinstance(event, events.SittingPaused)  # noqa: S101 - the table says so
    who = "" if record.role is Actor.STATION else _who(record)
    return _told(record, "pause", words(Text.FACT_PAUSED), who, report_words(_PAUSES[event.cause]))


def _resumed(teller: _Teller, record: Record, _event: events.Event) -> TimelineRow:
    given = _given(teller.rows.get(teller.stood_from))
    return _told(record, "play", words(Text.FACT_RESUMED), _who(record), given)


def _granted(_teller: _Teller, record: Record, event: events.Event) -> TimelineRow:
    assert isinstance(event, events.TimeGranted)  # noqa: S101 - the table says so
    amount = f"+{NBSP}{minutes(event.ms)}"
    who = "" if event.reason == budget.REPORT_FLOOR_REASON else _who(record)
    return _told(record, "plus", words(Text.FACT_GRANTED), who, amount, grant_words(event.reason))


def _restarted(_teller: _Teller, record: Record, event: events.Event) -> TimelineRow:
    assert isinstance(event, events.SittingRestarted)  # noqa: S101 - the table says so
    outage = words(Text.FACT_OUTAGE, outage=minutes(event.outage_ms))
    return _told(record, "refresh", words(Text.FACT_RESTARTED), _who(record), outage)


def _observed(_teller: _Teller, record: Record, event: events.Event) -> TimelineRow:
    assert isinstance(event, events.Observation)  # noqa: S101 - the table says so
    return _told(record, "info", words(Text.FACT_OBSERVED), event.sentence)


def _ended(teller: _Teller, record: Record, event: events.Event) -> TimelineRow:
    assert isinstance(event, events.SittingEnded)  # noqa: S101 - the table says so
    who = "" if record.role is Actor.STATION else _who(record)
    waited = teller.sitting.report is not None
    cancelled = report_words(ReportText.FACT_CANCELLED) if waited else ""
    return _told(record, "stop", words(Text.FACT_ENDED), who, words(_ENDS[event.reason]), cancelled)


def _moved(_teller: _Teller, record: Record, _event: events.Event) -> TimelineRow:
    return _told(record, "swap", report_words(ReportText.FACT_MOVED), _who(record))


def _taken(teller: _Teller, record: Record, _event: events.Event) -> TimelineRow:
    given = _given(teller.rows.get(record.seq))
    return _told(record, "swap", report_words(ReportText.FACT_TAKEN), _who(record), given)


_TELLS: Final[Mapping[str, _Tell]] = {
    events.CandidateIdentified.TYPE: _silent("user", Text.FACT_IDENTIFIED),
    events.CandidateAdmitted.TYPE: _plain("check", Text.FACT_ADMITTED),
    events.SittingStarted.TYPE: _started,
    events.ProblemReported.TYPE: _reported,
    events.ProblemAccepted.TYPE: _accepted,
    events.ProblemDismissed.TYPE: _dismissed,
    events.SittingPaused.TYPE: _paused,
    events.SittingResumed.TYPE: _resumed,
    events.TimeGranted.TYPE: _granted,
    events.ExtraCorrected.TYPE: _plain("clock", Text.FACT_CORRECTED),
    events.SittingRestarted.TYPE: _restarted,
    events.FocusLeft.TYPE: _silent("window", Text.FACT_FOCUS),
    events.Observation.TYPE: _observed,
    events.TimeExpired.TYPE: _silent("clock", Text.FACT_EXPIRED),
    events.SittingEnded.TYPE: _ended,
    events.SittingMoved.TYPE: _moved,
    events.Takeover.TYPE: _taken,
    events.RollbackDetected.TYPE: _silent("warning", Text.FACT_ROLLBACK),
}
