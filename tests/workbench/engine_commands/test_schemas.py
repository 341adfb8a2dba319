import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.workbench.engine_commands.documents import (
    ANSWERS,
    BANK,
    IN_COMPETENCES,
    exam_document,
    rows_of,
    told_by,
)
from workbench.engine_command import COMMANDS, main
from workbench.engine_commands.schema import INPUT, OUTPUT, schema


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


def _row(**changes: object) -> dict[str, object]:
    return {**rows_of(BANK)[0], **changes}


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
        ("next", exam_document(seed="zz"), "at $.seed, the text has not the form expected"),
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


def test_conformance_prints_what_its_schema_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vectors.json"
    path.write_text(json.dumps({"rewards": [], "strange": []}), encoding="utf-8")
    assert main(["conformance", str(path), "--json"]) == 1
    assert told_by("conformance", capsys)["failed"] == 1
