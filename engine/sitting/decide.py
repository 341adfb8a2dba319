"""Turns a wish into facts, or refuses it. Knows the rules, keeps nothing."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, cast

from engine.errors import TransitionRefusedError
from engine.records.canonical import Json, dumps
from engine.records.journal_record import Actor, At, Record
from engine.sitting import budget, commands
from engine.sitting import events as facts
from engine.sitting.codec import data_of
from engine.sitting.state import Phase, Sitting
from engine.sitting.table import ALLOWED, WHO

_UNDER_WAY: Final = frozenset({Phase.RUNNING, Phase.BLOCKED, Phase.PAUSED})
MOST_TEXT: Final = 140
MOST_REASON: Final = 200
MOST_SETTINGS: Final = 2000
"""The longest settings of a display, in bytes of canonical JSON."""
MOST_GRANT_MS: Final = 3 * 60 * 60 * 1000


def decide(
    sitting: Sitting, command: commands.Command, at: At, role: Actor
) -> tuple[facts.Event, ...]:
    """The facts that a wish becomes at an instant.

    Raises:
        TransitionRefusedError: The phase, the role or a rule does not allow it; the first
            argument is a stable key, such as `phase`, `role` or `grant.cap`.
    """
    kind = type(command)
    if kind not in ALLOWED[sitting.phase]:
        raise TransitionRefusedError("phase", sitting.phase.value, kind.__name__)
    if role not in WHO[kind]:
        raise TransitionRefusedError("role", role.value, kind.__name__)
    _require_taken_up(sitting, kind, at, role)
    return _DECISIONS[kind](sitting, command, at, role)


def record_events(
    sitting: Sitting, events: Iterable[facts.Event], at: At, role: Actor
) -> tuple[Record, ...]:
    """The records of facts, in order, stamped with the own time used at the instant.

    What is found or taken up after a stop has the time of before the stop: an outage is never
    charged, even on the same boot.
    """
    spent = budget.spent_ms(sitting, at)
    found = []
    for offset, event in enumerate(events):
        if isinstance(event, facts.SittingRestarted | facts.Takeover):
            spent = event.spent_ms
        elif isinstance(event, facts.RollbackDetected):
            spent = sitting.spent_ms
        found.append(Record(sitting.seq + offset, event.TYPE, at, spent, role, data_of(event)))
    return tuple(found)


def _require_taken_up(sitting: Sitting, kind: type[commands.Command], at: At, role: Actor) -> None:
    """After a stop, or on an older database, nothing goes on before somebody takes it up."""
    if sitting.phase not in _UNDER_WAY or kind is commands.NoteRollback:
        return
    taking_up = kind in (commands.Restart, commands.TakeOver)
    if sitting.rolled_back:
        _refuse_unless(taking_up and role is Actor.CHEF, "rollback", kind.__name__)
    if sitting.moved:
        _refuse_unless(kind is commands.TakeOver, "moved", kind.__name__)
    same_boot = sitting.mark is None or sitting.mark.boot_id == at.boot_id
    _refuse_unless(same_boot or taking_up, "interrupted", kind.__name__)


def _refuse_unless(condition: bool, key: str, *data: object) -> None:  # noqa: FBT001 - a guard
    if not condition:
        raise TransitionRefusedError(key, *data)


def _identify(
    sitting: Sitting, command: commands.Command, _at: At, role: Actor
) -> tuple[facts.Event, ...]:
    wish = cast("commands.Identify", command)
    _refuse_unless(bool(wish.candidate), "candidate.empty")
    _refuse_unless(not wish.blank or role is Actor.CHEF, "role", role.value, "blank")
    same = sitting.phase is Phase.EXPECTED or sitting.candidate == wish.candidate
    _refuse_unless(same, "candidate.other")
    return (facts.CandidateIdentified(wish.candidate, wish.blank),)


def _admit(
    _sitting: Sitting, _command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    return (facts.CandidateAdmitted(),)


def _start(
    _sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    terms = cast("commands.Start", command).terms
    _refuse_unless(terms.duration_ms > 0 and terms.extra >= 0, "terms")
    extra = budget.exact_extra(terms.extra.numerator, terms.extra.denominator)
    return (
        facts.SittingStarted(
            plan=terms.plan,
            rules=terms.rules,
            pack=terms.pack,
            pack_version=terms.pack_version,
            manifest_sha256=terms.manifest_sha256,
            language=terms.language,
            adjusted=terms.adjusted,
            duration_ms=terms.duration_ms,
            extra_numerator=extra.numerator,
            extra_denominator=extra.denominator,
            grant_cap_ms=terms.grant_cap_ms,
            focus_counts=terms.focus_counts and not terms.adjusted,
        ),
    )


def _serve(
    sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    wish = cast("commands.Serve", command)
    _refuse_unless(sitting.question is None, "question.open")
    return (
        facts.QuestionServed(sitting.served, wish.item, wish.version, wish.draws, wish.relaxed),
    )


def _elapsed(sitting: Sitting, at: At) -> int:
    if sitting.question is None:
        raise TransitionRefusedError("question.none")
    _refuse_unless(not budget.expired(sitting, at), "time.over")
    return budget.spent_ms(sitting, at) - sitting.question.spent_ms


def _answer(
    sitting: Sitting, command: commands.Command, at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    wish = cast("commands.Answer", command)
    return (facts.AnswerGiven(wish.value, wish.status, _elapsed(sitting, at)),)


def _skip(
    sitting: Sitting, _command: commands.Command, at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    return (facts.QuestionSkipped(_elapsed(sitting, at)),)


def _report(
    sitting: Sitting, command: commands.Command, at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    wish = cast("commands.ReportProblem", command)
    _elapsed(sitting, at)
    _refuse_unless(sitting.report is None or wish.blocked, "report.pending")
    _refuse_unless(len(wish.text) <= MOST_TEXT, "report.text")
    return (facts.ProblemReported(wish.blocked, wish.category, wish.text),)


def _accept(
    sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    _refuse_unless(sitting.report is not None, "report.none")
    return (facts.ProblemAccepted(cast("commands.AcceptProblem", command).code),)


def _dismiss(
    sitting: Sitting, command: commands.Command, at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    _refuse_unless(sitting.report is not None, "report.none")
    wish = cast("commands.DismissProblem", command)
    _refuse_unless(0 <= wish.charged_ms <= budget.charged_ms(sitting, at), "report.charge")
    fact = facts.ProblemDismissed(wish.code, wish.charged_ms)
    spent = budget.spent_ms(sitting, at) + wish.charged_ms
    missing = budget.REPORT_FLOOR_MS - (budget.limit_ms(sitting) - spent)
    waited = sitting.report is not None and sitting.report.blocked
    if waited and missing > 0:
        return (fact, facts.TimeGranted(missing, budget.REPORT_FLOOR_REASON))
    return (fact,)


def _pause(
    _sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    return (facts.SittingPaused(cast("commands.Pause", command).cause),)


def _resume(
    _sitting: Sitting, _command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    return (facts.SittingResumed(),)


def _grant(
    sitting: Sitting, command: commands.Command, _at: At, role: Actor
) -> tuple[facts.Event, ...]:
    wish = cast("commands.GrantTime", command)
    _refuse_unless(0 < wish.ms <= MOST_GRANT_MS, "grant.amount")
    _refuse_unless(len(wish.reason.strip()) > 0 and len(wish.reason) <= MOST_REASON, "grant.reason")
    # The station's own reason is not counted against the cap: nobody may borrow it.
    _refuse_unless(wish.reason.strip() != budget.REPORT_FLOOR_REASON, "grant.reason")
    if role is Actor.SURVEILLANT and sitting.terms is not None:
        total = budget.granted_by_invigilators_ms(sitting) + wish.ms
        _refuse_unless(total <= sitting.terms.grant_cap_ms, "grant.cap", sitting.terms.grant_cap_ms)
    return (facts.TimeGranted(wish.ms, wish.reason.strip()),)


def _correct(
    _sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    extra = cast("commands.CorrectExtra", command).extra
    _refuse_unless(0 <= extra <= 1, "extra.amount")
    extra = budget.exact_extra(extra.numerator, extra.denominator)
    return (facts.ExtraCorrected(extra.numerator, extra.denominator),)


def _restart(
    sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    wish = cast("commands.Restart", command)
    spent = max(sitting.spent_ms, wish.spent_ms)
    if not sitting.ticking:
        spent = sitting.spent_ms
    draft: Json = wish.draft if sitting.question is not None else None
    return (facts.SittingRestarted(spent, draft, max(0, wish.outage_ms)),)


def _leave(
    sitting: Sitting, _command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    return () if sitting.focus_away else (facts.FocusLeft(),)


def _return(
    sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    if not sitting.focus_away:
        return ()
    return (facts.FocusReturned(max(0, cast("commands.ReturnFocus", command).away_ms)),)


def _observe(
    sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    wish = cast("commands.Observe", command)
    fact = facts.Observation(wish.kind, wish.policy, wish.sentence, wish.subject)
    held = wish.policy is facts.ObservationPolicy.HOLD
    own = sitting.pause is facts.PauseCause.PERSONAL  # nobody pays for what the station wants
    if held and (own or sitting.phase in (Phase.RUNNING, Phase.BLOCKED)):
        return (fact, facts.SittingPaused(facts.PauseCause.TECHNICAL))
    return (fact,)


def _expire(
    sitting: Sitting, command: commands.Command, at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    _refuse_unless(budget.expired(sitting, at), "time.left")
    draft = cast("commands.Expire", command).draft
    return (facts.TimeExpired(draft), facts.SittingEnded(facts.EndReason.TIME))


def _end(
    sitting: Sitting, command: commands.Command, _at: At, role: Actor
) -> tuple[facts.Event, ...]:
    reason = cast("commands.End", command).reason
    by_station = reason in (facts.EndReason.COMPLETED, facts.EndReason.TECHNICAL)
    if role is Actor.STATION:
        _refuse_unless(by_station and sitting.question is None, "role", role.value, reason.value)
    else:
        by_hand = reason not in (facts.EndReason.COMPLETED, facts.EndReason.TIME)
        _refuse_unless(by_hand, "end.reason", reason.value)
    return (facts.SittingEnded(reason),)


def _take_over(
    sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    wish = cast("commands.TakeOver", command)
    _refuse_unless(wish.epoch == sitting.epoch + 1, "takeover.epoch")
    return (facts.Takeover(wish.checkpoint, wish.epoch, max(sitting.spent_ms, wish.spent_ms)),)


def _hand_over(
    sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    wish = cast("commands.HandOver", command)
    _refuse_unless(len(wish.reason) <= MOST_REASON, "moved.reason")
    draft: Json = wish.draft if sitting.question is not None else None
    return (facts.SittingMoved(draft, wish.reason),)


def _choose(
    sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    settings = cast("commands.ChooseDisplay", command).settings
    _refuse_unless(len(dumps(settings)) <= MOST_SETTINGS, "display.settings")
    if sitting.display is not None and dumps(settings) == dumps(sitting.display):
        return ()
    return (facts.DisplayChosen(settings),)


def _rollback(
    sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    wish = cast("commands.NoteRollback", command)
    fact = facts.RollbackDetected(wish.known_seq, wish.found_seq, wish.where)
    if sitting.phase in (Phase.RUNNING, Phase.BLOCKED):
        return (fact, facts.SittingPaused(facts.PauseCause.TECHNICAL))
    return (fact,)


def _score(
    sitting: Sitting, command: commands.Command, _at: At, _role: Actor
) -> tuple[facts.Event, ...]:
    _refuse_unless(sitting.scored is None, "scored.already")
    return (cast("commands.Score", command).scored,)


_Decision = Callable[[Sitting, commands.Command, At, Actor], tuple[facts.Event, ...]]

_DECISIONS: Final[Mapping[type[commands.Command], _Decision]] = {
    commands.Identify: _identify,
    commands.Admit: _admit,
    commands.Start: _start,
    commands.Serve: _serve,
    commands.Answer: _answer,
    commands.Skip: _skip,
    commands.ReportProblem: _report,
    commands.AcceptProblem: _accept,
    commands.DismissProblem: _dismiss,
    commands.Pause: _pause,
    commands.Resume: _resume,
    commands.GrantTime: _grant,
    commands.CorrectExtra: _correct,
    commands.Restart: _restart,
    commands.LeaveFocus: _leave,
    commands.ReturnFocus: _return,
    commands.Observe: _observe,
    commands.Expire: _expire,
    commands.End: _end,
    commands.TakeOver: _take_over,
    commands.HandOver: _hand_over,
    commands.ChooseDisplay: _choose,
    commands.NoteRollback: _rollback,
    commands.Score: _score,
}
