import io
import json
from pathlib import Path

import pytest

from content_packs.plans.named import CERTIFICATION, named_plan, names
from engine.plan_format import plan_to_json
from tests.workbench.engine_commands.documents import (
    answered,
    plain_json,
    told_by,
)
from workbench.engine_command import main


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
    told = told_by("score", capsys)
    assert (told["ability"], told["pix"], told["mesh"]) == expected
    assert len(told["levels"]) == 16


@pytest.mark.parametrize("plan", [name for name in names() if name.startswith("pix-plus")])
def test_score_of_an_exam_without_pix_is_its_mesh(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "--ability", "5", "--plan", plan]) == 0
    told = told_by("score", capsys)
    assert (told["pix"], told["levels"]) == (None, {})
    assert told["mesh"] == ("LEVEL_EXPERT" if plan == "pix-plus-droit" else "LEVEL_ADMISSIBLE")
    assert told["mesh_index"] == (3 if plan == "pix-plus-droit" else 0)
    assert main(["score", "--pix", "5", "--plan", plan]) == 2
    assert "this plan reports no pix" in capsys.readouterr().err


def test_score_takes_a_document_and_a_plan_of_one_s_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = plain_json(plan_to_json(named_plan("certification-level-8")))
    own["id"] = "essai"
    told = answered(capsys, tmp_path, "score", {"ability": 6, "plan": own})
    assert (told["plan"], told["pix"]) == ("essai", 928)
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(own), encoding="utf-8")
    assert main(["score", "--pix", "928", "--plan", str(file)]) == 0
    told = told_by("score", capsys)
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
    plan = {**plain_json(plan_to_json(CERTIFICATION)), **change}
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    assert main(["score", "--ability", "1", "--plan", str(file)]) == 2
    assert f"does not fit: {why}." in capsys.readouterr().err


def test_a_plan_whose_meshes_leave_a_gap_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = plain_json(plan_to_json(CERTIFICATION))
    plan["scoring"]["meshes"][3]["low"] = "0.7"
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"answers": [], "plan": plan})))
    assert main(["estimate", "-"]) == 2
    told = capsys.readouterr().err
    assert "- (plan) ne convient pas : ce plan ne tient pas ensemble" in told
    assert "LEVEL_INDEPENDENT_3 begins at 0.7" in told
