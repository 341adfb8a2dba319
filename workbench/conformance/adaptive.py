"""Checks of the grid, the model, the estimator and the selection against reference vectors."""

import hashlib
from itertools import pairwise
from typing import Any

import numpy as np

from engine.adaptive.ability import AbilityTrace, Scored, estimate
from engine.adaptive.grid import POINTS
from engine.adaptive.model import information, probability
from engine.adaptive.selection import Ranked, eligible, rank, select
from engine.adaptive.standing import first_standing
from engine.errors import BankExhaustedError
from engine.plan import ExamPlan
from engine.scoring.downgrade import standing_after
from engine.scoring.score import levels_of, mesh_of, score_of
from workbench.conformance.tables import (
    OK,
    Bank,
    Table,
    calibration,
    plan_of,
    restriction_of,
)
from workbench.conformance.tally import Tally

_CLOSE_CALL = 1e-12
_LOOKED_AT = 6


def check_samples(tally: Tally, file: Table) -> None:
    """The grid: its number of points and its ends."""
    samples = file.get("samples", file.get("meta", {}).get("samples"))
    if samples is None:
        return
    with tally.case("samples"):
        tally.same("count", samples["count"], len(POINTS))
        tally.same("first", samples["first"], float(POINTS[0]))
        tally.same("last", samples["last"], float(POINTS[-1]))


def check_rewards(tally: Tally, file: Table) -> None:
    """Probabilities and informations of single items."""
    for place, row in enumerate(file.get("rewards", ())):
        with tally.case(f"rewards[{place}]"):
            item = np.array(float(row["discriminant"])), np.array(float(row["difficulty"]))
            ability = np.array(float(row["capacity"]))
            where = f"rewards[{place}]"
            tally.same(
                f"{where}.probability", row["probability"], float(probability(*item, ability))
            )
            tally.same(f"{where}.reward", row["reward"], float(information(*item, ability)))


def check_estimator(tally: Tally, file: Table) -> None:
    """Abilities and errors after each answer of fixed sequences."""
    for place, case in enumerate(file.get("estimator", ())):
        with tally.case(f"estimator[{place}]"):
            answers = [Scored(calibration(row), row["result"] == OK) for row in case["items"]]
            start, variation = case["initial_capacity"], case["variation_percent"]
            found = estimate(answers, float(start), float(variation or 0.0))
            tally.same(f"{case['id']}.length", len(case["history"]), len(found))
            for number, (row, one) in enumerate(zip(case["history"], found, strict=False), 1):
                tally.same(f"{case['id']} {number} capacity", row["capacity"], one.ability)
                tally.same(f"{case['id']} {number} error_rate", row["error_rate"], one.error)


def check_scenarios(tally: Tally, file: Table) -> None:
    """Whole exams: eligible items, the best of them, the draw, the estimates, the end."""
    banks: dict[str, Bank] = {}
    for place, scenario in enumerate(file.get("scenarios", ())):
        with tally.case(f"scenarios[{place}]"):
            name = scenario["bank"]
            if name not in banks:
                banks[name] = Bank.of(file["banks"][name])
            _check_scenario(tally, scenario, banks[name], plan_of(scenario, file.get("meta", {})))


def _check_scenario(tally: Tally, scenario: Table, bank: Bank, plan: ExamPlan) -> None:
    where = scenario["id"]
    answers = bank.answered(scenario["answers"])
    tally.same(f"{where} steps", len(answers), len(scenario["steps"]))
    trace = AbilityTrace.begin(plan.pix_v3.start, plan.pix_v3.variation)
    for number, (step, answer) in enumerate(zip(scenario["steps"], answers, strict=False)):
        here = f"{where} question {number + 1}"
        with tally.case(here):
            tally.same(f"{here} n", step["n"], number + 1)
            tally.same(f"{here} capacity_before", step["capacity_before"], trace.latest.ability)
            _check_choice(tally, here, (scenario, step), bank, plan)
            name, result = scenario["answers"][number]
            tally.same(f"{here} challenge", step["challenge"], name)
            tally.same(f"{here} result", step["result"], result)
        trace = trace.extended(Scored(answer.item.calibration, answer.correct))
        with tally.case(here):
            tally.same(f"{here} capacity", step["capacity"], trace.latest.ability)
            tally.same(f"{here} error_rate", step["error_rate"], trace.latest.error)
    _check_end(tally, scenario, bank, plan)


def _check_choice(
    tally: Tally, where: str, told: tuple[Table, Table], bank: Bank, plan: ExamPlan
) -> None:
    scenario, step = told
    items = [bank.items[name] for name, _ in scenario["answers"][: step["n"] - 1]]
    ability = float(step["capacity_before"])
    restriction = restriction_of(scenario)
    mask = eligible(bank.pool, items, plan.pix_v3, restriction)
    names = sorted(
        bank.names[item.id] for item, left in zip(bank.pool.items, mask, strict=True) if left
    )
    digest = hashlib.sha1("\n".join(names).encode(), usedforsecurity=False).hexdigest()
    tally.same(f"{where} eligible_count", step["eligible_count"], len(names))
    tally.same(f"{where} eligible_sha1", step["eligible_sha1"], digest)
    if "eligible" in step:
        tally.same(f"{where} eligible", sorted(step["eligible"]), names)
    best = rank(bank.pool, mask, ability, _LOOKED_AT)
    gap = min(
        (left.information - right.information for left, right in pairwise(best)), default=None
    )
    tally.same(f"{where} min_reward_gap_top6", step["min_reward_gap_top6"], gap)
    close = step["min_reward_gap_top6"] or 0.0
    ordered = close == 0.0 or close > _CLOSE_CALL
    _check_best(tally, where, step["best"], best[: plan.pix_v3.kept], bank, ordered=ordered)
    rolls = step.get("rolls", ())
    chosen = select(
        bank.pool,
        items,
        ability,
        plan.pix_v3,
        lambda index: rolls[index] / 100.0 if rolls else 0.0,
        restriction=restriction,
    )
    if ordered:
        tally.same(f"{where} pick", step["challenge"], bank.names[chosen.item.id])
    if "rolls" in step:
        tally.same(f"{where} rolls", len(rolls), chosen.draws)
        tally.same(f"{where} picked_rank", step["picked_rank"], chosen.rank)


def _check_best(
    tally: Tally,
    where: str,
    expected: list[dict[str, Any]],
    best: tuple[Ranked, ...],
    bank: Bank,
    *,
    ordered: bool,
) -> None:
    tally.same(f"{where} best", len(expected), len(best))
    for place, (row, one) in enumerate(zip(expected, best, strict=False)):
        tally.same(f"{where} best[{place}].reward", row["reward"], one.information)
        if ordered:
            tally.same(f"{where} best[{place}].id", row["id"], bank.names[one.item.id])


def _check_end(tally: Tally, scenario: Table, bank: Bank, plan: ExamPlan) -> None:
    where = f"{scenario['id']} final"
    answers = bank.answered(scenario["answers"])
    last = standing_after(first_standing(plan, bank.pool, None), answers).latest
    tally.same(f"{where} end", scenario["end"], _end(scenario, bank, plan))
    final = scenario["final"]
    tally.same(f"{where} capacity", final["capacity"], last.ability)
    tally.same(f"{where} error_rate", final["error_rate"], last.error)
    tally.same(f"{where} pix_score", final["pix_score"], score_of(last.ability, plan.scoring))
    mesh = mesh_of(last.ability, plan.scoring.meshes)
    tally.same(f"{where} reached_mesh_index", final["reached_mesh_index"], mesh)
    for one in levels_of(last.ability, plan.scoring):
        expected = final["competence_level_every_competence"]
        tally.same(f"{where} level {one.competence}", expected, one.level)


def _end(scenario: Table, bank: Bank, plan: ExamPlan) -> str:
    items = [bank.items[name] for name, _ in scenario["answers"]]
    if len(items) == plan.length:
        return "max_length"
    try:
        select(
            bank.pool,
            items,
            plan.pix_v3.start,
            plan.pix_v3,
            lambda _index: 0.0,
            restriction=restriction_of(scenario),
        )
    except BankExhaustedError:
        return "lack_of_challenges"
    return "stopped_by_scenario"
