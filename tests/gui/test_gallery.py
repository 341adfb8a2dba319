"""The command that draws every screen."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ui.gallery.english import told_in
from kiosk.ui.gallery.index import page
from kiosk.ui.gallery.plan import CHOSEN, everything
from kiosk.ui.gallery.scene import USUAL
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.screens.made import names
from kiosk.ui.views.preferences import ThemeName
from kiosk.words import Language
from tests.gui.checks.language import content_of

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


def test_a_scene_that_is_none_is_named() -> None:
    done = gallery("nowhere", "--only", "question-nothing")
    assert done.returncode == 64
    assert "question-nothing" in done.stderr


def test_everything_is_each_scene_in_each_theme_and_more_of_the_chosen() -> None:
    pictures = everything(SCENES)
    paths = [one.path for one in pictures]
    assert len(set(paths)) == len(paths)
    names = {scene.name for scene in SCENES}
    for theme in ThemeName:
        assert {one.scene.name for one in pictures if one.folder == theme.value} == names
        assert {one.theme for one in pictures if one.folder == theme.value} == {theme}
    for folder in ("200", "1024x600", "1920x1080"):
        assert {one.scene.name for one in pictures if one.folder == folder} == set(CHOSEN)
    assert {one.language for one in pictures if one.folder == "english"} == {Language.ENGLISH}


def test_the_index_leads_to_each_picture_and_asks_for_nothing_elsewhere() -> None:
    pictures = everything(SCENES)
    written = page(pictures)
    links = set(re.findall(r'(?:href|src)="([^"]+)"', written))
    assert links == {one.path for one in pictures if one.folder}
    assert len(re.findall(r'<img [^>]*alt="Écran [^"]+"', written)) == written.count("<img")
    assert '<html lang="fr">' in written
    for value in re.findall(r"#([\w-]+):checked", written):
        assert f'id="{value}"' in written


def test_a_scene_told_in_english_has_no_french_left() -> None:
    told = [one for one in everything(SCENES) if one.language is Language.ENGLISH]
    assert told
    for one in told:
        texts = content_of(told_in(Language.ENGLISH, one.scene))
        assert [text for text in texts if re.search(r"\b(le|la|les|une|vous|est|du)\b", text)] == []


def test_the_pictures_of_the_readme_are_drawn_by_the_command_it_names() -> None:
    readme = (HOUSE / "README.md").read_text("utf-8")
    shown = re.findall(r"docs/pictures/([\w-]+)\.png", readme)
    assert len(shown) == 3
    assert set(shown) <= {scene.name for scene in SCENES}
    named = f"python -m kiosk.ui.gallery docs/pictures --only {' '.join(shown)}"
    assert named in (HOUSE / "CONTRIBUTING.md").read_text("utf-8")
    for name in shown:
        picture = (HOUSE / "docs" / "pictures" / f"{name}.png").read_bytes()
        assert picture.startswith(b"\x89PNG")
        assert int.from_bytes(picture[16:20]) == USUAL[0]
        assert len(picture) < 200_000
