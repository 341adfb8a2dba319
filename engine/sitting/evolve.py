"""How each fact changes a sitting. Total: it never refuses, whatever it is told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from typing import Final, cast

from engine.items import ItemId
from engine.records.canonical import Json
from engine.records.journal_record import Actor, At, Record
from engine.sitting import events as facts
from engine.sitting.budget import exact_extra, waited_ms
from engine.sitting.codec import event_of
from engine.sitting.state import Answered, Grant, Phase, Question, Report, Sitting, Terms


def evolve(sitting: Sitting, record: Record) -> Sitting:
    """The sitting after one more fact of its journal.

    Raises:
        MalformedError: The record is no event at all; whoever replays must park the journal.
    """
    event = event_of(record)
    base = replace(
        sitting,
        seq=record.seq + 1,
        spent_ms=max(sitting.spent_ms, record.spent_ms),
        mark=record.at,
        rolled_back=sitting.rolled_back and record.role is not Actor.CHEF,
        report=_waiting(sitting, event, record.at),
    )
    change = _CHANGES.get(type(event))
    return base if change is None else change(base, event, record.at, record.role)


def replay(records: Iterable[Record]) -> Sitting:
    """The sitting that a journal tells, from its first record.

    Raises:
        MalformedError: A record is no event.
    """
    return reduce(evolve, records, Sitting())


_STOPS: Final = facts.SittingRestarted | facts.Takeover | facts.RollbackDetected


def _waiting(sitting: Sitting, event: facts.Event, at: At) -> Report | None:
    """The report that waits, with its waiting so far; a stop of the station is none."""
    report = sitting.report
    if report is None or isinstance(event, _STOPS):
        return report
    return replace(report, waited_ms=waited_ms(sitting, at))


def _identified(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    fact = cast("facts.CandidateIdentified", event)
    return replace(sitting, phase=Phase.IDENTIFIED, candidate=fact.candidate)


def _admitted(sitting: Sitting, _event: facts.Event, _at: At, _role: Actor) -> Sitting:
    return replace(sitting, phase=Phase.ADMITTED)


def _started(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    fact = cast("facts.SittingStarted", event)
    agreed = sitting.correction
    terms = Terms(
        plan=fact.plan,
        rules=fact.rules,
        pack=fact.pack,
        pack_version=fact.pack_version,
        manifest_sha256=fact.manifest_sha256,
        language=fact.language,
        adjusted=fact.adjusted,
        duration_ms=fact.duration_ms,
        extra=_extra(fact.extra_numerator, fact.extra_denominator) if agreed is None else agreed,
        grant_cap_ms=fact.grant_cap_ms,
        focus_counts=fact.focus_counts,
    )
    return replace(sitting, phase=Phase.RUNNING, terms=terms)


def _extra(numerator: int, denominator: int) -> Fraction:
    return exact_extra(numerator, max(1, denominator))


def _served(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    fact = cast("facts.QuestionServed", event)
    question = Question(fact.served, ItemId(fact.item), fact.version, sitting.spent_ms)
    return replace(sitting, question=question, draft=None, report=None)


def _counted(sitting: Sitting, value: Json, status: str, elapsed_ms: int) -> Sitting:
    if sitting.question is None:
        return sitting
    answered = Answered(sitting.question, value, status, elapsed_ms)
    return replace(
        sitting, question=None, draft=None, report=None, answers=(*sitting.answers, answered)
    )


def _answered(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    fact = cast("facts.AnswerGiven", event)
    return _counted(sitting, fact.value, fact.status, fact.elapsed_ms)


def _skipped(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    fact = cast("facts.QuestionSkipped", event)
    return _counted(sitting, None, "aband", fact.elapsed_ms)


def _reported(sitting: Sitting, event: facts.Event, at: At, _role: Actor) -> Sitting:
    fact = cast("facts.ProblemReported", event)
    report = Report(fact.category, fact.text, fact.blocked, at)
    phase = Phase.BLOCKED if fact.blocked else sitting.phase
    return replace(sitting, phase=phase, report=report)


def _accepted(sitting: Sitting, _event: facts.Event, _at: At, _role: Actor) -> Sitting:
    withdrawn = (
        sitting.withdrawn if sitting.question is None else (*sitting.withdrawn, sitting.question)
    )
    return replace(
        sitting, phase=Phase.RUNNING, report=None, question=None, draft=None, withdrawn=withdrawn
    )


def _dismissed(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    charged = max(0, cast("facts.ProblemDismissed", event).charged_ms)
    asked = sitting.question
    return replace(
        sitting,
        phase=Phase.RUNNING,
        report=None,
        # waiting is no time spent on the question
        question=asked and replace(asked, spent_ms=asked.spent_ms + charged),
        spent_ms=sitting.spent_ms + charged,
    )


def _paused(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    fact = cast("facts.SittingPaused", event)
    return replace(sitting, phase=Phase.PAUSED, pause=fact.cause)


def _resumed(sitting: Sitting, _event: facts.Event, _at: At, _role: Actor) -> Sitting:
    blocked = sitting.report is not None and sitting.report.blocked
    return replace(sitting, phase=Phase.BLOCKED if blocked else Phase.RUNNING, pause=None)


def _granted(sitting: Sitting, event: facts.Event, _at: At, role: Actor) -> Sitting:
    fact = cast("facts.TimeGranted", event)
    return replace(sitting, grants=(*sitting.grants, Grant(fact.ms, fact.reason, role)))


def _corrected(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    fact = cast("facts.ExtraCorrected", event)
    extra = _extra(fact.extra_numerator, fact.extra_denominator)
    if sitting.terms is None:
        return replace(sitting, correction=extra)
    return replace(sitting, correction=extra, terms=replace(sitting.terms, extra=extra))


def _restarted(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    fact = cast("facts.SittingRestarted", event)
    spent = max(sitting.spent_ms, fact.spent_ms)
    return replace(sitting, spent_ms=spent, draft=fact.draft, restarts=sitting.restarts + 1)


def _left(sitting: Sitting, _event: facts.Event, _at: At, _role: Actor) -> Sitting:
    question = sitting.question and replace(sitting.question, focus_left=True)
    return replace(sitting, focus_away=True, question=question)


def _returned(sitting: Sitting, _event: facts.Event, _at: At, _role: Actor) -> Sitting:
    return replace(sitting, focus_away=False)


def _expired(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    return replace(sitting, draft=cast("facts.TimeExpired", event).draft, report=None)


def _ended(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    reason = cast("facts.SittingEnded", event).reason
    return replace(sitting, phase=Phase.ENDED, end=reason, report=None, pause=None)


def _taken(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    fact = cast("facts.Takeover", event)
    spent = max(sitting.spent_ms, fact.spent_ms)
    return replace(sitting, epoch=fact.epoch, spent_ms=spent, moved=False)


def _moved(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    return replace(sitting, moved=True, draft=cast("facts.SittingMoved", event).draft)


def _display(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    return replace(sitting, display=cast("facts.DisplayChosen", event).settings)


def _scored(sitting: Sitting, event: facts.Event, _at: At, _role: Actor) -> Sitting:
    return replace(sitting, scored=cast("facts.StationScored", event))


def _rolled_back(sitting: Sitting, _event: facts.Event, _at: At, _role: Actor) -> Sitting:
    return replace(sitting, rolled_back=True)


_Change = Callable[[Sitting, facts.Event, At, Actor], Sitting]

_CHANGES: Final[Mapping[type[facts.Event], _Change]] = {
    facts.CandidateIdentified: _identified,
    facts.CandidateAdmitted: _admitted,
    facts.SittingStarted: _started,
    facts.QuestionServed: _served,
    facts.AnswerGiven: _answered,
    facts.QuestionSkipped: _skipped,
    facts.ProblemReported: _reported,
    facts.ProblemAccepted: _accepted,
    facts.ProblemDismissed: _dismissed,
    facts.SittingPaused: _paused,
    facts.SittingResumed: _resumed,
    facts.TimeGranted: _granted,
    facts.ExtraCorrected: _corrected,
    facts.SittingRestarted: _restarted,
    facts.FocusLeft: _left,
    facts.FocusReturned: _returned,
    facts.TimeExpired: _expired,
    facts.SittingEnded: _ended,
    facts.Takeover: _taken,
    facts.SittingMoved: _moved,
    facts.DisplayChosen: _display,
    facts.RollbackDetected: _rolled_back,
    facts.StationScored: _scored,
}
