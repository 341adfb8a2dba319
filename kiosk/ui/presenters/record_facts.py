"""What happened during one sitting, as dated sentences for the procès-verbal. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from engine.sitting import budget
from kiosk.services.official_record import Pause, Problem, SittingRecord
from kiosk.ui.presenters.times import hour, minutes
from kiosk.words import Text, words
from kiosk.words.record import RecordText, code_words, record_words

_T = RecordText
_CAUSES: Final[Mapping[str, RecordText]] = {
    "incident": _T.PAUSE_INCIDENT,
    "personal": _T.PAUSE_PERSONAL,
    "technical": _T.PAUSE_TECHNICAL,
}


@dataclass(frozen=True, slots=True)
class Line:
    """A dated sentence, and the role of who did it."""

    wall: int
    text: str
    role: str


def facts_of(sitting: SittingRecord) -> tuple[Line, ...]:
    """What did not go by itself, oldest first; admission, start and end stand elsewhere."""
    return tuple(sorted(_found(sitting), key=lambda one: one.wall))


def _found(sitting: SittingRecord) -> Iterator[Line]:
    for corrected in sitting.corrections:
        share = f"{corrected.extra.numerator}/{corrected.extra.denominator}"
        text = record_words(_T.CORRECTED, share=share)
        yield Line(corrected.wall, text, corrected.role)
    for grant in sitting.grants:
        text = record_words(_T.GRANTED, time=minutes(grant.ms), reason=_reason(grant.reason))
        yield Line(grant.wall, text, grant.role)
    for pause in sitting.pauses:
        yield Line(pause.wall, _pause(pause), pause.role)
    for problem in sitting.problems:
        decided = "candidate" if problem.decided is None else problem.decided.role
        yield Line(problem.wall, _problem(problem), decided)
    for seen in sitting.observed:
        yield Line(seen.wall, seen.sentence, "station")
    for outage in sitting.outages:
        text = record_words(_T.OUTAGE, time=minutes(outage.ms))
        yield Line(outage.wall, text, outage.role)
    for move in sitting.moves:
        yield Line(move.wall, record_words(_T.TAKEN if move.here else _T.MOVED), move.role)
    for wall in sitting.rollbacks:
        yield Line(wall, record_words(_T.ROLLBACK), "station")
    if sitting.left:
        when = sitting.ended.wall if sitting.ended is not None else sitting.started or 0
        away = minutes(sitting.away_ms)
        yield Line(when, record_words(_T.LEFT, count=sitting.left, away=away), "station")


def _reason(reason: str) -> str:
    return words(Text.GRANT_FLOOR) if reason == budget.REPORT_FLOOR_REASON else reason


def _pause(pause: Pause) -> str:
    cause = record_words(_CAUSES[pause.cause])
    if pause.until is None:
        return record_words(_T.PAUSED, cause=cause)
    time = minutes(max(0, pause.until - pause.wall))
    return record_words(_T.PAUSED_UNTIL, cause=cause, hour=hour(pause.until), time=time)


def _problem(problem: Problem) -> str:
    decision = record_words(_T.UNDECIDED)
    if problem.decided is not None:
        key = _T.ACCEPTED if problem.accepted else _T.DISMISSED
        when = hour(problem.decided.wall)
        decision = record_words(key, hour=when, code=code_words(problem.code))
    key = _T.REPORTED_BLOCKED if problem.blocked else _T.REPORTED
    return record_words(key, question=problem.question, decision=decision)
