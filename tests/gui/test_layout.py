"""Every screen of the gallery, at every size a station may have."""

from dataclasses import replace

import pytest

from kiosk.ui.gallery.drawing import Gallery, settle
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.gallery.scenes import SCENES
from kiosk.words import Language, choose
from tests.gui import looking

pytestmark = pytest.mark.gui
BY_NAME = {scene.name: scene for scene in sorted(SCENES, key=lambda scene: repr(scene.preferences))}
"""Those that look alike follow each other: another look restyles every screen made so far."""
SIZES = ((1366, 768, 100), (1366, 768, 200), (1024, 600, 100), (1920, 1080, 100))
CASES = [
    pytest.param(name, size, id=f"{name}-{size[0]}x{size[1]}-{size[2]}")
    for size in SIZES
    for name in BY_NAME
]


def sized(name: str, size: tuple[int, int, int]) -> Scene:
    scene = BY_NAME[name]
    text_size = max(size[2], scene.preferences.text_size if size == SIZES[0] else 100)
    return replace(
        scene, size=size[:2], preferences=replace(scene.preferences, text_size=text_size)
    )


@pytest.mark.parametrize(("name", "size"), CASES)
def test_nothing_is_cut_or_out_of_reach(
    gallery: Gallery, name: str, size: tuple[int, int, int]
) -> None:
    gallery.show(sized(name, size))
    window = gallery.window
    assert window.size().toTuple() == size[:2]
    assert looking.outside(window) == []
    assert looking.clipped(window) == []
    assert looking.sideways(window) == []
    assert looking.overlapping(window) == []
    assert looking.too_small(window) == []
    assert looking.nameless(window) == []


@pytest.mark.parametrize("name", ["question-single", "pause", "end", "question-report"])
def test_longer_words_are_not_cut_either(gallery: Gallery, name: str) -> None:
    choose(Language.PSEUDO)
    longer = Gallery()
    longer.show(BY_NAME[name])
    settle()
    cut = looking.clipped(longer.window)
    longer.window.close()
    assert cut == []
