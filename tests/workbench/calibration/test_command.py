"""pix-pack calibrate: from an export and a pack's source to a table, a document and new items."""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

from tests.workbench.calibration import synthetic
from workbench.calibration import command
from workbench.calibration.new_values import Kept, NewValues, new_values
from workbench.calibration.pack_calibration import PackCalibration, calibrate
from workbench.calibration.parameters import Parameters, Population
from workbench.calibration.previous import aligned, previous_items
from workbench.calibration.refusal import CalibrationRefusedError
from workbench.calibration.report import notes, table
from workbench.calibration.responses import Responses
from workbench.packs.source import read_pack

ITEMS: Final = 36
ITEM: Final = """\
# question inventée
id: {id}
version: {version}
status: validated
language: fr
competence: "{competence}"
tube: {tube}
level: {level}
type: single
choices: ["un", "deux", "trois"]
solution: 2
treatments: []
attachments: []
calibration: {{difficulty: {b}, discrimination: {a}, se_difficulty: 0.2, se_discrimination: 0.2, \
origin: {origin}}}
access: {{blind: ok, colour_blind: ok, keyboard: ok, deaf: ok}}
focus: false
time_hint_s: 60
why: Pour les essais de la calibration seulement.
author: essai
licence: CC-BY-SA-4.0
"""
CODES: Final = [f"{domain}.{rank}" for domain in range(1, 5) for rank in range(1, 4)]


def pack_of(
    folder: Path, parameters: Parameters, *, version: int = 1, origin: str = "elsewhere"
) -> Path:
    """A source of items that declare the parameters, in the order of their ids."""
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        (Path(__file__).parents[2] / "data" / "valid" / "small_pack" / "pack.yaml").read_text(
            encoding="utf-8"
        ),
        encoding="utf-8",
    )
    for place, name in enumerate(names()):
        item = folder / "items" / name
        item.mkdir(parents=True)
        competence = CODES[place // 3]
        text = ITEM.format(
            id=name,
            version=version,
            competence=competence,
            tube=name[:-3],
            level=1 + place % 8,
            b=round(float(parameters.difficulty[place]), 3),
            a=round(float(parameters.discrimination[place]), 3),
            origin=origin,
        )
        (item / "item.yaml").write_text(text, encoding="utf-8")
        (item / "statement.fr.md").write_text("**Combien ?**\n", encoding="utf-8")
    return folder


def names() -> tuple[str, ...]:
    return tuple(f"{CODES[place // 3]}-essai-{place % 3}-n1" for place in range(ITEMS))


@pytest.fixture(scope="module")
def truth() -> Parameters:
    generator = np.random.default_rng(31)
    found = synthetic.bank(generator, ITEMS)
    return Parameters(found.log_discrimination, 0.8 * found.difficulty)


@pytest.fixture(scope="module")
def responses(truth: Parameters) -> Responses:
    made = synthetic.adaptive(np.random.default_rng(32), truth, truth, 450, length=16, share=0.85)
    elapsed = np.exp(3.5 + 0.4 * np.random.default_rng(33).standard_normal(len(made)))
    return replace(made, items=names(), elapsed=np.round(elapsed, 3))


@pytest.fixture
def export(tmp_path: Path, responses: Responses) -> Path:
    path = tmp_path / "responses.csv"
    path.write_text("\n".join(synthetic.csv_of(responses)) + "\n", encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    command.configure(parser.add_subparsers(required=True))
    given = parser.parse_args(["calibrate", *map(str, arguments)])
    status: int = given.run(given)
    return status


def shown(capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, Any], str]:
    told = capsys.readouterr()
    return json.loads(told.out), told.err


def test_sound_items_are_told_in_a_table(
    tmp_path: Path, truth: Parameters, export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = pack_of(tmp_path / "pack", truth)
    assert run(export, "--pack", pack) == command.DONE
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + ITEMS + 4
    assert lines[0].startswith("item ")
    assert [line.split()[0] for line in lines[1 : ITEMS + 1]] == list(names())
    assert lines[-4].startswith("population: N(")
    assert lines[-1].startswith("response times: 7200, sd of speed 0.")


def test_the_document_holds_truth_errors_and_all_the_rest(
    tmp_path: Path, truth: Parameters, export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack, out = pack_of(tmp_path / "pack", truth), tmp_path / "calibration.json"
    assert run(export, "--pack", pack, "--json", "--out", out) == command.DONE
    document, _ = shown(capsys)
    assert json.loads(out.read_text(encoding="utf-8")) == document
    assert (document["v"], document["candidates"], document["answers"]) == (1, 450, 7200)
    assert document["population"]["sd"] == pytest.approx(1.3, abs=0.15)
    assert document["deviations"]["estimated"]
    assert document["deviations"]["competence"]["low"] <= 0.2
    assert document["timing"]["times"] == 7200
    told = document["items"]
    assert [one["id"] for one in told] == list(names())
    new = [one for one in told if one["calibration"] is not None]
    assert len(new) > 20
    away = [
        (one["calibration"]["difficulty"] - one["previous"]["difficulty"])
        / one["calibration"]["se_difficulty"]
        for one in new
    ]
    assert np.sqrt(np.mean(np.square(away))) < 1.5
    for one in new:
        assert one["calibration"]["version"] == one["version"] + 1
        assert one["calibration"]["origin"] == f"calibrated-mml-{one['n']}"
        assert one["fit"]["infit"] == pytest.approx(1.0, abs=0.2)
        assert one["timing"]["intensity"] == pytest.approx(3.5, abs=0.2)
        assert one["kept"] is None
        assert one["alone"]["se_difficulty"] > one["calibration"]["se_difficulty"]
    for one in told:
        if one["calibration"] is None:
            assert (one["kept"], one["fit"]["p"]) == ("few_answers", None)
            assert set(one["alone"].values()) == {None}
            assert one["n"] < 100


def test_the_order_of_lines_changes_no_figure(
    tmp_path: Path, truth: Parameters, responses: Responses, export: Path
) -> None:
    pack = pack_of(tmp_path / "pack", truth)
    lines = synthetic.csv_of(responses)
    mixed = [lines[1 + place] for place in np.random.default_rng(1).permutation(len(lines) - 1)]
    other = tmp_path / "mixed.csv"
    other.write_text("\n".join([lines[0], *mixed]) + "\n", encoding="utf-8")
    run(export, "--pack", pack, "--out", tmp_path / "one.json")
    run(other, "--pack", pack, "--out", tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_drifted_item_is_a_finding_and_applying_heals_it(
    tmp_path: Path,
    truth: Parameters,
    responses: Responses,
    export: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = np.bincount(responses.item, minlength=ITEMS)
    place = int(np.argmax(asked))
    before = truth.difficulty.copy()
    before[place] += 1.5
    pack = pack_of(tmp_path / "pack", Parameters(truth.log_discrimination, before))
    assert run(export, "--pack", pack, "--json", "--apply") == command.FOUND
    document, _ = shown(capsys)
    flagged = [one["id"] for one in document["items"] if one["drift"]["flagged"]]
    assert flagged == [names()[place]]
    items = {one.item.id: one.item for one in read_pack(pack).items}
    for one in document["items"]:
        item, new = items[one["id"]], one["calibration"]
        assert item.version == (1 if new is None else 2)
        if new is not None:
            assert item.calibration.difficulty == new["difficulty"]
    assert items[names()[place]].calibration.difficulty == pytest.approx(
        float(truth.difficulty[place]), abs=0.5
    )
    second = tmp_path / "second.csv"
    second.write_text(export.read_text(encoding="utf-8").replace("-n1,1,", "-n1,2,"), "utf-8")
    assert run(second, "--pack", pack, "--least", asked[place]) == command.DONE
    assert " drift" not in capsys.readouterr().out


def test_what_does_not_belong_to_the_pack_is_set_aside_and_told(
    tmp_path: Path, truth: Parameters, responses: Responses, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = pack_of(tmp_path / "pack", truth)
    lines = synthetic.csv_of(responses)
    lines[1] = lines[1].replace("-n1,1,", "-n1,4,")
    lines += ["0,90,1.9-inconnue-n1,1,1,", "0,91,1.8-inconnue-n1,1,0,"]
    path = tmp_path / "responses.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run(path, "--pack", pack, "--json", "--least", 150) == command.DONE
    document, told = shown(capsys)
    assert document["set_aside"] == {"unknown": 2, "other_version": 1}
    assert "2 réponses à des questions absentes de ce pack" in told
    assert "1 responses to another version of an item, set aside." in told
    assert "items have too few responses and keep their parameters." in told


@pytest.mark.parametrize(
    "case",
    [
        (("--least", "100000"), "No item has 100000 responses: nothing to calibrate yet."),
        (("--pack", "nowhere"), "The pack's source cannot be read"),
    ],
)
def test_what_cannot_be_calibrated_is_refused_in_two_languages(
    tmp_path: Path,
    truth: Parameters,
    export: Path,
    capsys: pytest.CaptureFixture[str],
    case: tuple[tuple[str, str], str],
) -> None:
    arguments, english = case
    pack = pack_of(tmp_path / "pack", truth)
    assert run(export, "--pack", pack, *arguments) == command.REFUSED
    told = capsys.readouterr()
    assert told.out == ""
    french, second = told.err.splitlines()
    assert english in second
    assert french != second


def test_responses_to_nothing_here_are_refused(tmp_path: Path, truth: Parameters) -> None:
    pack = pack_of(tmp_path / "pack", truth, version=3)
    path = tmp_path / "responses.csv"
    path.write_text(
        f"candidate,position,item,version,correct,elapsed_ms\n1,1,{names()[0]},1,1,\n", "utf-8"
    )
    assert run(path, "--pack", pack) == command.REFUSED


def test_a_wrong_least_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(tmp_path / "x.csv", "--pack", tmp_path, "--least", "0")
    assert "a whole number above 0 is expected" in capsys.readouterr().err


def test_long_work_is_told_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_SLOW_S", -1.0)
    progress = command._Progress()
    progress("items, cycle 3")
    progress.clear()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress("items, cycle 4")
    progress.clear()
    told = capsys.readouterr().err
    assert told.startswith("\ritems, cycle 4")
    assert told.endswith("\r")
    monkeypatch.setattr(command, "_SLOW_S", 3600.0)
    command._Progress()("items, cycle 5")
    assert capsys.readouterr().err == ""


@pytest.fixture(scope="module")
def calibration(truth: Parameters, responses: Responses) -> PackCalibration:
    pack = synthetic.declared(truth)
    return calibrate(replace(responses, items=pack.ids), pack)


def test_a_population_may_be_given_on_the_command_line(
    tmp_path: Path, truth: Parameters, export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = pack_of(tmp_path / "pack", truth)
    run(export, "--pack", pack, "--json", "--population", "-0.1", "1.25")
    document, _ = shown(capsys)
    assert document["population"] == {"mean": -0.1, "sd": 1.25, "scale": "given population"}
    assert run(export, "--pack", pack, "--population", "0", "0") == command.REFUSED
    assert "between 0.1 and 5" in capsys.readouterr().err


def test_a_given_population_fixes_the_scale(truth: Parameters, responses: Responses) -> None:
    pack = synthetic.declared(truth)
    found = calibrate(
        replace(responses, items=pack.ids), pack, population=Population(10.0 / 13.0, 1.0)
    )
    assert not found.linked
    assert found.population == Population(10.0 / 13.0, 1.0)
    often = found.calibrated
    slope, intercept = np.polyfit(truth.difficulty[often], found.parameters.difficulty[often], 1)
    assert slope == pytest.approx(1.0 / 1.3, abs=0.08)
    assert intercept == pytest.approx(10.0 / 13.0, abs=0.15)
    assert "scale of the given population" in "\n".join(table(found, new_values(found)))


def test_equal_values_are_kept_apart_and_impossible_ones_left_out(
    calibration: PackCalibration,
) -> None:
    often = np.flatnonzero(calibration.calibrated)
    first, second, third, fourth = (int(place) for place in often[:4])
    difficulty = calibration.parameters.difficulty.copy()
    log_slope = calibration.parameters.log_discrimination.copy()
    difficulty[[first, second]] = calibration.previous.parameters.difficulty[0] = 0.5
    log_slope[[first, second]] = 0.0
    difficulty[third], log_slope[fourth] = 8.5, np.log(3.5)
    found = replace(calibration, parameters=Parameters(log_slope, difficulty))
    values, ids = new_values(found), found.previous.ids
    one, two = values[ids[first]], values[ids[second]]
    assert isinstance(one, NewValues)
    assert isinstance(two, NewValues)
    assert (one.difficulty, two.difficulty) == (0.5, 0.501)
    assert values[ids[third]] is Kept.OUT_OF_RANGE
    assert values[ids[fourth]] is Kept.OUT_OF_RANGE
    assert "2 items fall outside the format's bounds" in " ".join(
        english for _, english in notes(found, values)
    )


def test_separated_items_and_default_deviations_are_told(
    truth: Parameters, responses: Responses
) -> None:
    pack = synthetic.declared(truth)
    some = replace(responses, items=pack.ids)
    place = int(np.argmax(np.bincount(some.item)))
    always = some.correct | (some.item == place)
    few = replace(some, correct=always).kept(some.candidate < 120)
    found = calibrate(few, pack, least_answers=20)
    values = new_values(found)
    told = " ".join(english for _, english in notes(found, values))
    assert found.separated[place]
    assert np.isfinite(found.errors.difficulty[place])
    assert "1 items with only right or only wrong responses" in told
    assert "Too few responses to estimate the deviations" in told
    assert any(line.endswith("separated") for line in table(found, values))


def test_an_estimation_that_does_not_settle_proposes_nothing(
    truth: Parameters, responses: Responses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.calibration.marginal._MOST_CYCLES", 1)
    pack = synthetic.declared(truth)
    with pytest.raises(CalibrationRefusedError, match="does not settle"):
        calibrate(replace(responses, items=pack.ids), pack)


def test_what_was_known_makes_the_estimates_better(truth: Parameters, responses: Responses) -> None:
    generator = np.random.default_rng(35)
    before = Parameters(
        truth.log_discrimination + 0.15 * synthetic.normal(generator, ITEMS),
        truth.difficulty + 0.15 * synthetic.normal(generator, ITEMS),
    )
    pack = synthetic.declared(before)
    found = calibrate(replace(responses, items=pack.ids), pack)
    often = found.calibrated & ~found.drift.flagged

    def away(parameters: Parameters) -> float:
        of_a = (parameters.log_discrimination - truth.log_discrimination)[often]
        of_b = (parameters.difficulty - truth.difficulty)[often]
        return float(np.sqrt(np.mean(of_a**2) + np.mean(of_b**2)))

    assert away(found.parameters) < 0.9 * away(found.alone)
    assert away(found.parameters) < 0.9 * away(before)
    assert (found.errors.log_discrimination[often] < 0.15).all()


def test_estimates_are_drawn_to_their_mean_and_means_are_not() -> None:
    generator = np.random.default_rng(40)
    true = 1.5 * generator.standard_normal(400)
    estimated = Parameters(np.zeros(400), true + 0.8 * generator.standard_normal(400))
    pack = synthetic.declared(estimated, np.full(400, 0.8))
    expected, spread = pack.expected()
    high = estimated.difficulty > 2.0
    assert (true - estimated.difficulty)[high].mean() < -0.3
    assert abs((true - expected.difficulty)[high].mean()) < 0.2
    assert np.sqrt(((true - expected.difficulty) ** 2).mean()) == pytest.approx(
        float(spread.difficulty[0]), rel=0.1
    )
    mean = synthetic.declared(estimated, np.full(400, 0.8), means=True)
    as_told, errors = mean.expected()
    assert as_told.difficulty.tolist() == estimated.difficulty.tolist()
    assert errors.difficulty.tolist() == [0.8] * 400


def test_a_source_is_read_in_the_order_of_ids(tmp_path: Path, truth: Parameters) -> None:
    found = previous_items(read_pack(pack_of(tmp_path / "pack", truth)))
    assert found.ids == names()
    assert found.competence.tolist() == [place // 3 for place in range(ITEMS)]
    assert found.domain.tolist() == [place // 9 for place in range(ITEMS)]
    assert np.allclose(found.parameters.difficulty, truth.difficulty, atol=5e-4)
    assert np.allclose(found.errors.log_discrimination, 0.2 / truth.discrimination, atol=2e-3)
    assert not found.means.any()
    for number, origin in enumerate(("rubric-1", "rubric-1+pilot", "calibrated-mml-250")):
        pack = pack_of(tmp_path / str(number), truth, origin=origin)
        assert previous_items(read_pack(pack)).means.all()


def test_answers_to_other_items_leave_no_trace(truth: Parameters, responses: Responses) -> None:
    pack = synthetic.declared(truth)
    foreign = np.where(responses.candidate < 5, 2, 1)
    mixed = replace(responses, items=pack.ids, version=foreign)
    kept, aside = aligned(mixed, pack)
    assert kept.candidates == responses.candidates - 5
    assert (aside.unknown, aside.other_version) == (0, 80)
