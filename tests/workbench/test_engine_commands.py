import io
import json
from pathlib import Path
from typing import Any

import pytest

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.ability import Scored, estimate
from engine.items import (
    Calibration,
    Field,
    ItemId,
    ItemType,
    Solution,
    item_to_json,
    solution_to_json,
)
from engine.plan_format import plan_to_json
from engine.records.canonical import dumps
from tests.engine.made_items import made_bank, made_item
from workbench.engine_command import main

ANSWERS = [
    {"difficulty": -3.0, "discrimination": 1.2, "correct": True},
    {"difficulty": -2, "discrimination": 0.9, "correct": False},
]


def _answer(
    capsys: pytest.CaptureFixture[str], folder: Path, name: str, document: object
) -> dict[str, Any]:
    path = folder / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert main([name, str(path)]) == 0
    value = json.loads(capsys.readouterr().out)
    assert isinstance(value, dict)
    return value


def _plain(value: object) -> Any:
    return json.loads(dumps(value))  # type: ignore[arg-type]  # canonical objects of the engine


def _exam(**more: object) -> dict[str, object]:
    bank = made_bank(tubes=2, levels=2)
    rows = [
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
    return {"bank": rows, "answers": [{"item": bank.items[0].id, "correct": True}], **more}


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


def test_a_document_may_come_from_the_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"answers": [], "start": 1.5}'))
    assert main(["estimate", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ability": 1.5, "error": 5.0, "estimates": []}


def test_next_without_a_seed_is_the_most_informative_item(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _answer(capsys, tmp_path, "next", _exam())
    assert told["item"] == told["best"][0]["item"]
    assert (told["rank"], told["draws"], told["relaxed"]) == (0, 1, [])
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


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--ability", "2"], (2.0, 469, "LEVEL_INDEPENDENT_4")),
        (["--ability=-9"], (-9.0, 0, None)),
        (["--pix", "512"], (2.25, 512, "LEVEL_ADVANCED_5")),
    ],
)
def test_score_goes_both_ways(
    arguments: list[str],
    expected: tuple[float, int, str | None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["score", *arguments]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ability"], told["pix"], told["mesh"]) == expected
    assert len(told["levels"]) == 16


@pytest.mark.parametrize(
    "arguments", [["--pix", "896"], ["--pix", "x"], ["--ability", "nan"], ["--ability", "x"], []]
)
def test_score_refuses_what_is_no_score(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["score", *arguments])
    assert left.value.code == 2


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


def test_grade_of_a_choice_has_no_fields(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = made_item(kind=ItemType.SINGLE, choices=("a", "b"))
    document = {
        "item": _plain(item_to_json(item)),
        "solution": _plain(solution_to_json(Solution(ItemId("item"), choices=(2,)))),
        "value": 2,
    }
    assert _answer(capsys, tmp_path, "grade", document) == {"status": "ok", "missing": []}


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("estimate", {}),
        ("estimate", {"answers": 3}),
        ("estimate", {"answers": [{"difficulty": "x", "discrimination": 1, "correct": True}]}),
        ("estimate", {"answers": [], "start": float("nan")}),
        ("estimate", {"answers": [], "variation": 1e9}),
        ("next", {"bank": [], "answers": []}),
        ("next", {"bank": [{"id": "a"}], "answers": []}),
        ("next", _exam(seed="zz")),
        ("grade", {"item": {}, "solution": {}, "value": 1}),
        ("grade", {"item": []}),
    ],
)
def test_a_document_that_does_not_fit_is_one_sentence(
    name: str, document: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert main([name, str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert "does not fit" in told.err
