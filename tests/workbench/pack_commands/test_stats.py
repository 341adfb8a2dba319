"""pix-pack stats: true items are left alone, and each kind of bad item is named."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.workbench.calibration import synthetic
from tests.workbench.packs.sources import SMALL
from workbench.calibration.parameters import Parameters
from workbench.calibration.responses import Responses
from workbench.pack_command import main
from workbench.pack_commands.item_performance import ItemPerformance, performance

Capture = pytest.CaptureFixture[str]
ITEMS = 40
CANDIDATES = 1500


def exams(*, sound: bool) -> dict[str, ItemPerformance]:
    """Answers to items that are what they declare, but six of them unless all are sound."""
    generator = np.random.default_rng(11)
    difficulty = np.linspace(-2.0, 2.0, ITEMS)
    declared = Parameters(np.zeros(ITEMS), difficulty)
    ability = generator.standard_normal(CANDIDATES)[:, None] * 1.2
    chances = 1 / (1 + np.exp(difficulty - ability))
    if not sound:
        chances[:, 20] = 0.5
        chances[:, 21] = 1 / (1 + np.exp(ability[:, 0]))
        chances[:, 22] = chances[:, 22] * 0.55
        chances[:, 23] = 0.5 + 0.5 * chances[:, 23]
    responses = synthetic.complete(generator, chances, asked=0.6)
    elapsed = np.full(len(responses), 40.0)
    elapsed[responses.item == 24] = 40.0 if sound else 200.0
    elapsed[responses.item == 25] = 40.0 if sound else 5.0
    elapsed[::7] = np.nan
    timed = Responses(
        responses.candidate, responses.position, responses.item, responses.version,
        responses.correct, elapsed, responses.items, responses.candidates,
    )  # fmt: skip
    previous = synthetic.declared(declared)
    hints = dict.fromkeys(previous.ids, 60)
    return {one.item: one for one in performance(timed, previous, hints).items}


@pytest.fixture(scope="module")
def found() -> dict[str, ItemPerformance]:
    return exams(sound=False)


def test_sound_items_have_no_flag_and_the_figures_that_they_should() -> None:
    true = exams(sound=True).values()
    # Of forty sound items one may be beyond three by chance.
    assert len([one.item for one in true if one.flags]) <= 1
    assert np.mean([one.z or 0.0 for one in true]) == pytest.approx(0, abs=0.4)
    assert np.std([one.z or 0.0 for one in true]) == pytest.approx(1, abs=0.3)
    for one in true:
        low, middle, high = one.thirds
        assert low is not None
        assert middle is not None
        assert high is not None
        assert low < middle < high
        assert one.rest == pytest.approx(one.expected_rest, abs=0.12)
        assert (one.median_s, one.quick) == (40.0, 0.0)


@pytest.mark.parametrize(
    ("number", "flags"),
    [(20, {"weak"}), (21, {"negative"}), (22, {"below"}), (23, {"above"}), (24, {"slow"}),
     (25, {"quick"})],
)  # fmt: skip
def test_each_kind_of_bad_item_is_named(
    found: dict[str, ItemPerformance], number: int, flags: set[str]
) -> None:
    assert flags <= set(found[f"item-{number:04d}"].flags)


def test_the_most_able_failing_is_named() -> None:
    generator = np.random.default_rng(3)
    ability = generator.standard_normal(600)[:, None] * 1.2
    difficulty = np.zeros(30)
    chances = 1 / (1 + np.exp(difficulty - ability))
    chances[:, 0] = 0.3
    responses = synthetic.complete(generator, chances)
    previous = synthetic.declared(Parameters(np.zeros(30), difficulty))
    found = performance(responses, previous, dict.fromkeys(previous.ids, 60)).items
    assert "top" in found[0].flags
    assert found[0].median_s is None
    assert not any("top" in one.flags for one in found[1:])


def export(tmp_path: Path, lines: list[str]) -> str:
    path = tmp_path / "responses.csv"
    head = "candidate,position,item,version,correct,elapsed_ms"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return str(path)


def test_a_table_has_its_legend_in_french(tmp_path: Path, capsys: Capture) -> None:
    lines = [
        "1,1,1.3-lire-tableau-n1,1,1,30000",
        "1,2,5.2-internet-n4,1,0,",
        "2,1,1.3-lire-tableau-n1,1,1,20000",
        "2,2,1.1-absent-n1,1,1,",
        "2,3,5.2-internet-n4,2,1,",
    ]
    results = export(tmp_path, lines)
    assert main(["stats", results, "--pack", str(SMALL)]) == 0
    told = capsys.readouterr().out
    row = next(line for line in told.splitlines() if line.startswith("1.3-lire-tableau-n1"))
    assert row.split()[:3] == ["1.3-lire-tableau-n1", "2", "100"]
    assert row.rstrip().endswith("60")
    assert "écart réduit entre juste et attendu" in told
    assert "2 candidats, 3 réponses ; 4 questions jamais servies ; 2 réponses" in told
    assert main(["stats", results, "--pack", str(SMALL), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["unknown_items"], shown["other_versions"]) == (1, 1)
    assert shown["items"][0]["median_s"] == 25.0
    assert len(shown["items"]) == 6


def test_an_item_to_look_at_is_told_and_ends_with_its_status(
    tmp_path: Path, capsys: Capture
) -> None:
    easy = [f"{one},1,1.3-lire-tableau-n1,1,0," for one in range(60)]
    hard = [f"{one},2,2.1-contacts-n5,1,1," for one in range(60)]
    assert main(["stats", export(tmp_path, [*easy, *hard]), "--pack", str(SMALL)]) == 1
    assert "← réussite bien plus basse qu’attendu" in capsys.readouterr().out


def test_results_that_are_none_are_refused(tmp_path: Path, capsys: Capture) -> None:
    assert main(["stats", export(tmp_path, []), "--pack", str(SMALL)]) == 2
    assert "n’a aucune ligne de réponse" in capsys.readouterr().err
