"""workbench.simulation.plots: figures that hold their letters, and nothing else of this run."""

from dataclasses import replace

import numpy as np
import pytest
from lxml import etree

from tests.workbench.simulation.subjects import whole
from workbench.simulation import plots


def test_figures_are_drawings_and_always_the_same() -> None:
    details = whole().conditions[0].details
    assert details is not None
    first = plots.information_figure(details.information)
    assert first == plots.information_figure(details.information)
    assert b"<dc:date>" not in first
    assert etree.fromstring(first).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_bank_without_gaps_without_cap_and_without_pairs_is_drawn() -> None:
    details = whole().conditions[0].details
    assert details is not None
    rich = replace(details.information, need=0.01, gaps=())
    assert b"<svg" in plots.information_figure(rich)
    names = ["one"]
    with_cap = plots.exposure_figure([details.usage], names, 0.3)
    assert with_cap != plots.exposure_figure([details.usage], names, None)
    alone = replace(details.usage, overlap=None, overlap_by_ability=())
    assert b"<svg" in plots.overlap_figure(alone)


def test_estimators_without_fixed_abilities_are_drawn() -> None:
    (first, second) = whole().conditions[0].estimators
    both = plots.accuracy_figure([first, second], whole().fixed, ["a", "b"])
    assert both != plots.accuracy_figure([first, second], [], ["a", "b"])


@pytest.mark.parametrize("value", [0.25, 0.5, 2.0, -1.0])
def test_ticks_are_short_and_french(value: float) -> None:
    text = plots._shortest(value, 0)
    assert "." not in text
    assert float(text.replace(",", ".").replace("−", "-")) == np.float64(value)
