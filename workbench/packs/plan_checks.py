"""Checks of a pack's plan: its policies and its tables. Knows no item and no bank.

An error refuses the build: the plan would give wrong results, or could not be sat. A remark does
not: published tables do overlap, and some of their rows never apply.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from content_packs.plans.named import named_plan, names
from engine.adaptive.lattice import LATTICE
from engine.plan import ExamPlan, Kind
from engine.policies import (
    SAFE_COMPETENCE_SD,
    JointPolicy,
    Mesh,
    QuotaPolicy,
    Relaxation,
    ScoringPolicy,
    SelectionPolicy,
)
from engine.referential import COMPETENCES
from workbench.packs.finding import Finding, Remark
from workbench.packs.level_checks import check_intervals
from workbench.packs.plan_source import read_plan
from workbench.packs.source import PackSource

_LOWEST: Final = float(LATTICE[0])
_HIGHEST: Final = float(LATTICE[-1])
_LARGEST_DEVIATION: Final = 1.5
_LEAST_DEVIATION: Final = 0.1
_USUAL_SDS: Final = (0.5, 3.0)
_DEFAULT: Final = "default"
_ALWAYS: Final = 100
_ORDER: Final = tuple(Relaxation)


def check_plan(source: PackSource) -> Iterator[Finding]:
    """Everything that is wrong with the plan of a pack's source."""
    read = read_plan(source.folder, source.settings)
    yield from read.findings
    if read.plan is not None:
        yield from plan_faults(read.plan)


def plan_faults(plan: ExamPlan) -> Iterator[Finding]:
    """Everything that is wrong with a plan taken alone."""
    where = f"plan {plan.id}"
    yield from _identity(where, plan)
    if plan.minimum_answers > plan.length:
        what = f"a result needs {plan.minimum_answers} answers, the exam has {plan.length}"
        yield Finding(where, what)
    if isinstance(plan.selection, QuotaPolicy):
        yield from _quotas(where, plan.selection, plan.length)
    else:
        yield from _pix_selection(where, plan.selection)
        yield from _start(where, plan.selection, plan.scoring)
    yield from _meshes(where, plan)
    yield from _levels(where, plan)
    if plan.joint is not None:
        yield from _joint(where, plan.joint, plan.scoring.meshes)


def _identity(where: str, plan: ExamPlan) -> Iterator[Finding]:
    if plan.id in names():
        named = named_plan(plan.id)
        if named != plan and named.version == plan.version:
            yield Remark(where, "differs from the plan of this name: give it another id or version")


def _quotas(where: str, policy: QuotaPolicy, length: int) -> Iterator[Finding]:
    total = policy.per_competence * len(COMPETENCES)
    if total != length:
        what = f"{policy.per_competence} in each of {len(COMPETENCES)} competences make {total}"
        yield Finding(where, f"{what}, not {length} questions")
    if Relaxation.SPACING in policy.relaxations:
        yield Remark(where, "quotas know no spacing: giving it up changes nothing")
    yield from _relaxations(where, policy.relaxations, one_per_tube=policy.one_per_tube)


def _pix_selection(where: str, policy: SelectionPolicy) -> Iterator[Finding]:
    if policy.pick_percent == 0:
        yield Remark(where, f"pick_percent 0 always takes the last of the {policy.kept} kept")
    elif (policy.kept == 1) != (policy.pick_percent == _ALWAYS):
        what = f"kept {policy.kept} beside pick_percent {policy.pick_percent}: nothing is drawn"
        yield Remark(where, what)
    if policy.spacing >= len(COMPETENCES):
        yield Remark(where, f"spacing {policy.spacing}: no competence is ever far enough back")
    if Relaxation.SPACING in policy.relaxations and not policy.spacing:
        yield Remark(where, "there is no spacing to give up")
    yield from _relaxations(where, policy.relaxations, one_per_tube=policy.one_per_tube)


def _start(where: str, policy: SelectionPolicy, scoring: ScoringPolicy) -> Iterator[Finding]:
    """Exams that count no pix may well begin below what they ask for."""
    low, high = scoring.meshes[0].low, scoring.meshes[-1].high
    if scoring.reports_pix and not low <= policy.start < high:
        yield Remark(where, f"start {policy.start} is outside the meshes")


def _relaxations(
    where: str, given_up: Sequence[Relaxation], *, one_per_tube: bool
) -> Iterator[Finding]:
    listed = ", ".join(given_up)
    if len(set(given_up)) != len(given_up):
        yield Remark(where, f"a relaxation stands twice: {listed}")
    if [one for one in _ORDER if one in given_up] != list(dict.fromkeys(given_up)):
        usual = ", ".join(_ORDER)
        yield Remark(where, f"relaxations {listed}: the usual order is {usual}")
    if Relaxation.ONE_PER_TUBE in given_up and not one_per_tube:
        yield Remark(where, "there is no one-per-tube rule to give up")


def _meshes(where: str, plan: ExamPlan) -> Iterator[Finding]:
    scoring = plan.scoring
    meshes = scoring.meshes
    for place, mesh in enumerate(meshes):
        if mesh.low >= mesh.high:
            yield Finding(where, f"mesh {mesh.key} ({place}) is empty: [{mesh.low}, {mesh.high})")
        if mesh.key in {one.key for one in meshes[:place]}:
            yield Finding(where, f"mesh {mesh.key} stands twice")
        if mesh.low >= _HIGHEST or mesh.high <= _LOWEST:
            yield Remark(where, f"mesh {mesh.key} is beyond every ability that is estimated")
    for before, after in pairwise(meshes):
        if before.high != after.low:
            what = f"mesh {after.key} begins at {after.low}, {before.key} ends at {before.high}"
            yield Finding(where, what)
    if scoring.reports_pix:
        yield from _worth(where, meshes, scoring.maximum)
    elif plan.kind is Kind.PIX_PLUS and scoring.refusal is None:
        yield Remark(where, "no refusal: a candidate below the meshes gets no comment")


def _worth(where: str, meshes: Sequence[Mesh], maximum: int) -> Iterator[Finding]:
    """Scores grow without a jump from 0 to the maximum."""
    reached = 0
    for mesh in meshes:
        begins, ends = mesh.weight * mesh.coefficient, mesh.weight * (mesh.coefficient + 1)
        if not mesh.weight:
            yield Finding(where, f"mesh {mesh.key} has no weight: all of it is worth 0 pix")
        elif begins < reached:
            yield Finding(where, f"mesh {mesh.key} falls back from {reached} to {begins} pix")
        elif begins > reached:
            yield Remark(where, f"mesh {mesh.key} leaps from {reached} to {begins} pix")
        reached = max(reached, ends)
    if reached != maximum + 1:
        yield Remark(where, f"the meshes end at {reached} pix, the largest score is {maximum}")


def _levels(where: str, plan: ExamPlan) -> Iterator[Finding]:
    levels, meshes = plan.scoring.levels, plan.scoring.meshes
    if not levels:
        return
    told = [competence for competence, _ in levels]
    known = [one.code for one in COMPETENCES]
    for code in dict.fromkeys(told):
        if code not in known:
            yield Finding(where, f"competence {code} is not one of the referential")
        if told.count(code) > 1:
            yield Finding(where, f"competence {code} has {told.count(code)} tables")
    missing = [code for code in known if code not in told]
    if missing:
        what = f"no levels for competence {', '.join(missing)}"
        certified = plan.kind is Kind.CERTIFICATION
        yield Finding(where, what) if certified else Remark(where, what)
    highest = meshes[-1].coefficient + 1 if plan.scoring.reports_pix else None
    bounds = (meshes[0].low, meshes[-1].high)
    for competence, intervals in levels:
        yield from check_intervals(f"{where} {competence}", intervals, bounds, highest)


def _joint(where: str, policy: JointPolicy, meshes: Sequence[Mesh]) -> Iterator[Finding]:
    if policy.tail_share and policy.tail_sd < policy.sd:
        what = f"tail_sd {policy.tail_sd} is below sd {policy.sd}: it narrows the tails"
        yield Finding(where, what)
    for name, sd in (("competence_sd", policy.competence_sd), ("domain_sd", policy.domain_sd)):
        if sd > _LARGEST_DEVIATION:
            what = f"{name} {sd} is over {_LARGEST_DEVIATION}: nothing would be shared"
            yield Finding(where, what)
        if 0.0 < sd < _LEAST_DEVIATION:
            yield Remark(where, f"{name} {sd} is less than the lattice tells from 0")
    if policy.origin == _DEFAULT and policy.competence_sd > SAFE_COMPETENCE_SD:
        what = f"competence_sd {policy.competence_sd} without data: over {SAFE_COMPETENCE_SD}"
        yield Remark(where, f"{what} it may cost more than it gives")
    if not policy.tail_share:
        yield Remark(where, "tail_share 0: the ends of the scale are pulled to the mean")
    if not meshes[0].low <= policy.mean < meshes[-1].high:
        yield Remark(where, f"mean {policy.mean} is outside the meshes")
    if not _USUAL_SDS[0] <= policy.sd <= _USUAL_SDS[1]:
        yield Remark(where, f"sd {policy.sd} is that of no population of candidates")
