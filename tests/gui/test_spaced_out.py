"""Words still fit when a reader spreads them: letters, words, lines and paragraphs."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtGui import QFont

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.theme.look import Look, look
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.widgets import markup
from tests.gui.checks.still import found

pytestmark = pytest.mark.gui
HOLDS = frozenset({"A14", "A15", "A18"})
LETTERS, WORDS, PARAGRAPHS = 0.12, 0.16, 2.0
"""In em."""
SPREAD = Preferences(line_height=150, spaced_letters=True)


@pytest.fixture
def spread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each font that the look gives, and the room between paragraphs."""
    plain = Look.sized

    def sized(self: Look, *given: Any) -> QFont:
        font = plain(self, *given)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, LETTERS * font.pixelSize())
        font.setWordSpacing(WORDS * font.pixelSize())
        return font

    monkeypatch.setattr(Look, "sized", sized)
    monkeypatch.setattr(markup, "_GAP", PARAGRAPHS * 20)
    yield
    monkeypatch.undo()
    look().apply(Preferences(text_size=125))
    look().apply(Preferences())


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
@pytest.mark.usefixtures("spread")
def test_words_that_are_spread_are_not_cut(dressed: object, size: tuple[int, int]) -> None:
    look().apply(Preferences(text_size=125))  # dressed anew
    gallery = Gallery()
    faults = []
    for scene in SCENES:
        gallery.show(replace(scene, size=size, preferences=SPREAD))
        faults += [
            f"{scene.name}: {one}"
            for one in found(gallery.window, replace(scene, size=size), HOLDS)
        ]
    gallery.window.close()
    gallery.window.deleteLater()
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
