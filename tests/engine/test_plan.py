import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from content_packs.plans.named import CERTIFICATION, named_plan, names
from engine.errors import MalformedError
from engine.plan import ExamPlan, Feedback, Kind, PlanId
from engine.plan_format import plan_from_json, plan_to_json
from engine.policies import Interval, Mesh, ScoringPolicy
from engine.records.canonical import dumps, loads_object

THRESHOLD = replace(
    CERTIFICATION,
    id=PlanId("edu-1"),
    kind=Kind.PIX_PLUS,
    duration_ms=90 * 60 * 1000,
    feedback=Feedback.AT_END,
    scoring=ScoringPolicy(
        reports_pix=False,
        meshes=(Mesh("LEVEL_ADMISSIBLE", 0, 0, 1.0, 8.0),),
        refusal="REJECTED_EDU_NOT_ELIGIBLE",
    ),
)


def _object(plan: ExamPlan = CERTIFICATION) -> dict[str, Any]:
    value = json.loads(dumps(plan_to_json(plan)))
    assert isinstance(value, dict)
    return value


QUOTAS = named_plan("two-per-competence")


@pytest.mark.parametrize(
    "plan", [*(named_plan(name) for name in names()), THRESHOLD], ids=lambda plan: plan.id
)
def test_a_plan_survives_its_canonical_bytes(plan: ExamPlan) -> None:
    written = dumps(plan_to_json(plan))
    again = plan_from_json(loads_object(written))
    assert again == plan
    assert dumps(plan_to_json(again)) == written


def test_the_certification_is_the_published_one() -> None:
    assert (CERTIFICATION.length, CERTIFICATION.minimum_answers) == (32, 20)
    assert CERTIFICATION.duration_ms == 6_300_000
    assert CERTIFICATION.rules == "pix-v3@1"
    assert CERTIFICATION.feedback is Feedback.NONE
    assert CERTIFICATION.pix_v3.start == -3.0
    assert CERTIFICATION.pix_v3.pick_percent == 51
    assert CERTIFICATION.scoring.maximum == 895
    assert CERTIFICATION.scoring.meshes[4] == Mesh("LEVEL_INDEPENDENT_4", 128, 3, 1.5, 2.25)
    code, levels = CERTIFICATION.scoring.levels[15]
    assert (code, levels[0]) == ("5.2", Interval(0, None, -2.0))


def _set(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def change(value: dict[str, Any]) -> None:
        inner: Any = value
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = to

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("rules", to="pix-v4@1"),
        _set("rules", to="joint@1"),
        _set("kind", to="lottery"),
        _set("source", to="elsewhere"),
        _set("length", to=0),
        _set("duration_ms", to=-1),
        _set("selection", "start", to="-9.1"),
        _set("selection", "start", to="nan"),
        _set("selection", "start", to="three"),
        _set("selection", "variation", to="1.5"),
        _set("selection", "pick_percent", to=101),
        _set("selection", "kept", to=0),
        _set("selection", "relaxations", to=["everything"]),
        _set("scoring", "meshes", to=[]),
        _set("scoring", "meshes", 3, "low", to="0.7"),
        _set("scoring", "meshes", 7, "high", to="4.0"),
        _set("scoring", "meshes", 7, "high", to="inf"),
        _set("scoring", "levels", 0, "intervals", 0, "level", to=9),
        _set("scoring", to=None),
    ],
)
def test_a_plan_that_does_not_hold_together_is_refused(
    change: Callable[[dict[str, Any]], None],
) -> None:
    value = _object()
    change(value)
    with pytest.raises(MalformedError):
        plan_from_json(value)


@pytest.mark.parametrize(
    "change",
    [
        _set("rules", to="pix-v3@1"),
        _set("joint", to=None),
        _set("joint", "mean", to="9.5"),
        _set("joint", "sd", to="0.05"),
        _set("joint", "tail_sd", to="10"),
        _set("joint", "tail_share", to="1.1"),
        _set("joint", "tail_share", to="-0.1"),
        _set("joint", "competence_sd", to="3.1"),
        _set("joint", "domain_sd", to="-0.1"),
        _set("joint", "origin", to="x" * 201),
        _set("selection", "per_competence", to=0),
        _set("selection", "one_per_tube", to="yes"),
        _set("selection", "relaxations", to=["spaces"]),
    ],
)
def test_a_plan_of_quotas_that_does_not_hold_together_is_refused(
    change: Callable[[dict[str, Any]], None],
) -> None:
    value = _object(QUOTAS)
    change(value)
    with pytest.raises(MalformedError):
        plan_from_json(value)


@pytest.mark.parametrize("key", sorted(set(_object()) - {"joint"}))
def test_a_plan_without_one_of_its_fields_is_refused(key: str) -> None:
    value = _object()
    del value[key]
    with pytest.raises(MalformedError):
        plan_from_json(value)


def test_an_older_plan_says_nothing_of_a_joint_estimate() -> None:
    older = replace(CERTIFICATION, joint=None)
    value = _object(older)
    assert "joint" not in value
    assert plan_from_json(value) == older


def test_only_the_rules_of_pix_have_the_selection_of_pix() -> None:
    assert CERTIFICATION.pix_v3 == CERTIFICATION.selection
    with pytest.raises(MalformedError, match=r"plan\.rules"):
        _ = QUOTAS.pix_v3
