"""Documents that the subcommands of pix-engine read, and what they print."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from content_packs.plans.named import named_plan
from engine.items import (
    ItemBank,
)
from engine.records.canonical import dumps
from tests.engine.made_items import made_bank
from workbench.engine_command import main
from workbench.engine_commands.schema import OUTPUT, first_fault

QUOTAS = named_plan("two-per-competence")


ANSWERS = [
    {"difficulty": -3.0, "discrimination": 1.2, "correct": True},
    {"difficulty": -2, "discrimination": 0.9, "correct": False},
]


def told_by(name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What a subcommand printed, held against its schema."""
    value = json.loads(capsys.readouterr().out)
    assert isinstance(value, dict)
    assert first_fault(value, name, OUTPUT) is None
    return value


def answered(
    capsys: pytest.CaptureFixture[str], folder: Path, name: str, document: object
) -> dict[str, Any]:
    path = folder / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert main([name, str(path)]) == 0
    return told_by(name, capsys)


def plain_json(value: object) -> Any:
    return json.loads(dumps(value))  # type: ignore[arg-type]  # canonical objects of the engine


def rows_of(bank: ItemBank) -> list[dict[str, object]]:
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


def exam_document(bank: ItemBank = BANK, answers: int = 1, **more: object) -> dict[str, object]:
    told = [{"item": item.id, "correct": True} for item in bank.items[:answers]]
    return {"bank": rows_of(bank), "answers": told, **more}


def without_errors(bank: ItemBank) -> ItemBank:
    """The bank as its rows tell it: without standard errors."""
    return ItemBank.of(
        replace(
            item, calibration=replace(item.calibration, se_difficulty=0.0, se_discrimination=0.0)
        )
        for item in bank
    )


IN_COMPETENCES = [
    {**one, "competence": code} for one, code in zip(ANSWERS, ("1.1", "2.3"), strict=True)
]
