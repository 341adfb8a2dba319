"""workbench.simulation.thresholds: what a pack asks of a simulation, and whether it is met."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.workbench.simulation.subjects import report, torn, whole
from workbench.packs.source import FORMATS
from workbench.simulation.names import limit_text, measure_text, threshold_name
from workbench.simulation.report import Judged, report_to_json
from workbench.simulation.supply import Population
from workbench.simulation.thresholds import MEASURES, judged, settings_of

SCHEMA = json.loads((FORMATS / "pack.schema.json").read_text(encoding="utf-8"))
BLOCK = SCHEMA["properties"]["simulation"]


def one(key: str, limit: Any, *, holes: bool = False) -> Judged:
    (found,) = judged({key: limit}, torn() if holes else whole())
    return found


def test_the_schema_names_exactly_the_measures() -> None:
    assert set(BLOCK["properties"]["thresholds"]["properties"]) == set(MEASURES)


def test_every_measure_has_a_name_and_is_measured() -> None:
    assert len({threshold_name(key) for key in MEASURES}) == len(MEASURES)
    for key, measure in MEASURES.items():
        for _, value in measure(whole()):
            assert measure_text(key, value)
        assert list(measure(whole())), key


def test_without_a_block_nothing_may_be_infeasible_or_violated() -> None:
    settings = settings_of({})
    assert settings.thresholds == {"infeasible_at_most": 0, "violations_at_most": 0}
    assert (settings.population, settings.cap) == (None, None)
    assert report(whole(), **settings.thresholds).passed
    assert not report(torn(), **settings.thresholds).passed


def test_a_block_adds_to_that_or_says_otherwise() -> None:
    block = {
        "population": {"mean": 1, "sd": 1.5},
        "exposure_cap": 0.4,
        "target_error": 0.5,
        "thresholds": {"infeasible_at_most": 3, "rmse_at_most": 0.5},
    }
    Draft202012Validator({**BLOCK, "$defs": SCHEMA["$defs"]}).validate(block)
    settings = settings_of({"simulation": block})
    assert settings.population == Population(1.0, 1.5)
    assert (settings.cap, settings.target_error) == (0.4, 0.5)
    assert settings.thresholds["infeasible_at_most"] == 3
    assert settings.thresholds["violations_at_most"] == 0


@pytest.mark.parametrize(
    "block",
    [
        {"thresholds": {"rmse": 1}},
        {"thresholds": {"coverage_between": [0.9]}},
        {"thresholds": {"infeasible_at_most": 0.5}},
        {"thresholds": {"exposure_at_most": 30}},
        {"exposure_cap": 0},
        {"population": {"mean": 0}},
        {"seed": 1},
    ],
)
def test_a_block_of_another_form_is_refused(block: dict[str, Any]) -> None:
    assert not Draft202012Validator({**BLOCK, "$defs": SCHEMA["$defs"]}).is_valid(block)


def test_at_most_at_least_and_between() -> None:
    rmse = one("rmse_at_most", 0.5).measured
    assert rmse is not None
    assert one("rmse_at_most", rmse).passed
    assert not one("rmse_at_most", rmse - 0.001).passed
    correlation = one("correlation_at_least", 0.5)
    assert correlation.passed
    assert (correlation.low, correlation.high) == (0.5, None)
    assert not one("correlation_at_least", 1.0).passed
    bias = one("bias_between", [-1, 1])
    assert bias.passed
    assert bias.measured is not None
    assert not one("bias_between", [bias.measured + 0.01, 2]).passed
    assert not one("bias_between", [-2, bias.measured - 0.01]).passed


def test_the_worst_condition_is_judged_and_named() -> None:
    found = one("infeasible_at_most", 0, holes=True)
    assert (found.measured, found.where, found.passed) == (8.0, "fr-adjusted", False)
    assert one("infeasible_at_most", 8, holes=True).passed


def test_joint_intervals_are_judged_with_noisy_items_too() -> None:
    told = dict(MEASURES["joint_coverage_between"](whole()))
    assert set(told) == {"fr", "fr-adjusted", "noisy"}
    worst = min(told, key=told.__getitem__)
    assert one("joint_coverage_between", [1.0, 1.0]).where == worst


def test_what_cannot_be_measured_does_not_pass() -> None:
    (found,) = judged({"step_p99_ms_at_most": 1000.0}, whole())
    assert found.passed
    nobody = torn().conditions[2:]
    empty = type(torn())(torn().asked, nobody, (), (), ())
    (lost,) = judged({"rmse_at_most": 9}, empty)
    assert (lost.measured, lost.where, lost.passed) == (None, "", False)


def test_thresholds_come_in_one_order() -> None:
    between = [key for key in reversed(MEASURES) if key.endswith("_between")]
    keys = [one.key for one in judged({key: [0, 1] for key in between}, whole())]
    assert keys == [key for key in MEASURES if key.endswith("_between")]


def test_every_threshold_can_be_written_as_json() -> None:
    limits = {key: [0, 1] if key.endswith("_between") else 1 for key in MEASURES}
    for found in report_to_json(report(whole(), **limits))["thresholds"]:
        assert type(found["measured"]) is float, found["key"]
        assert type(found["passed"]) is bool, found["key"]


def test_limits_in_words() -> None:
    assert limit_text(one("rmse_at_most", 0.5)) == "≤\u00a00,500"
    assert limit_text(one("correlation_at_least", 0.5)) == "≥\u00a00,500"
    assert limit_text(one("coverage_between", [0.9, 1.0])) == "de 90,0\u00a0% à 100,0\u00a0%"
    assert measure_text("rmse_at_most", None) == "–"
