"""Help, display and the way on stand still while screens change, and each screen has its title."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.views.preferences import Preferences
from kiosk.words import Text, words
from tests.gui.checks.setting import SIZES

pytestmark = pytest.mark.gui
SAME = 2
"""Pixels."""
CANDIDATE = tuple(
    scene
    for scene in SCENES
    if not scene.frame.label and scene.screen not in {"fatal", "panel", "room", "opening"}
)


def place(window: QWidget, name: str) -> QRect | None:
    """Where the button of a name stands, if it is in sight."""
    for found in window.findChildren(QPushButton, name):
        if found.isVisible():
            return QRect(found.mapTo(window, QPoint(0, 0)), found.size())
    return None


def ways_on(window: QWidget) -> Iterator[QRect]:
    """The one button of a bottom bar that goes on."""
    for found in window.findChildren(QPushButton):
        low = found.mapTo(window, QPoint(0, 0)).y() > window.height() - 120
        if found.isVisible() and low and found.property("look") == "primary":
            yield QRect(found.mapTo(window, QPoint(0, 0)), found.size())


def shown(gallery: Gallery, size: tuple[int, int], text: int) -> Iterator[Scene]:
    """Each candidate's scene in one setting."""
    for scene in CANDIDATE:
        gallery.show(replace(scene, size=size, preferences=Preferences(text_size=text)))
        yield scene


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_help_display_and_menu_stand_in_the_same_place_on_every_screen(
    gallery: Gallery, size: tuple[int, int], text: int
) -> None:
    faults: list[str] = []
    first: dict[str, QRect] = {}
    for scene in shown(gallery, size, text):
        for name in ("display", "help", "menu"):
            here = place(gallery.window, name)
            if here is None:
                continue
            usual = first.setdefault(name, here)
            moved = max(abs(here.right() - usual.right()), abs(here.top() - usual.top()))
            if moved > SAME:
                faults.append(f"{scene.name}: {name} is {moved} px from its place")
        if place(gallery.window, "help") is None and place(gallery.window, "menu") is None:
            faults.append(f"{scene.name}: neither help nor a menu")
    assert faults == []


@pytest.mark.parametrize("text", [100, 200])
def test_the_way_on_stands_at_the_right_of_the_bar_and_is_one(gallery: Gallery, text: int) -> None:
    faults: list[str] = []
    corners: Counter[tuple[int, int]] = Counter()
    for scene in shown(gallery, SIZES[0], text):
        found = list(ways_on(gallery.window))
        if len(found) > 1 and scene.beside is None:
            faults.append(f"{scene.name}: {len(found)} ways on")
        if scene.beside is None:
            corners.update((one.right(), one.bottom()) for one in found)
    (usual, _count), *_others = corners.most_common()
    faults += [
        f"a way on ends at {corner}, not at {usual}"
        for corner in corners
        if max(abs(corner[0] - usual[0]), abs(corner[1] - usual[1])) > SAME
    ]
    assert faults == []


def test_every_screen_calls_the_window_by_what_it_is(gallery: Gallery) -> None:
    bare = []
    for scene in SCENES:
        gallery.show(replace(scene, preferences=Preferences()))
        if gallery.window.windowTitle() in ("", words(Text.FRAME_WINDOW)):
            bare.append(scene.name)
    assert bare == []


def test_each_question_has_its_number_in_the_title(gallery: Gallery) -> None:
    titles = set()
    for scene in SCENES:
        if scene.screen == "question" and scene.progress is not None:
            gallery.show(replace(scene, preferences=Preferences()))
            number, total = scene.progress.number, scene.progress.total
            assert gallery.window.windowTitle() == words(
                Text.FRAME_QUESTION, number=number, total=total
            )
            titles.add(gallery.window.windowTitle())
    assert len(titles) > 3
