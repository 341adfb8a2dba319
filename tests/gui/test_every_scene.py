"""Every scene of the gallery through every check that needs no key, at each size, text and theme.

One run of the gallery as it is drawn, and a choice of settings in which each size, text and theme
meets each scene and each other. The long run takes all of them.
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.words import Language, choose
from tests.gui.checks.setting import (
    ENDS,
    SIZES,
    STEPS,
    Setting,
    alike_together,
    dealt,
    every_setting,
    own,
)
from tests.gui.checks.still import ROOM, found

pytestmark = pytest.mark.gui
BY_NAME = {scene.name: scene for scene in SCENES}
OWN = {(name, own(scene)) for name, scene in BY_NAME.items()}
DEALT = {*dealt(tuple(BY_NAME))} - OWN
LOOKS = sorted({(setting.theme, setting.text) for _name, setting in DEALT})


@pytest.fixture
def pseudo(dressed: QApplication) -> Iterator[Gallery]:
    """A window that speaks longer words, each marked as coming from a catalogue."""
    choose(Language.PSEUDO)
    made = Gallery()
    yield made
    made.window.close()
    made.window.deleteLater()
    choose(Language.FRENCH)
    look().apply(Preferences())


def hold(
    gallery: Gallery, cases: Iterable[tuple[str, Setting]], only: frozenset[str] = frozenset()
) -> None:
    """Fail with what is found in scenes set up so, each after its scene and setting."""
    said = []
    for scene, setting in alike_together((BY_NAME[name], setting) for name, setting in cases):
        gallery.show(scene)
        said += [f"{scene.name} {setting}: {one}" for one in found(gallery.window, scene, only)]
    if said:
        pytest.fail("\n".join(said), pytrace=False)


def test_each_scene_holds_as_it_is_drawn(gallery: Gallery) -> None:
    hold(gallery, OWN)


@pytest.mark.matrix
@pytest.mark.parametrize(("theme", "text"), LOOKS)
def test_each_scene_holds_in_some_other_settings(
    gallery: Gallery, theme: ThemeName, text: int
) -> None:
    hold(gallery, [one for one in DEALT if (one[1].theme, one[1].text) == (theme, text)])


def test_words_of_a_longer_language_come_from_catalogues_and_fit(pseudo: Gallery) -> None:
    hold(pseudo, [(name, Setting()) for name in BY_NAME], ROOM)


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", [*ENDS, *STEPS])
@pytest.mark.parametrize("theme", ThemeName)
def test_each_scene_holds_in_every_setting(
    gallery: Gallery, theme: ThemeName, text: int, size: tuple[int, int]
) -> None:
    hold(gallery, [(name, Setting(theme, text, size)) for name in BY_NAME])


@pytest.mark.long
@pytest.mark.parametrize("setting", every_setting(), ids=str)
def test_longer_words_fit_in_every_setting(pseudo: Gallery, setting: Setting) -> None:
    hold(pseudo, [(name, setting) for name in BY_NAME], ROOM)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("theme", "text"), LOOKS)
def test_no_scene_depends_on_those_before_it(
    gallery: Gallery, theme: ThemeName, text: int, seed: int
) -> None:
    cases = sorted(one for one in DEALT if (one[1].theme, one[1].text) == (theme, text))
    random.Random(seed).shuffle(cases)  # noqa: S311 - another order, the same at every run
    said = []
    for name, setting in cases:
        scene = setting.of(BY_NAME[name])
        gallery.show(scene)
        said += [f"{name} {setting}: {one}" for one in found(gallery.window, scene)]
    assert said == []


@pytest.mark.long
@pytest.mark.parametrize("density", ["1.25", "1.5"])
def test_each_scene_holds_on_screens_of_other_densities(density: str) -> None:
    """In a process of its own: the toolkit asks for the density once."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.checks"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_SCALE_FACTOR": density, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert said == []
    assert done.returncode == 0, done.stderr
