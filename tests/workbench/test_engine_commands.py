import io
import json
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from content_packs.plans.named import CERTIFICATION, named_plan, names
from engine.adaptive.ability import Scored, estimate
from engine.adaptive.draw import draw
from engine.adaptive.exposure import ExposureTable, FilterExposure
from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import Pool, Restriction
from engine.adaptive.screening import Limits, Screening
from engine.adaptive.standing import first_standing
from engine.items import (
    Calibration,
    Field,
    ItemBank,
    ItemId,
    ItemType,
    Solution,
    item_to_json,
    solution_to_json,
)
from engine.plan import ExamPlan
from engine.plan_format import plan_to_json
from engine.records.canonical import dumps
from engine.scoring.downgrade import Answered, standing_after
from engine.scoring.profile import profile_of
from engine.study import Study, study_basis, study_to_json
from tests.engine.exams import Candidate, agreed, make_bank, make_paper
from tests.engine.golden_journals import read_paper
from tests.engine.made_items import made_bank, made_item
from workbench.engine_command import COMMANDS, main
from workbench.engine_commands.schema import INPUT, OUTPUT, first_fault, schema

QUOTAS = named_plan("two-per-competence")
JOURNALS = Path(__file__).parents[1] / "data" / "journals"
GOLDEN = sorted(path for path in JOURNALS.glob("*/*.jsonl"))
ANSWERS = [
    {"difficulty": -3.0, "discrimination": 1.2, "correct": True},
    {"difficulty": -2, "discrimination": 0.9, "correct": False},
]


def _told(name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What a subcommand printed, held against its schema."""
    value = json.loads(capsys.readouterr().out)
    assert isinstance(value, dict)
    assert first_fault(value, name, OUTPUT) is None
    return value


def _answer(
    capsys: pytest.CaptureFixture[str], folder: Path, name: str, document: object
) -> dict[str, Any]:
    path = folder / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert main([name, str(path)]) == 0
    return _told(name, capsys)


def _refusal(capsys: pytest.CaptureFixture[str], folder: Path, name: str, document: object) -> str:
    path = folder / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert main([name, str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    french, _, english = told.err.removeprefix("pix-engine : ").partition(" / ")
    assert french.startswith(f"{path} ne convient pas : ")
    assert english.startswith(f"{path} does not fit: ")
    return english.removeprefix(f"{path} does not fit: ").strip()


def _plain(value: object) -> Any:
    return json.loads(dumps(value))  # type: ignore[arg-type]  # canonical objects of the engine


def _rows(bank: ItemBank) -> list[dict[str, object]]:
    return [
        {
            "id": item.id,
            "competence": item.competence,
            "tube": item.tube,
            "level": item.level,
            "difficulty": item.calibration.difficulty,
            "discrimination": item.calibration.discrimination,
        }
        for item in bank
    ]


BANK = made_bank(tubes=2, levels=2)
WIDE = made_bank(tubes=4, levels=2)


def _exam(bank: ItemBank = BANK, answers: int = 1, **more: object) -> dict[str, object]:
    told = [{"item": item.id, "correct": True} for item in bank.items[:answers]]
    return {"bank": _rows(bank), "answers": told, **more}


def _certain(bank: ItemBank) -> ItemBank:
    """The bank as its rows tell it: without standard errors."""
    return ItemBank.of(
        replace(
            item, calibration=replace(item.calibration, se_difficulty=0.0, se_discrimination=0.0)
        )
        for item in bank
    )


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
@pytest.mark.parametrize("side", [INPUT, OUTPUT])
def test_every_subcommand_shows_its_schemas(
    name: str, side: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--schema", side])
    assert left.value.code == 0
    shown = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(shown)
    assert shown == schema(name, side)
    assert name in shown["title"]


def _undescribed(inner: Mapping[str, Any], place: str = "$") -> list[str]:
    found = []
    for key, one in inner.get("properties", {}).items():
        if not {"description", "$ref", "anyOf", "enum", "type"} & set(one):
            found.append(f"{place}.{key}")
        found += _undescribed(one, f"{place}.{key}")
    if "items" in inner:
        found += _undescribed(inner["items"], f"{place}[]")
    return found


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
@pytest.mark.parametrize("side", [INPUT, OUTPUT])
def test_every_property_is_described(name: str, side: str) -> None:
    assert _undescribed(schema(name, side)) == []


def test_estimate_gives_the_engine_s_floats(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _answer(capsys, tmp_path, "estimate", {"answers": ANSWERS})
    scored = [
        Scored(Calibration(-3.0, 1.2, 0.0, 0.0, ""), correct=True),
        Scored(Calibration(-2.0, 0.9, 0.0, 0.0, ""), correct=False),
    ]
    expected = estimate(scored, -3.0, 0.5)
    assert [one["exact"] for one in told["estimates"]] == [one.ability.hex() for one in expected]
    assert told["error"] == expected[-1].error
    assert "profile" not in told


def test_estimate_takes_start_and_variation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = {"answers": ANSWERS, "start": 0, "variation": 0.0, "plan": "certification"}
    told = _answer(capsys, tmp_path, "estimate", {**document, "joint": False})
    scored = [
        Scored(Calibration(-3.0, 1.2, 0.0, 0.0, ""), correct=True),
        Scored(Calibration(-2.0, 0.9, 0.0, 0.0, ""), correct=False),
    ]
    assert told["ability"] == estimate(scored, 0.0, 0.0)[-1].ability
    assert "profile" not in told


def test_a_document_may_come_from_the_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"answers": [], "start": 1.5}'))
    assert main(["estimate", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ability": 1.5, "error": 5.0, "estimates": []}


IN_COMPETENCES = [
    {**one, "competence": code} for one, code in zip(ANSWERS, ("1.1", "2.3"), strict=True)
]


def test_estimate_gives_the_profile_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _answer(capsys, tmp_path, "estimate", {"answers": IN_COMPETENCES, "joint": True})
    items = [
        made_item(f"answer-{place}", competence=code, difficulty=b, discrimination=a)
        for place, (code, b, a) in enumerate([("1.1", -3.0, 1.2), ("2.3", -2.0, 0.9)])
    ]
    bank = _certain(ItemBank.of(items))
    joint = CERTIFICATION.joint
    assert joint is not None
    answers = [Answered(bank.items[0], correct=True), Answered(bank.items[1], correct=False)]
    expected = profile_of(JointModel.of(Pool.of(bank), joint), answers, CERTIFICATION.scoring)
    profile = told["profile"]
    assert profile["general"]["exact"] == expected.general.ability.hex()
    assert [one["ability"] for one in profile["competences"]] == [
        one.ability for one in expected.competences
    ]
    assert [one["domain"] for one in profile["domains"]] == ["1", "2"]
    for one in profile["competences"]:
        assert len(one["levels"]) == 9
        assert math.isclose(sum(one["levels"]), 1.0, abs_tol=1e-12)
        assert one["levels"][one["likeliest"]] == max(one["levels"])
    low, high = profile["general"]["low"], profile["general"]["high"]
    assert low < profile["general"]["ability"] < high
    assert (
        told["ability"]
        == estimate(
            [Scored(one.item.calibration, correct=one.correct) for one in answers], -3.0, 0.5
        )[-1].ability
    )


def test_estimate_under_quotas_is_the_joint_one_on_the_bank_s_shrunk_items(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{**row, "se_discrimination": 0.4, "se_difficulty": 0.5} for row in _rows(BANK)]
    document = {**_exam(answers=5), "bank": rows, "plan": "two-per-competence"}
    told = _answer(capsys, tmp_path, "estimate", document)
    uncertain = ItemBank.of(
        replace(
            item, calibration=replace(item.calibration, se_difficulty=0.5, se_discrimination=0.4)
        )
        for item in BANK
    )
    assert QUOTAS.joint is not None
    model = JointModel.of(Pool.of(uncertain), QUOTAS.joint)
    answers = [Answered(item, correct=True) for item in uncertain.items[:5]]
    standing = standing_after(first_standing(QUOTAS, Pool.of(uncertain), model), answers)
    assert [one["exact"] for one in told["estimates"]] == [
        one.ability.hex() for one in standing.estimates
    ]
    assert len(told["profile"]["competences"]) == 16
    certain = _answer(capsys, tmp_path, "estimate", {**_exam(answers=5), "plan": QUOTAS.id})
    assert certain["ability"] != told["ability"]
    without = _answer(
        capsys, tmp_path, "estimate", {**_exam(answers=5), "plan": QUOTAS.id, "joint": False}
    )
    assert without["ability"] == certain["ability"]
    assert "profile" not in without


def test_estimate_gives_no_profile_under_a_plan_that_has_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _answer(capsys, tmp_path, "estimate", {"answers": ANSWERS, "plan": "pix-plus-droit"})
    assert "profile" not in told


def test_next_without_a_seed_is_the_most_informative_item(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _answer(capsys, tmp_path, "next", _exam())
    assert told["item"] == told["best"][0]["item"]
    assert (told["rank"], told["draws"], told["relaxed"], told["end"]) == (0, 1, [], None)
    assert told["eligible"] == 60


def test_next_follows_seed_plan_and_excluded_skills(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = _answer(capsys, tmp_path, "next", _exam())
    excluded = [name["item"] for name in first["best"]]
    exam = _exam(seed="00" * 32, plan=_plain(plan_to_json(CERTIFICATION)), excluded=excluded)
    told = _answer(capsys, tmp_path, "next", exam)
    assert told["eligible"] == 55
    assert told["item"] in {one["item"] for one in told["best"]}
    assert told == _answer(capsys, tmp_path, "next", {**exam, "served": 1})


def test_next_keeps_to_language_accessibility_and_share(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = _rows(BANK)
    for place, row in enumerate(rows):
        row |= {"language": "en" if place % 2 else "fr", "accessible": place % 3 == 0}
    share = [str(row["id"]) for row in rows[4:40]]
    exam = {"bank": rows, "answers": [], "language": "fr", "adjusted": True, "sub_pool": share}
    told = _answer(capsys, tmp_path, "next", exam)
    assert told["eligible"] == len(range(6, 40, 6))
    assert told["item"] in share[2::6]


def test_next_under_quotas_is_the_best_at_each_competence_s_own_ability(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _answer(capsys, tmp_path, "next", _exam(WIDE, 4, plan=QUOTAS.id))
    bank = _certain(WIDE)
    assert QUOTAS.joint is not None
    model = JointModel.of(Pool.of(bank), QUOTAS.joint)
    answers = [Answered(item, correct=True) for item in bank.items[:4]]
    standing = standing_after(first_standing(QUOTAS, Pool.of(bank), model), answers)
    chosen = standing.next_item([one.item for one in answers], lambda _: 0.0, Restriction())
    assert (told["item"], told["competence"]) == (chosen.item.id, chosen.item.competence)
    assert (told["rank"], told["draws"], told["relaxed"]) == (0, 0, [])
    assert told["best"][0]["item"] == told["item"]
    worth = [one["information"] for one in told["best"]]
    assert len(worth) == 5
    assert worth == sorted(worth, reverse=True)
    assert set(told["own"]) == {item.competence for item in bank}
    assert told["own"]["1.1"] > told["own"]["5.2"]


def test_next_tells_what_was_given_up_and_the_best_of_what_was_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    share = [BANK.items[0].id, BANK.items[1].id]
    told = _answer(capsys, tmp_path, "next", _exam(plan=QUOTAS.id, sub_pool=share))
    assert told["relaxed"] == ["sub_pool"]
    assert told["item"] == told["best"][0]["item"]
    single = made_bank(tubes=1, levels=3)
    told = _answer(
        capsys, tmp_path, "next", _exam(single, 0, plan=QUOTAS.id) | _first_of_each(single)
    )
    assert told["relaxed"] == ["one_per_tube"]
    assert told["item"] == told["best"][0]["item"]


def _first_of_each(bank: ItemBank) -> dict[str, object]:
    first = {item.competence: item for item in reversed(bank.items)}
    return {"answers": [{"item": item.id, "correct": True} for item in first.values()]}


def test_next_under_pix_v3_tells_what_was_given_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    single = made_bank(tubes=1, levels=3)
    exam = {**_exam(single), **_first_of_each(single)}
    told = _answer(capsys, tmp_path, "next", {**exam, "sub_pool": []})
    assert told["relaxed"] == ["sub_pool", "spacing", "one_per_tube"]
    assert told["item"] == told["best"][0]["item"]
    assert told["eligible"] == 32


def test_next_ends_at_the_plan_s_length_or_when_nothing_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = _answer(capsys, tmp_path, "next", _exam(WIDE, 32))
    assert (done["item"], done["end"]) == (None, "completed")
    nothing = _answer(capsys, tmp_path, "next", _exam(language="en"))
    assert (nothing["item"], nothing["end"]) == (None, "exhausted")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--ability", "2"], (2.0, 469, "LEVEL_INDEPENDENT_4")),
        (["--ability=-9"], (-9.0, 0, None)),
        (["--pix", "512"], (2.25, 512, "LEVEL_ADVANCED_5")),
        (["--ability", "8", "--plan", "certification"], (8.0, 895, "LEVEL_EXPERT_7")),
        (["--ability", "9", "--plan", "certification-level-8"], (9.0, 1023, "LEVEL_EXPERT_8")),
        (["--pix", "960", "--plan", "certification-level-8"], (7.0, 960, "LEVEL_EXPERT_8")),
        (["--ability", "2", "--plan", "two-per-competence"], (2.0, 469, "LEVEL_INDEPENDENT_4")),
    ],
)
def test_score_goes_both_ways(
    arguments: list[str],
    expected: tuple[float, int, str | None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["score", *arguments]) == 0
    told = _told("score", capsys)
    assert (told["ability"], told["pix"], told["mesh"]) == expected
    assert len(told["levels"]) == 16


@pytest.mark.parametrize("plan", [name for name in names() if name.startswith("pix-plus")])
def test_score_of_an_exam_without_pix_is_its_mesh(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "--ability", "5", "--plan", plan]) == 0
    told = _told("score", capsys)
    assert (told["pix"], told["levels"]) == (None, {})
    assert told["mesh"] == ("LEVEL_EXPERT" if plan == "pix-plus-droit" else "LEVEL_ADMISSIBLE")
    assert told["mesh_index"] == (3 if plan == "pix-plus-droit" else 0)
    assert main(["score", "--pix", "5", "--plan", plan]) == 2
    assert "this plan reports no pix" in capsys.readouterr().err


def test_score_takes_a_document_and_a_plan_of_one_s_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = _plain(plan_to_json(named_plan("certification-level-8")))
    own["id"] = "essai"
    told = _answer(capsys, tmp_path, "score", {"ability": 6, "plan": own})
    assert (told["plan"], told["pix"]) == ("essai", 928)
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(own), encoding="utf-8")
    assert main(["score", "--pix", "928", "--plan", str(file)]) == 0
    told = _told("score", capsys)
    assert (told["plan"], told["asked"], told["ability"]) == ("essai", 928, 6.0)


@pytest.mark.parametrize(
    "arguments", [["--pix", "-1"], ["--pix", "x"], ["--ability", "nan"], ["--ability", "x"], []]
)
def test_score_refuses_what_is_no_score(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["score", *arguments])
    assert left.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--pix", "896"], "896 pix are over this plan's maximum, 895"),
        (["--ability", "1", "--plan", "pix-plus-cuisine"], "no plan is called 'pix-plus-cuisine'"),
    ],
)
def test_score_refuses_what_the_plan_does_not_have(
    arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", *arguments]) == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"length": None}, "at $.length, an integer is expected"),
        ({"feedback": "never"}, "at $.feedback, 'never' is not among none, at_end, immediate"),
        ({"duration_ms": 0}, "at $.duration_ms, at least 1 is needed"),
        ({"minimum_answers": 501}, "at $.minimum_answers, at most 500 is allowed"),
        ({"extra": 1}, "at $, 'extra' is not known"),
        ({"id": "Essai !"}, "at $.id, the text has not the form expected"),
    ],
)
def test_a_plan_that_does_not_hold_is_refused_at_its_place(
    change: dict[str, object], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = {**_plain(plan_to_json(CERTIFICATION)), **change}
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    assert main(["score", "--ability", "1", "--plan", str(file)]) == 2
    assert f"does not fit: {why}." in capsys.readouterr().err


def test_a_plan_whose_meshes_leave_a_gap_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = _plain(plan_to_json(CERTIFICATION))
    plan["scoring"]["meshes"][3]["low"] = "0.7"
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"answers": [], "plan": plan})))
    assert main(["estimate", "-"]) == 2
    told = capsys.readouterr().err
    assert "- (plan) ne convient pas : ce plan ne tient pas ensemble" in told
    assert "LEVEL_INDEPENDENT_3 begins at 0.7" in told


def test_grade_tells_the_status_the_fields_and_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = made_item(
        kind=ItemType.FIELDS, fields=(Field("a", "A", "phrase"), Field("b", "B", "phrase"))
    )
    solution = Solution(ItemId("item"), accepted=(("a", ("x",)), ("b", ("y",))))
    document = {
        "item": _plain(item_to_json(item)),
        "solution": _plain(solution_to_json(solution)),
        "value": {"a": "x", "b": ""},
    }
    told = _answer(capsys, tmp_path, "grade", document)
    assert told == {"status": "ko", "missing": ["b"], "fields": {"a": True, "b": False}}


@pytest.mark.parametrize(
    ("more", "status"),
    [({}, "ok"), ({"timed_out": True}, "timedout"), ({"focused_out": True}, "focused_out")],
)
def test_grade_of_a_choice_has_no_fields(
    more: dict[str, bool], status: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = made_item(kind=ItemType.SINGLE, choices=("a", "b"), focus=True)
    document = {
        "item": _plain(item_to_json(item)),
        "solution": _plain(solution_to_json(Solution(ItemId("item"), choices=(2,)))),
        "value": 2,
        **more,
    }
    assert _answer(capsys, tmp_path, "grade", document) == {"status": status, "missing": []}


def _row(**changes: object) -> dict[str, object]:
    return {**_rows(BANK)[0], **changes}


@pytest.mark.parametrize(
    ("name", "document", "why"),
    [
        ("estimate", {}, "at $, 'answers' is missing"),
        ("estimate", {"answers": 3}, "at $.answers, a list is expected"),
        ("estimate", {"answers": [], "statr": 1}, "at $, 'statr' is not known"),
        (
            "estimate",
            {"answers": [{"difficulty": "x", "discrimination": 1, "correct": True}]},
            "at $.answers[0].difficulty, a number is expected",
        ),
        (
            "estimate",
            {"answers": [*ANSWERS, {"difficulty": 1, "discrimination": 0, "correct": True}]},
            "at $.answers[2].discrimination, more than 0 is needed",
        ),
        (
            "estimate",
            {"answers": [{**ANSWERS[0], "correct": 1}]},
            "at $.answers[0].correct, true or false is expected",
        ),
        ("estimate", {"answers": [{"correct": True}]}, "at $.answers[0], "),
        ("estimate", {"answers": [{"item": "a", "correct": True}]}, "there is no bank"),
        ("estimate", {"answers": [], "start": float("nan")}, "no NaN in JSON"),
        ("estimate", {"answers": [], "variation": 1e9}, "at $.variation, at most 1 is allowed"),
        ("estimate", {"answers": [], "plan": 3}, "at $.plan, a text or an object is expected"),
        ("estimate", {"answers": [], "plan": "pix-v4"}, "no plan is called 'pix-v4'"),
        ("estimate", {"answers": [], "plan": {}}, "(plan) does not fit: at $, 'id' is missing"),
        ("estimate", {"answers": [], "joint": True}, "the joint estimate needs a bank"),
        ("estimate", {"answers": ANSWERS, "joint": True}, "at $.answers[0], 'competence' is"),
        (
            "estimate",
            {"answers": [], "joint": True, "plan": "pix-plus-droit"},
            "this plan has no joint estimate",
        ),
        (
            "estimate",
            {"answers": IN_COMPETENCES, "plan": "two-per-competence", "start": 0},
            "'start' means nothing under the rules joint@1",
        ),
        (
            "estimate",
            {"answers": [{"item": "a", "correct": True}], "bank": [_row()]},
            "at $.answers[0], 'a' is not in the bank",
        ),
        ("next", {"bank": [], "answers": []}, "at $.bank, at least 1 item is needed"),
        ("next", {"bank": [{"id": "a"}], "answers": []}, "at $.bank[0], 'competence' is missing"),
        ("next", {"bank": [_row(), _row()], "answers": []}, "at $.bank[1].id, '1.1-t0-n1' stands"),
        ("next", {"bank": [_row(id="")], "answers": []}, "at least 1 character is needed"),
        ("next", _exam(seed="zz"), "at $.seed, the text has not the form expected"),
        ("score", {}, "at $, "),
        ("score", {"pix": 896}, "896 pix are over"),
        ("grade", {"item": {}, "solution": {}, "value": 1}, "MalformedError field.missing"),
        ("grade", {"item": []}, "at $"),
        ("replay", {"plan": "certification"}, "at $, 'items' is missing"),
    ],
)
def test_a_document_that_does_not_fit_is_one_sentence_with_its_place(
    name: str,
    document: object,
    why: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert main([name, str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert " ne convient pas : " in told.err
    assert why in told.err


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_golden_journal_replays(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "--paper", str(path.parent / "paper.json"), str(path)]) == 0
    told = _told("replay", capsys)
    outcomes = json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))
    expected = outcomes[path.stem]["outcome"]
    counted = [one for one in told["questions"] if one["status"] is not None]
    assert told["agreement"] == expected["agreement"] == "identical"
    assert told["difference"] is None
    assert [one["item"] for one in counted] == expected["items"]
    assert [one["status"] for one in counted] == expected["statuses"]
    assert [one["exact"] for one in counted] == expected["abilities"]
    assert [one["error"].hex() for one in counted] == expected["errors"]
    assert told["end"] == expected["end"]
    assert told["spent_ms"] == expected["spent_ms"]
    assert told["outcome"]["pix"] == expected["pix"]
    assert told["outcome"]["status"] == expected["outcome"]
    has_joint = read_paper(path.parent).plan.joint is not None
    assert (told["profile"] is not None) == has_joint


def _document(candidate: Candidate, **more: object) -> dict[str, object]:
    paper = candidate.exam.paper
    written: dict[str, object] = {
        "plan": _plain(plan_to_json(paper.plan)),
        "items": [_plain(item_to_json(item)) for item in paper.bank],
        "solutions": [_plain(solution_to_json(one)) for one in paper.solutions.values()],
        "seed": paper.seed.reveal().hex(),
    }
    return {**written, **more}


def _sat(plan: ExamPlan = CERTIFICATION, answers: int | None = None) -> Candidate:
    paper = make_paper(make_bank(3), plan)
    terms = replace(agreed(), plan=plan.id, rules=plan.rules, duration_ms=plan.duration_ms)
    candidate = Candidate(paper, terms)
    if answers is None:
        candidate.sit()
        return candidate
    candidate.start()
    for number in range(answers):
        candidate.answer(right=number % 2 == 0)
    return candidate


def test_replay_takes_records_terms_and_a_joint_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidate = _sat(QUOTAS)
    records = [json.loads(body) for body in candidate.bodies]
    terms = {
        "plan": QUOTAS.id,
        "rules": QUOTAS.rules,
        "pack": "certification_fr",
        "pack_version": 1,
        "manifest_sha256": "00" * 32,
        "language": "fr",
        "adjusted": False,
        "duration_ms": QUOTAS.duration_ms,
        "extra": "0",
        "grant_cap_ms": 1_800_000,
    }
    document = _document(candidate, records=records, terms=terms)
    told = _answer(capsys, tmp_path, "replay", document)
    assert (told["plan"], told["rules"]) == ("two-per-competence", "joint@1")
    assert told["records"] == len(records)
    assert len(told["questions"]) == 32
    profile = candidate.exam.profile()
    assert profile is not None
    assert told["profile"]["general"]["exact"] == profile.general.ability.hex()
    assert told["outcome"]["ability"] == profile.general.ability
    other = _document(candidate, records=records, terms={**terms, "extra": "1/3"})
    path = tmp_path / "document.json"
    path.write_text(json.dumps(other), encoding="utf-8")
    assert main(["replay", str(path)]) == 1
    told = _told("replay", capsys)
    assert told["agreement"] == "differs"
    assert told["difference"]["seq"] == 2
    assert told["questions"] == []


def test_replay_reads_a_journal_beside_the_document_and_an_exam_that_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidate = _sat(answers=3)
    (tmp_path / "journal.jsonl").write_bytes(b"\n".join(candidate.bodies))
    told = _answer(capsys, tmp_path, "replay", _document(candidate, journal="journal.jsonl"))
    assert (told["end"], told["outcome"]) == (None, None)
    assert [one["status"] for one in told["questions"]] == ["ok", "ko", "ok", None]
    assert "ability" not in told["questions"][3]
    assert told["profile"] is not None


def test_replay_names_the_first_record_that_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidate = _sat(answers=3)
    records = [json.loads(body) for body in candidate.bodies]
    answered = next(place for place, one in enumerate(records) if one["type"] == "answer.given")
    records[answered]["data"]["status"] = "ko"
    path = tmp_path / "document.json"
    path.write_text(json.dumps(_document(candidate, records=records)), encoding="utf-8")
    assert main(["replay", str(path)]) == 1
    told = _told("replay", capsys)
    assert (told["agreement"], told["records"]) == ("differs", answered)
    assert told["difference"]["reason"] == "answer.given"
    assert told["difference"]["seq"] == answered
    assert [one["status"] for one in told["questions"]] == [None]


def test_replay_tells_a_journal_that_cannot_be_replayed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidate = _sat(answers=2)
    paper = tmp_path / "paper.json"
    paper.write_text(json.dumps(_document(candidate)), encoding="utf-8")
    journal = tmp_path / "cut.jsonl"
    journal.write_bytes(b"\n".join([*candidate.bodies[:4], b'{"v": 1}']))
    assert main(["replay", "--paper", str(paper), str(journal)]) == 1
    told = _told("replay", capsys)
    assert (told["agreement"], told["difference"]["seq"]) == ("unreplayable", 4)


def test_replay_follows_the_candidate_s_share_of_a_studied_bank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = make_bank()
    probabilities = tuple((item.id, draw(b"share", place, 0)) for place, item in enumerate(bank))
    exposure = ExposureTable(
        (FilterExposure("fr", adjusted=False, cap=0.5, held=0.5, probabilities=probabilities),)
    )
    study = Study(study_basis(bank, CERTIFICATION), exposure)
    paper = replace(make_paper(bank), study=study)
    candidate = Candidate(paper, agreed())
    candidate.sit()
    records = [json.loads(body) for body in candidate.bodies]
    written = _plain(study_to_json(study))
    told = _answer(capsys, tmp_path, "replay", _document(candidate, records=records, study=written))
    assert told["agreement"] == "identical"
    path = tmp_path / "document.json"
    path.write_text(json.dumps(_document(candidate, records=records)), encoding="utf-8")
    assert main(["replay", str(path)]) == 1
    assert _told("replay", capsys)["difference"]["reason"] == "question.served"
    wrong = _document(candidate, records=records, study={**written, "v": 2})
    assert "field.version" in _refusal(capsys, tmp_path, "replay", wrong)


def test_replay_tells_the_flags_of_a_study_that_screens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidate = _sat()
    paper = candidate.exam.paper
    limits = Limits(preknowledge=-9.0, speeded=9.0, misfit=9.0)
    screening = Screening(limits, limits, level=0.05)
    study = Study(study_basis(paper.bank, CERTIFICATION), screening=screening)
    exam = Candidate(replace(paper, study=study), candidate.terms)
    exam.sit()
    records = [json.loads(body) for body in exam.bodies]
    told = _answer(
        capsys,
        tmp_path,
        "replay",
        _document(exam, records=records, study=_plain(study_to_json(study))),
    )
    assert [one["kind"] for one in told["flags"]] == ["preknowledge", "speeded", "misfit"]
    assert told["flags"][0]["raised"]
    assert told["flags"][0]["statistic"] == exam.exam.flags()[0].statistic


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, "'records' or 'journal' is missing"),
        ({"seed": "xyz"}, "at $.seed"),
        ({"items": [{}], "records": []}, "MalformedError field.missing"),
        ({"records": [1]}, "at $.records[0], an object is expected"),
        ({"records": [{"spent_ms": 0.5}]}, "MalformedError json.type float"),
        ({"records": [], "terms": {}}, "at $.terms, 'plan' is missing"),
    ],
)
def test_what_cannot_be_replayed_at_all_is_refused(
    more: dict[str, object], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = _document(_sat(answers=0), **more)
    assert why in _refusal(capsys, tmp_path, "replay", document)


def test_a_journal_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "document.json"
    path.write_text(json.dumps(_document(_sat(answers=0), journal="no.jsonl")), encoding="utf-8")
    assert main(["replay", str(path)]) == 2
    assert "no.jsonl cannot be read" in capsys.readouterr().err


def test_conformance_prints_what_its_schema_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vectors.json"
    path.write_text(json.dumps({"rewards": [], "strange": []}), encoding="utf-8")
    assert main(["conformance", str(path), "--json"]) == 1
    assert _told("conformance", capsys)["failed"] == 1
