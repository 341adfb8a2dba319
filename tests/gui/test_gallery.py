"""The command that draws every screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.screens.made import names

HOUSE = Path(__file__).resolve().parents[2]


def gallery(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk.ui.gallery", *arguments],
        cwd=HOUSE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_without_a_folder_one_sentence_says_what_lacks() -> None:
    done = gallery()
    assert done.returncode == 64
    assert "FOLDER" in done.stderr


def test_every_screen_has_a_scene() -> None:
    assert {scene.screen for scene in SCENES} == set(names())
    assert len({scene.name for scene in SCENES}) == len(SCENES)


@pytest.mark.gui
def test_a_picture_is_drawn_of_each_scene(tmp_path: Path) -> None:
    done = gallery(str(tmp_path / "pictures"))
    assert done.returncode == 0, done.stderr
    drawn = {file.stem for file in (tmp_path / "pictures").glob("*.png")}
    assert drawn == {scene.name for scene in SCENES}
