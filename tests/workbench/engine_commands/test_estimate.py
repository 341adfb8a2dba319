import io
import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.ability import Scored, estimate
from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import Pool
from engine.adaptive.standing import first_standing
from engine.items import (
    Calibration,
    ItemBank,
)
from engine.scoring.downgrade import Answered, standing_after
from engine.scoring.profile import profile_of
from tests.engine.made_items import made_item
from tests.workbench.engine_commands.documents import (
    ANSWERS,
    BANK,
    IN_COMPETENCES,
    QUOTAS,
    answered,
    exam_document,
    rows_of,
    without_errors,
)
from workbench.engine_command import main


def test_estimate_gives_the_engine_s_floats(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answered(capsys, tmp_path, "estimate", {"answers": ANSWERS})
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
    told = answered(capsys, tmp_path, "estimate", {**document, "joint": False})
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


def test_estimate_gives_the_profile_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answered(capsys, tmp_path, "estimate", {"answers": IN_COMPETENCES, "joint": True})
    items = [
        made_item(f"answer-{place}", competence=code, difficulty=b, discrimination=a)
        for place, (code, b, a) in enumerate([("1.1", -3.0, 1.2), ("2.3", -2.0, 0.9)])
    ]
    bank = without_errors(ItemBank.of(items))
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
    rows = [{**row, "se_discrimination": 0.4, "se_difficulty": 0.5} for row in rows_of(BANK)]
    document = {**exam_document(answers=5), "bank": rows, "plan": "two-per-competence"}
    told = answered(capsys, tmp_path, "estimate", document)
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
    certain = answered(
        capsys, tmp_path, "estimate", {**exam_document(answers=5), "plan": QUOTAS.id}
    )
    assert certain["ability"] != told["ability"]
    without = answered(
        capsys,
        tmp_path,
        "estimate",
        {**exam_document(answers=5), "plan": QUOTAS.id, "joint": False},
    )
    assert without["ability"] == certain["ability"]
    assert "profile" not in without


def test_estimate_gives_no_profile_under_a_plan_that_has_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answered(capsys, tmp_path, "estimate", {"answers": ANSWERS, "plan": "pix-plus-droit"})
    assert "profile" not in told
