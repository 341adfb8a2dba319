"""The ring around the focus, after a real Tab: whole, of its colour, two pixels away, in sight."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from kiosk.ui.gallery.drawing import Gallery, settle
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.theme.look import look
from kiosk.ui.theme.tokens import THEMES
from kiosk.ui.views.preferences import ThemeName
from kiosk.ui.widgets.focus_ring import FocusRing
from tests.gui.test_tokens import contrast

pytestmark = pytest.mark.gui
BY_SCREEN: dict[str, Scene] = {}
for one in SCENES:
    staff = bool(one.frame.label) or one.screen in {"opening", "gate", "hold", "fatal"}
    if not staff and getattr(one.view, "tool", None) is None:
        BY_SCREEN.setdefault(one.name if one.beside else one.screen, one)
CASES = [
    pytest.param(name, size, marks=[pytest.mark.long] if one.beside and size > 100 else [])
    for size in (100, 200)
    for name, one in BY_SCREEN.items()
]
MOST = 40


def ringed(gallery: Gallery) -> Iterator[QWidget]:
    """Each stop of Tab, once it has its ring."""
    window, seen = gallery.window, set()
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        settle()
        stop = QApplication.focusWidget()
        assert stop is not None
        if stop in seen:
            return
        seen.add(stop)
        yield stop


def sides(picture: QImage, place: QRect, distance: int) -> list[list[str]]:
    """The colours along the four straight parts of a frame so far outside a place."""
    out = place.adjusted(-distance, -distance, distance - 1, distance - 1)
    corner = 12
    across = range(out.left() + corner, out.right() - corner)
    down = range(out.top() + corner, out.bottom() - corner)
    return [
        [picture.pixelColor(x, out.top()).name() for x in across],
        [picture.pixelColor(x, out.bottom() + 1).name() for x in across],
        [picture.pixelColor(out.left(), y).name() for y in down],
        [picture.pixelColor(out.right() + 1, y).name() for y in down],
    ]


@pytest.mark.parametrize(("name", "text_size"), CASES)
def test_every_stop_has_a_whole_ring(gallery: Gallery, name: str, text_size: int) -> None:
    scene = BY_SCREEN[name]
    gallery.show(replace(scene, preferences=replace(scene.preferences, text_size=text_size)))
    window = gallery.window
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    ring = window.findChild(FocusRing)
    assert ring is not None
    colours = {look().hexadecimal(token).lower() for token in ("focus", "focusInk")}
    faults = []
    for stop in ringed(gallery):
        told = f"{type(stop).__name__} {stop.objectName()}"
        if not ring.isVisible() or ring.target() is not stop:
            faults.append(f"{told}: no ring")
            continue
        place = QRect(stop.mapTo(window, QPoint(0, 0)), stop.size())
        tall = isinstance(stop, QTextBrowser)
        if not tall and ring.geometry() != place.adjusted(-6, -6, 6, 6):
            faults.append(f"{told}: cut {ring.geometry().getRect()} around {place.getRect()}")
            continue
        if tall:
            continue
        picture = window.grab(ring.geometry()).toImage()
        inside = QRect(QPoint(6, 6), place.size())
        for number, side in enumerate(sides(picture, inside, 4)):
            drawn = sum(pixel in colours for pixel in side)
            if drawn < 0.98 * len(side):
                faults.append(f"{told}: side {number} {drawn} of {len(side)}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("theme", list(ThemeName))
def test_the_ring_stands_out_from_the_page_and_from_ink(theme: ThemeName) -> None:
    colours = THEMES[theme]
    for ground in ("bg", "surface", "sunk", "infobg", "warnbg"):
        assert contrast(colours["focus"], colours[ground]) >= 3
    assert contrast(colours["focusInk"], colours["ink"]) >= 3


def test_it_is_three_pixels_after_a_gap_of_two_and_takes_the_colour_of_ink(
    gallery: Gallery,
) -> None:
    gallery.show(BY_SCREEN["question"])
    window = gallery.window
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    for stop in ringed(gallery):
        if stop.objectName() not in ("validate", "display"):
            continue
        on_ink = stop.objectName() == "display"
        place = QRect(stop.mapTo(window, QPoint(0, 0)), stop.size())
        picture = window.grab().toImage()
        middle = place.center().x()
        line = [picture.pixelColor(middle, place.top() - away).name() for away in range(1, 7)]
        ring = look().hexadecimal("focusInk" if on_ink else "focus").lower()
        gap = look().hexadecimal("ink" if on_ink else "bg").lower()
        assert line[:5] == [gap, gap, ring, ring, ring], stop.objectName()
