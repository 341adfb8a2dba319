"""Tests of kiosk.ui.driver.eyes on real screens."""

from dataclasses import replace

import pytest

from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.views.preferences import Preferences

pytestmark = pytest.mark.gui
BY_NAME = {scene.name: scene for scene in SCENES}


@pytest.mark.parametrize("text", [100, 200])
def test_a_screen_is_known_with_a_panel_beside_it_or_over_it(gallery: Gallery, text: int) -> None:
    scene = BY_NAME["question-report"]
    gallery.show(
        replace(scene, size=(1024, 600), preferences=Preferences(text_size=text))  # type: ignore[arg-type] # one of the steps
    )
    assert gallery.window.panel() is not None
    assert Eyes(gallery.window).screen() == "question"
