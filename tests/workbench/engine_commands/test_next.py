from pathlib import Path

import pytest

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import Pool, Restriction
from engine.adaptive.standing import first_standing
from engine.items import (
    ItemBank,
)
from engine.plan_format import plan_to_json
from engine.scoring.downgrade import Answered, standing_after
from tests.engine.made_items import made_bank
from tests.workbench.engine_commands.documents import (
    BANK,
    QUOTAS,
    answered,
    exam_document,
    plain_json,
    rows_of,
    without_errors,
)

WIDE = made_bank(tubes=4, levels=2)


def test_next_without_a_seed_is_the_most_informative_item(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answered(capsys, tmp_path, "next", exam_document())
    assert told["item"] == told["best"][0]["item"]
    assert (told["rank"], told["draws"], told["relaxed"], told["end"]) == (0, 1, [], None)
    assert told["eligible"] == 60


def test_next_follows_seed_plan_and_excluded_skills(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = answered(capsys, tmp_path, "next", exam_document())
    excluded = [name["item"] for name in first["best"]]
    exam = exam_document(
        seed="00" * 32, plan=plain_json(plan_to_json(CERTIFICATION)), excluded=excluded
    )
    told = answered(capsys, tmp_path, "next", exam)
    assert told["eligible"] == 55
    assert told["item"] in {one["item"] for one in told["best"]}
    assert told == answered(capsys, tmp_path, "next", {**exam, "served": 1})


def test_next_keeps_to_language_accessibility_and_share(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = rows_of(BANK)
    for place, row in enumerate(rows):
        row |= {"language": "en" if place % 2 else "fr", "accessible": place % 3 == 0}
    share = [str(row["id"]) for row in rows[4:40]]
    exam = {"bank": rows, "answers": [], "language": "fr", "adjusted": True, "sub_pool": share}
    told = answered(capsys, tmp_path, "next", exam)
    assert told["eligible"] == len(range(6, 40, 6))
    assert told["item"] in share[2::6]


def test_next_under_quotas_is_the_best_at_each_competence_s_own_ability(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answered(capsys, tmp_path, "next", exam_document(WIDE, 4, plan=QUOTAS.id))
    bank = without_errors(WIDE)
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
    told = answered(capsys, tmp_path, "next", exam_document(plan=QUOTAS.id, sub_pool=share))
    assert told["relaxed"] == ["sub_pool"]
    assert told["item"] == told["best"][0]["item"]
    single = made_bank(tubes=1, levels=3)
    told = answered(
        capsys, tmp_path, "next", exam_document(single, 0, plan=QUOTAS.id) | _first_of_each(single)
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
    exam = {**exam_document(single), **_first_of_each(single)}
    told = answered(capsys, tmp_path, "next", {**exam, "sub_pool": []})
    assert told["relaxed"] == ["sub_pool", "spacing", "one_per_tube"]
    assert told["item"] == told["best"][0]["item"]
    assert told["eligible"] == 32


def test_next_ends_at_the_plan_s_length_or_when_nothing_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = answered(capsys, tmp_path, "next", exam_document(WIDE, 32))
    assert (done["item"], done["end"]) == (None, "completed")
    nothing = answered(capsys, tmp_path, "next", exam_document(language="en"))
    assert (nothing["item"], nothing["end"]) == (None, "exhausted")
