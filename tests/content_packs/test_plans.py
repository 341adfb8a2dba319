import json
from dataclasses import replace
from pathlib import Path

import pytest

from content_packs.plans import named
from content_packs.plans.named import CERTIFICATION, named_plan, names
from engine.errors import MalformedError
from engine.plan import ExamPlan, Kind
from engine.plan_format import plan_from_json, plan_to_json
from engine.policies import SAFE_COMPETENCE_SD, JointPolicy, QuotaPolicy, Relaxation
from engine.records.canonical import dumps, loads_object
from engine.scoring.score import level_of, levels_of, mesh_of, score_of
from workbench.packs.plan_checks import plan_faults
from workbench.packs.plan_source import plan_findings, plan_text

FOLDER = Path(named.__file__).parent
VECTORS = json.loads(
    (FOLDER.parents[1] / "tests/data/vectors/pix_v3_public.json").read_text(encoding="utf-8")
)
EDU = ("pix-plus-edu-1er-degre", "pix-plus-edu-2nd-degre", "pix-plus-edu-cpe")
PIX_PLUS = ("pix-plus-droit", *EDU)
NAMES = ("certification", "certification-level-8", *PIX_PLUS, "two-per-competence")


def test_the_plans_of_the_family_are_known_by_name() -> None:
    assert names() == NAMES
    with pytest.raises(MalformedError, match=r"plan\.unknown"):
        named_plan("certification-level-9")


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_is_laid_out_as_its_file_and_keeps_its_canonical_bytes(name: str) -> None:
    written = (FOLDER / f"{name}.json").read_bytes()
    plan = named_plan(name)
    assert plan.id == name
    assert plan_text(plan).encode() == written
    canonical = dumps(loads_object(written))
    assert dumps(plan_to_json(plan)) == canonical
    assert plan_from_json(loads_object(canonical)) == plan


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_has_the_form_of_the_schema_and_no_fault(name: str) -> None:
    plan = named_plan(name)
    assert list(plan_findings(json.loads(plan_text(plan)))) == []
    assert list(plan_faults(plan)) == []


def test_the_joint_estimate_of_the_certification_stands_beside_its_score() -> None:
    assert CERTIFICATION.joint == JointPolicy(
        mean=0.85,
        sd=1.5,
        tail_sd=3.0,
        tail_share=0.2,
        competence_sd=SAFE_COMPETENCE_SD,
        domain_sd=0.0,
        origin="default",
    )
    assert CERTIFICATION.rules == "pix-v3@1"


def test_with_the_eighth_level_open_scores_reach_1023() -> None:
    plan = named_plan("certification-level-8")
    table = VECTORS["capacity_to_score_max8"]
    meshes = plan.scoring.meshes
    assert [[mesh.low, mesh.high] for mesh in meshes] == table["intervals"]
    assert [
        {"key": mesh.key, "weight": mesh.weight, "coefficient": mesh.coefficient} for mesh in meshes
    ] == VECTORS["meta"]["meshes"]
    assert plan.scoring.maximum == 1023
    for ability, score, mesh in table["rows"]:
        assert (score_of(ability, plan.scoring), mesh_of(ability, meshes)) == (score, mesh)
    assert {one.level for one in levels_of(5.0, plan.scoring)} == {8}
    assert {one.level for one in levels_of(4.99, plan.scoring)} == {7}


def test_below_the_eighth_level_nothing_else_changes() -> None:
    plan = named_plan("certification-level-8")
    scoring = replace(CERTIFICATION.scoring, meshes=plan.scoring.meshes, levels=plan.scoring.levels)
    assert plan == replace(CERTIFICATION, id=plan.id, scoring=scoring)
    for ability in (-6.0, -3.0, 0.0, 1.2, 3.9):
        assert levels_of(ability, scoring) == levels_of(ability, CERTIFICATION.scoring)
        assert score_of(ability, scoring) == score_of(ability, CERTIFICATION.scoring)


@pytest.mark.parametrize(
    ("name", "column"), [(name, 1 if "droit" in name else 2) for name in PIX_PLUS]
)
def test_an_exam_of_pix_plus_counts_meshes_and_no_pix(name: str, column: int) -> None:
    plan = named_plan(name)
    assert (plan.kind, plan.scoring.reports_pix, plan.joint) == (Kind.PIX_PLUS, False, None)
    assert plan.scoring.levels == ()
    for row in VECTORS["pix_plus_mesh"]["rows"]:
        assert mesh_of(row[0], plan.scoring.meshes) == row[column]


def test_the_exams_of_pix_plus_have_their_own_time_and_refusal() -> None:
    told = {
        name: (named_plan(name).duration_ms // 60_000, named_plan(name).scoring.refusal)
        for name in PIX_PLUS
    }
    edu = (90, "REJECTED_EDU_NOT_ELIGIBLE")
    assert told == {
        "pix-plus-droit": (60, "REJECTED_PIX_PLUS_NOT_OBTAINED"),
        **dict.fromkeys(EDU, edu),
    }
    assert [mesh.key for mesh in named_plan("pix-plus-droit").scoring.meshes] == [
        "LEVEL_INDEPENDENT",
        "LEVEL_CONFIRMED",
        "LEVEL_ADVANCED",
        "LEVEL_EXPERT",
    ]


def test_two_questions_per_competence_are_another_plan_with_the_same_tables() -> None:
    plan = named_plan("two-per-competence")
    assert plan.rules == "joint@1"
    assert plan.selection == QuotaPolicy(2, True, (Relaxation.SUB_POOL, Relaxation.ONE_PER_TUBE))
    assert (plan.scoring, plan.joint) == (CERTIFICATION.scoring, CERTIFICATION.joint)
    assert (plan.length, plan.minimum_answers) == (32, 20)


def _all_levels(plan: ExamPlan) -> set[int]:
    return {one.level for _, intervals in plan.scoring.levels for one in intervals}


def test_levels_go_as_far_as_the_meshes() -> None:
    assert _all_levels(CERTIFICATION) == set(range(8))
    assert _all_levels(named_plan("certification-level-8")) == set(range(9))
    _, intervals = CERTIFICATION.scoring.levels[0]
    assert [level_of(one, intervals) for one in (-9.0, -2.0, 0.5, 3.999, 9.0)] == [0, 1, 3, 6, 7]
