import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_packs.plans.named import CERTIFICATION, named_plan
from engine.items import CompetenceCode
from engine.plan import ExamPlan, PlanId
from engine.plan_format import plan_from_json, plan_to_json
from engine.policies import Interval, JointPolicy, Mesh, QuotaPolicy, Relaxation
from engine.records.canonical import dumps, loads_object
from engine.scoring.score import level_of
from workbench.packs.finding import Finding, Remark
from workbench.packs.level_checks import check_intervals
from workbench.packs.plan_checks import check_plan, plan_faults
from workbench.packs.plan_source import (
    PLAN_FILE,
    PlanRefusedError,
    plan_findings,
    plan_of,
    plan_text,
    read_plan,
    schema_of_plans,
)
from workbench.packs.source import read_pack

SMALL: Final = Path(__file__).parents[1] / "data" / "valid" / "small_pack"
SETTINGS: Final = {"id": "pack", "plan": "certification", "rules": "pix-v3@1"}
QUOTAS: Final = named_plan("two-per-competence")
BOUNDS: Final = (-4.67, 8.0)


def _document(plan: ExamPlan = CERTIFICATION) -> dict[str, Any]:
    value = json.loads(plan_text(plan))
    assert isinstance(value, dict)
    return value


def _told(findings: Iterator[Finding]) -> list[tuple[str, bool]]:
    return [(one.what, one.refuses) for one in findings]


def _own(folder: Path, content: str | bytes) -> Path:
    raw = content.encode() if isinstance(content, str) else content
    (folder / PLAN_FILE).write_bytes(raw)
    return folder


def test_a_pack_names_its_plan(tmp_path: Path) -> None:
    assert plan_of(tmp_path, SETTINGS) == CERTIFICATION


def test_a_plan_in_the_pack_s_folder_wins(tmp_path: Path) -> None:
    own = replace(CERTIFICATION, id=PlanId("essai"), length=20)
    assert plan_of(_own(tmp_path, plan_text(own)), {**SETTINGS, "plan": "unknown"}) == own


@pytest.mark.parametrize(
    ("settings", "what"),
    [
        (
            {**SETTINGS, "plan": "certification-v4"},
            "no plan certification-v4; known: certification",
        ),
        (
            {**SETTINGS, "rules": "joint@1"},
            "rules joint@1, but plan certification is under pix-v3@1",
        ),
    ],
)
def test_a_plan_that_is_not_there_or_not_of_the_rules_is_refused(
    settings: dict[str, str], what: str, tmp_path: Path
) -> None:
    with pytest.raises(PlanRefusedError) as refused:
        plan_of(tmp_path, settings)
    (finding,) = refused.value.findings
    assert what in finding.what
    assert finding.refuses
    assert str(refused.value) == str(finding)


def _without(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(value: dict[str, Any]) -> None:
        inner: Any = value
        for key in path[:-1]:
            inner = inner[key]
        del inner[path[-1]]

    return change


def _set(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def change(value: dict[str, Any]) -> None:
        inner: Any = value
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (_without("length"), "$ 'length' is a required property"),
        (_set("lenght", to=32), "$ Additional properties are not allowed"),
        (_set("selection", "start", to=-3), "$.selection.start -3 is not of type 'string'"),
        (_set("selection", "start", to="-3,0"), "$.selection.start '-3,0' does not match"),
        (_set("selection", "relaxations", to=["luck"]), "'luck' is not one of"),
        (_set("selection", "relaxations", to=["spacing"] * 2), "non-unique"),
        (_set("rules", to="joint@1"), "'per_competence' is a required property"),
        (_set("joint", "sd", to="wide"), "$.joint.sd 'wide' does not match"),
        (_set("scoring", "meshes", to=[]), "should be non-empty"),
        (_set("scoring", "meshes", 3, "low", to="0.7"), "begins at 0.7, but LEVEL_BEGINNER_2 ends"),
        (_set("scoring", "meshes", 7, "high", to="3.9"), "low 4.0 is not below 3.9"),
        (_set("scoring", "meshes", 7, "high", to="1e3"), "is no plan: field.decimal high"),
        (_set("joint", "sd", to="0.01"), "is no plan: field.decimal sd"),
    ],
)
def test_a_plan_of_another_form_is_refused_and_its_place_named(
    change: Callable[[dict[str, Any]], None], what: str, tmp_path: Path
) -> None:
    document = _document()
    change(document)
    source = read_plan(_own(tmp_path, json.dumps(document)), SETTINGS)
    assert source.plan is None
    assert any(what in finding.what for finding in source.findings), source.findings
    assert {finding.where for finding in source.findings} == {PLAN_FILE}


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"{", "is no plan: json.invalid"),
        (b"[]", "is no plan: json.no_object"),
        (b'{"length": 3.2}', "is no plan: json.float"),
        (b" " * (1024 * 1024 + 1), "is no plan: json.too_long"),
    ],
)
def test_a_file_that_is_no_json_object_is_refused(
    content: bytes, what: str, tmp_path: Path
) -> None:
    (finding,) = read_plan(_own(tmp_path, content), SETTINGS).findings
    assert finding.what == what


def test_a_plan_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / PLAN_FILE).mkdir()
    (finding,) = read_plan(tmp_path, SETTINGS).findings
    assert finding.what == "cannot be read"


def test_the_schema_is_one_and_speaks_to_authors() -> None:
    schema = schema_of_plans().schema
    schema_of_plans().check_schema(schema)
    assert "Plan d’examen" in schema["title"]
    assert all("title" in one or "$ref" in one for one in schema["properties"].values())


def _decimals(least: float, most: float) -> st.SearchStrategy[float]:
    return st.floats(least, most, allow_nan=False)


@given(
    joint=st.builds(
        JointPolicy,
        mean=_decimals(-9, 9),
        sd=_decimals(0.1, 9),
        tail_sd=_decimals(0.1, 9),
        tail_share=_decimals(0, 1),
        competence_sd=_decimals(0, 3),
        domain_sd=_decimals(0, 3),
        origin=st.text(min_size=1, max_size=20),
    ),
    start=_decimals(-9, 9),
    relaxations=st.lists(st.sampled_from(Relaxation), unique=True),
)
def test_whatever_a_plan_says_its_text_has_the_form_of_the_schema(
    joint: JointPolicy, start: float, relaxations: list[Relaxation]
) -> None:
    selection = replace(CERTIFICATION.pix_v3, start=start, relaxations=tuple(relaxations))
    plan = replace(CERTIFICATION, joint=joint, selection=selection)
    text = plan_text(plan)
    assert list(plan_findings(json.loads(text))) == []
    again = plan_from_json(loads_object(text.encode()))
    assert dumps(plan_to_json(again)) == dumps(plan_to_json(plan))


def test_a_pack_s_plan_is_checked(tmp_path: Path) -> None:
    pack = Path(shutil.copytree(SMALL, tmp_path / "pack"))
    assert list(check_plan(read_pack(pack))) == []
    _own(pack, plan_text(replace(CERTIFICATION, minimum_answers=33)))
    told = _told(check_plan(read_pack(pack)))
    assert told == [
        ("differs from the plan of this name: give it another id or version", False),
        ("a result needs 33 answers, the exam has 32", True),
    ]
    _own(pack, "{}")
    assert all(refuses for _, refuses in _told(check_plan(read_pack(pack))))


def test_a_remark_refuses_nothing_and_says_what_it_is() -> None:
    assert Finding("here", "wrong").refuses
    assert str(Finding("here", "wrong")) == "here: wrong"
    assert not Remark("here", "odd").refuses
    assert str(Remark("here", "odd")) == "here: remark: odd"


def _selection(**changes: object) -> ExamPlan:
    selection = replace(CERTIFICATION.pix_v3, **changes)  # type: ignore[arg-type]  # any field
    return replace(CERTIFICATION, id=PlanId("essai"), selection=selection)


def _quotas(**changes: object) -> ExamPlan:
    assert isinstance(QUOTAS.selection, QuotaPolicy)
    selection = replace(QUOTAS.selection, **changes)  # type: ignore[arg-type]  # any field
    return replace(QUOTAS, id=PlanId("essai"), selection=selection)


def _joint(**changes: object) -> ExamPlan:
    assert CERTIFICATION.joint is not None
    joint = replace(CERTIFICATION.joint, **changes)  # type: ignore[arg-type]  # any field
    return replace(CERTIFICATION, id=PlanId("essai"), joint=joint)


def _scoring(**changes: object) -> ExamPlan:
    scoring = replace(CERTIFICATION.scoring, **changes)  # type: ignore[arg-type]  # any field
    return replace(CERTIFICATION, id=PlanId("essai"), scoring=scoring)


def _mesh(place: int, **changes: object) -> ExamPlan:
    meshes = list(CERTIFICATION.scoring.meshes)
    meshes[place] = replace(meshes[place], **changes)  # type: ignore[arg-type]  # any field
    return _scoring(meshes=tuple(meshes))


CODES: Final = [code for code, _ in CERTIFICATION.scoring.levels]
TABLE: Final = CERTIFICATION.scoring.levels[0][1]
ALL_RELAXED: Final = tuple(Relaxation)


@pytest.mark.parametrize(
    ("plan", "what", "refuses"),
    [
        (_quotas(per_competence=3), "3 in each of 16 competences make 48, not 32", True),
        (_quotas(relaxations=ALL_RELAXED), "quotas know no spacing", False),
        (_quotas(one_per_tube=False), "no one-per-tube rule to give up", False),
        (_selection(pick_percent=0), "always takes the last of the 5 kept", False),
        (_selection(pick_percent=100), "kept 5 beside pick_percent 100", False),
        (_selection(kept=1), "kept 1 beside pick_percent 51", False),
        (_selection(spacing=16), "no competence is ever far enough", False),
        (_selection(spacing=0), "there is no spacing to give up", False),
        (_selection(start=-5.0), "start -5.0 is outside the meshes", False),
        (_selection(one_per_tube=False), "no one-per-tube rule to give up", False),
        (_selection(relaxations=ALL_RELAXED[::-1]), "the usual order is", False),
        (_selection(relaxations=ALL_RELAXED[:1] * 2), "stands twice", False),
        (_mesh(3, key="LEVEL_BEGINNER_1"), "mesh LEVEL_BEGINNER_1 stands twice", True),
        (_mesh(3, weight=0), "has no weight", True),
        (_mesh(3, coefficient=1), "falls back from 256 to 128 pix", True),
        (_mesh(3, coefficient=3), "leaps from 256 to 384 pix", False),
        (_mesh(7, coefficient=7), "leaps from 768 to 896 pix", False),
        (_mesh(7, coefficient=7), "the meshes end at 1024 pix, the largest score is 895", False),
        (_mesh(3, low=1.6), "is empty: [1.6, 1.5)", True),
        (_mesh(3, low=0.7), "begins at 0.7, LEVEL_BEGINNER_2 ends at 0.6", True),
        (_mesh(0, low=-20.0, high=-10.0), "beyond every ability that is estimated", False),
        (_scoring(levels=CERTIFICATION.scoring.levels[1:]), "no levels for competence 1.1", True),
        (
            _scoring(levels=(*CERTIFICATION.scoring.levels, (CompetenceCode("0.0"), TABLE))),
            "competence 0.0 is not one of the referential",
            True,
        ),
        (
            _scoring(levels=(*CERTIFICATION.scoring.levels, (CompetenceCode("1.1"), TABLE))),
            "competence 1.1 has 2 tables",
            True,
        ),
        (_joint(tail_sd=1.0), "tail_sd 1.0 is below sd 1.5", True),
        (_joint(competence_sd=1.6, origin="pilot"), "competence_sd 1.6 is over 1.5", True),
        (_joint(domain_sd=1.6), "domain_sd 1.6 is over 1.5", True),
        (_joint(competence_sd=0.5), "competence_sd 0.5 without data: over 0.35", False),
        (_joint(tail_share=0.0), "the ends of the scale are pulled to the mean", False),
        (_joint(mean=-6.0), "mean -6.0 is outside the meshes", False),
        (_joint(sd=0.2), "sd 0.2 is that of no population", False),
        (_joint(domain_sd=0.05), "domain_sd 0.05 is less than the lattice tells", False),
    ],
)
def test_what_is_wrong_with_a_plan_is_told(plan: ExamPlan, what: str, refuses: bool) -> None:
    found = [one for one in plan_faults(plan) if what in one.what]
    assert [one.refuses for one in found] == [refuses], list(plan_faults(plan))
    assert found[0].where.startswith("plan essai")


@pytest.mark.parametrize(
    "plan",
    [
        _joint(competence_sd=0.5, origin="responses 2026"),
        _joint(tail_share=0.2, tail_sd=1.5),
        _selection(kept=1, pick_percent=100),
        _selection(spacing=0, relaxations=(Relaxation.SUB_POOL, Relaxation.ONE_PER_TUBE)),
        replace(CERTIFICATION, version=2, length=30),
        replace(CERTIFICATION, joint=None, version=2),
    ],
)
def test_what_may_well_be_meant_is_not_told(plan: ExamPlan) -> None:
    assert list(plan_faults(plan)) == []


def test_an_exam_of_pix_plus_needs_a_refusal_and_no_levels() -> None:
    plan = named_plan("pix-plus-droit")
    silent = replace(plan, id=PlanId("essai"), scoring=replace(plan.scoring, refusal=None))
    (finding,) = plan_faults(silent)
    assert "no refusal" in finding.what
    told = replace(plan, scoring=replace(plan.scoring, levels=CERTIFICATION.scoring.levels[:1]))
    partial = list(plan_faults(replace(told, id=PlanId("essai"))))
    assert [one.refuses for one in partial] == [False]
    assert partial[0].what.startswith("no levels for competence 1.2, 1.3")


def _consecutive(*bounds: float) -> tuple[Interval, ...]:
    """A table as the historical ones: each level goes on where the one before ends."""
    edges = (None, *bounds, None)
    return tuple(Interval(level, low, high) for level, (low, high) in enumerate(pairwise(edges)))


def _findings(intervals: tuple[Interval, ...]) -> list[tuple[str, bool]]:
    return _told(check_intervals("1.1", intervals, BOUNDS, 7))


def test_a_sound_table_has_no_finding() -> None:
    assert _findings(TABLE) == []
    assert _findings(_consecutive(-2.0, 0.5)) == []


def test_bounds_that_are_crossed_overlap_and_leave_a_row_without_use() -> None:
    table = _consecutive(-2.0, -1.0, 0.9, 0.5, 2.0)
    assert _findings(table) == [
        ("level 3: low 0.9 is not below high 0.5", False),
        ("levels 2 and 4 both hold [0.5, 0.9): the first wins", False),
    ]
    assert [level_of(one, table) for one in (0.4, 0.6, 0.9)] == [2, 2, 4]


def test_a_row_that_an_earlier_one_covers_is_never_reached() -> None:
    table = (Interval(0, None, 0.0), Interval(1, 0.0, None), Interval(2, 1.0, 2.0))
    assert _findings(table) == [
        ("levels 1 and 2 both hold [1.0, 2.0): the first wins", False),
        ("level 2 [1.0, 2.0) is never the first that holds an ability", False),
    ]


def test_a_hole_is_an_error() -> None:
    table = (Interval(0, None, 0.0), Interval(1, 0.5, None))
    assert _findings(table) == [("no level holds [0.0, 0.5)", True)]
    assert level_of(0.2, table) == 0


def test_a_level_that_falls_as_the_ability_grows_is_an_error() -> None:
    table = (Interval(2, None, 0.0), Interval(1, 0.0, 1.0), Interval(3, 1.0, None))
    assert _findings(table) == [
        ("level 1 [0.0, 1.0) stands after level 2 […, 0.0)", False),
        ("the level falls from 2 to 1 at 0.0", True),
    ]


def test_rows_out_of_order_are_remarked_where_they_do_no_harm() -> None:
    table = (Interval(1, 0.0, None), Interval(0, None, 0.0))
    assert _findings(table) == [("level 0 […, 0.0) stands after level 1 [0.0, …)", False)]


def test_levels_beyond_the_score_and_bounds_beyond_the_meshes_are_remarked() -> None:
    assert _findings(_consecutive(-5.0, 1.0)) == [
        ("level 0 […, -5.0) is bounded outside the meshes", False),
        ("level 1 [-5.0, 1.0) is bounded outside the meshes", False),
    ]
    assert _findings((Interval(0, None, 1.0), Interval(8, 1.0, None))) == [
        ("level 8 [1.0, …) is above level 7, where the score ends", False)
    ]


def test_an_end_of_the_table_opens_a_row_whose_bounds_are_crossed() -> None:
    opened = (Interval(0, 1.0, 1.0),)
    assert _findings(opened) == [
        ("level 0: low 1.0 is not below high 1.0; an end of the table opens it", False)
    ]
    assert level_of(-3.0, opened) == 0


BOUND: Final = st.none() | st.sampled_from([-2.0, -1.0, 0.0, 1.0, 2.0])
TABLES: Final = st.lists(
    st.builds(Interval, level=st.integers(0, 4), low=BOUND, high=BOUND), min_size=1, max_size=6
)
HERE: Final = [-9.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 9.0]


@given(TABLES)
def test_holes_falls_and_useless_rows_are_exactly_those_that_the_engine_would_show(
    rows: list[Interval],
) -> None:
    """Against the engine: each row made a level of its own shows which one wins where."""
    table = tuple(rows)
    told = _findings(table)
    marked = tuple(replace(one, level=place + 1) for place, one in enumerate(table))
    winners = [level_of(ability, marked) for ability in HERE]
    assert any(what.startswith("no level holds") for what, _ in told) == (0 in winners)
    levels = [table[place - 1].level for place in winners if place]
    falls = any(after < before for before, after in pairwise(levels))
    assert any("falls from" in what for what, _ in told) == falls
    never = sum("never the first" in what for what, _ in told)
    open_rows = [
        place
        for place, _ in enumerate(table, start=1)
        if any(level_of(ability, _alone(marked, place)) for ability in HERE)
    ]
    assert never == len([place for place in open_rows if place not in winners])


def _alone(marked: tuple[Interval, ...], place: int) -> tuple[Interval, ...]:
    """The table in which only one row has a level: what it holds if it came first."""
    first = marked[place - 1]
    others = (replace(one, level=0) for one in marked if one is not first)
    return (first, *others)


@given(st.lists(st.floats(-4, 4), min_size=1, max_size=8))
def test_a_table_of_consecutive_bounds_never_refuses_a_build(bounds: list[float]) -> None:
    """As the historical ones: crossed bounds make overlaps, never a hole nor a fall."""
    table = _consecutive(*bounds)
    assert [what for what, refuses in _findings(table) if refuses] == []


def test_a_mesh_may_stand_alone() -> None:
    plan = named_plan("pix-plus-edu-cpe")
    assert plan.scoring.meshes == (Mesh("LEVEL_ADMISSIBLE", 0, 0, 1.0, 8.0),)
    assert list(plan_faults(plan)) == []
