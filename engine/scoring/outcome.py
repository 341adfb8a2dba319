"""What an exam comes to: its status, its result and the jury's comment. Knows no clock.

Source: Pix, certification v3: the order of decisions and the keys of the automatic comments.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.adaptive.profile import Profile
from engine.adaptive.standing import Standing
from engine.plan import ExamPlan
from engine.scoring.downgrade import Answered, downgrade, standing_after
from engine.scoring.profile import level_cells
from engine.scoring.score import CompetenceLevel, levels_of, mesh_of, score_of


class OutcomeStatus(StrEnum):
    """What the jury would say."""

    VALIDATED = "validated"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class AbortReason(StrEnum):
    """Why an exam was not finished, as told at finalisation."""

    CANDIDATE = "candidate"
    TECHNICAL = "technical"


class Comment(StrEnum):
    """Keys of the jury's automatic comments; a plan may add its own refusal."""

    CANCELLED_BY_JURY = "CANCELLED_BY_JURY"
    FRAUD = "FRAUD"
    LACK_OF_ANSWERS = "REJECTED_DUE_TO_LACK_OF_ANSWERS"
    LACK_OF_ANSWERS_TECHNICAL = "CANCELLED_DUE_TO_LACK_OF_ANSWERS_FOR_TECHNICAL_REASON"
    ZERO_PIX = "REJECTED_DUE_TO_ZERO_PIX_SCORE"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What people decided about an exam.

    `finalised` says that the session's finalisation has spoken on an unfinished exam.
    """

    abort_reason: AbortReason | None = None
    finalised: bool = False
    fraud: bool = False
    cancelled_by_jury: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of an exam.

    `comment` is a key. `ability`, `pix`, `mesh` and `levels` are those to keep: empty for an
    exam without a result. `provisional` while an unfinished exam awaits its finalisation.
    `exhausted` says that an abandoned exam could not be completed to the plan's length: the bank
    ran dry, and the ability is the one reached there.
    """

    status: OutcomeStatus
    comment: str | None
    ability: float | None
    pix: int | None
    mesh: int | None
    levels: tuple[CompetenceLevel, ...]
    provisional: bool
    exhausted: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """The ability to score, and the joint profile where the plan scores by it."""

    ability: float
    exhausted: bool
    profile: Profile | None


def outcome(
    plan: ExamPlan, start: Standing, answers: Sequence[Answered], circumstances: Circumstances
) -> Outcome:
    """The outcome of the retained answers.

    Args:
        plan: Lengths, tables and rules.
        start: The standing before any answer, on the whole bank.
        answers: Retained answers, in order: replaced questions are not among them.
        circumstances: What people decided.
    """
    provisional = len(answers) < plan.length and not circumstances.finalised
    unscored = _without_result(plan, answers, circumstances)
    if unscored is not None:
        return Outcome(*unscored, None, None, None, (), provisional)
    scoring = plan.scoring
    found = reached(plan, start, answers, circumstances.abort_reason)
    ability, dry = found.ability, found.exhausted
    mesh = mesh_of(ability, scoring.meshes)
    pix = score_of(ability, scoring) if scoring.reports_pix else None
    if mesh is None or pix == 0:
        comment = Comment.ZERO_PIX if scoring.reports_pix else scoring.refusal
        return Outcome(
            OutcomeStatus.REJECTED, comment, ability, pix, mesh, (), provisional, exhausted=dry
        )
    levels = levels_of(ability, scoring) if found.profile is None else _likeliest(found.profile)
    return Outcome(
        OutcomeStatus.VALIDATED, None, ability, pix, mesh, levels, provisional, exhausted=dry
    )


def reached(
    plan: ExamPlan, start: Standing, answers: Sequence[Answered], abort_reason: AbortReason | None
) -> Reached:
    """The ability to score: the plain one, or the downgraded one of an abandoned exam."""
    standing, dry = standing_after(start, answers), False
    unfinished = plan.minimum_answers <= len(answers) < plan.length
    if unfinished and abort_reason is AbortReason.CANDIDATE:
        completion = downgrade(plan, standing, answers)
        standing, dry = completion.standing, completion.exhausted
    profile = standing.profile(level_cells(plan.scoring))
    ability = standing.latest.ability if profile is None else profile.general.ability
    return Reached(ability, dry, profile)


def _likeliest(profile: Profile) -> tuple[CompetenceLevel, ...]:
    return tuple(
        CompetenceLevel(one.competence, one.likeliest)
        for one in profile.competences
        if one.likeliest is not None
    )


def _without_result(
    plan: ExamPlan, answers: Sequence[Answered], circumstances: Circumstances
) -> tuple[OutcomeStatus, Comment] | None:
    if circumstances.cancelled_by_jury:
        return OutcomeStatus.CANCELLED, Comment.CANCELLED_BY_JURY
    if circumstances.fraud:
        return OutcomeStatus.REJECTED, Comment.FRAUD
    if len(answers) >= plan.minimum_answers:
        return None
    if circumstances.abort_reason is AbortReason.TECHNICAL:
        return OutcomeStatus.CANCELLED, Comment.LACK_OF_ANSWERS_TECHNICAL
    return OutcomeStatus.REJECTED, Comment.LACK_OF_ANSWERS
