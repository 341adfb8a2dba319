"""workbench.simulation.pack_study: shares of the bank and limits, for the pack to carry."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.adaptive.response_times import Timing
from engine.items import ItemBank, ItemId
from engine.study import check_study, study_from_json, study_to_json
from tests.workbench.simulation.subjects import TWO_EACH, holed, subject
from workbench.simulation.fit_exposure import USUAL_EFFORT
from workbench.simulation.pack_study import effort_for, fitted_study, read_timings, servable
from workbench.simulation.refusal import SimulationRefusedError
from workbench.simulation.world import World

WORLD = World(4)


def test_the_effort_grows_with_the_examinees_up_to_the_usual() -> None:
    assert effort_for(100_000) == effort_for(1_000_000) == USUAL_EFFORT
    small, smaller = effort_for(20_000), effort_for(10)
    assert smaller.examinees < small.examinees < USUAL_EFFORT.examinees
    assert small.margin(0.3) > USUAL_EFFORT.margin(0.3)


def test_a_study_belongs_to_its_pack_and_holds_what_it_says() -> None:
    pack = subject()
    phases: list[str] = []
    study = fitted_study(pack, WORLD, 100, cap=0.6, timings=(), processes=1, phase=phases.append)
    check_study(study, pack.items, pack.plan)
    assert study_from_json(study_to_json(study)) == study
    assert study.exposure is not None
    keys = [(one.language, one.adjusted) for one in study.exposure.filters]
    assert keys == [("fr", False), ("fr", True)]
    first, second = study.exposure.filters
    assert first.probabilities == second.probabilities
    assert first.held <= first.cap
    assert study.screening is not None
    # Equal banks are fitted once.
    assert phases == ["exposition (fr)", "repérage"]


def test_each_filter_that_differs_is_fitted() -> None:
    phases: list[str] = []
    study = fitted_study(holed(), WORLD, 10, cap=0.9, timings=(), processes=1, phase=phases.append)
    assert phases == ["exposition (fr)", "exposition (fr-adjusted)", "repérage"]
    check_study(study, holed().items, holed().plan)


def test_without_a_cap_there_is_no_exposure() -> None:
    timings = ((ItemId("item-0000"), Timing(3.5, 2.0)), (ItemId("nowhere"), Timing(3.5, 2.0)))
    study = fitted_study(
        subject(), WORLD, 10, cap=None, timings=timings, processes=1, phase=lambda _: None
    )
    assert study.exposure is None
    assert study.screening is not None
    assert study.screening.timings == timings[:1]


def test_only_a_bank_that_serves_everybody_is_fitted() -> None:
    assert servable(subject(), WORLD, 10)
    assert servable(subject(TWO_EACH), WORLD, 10)
    assert not servable(replace(holed(TWO_EACH), languages=("fr",)), WORLD, 10)
    assert not servable(replace(subject(), languages=("fr", "en")), WORLD, 10)


def write(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def row(item: str, intensity: float | None, discrimination: float | None) -> dict[str, Any]:
    return {"id": item, "timing": {"intensity": intensity, "discrimination": discrimination}}


def test_times_are_those_of_a_calibration(tmp_path: Path) -> None:
    rows = [
        row("item-0003", 3.25, 1.5),
        row("item-0001", 4.0, 2.0),
        row("item-0002", None, None),
        row("other", 4.0, 2.0),
    ]
    path = write(tmp_path / "calibration.json", {"items": rows})
    found = read_timings(path, ItemBank.of(subject().items))
    assert found == (("item-0001", Timing(4.0, 2.0)), ("item-0003", Timing(3.25, 1.5)))


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        {"items": [{"id": "item-0001"}]},
        {"items": [row("item-0001", 4.0, 0.0)]},
        {"items": [row("item-0001", float("nan"), 1.0)]},
        {"items": [{"id": "item-0001", "timing": {"intensity": "x", "discrimination": 1}}]},
    ],
)
def test_what_is_no_calibration_is_refused(tmp_path: Path, value: Any) -> None:
    with pytest.raises(SimulationRefusedError, match="pix-pack calibrate"):
        read_timings(write(tmp_path / "x.json", value), ItemBank.of(subject().items))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SimulationRefusedError, match="ne peut pas être lu"):
        read_timings(tmp_path / "none.json", ItemBank.of(subject().items))
