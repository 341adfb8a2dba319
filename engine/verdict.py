"""Believes nothing it cannot replay: holds a journal against the rules, fact by fact.

Every fact is decided again from the state before it; item, status, time and abilities must be
the same to the bit. This proves consistency, not honesty. Knows no signature and no seal.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, cast

from engine.errors import MalformedError, TransitionRefusedError
from engine.exam import Exam, Paper
from engine.records.canonical import dumps
from engine.records.journal_record import Actor, Record, record_from_bytes
from engine.sitting import commands
from engine.sitting import events as facts
from engine.sitting.budget import exact_extra
from engine.sitting.codec import data_of, event_of
from engine.sitting.decide import decide, record_events
from engine.sitting.state import Terms


class Agreement(StrEnum):
    """What became of a journal that was held against the rules."""

    IDENTICAL = "identical"
    DIFFERS = "differs"
    UNREPLAYABLE = "unreplayable"


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """The agreement and, unless identical, the first record that does not hold.

    `exam` is the exam up to there, or whole. `reason` is a stable key; `expected` and `found`
    are for a human to read.
    """

    agreement: Agreement
    exam: Exam
    seq: int | None = None
    reason: str = ""
    expected: str = ""
    found: str = ""


class _Differs(Exception):  # noqa: N818 - a way out, never seen outside
    def __init__(self, reason: str, expected: object, found: object) -> None:
        super().__init__(reason)
        self.reason, self.expected, self.found = reason, str(expected), str(found)


def verify(paper: Paper, bodies: Iterable[bytes], agreed: Terms | None = None) -> Verdict:
    """Hold a journal against the rules.

    Args:
        paper: The candidate's paper.
        bodies: The stored records, in order.
        agreed: What the ticket says of this candidate; the start must say the same, save for
            an extra time that the chief corrected in the journal.
    """
    exam = Exam.begin(paper)
    owed: tuple[Record, ...] = ()
    for seq, body in enumerate(bodies):
        try:
            record = record_from_bytes(body)
            owed = _check(exam, record, owed, agreed)
            exam = exam.after(record)
        except _Differs as way:
            return Verdict(Agreement.DIFFERS, exam, seq, way.reason, way.expected, way.found)
        except TransitionRefusedError as refusal:
            found = " ".join(str(one) for one in refusal.args)
            return Verdict(Agreement.DIFFERS, exam, seq, "refused", found=found)
        except (MalformedError, KeyError) as error:
            found = " ".join(str(one) for one in error.args)
            return Verdict(Agreement.UNREPLAYABLE, exam, seq, "malformed", found=found)
    if owed:
        return Verdict(Agreement.DIFFERS, exam, exam.sitting.seq, "cut", expected=owed[0].type)
    return Verdict(Agreement.IDENTICAL, exam)


def _check(
    exam: Exam, record: Record, owed: tuple[Record, ...], agreed: Terms | None
) -> tuple[Record, ...]:
    """Hold one record against what was to come; what it entails is owed by the next ones."""
    if record.seq != exam.sitting.seq:
        raise _Differs("seq", exam.sitting.seq, record.seq)
    if not owed:
        event = event_of(record)
        _require_later(exam, record, event)
        command = _command(exam, event, record.role, agreed)
        events = decide(exam.sitting, command, record.at, record.role)
        if not events:
            raise _Differs("not_due", "", event.TYPE)
        owed = record_events(exam.sitting, events, record.at, record.role)
    expected = owed[0]
    for name in ("type", "role", "spent_ms", "at"):
        if getattr(expected, name) != getattr(record, name):
            raise _Differs(f"record.{name}", getattr(expected, name), getattr(record, name))
    if dumps(data_of(event_of(expected))) != dumps(data_of(event_of(record))):
        raise _Differs(record.type, dict(expected.data), dict(record.data))
    return owed[1:]


def _require_later(exam: Exam, record: Record, event: facts.Event) -> None:
    """The clock of one boot never goes back; an accelerated one may begin anew at a stop."""
    mark = exam.sitting.mark
    stopped = isinstance(event, facts.SittingRestarted | facts.RollbackDetected | facts.Takeover)
    if mark is None or stopped or mark.boot_id != record.at.boot_id:
        return
    if record.at.boot_ms < mark.boot_ms:
        raise _Differs("clock.back", mark.boot_ms, record.at.boot_ms)


def _command(exam: Exam, event: facts.Event, role: Actor, agreed: Terms | None) -> commands.Command:
    if isinstance(event, facts.SittingStarted):
        return commands.Start(_terms(exam, event, agreed))
    if isinstance(event, facts.AnswerGiven):
        return commands.Answer(event.value, exam.grade(event.value).value)
    if isinstance(event, facts.StationScored):
        return commands.Score(exam.scored())
    by_station = role is Actor.STATION and isinstance(event, facts.SittingEnded)
    if isinstance(event, facts.QuestionServed) or by_station:
        due = exam.follow_up()
        if due is None:
            raise _Differs("not_due", "", event.TYPE)
        return due
    make = _COMMANDS.get(type(event))
    if make is None:
        raise _Differs("not_first", "", event.TYPE)
    return make(event)


def _terms(exam: Exam, event: facts.SittingStarted, agreed: Terms | None) -> Terms:
    told = Terms(
        plan=event.plan,
        rules=event.rules,
        pack=event.pack,
        pack_version=event.pack_version,
        manifest_sha256=event.manifest_sha256,
        language=event.language,
        adjusted=event.adjusted,
        duration_ms=event.duration_ms,
        extra=exact_extra(event.extra_numerator, max(1, event.extra_denominator)),
        grant_cap_ms=event.grant_cap_ms,
        focus_counts=event.focus_counts,
    )
    if event.rules != exam.paper.plan.rules:
        raise MalformedError("rules", event.rules)
    if event.plan != exam.paper.plan.id:
        raise MalformedError("plan", event.plan)
    return told if agreed is None else agreed


_COMMANDS: Final[Mapping[type[facts.Event], Callable[[facts.Event], commands.Command]]] = {
    facts.CandidateIdentified: lambda event: commands.Identify(
        cast("facts.CandidateIdentified", event).candidate,
        cast("facts.CandidateIdentified", event).blank,
    ),
    facts.CandidateAdmitted: lambda _event: commands.Admit(),
    facts.QuestionSkipped: lambda _event: commands.Skip(),
    facts.ProblemReported: lambda event: commands.ReportProblem(
        cast("facts.ProblemReported", event).blocked,
        cast("facts.ProblemReported", event).category,
        cast("facts.ProblemReported", event).text,
    ),
    facts.ProblemAccepted: lambda event: commands.AcceptProblem(
        cast("facts.ProblemAccepted", event).code
    ),
    facts.ProblemDismissed: lambda event: commands.DismissProblem(
        cast("facts.ProblemDismissed", event).code,
        cast("facts.ProblemDismissed", event).charged_ms,
    ),
    facts.SittingPaused: lambda event: commands.Pause(cast("facts.SittingPaused", event).cause),
    facts.SittingResumed: lambda _event: commands.Resume(),
    facts.TimeGranted: lambda event: commands.GrantTime(
        cast("facts.TimeGranted", event).ms, cast("facts.TimeGranted", event).reason
    ),
    facts.ExtraCorrected: lambda event: commands.CorrectExtra(
        Fraction(
            cast("facts.ExtraCorrected", event).extra_numerator,
            max(1, cast("facts.ExtraCorrected", event).extra_denominator),
        )
    ),
    facts.SittingRestarted: lambda event: commands.Restart(
        cast("facts.SittingRestarted", event).spent_ms,
        cast("facts.SittingRestarted", event).draft,
        cast("facts.SittingRestarted", event).outage_ms,
    ),
    facts.FocusLeft: lambda _event: commands.LeaveFocus(),
    facts.FocusReturned: lambda event: commands.ReturnFocus(
        cast("facts.FocusReturned", event).away_ms
    ),
    facts.Observation: lambda event: commands.Observe(
        cast("facts.Observation", event).kind,
        cast("facts.Observation", event).policy,
        cast("facts.Observation", event).sentence,
        cast("facts.Observation", event).subject,
    ),
    facts.TimeExpired: lambda event: commands.Expire(cast("facts.TimeExpired", event).draft),
    facts.SittingEnded: lambda event: commands.End(cast("facts.SittingEnded", event).reason),
    facts.Takeover: lambda event: commands.TakeOver(
        cast("facts.Takeover", event).checkpoint,
        cast("facts.Takeover", event).epoch,
        cast("facts.Takeover", event).spent_ms,
    ),
    facts.SittingMoved: lambda event: commands.HandOver(
        cast("facts.SittingMoved", event).draft, cast("facts.SittingMoved", event).reason
    ),
    facts.DisplayChosen: lambda event: commands.ChooseDisplay(
        cast("facts.DisplayChosen", event).settings
    ),
    facts.RollbackDetected: lambda event: commands.NoteRollback(
        cast("facts.RollbackDetected", event).known_seq,
        cast("facts.RollbackDetected", event).found_seq,
        cast("facts.RollbackDetected", event).where,
    ),
}
