"""A large pointer: everywhere, in the shape of the place, in the colours of the theme."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from kiosk.ui.shell import Shell
from kiosk.ui.theme.cursors import SIDES, cursor, drawing
from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import PointerSize, Preferences, ThemeName
from tests.gui.comfort.conftest import WRITTEN, Ask

pytestmark = pytest.mark.gui


@pytest.fixture(autouse=True)
def _no_override_left() -> Iterator[None]:
    yield
    assert QApplication.overrideCursor() is None


def point_at(window: Shell, widget: QWidget) -> None:
    QTest.mouseMove(window.windowHandle(), widget.mapTo(window, widget.rect().center()))
    QApplication.processEvents()


@pytest.mark.parametrize("size", [PointerSize.LARGE, PointerSize.HUGE])
def test_a_large_pointer_is_of_its_size_and_goes_with_the_choice(
    window: Shell, ask: Ask, size: PointerSize
) -> None:
    ask(WRITTEN)
    window.apply_preferences(Preferences(pointer=size))
    over = QApplication.overrideCursor()
    assert over is not None
    assert over.pixmap().deviceIndependentSize().width() == SIDES[size]
    window.apply_preferences(Preferences())
    assert QApplication.overrideCursor() is None


def test_it_keeps_the_shape_of_the_place(window: Shell, ask: Ask) -> None:
    screen = ask(replace(WRITTEN, statement="Écrivez.", serial="short"))
    window.apply_preferences(Preferences(pointer=PointerSize.HUGE))
    field = screen.findChild(QPlainTextEdit)
    assert field is not None
    point_at(window, field)
    beam = window._pointer.drawn()
    point_at(window, window.bar)
    assert (beam, window._pointer.drawn()) == (
        Qt.CursorShape.IBeamCursor,
        Qt.CursorShape.ArrowCursor,
    )
    window.apply_preferences(Preferences())


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("shape", list(Qt.CursorShape)[:19])
def test_each_shape_has_ink_and_an_edge_of_the_theme(
    dressed: QApplication, theme: ThemeName, shape: Qt.CursorShape
) -> None:
    look().apply(Preferences(theme=theme))
    try:
        picture = drawing(shape, 72).toImage()
        points = [
            picture.pixelColor(QPoint(x, y)) for x in range(0, 72, 2) for y in range(0, 72, 2)
        ]
        solid = [one for one in points if one.alpha() == 255]
        assert look().colour("text") in solid
        assert look().colour("bg") in solid
        made = cursor(shape, PointerSize.HUGE, 2.0)
        assert made.pixmap().size().width() == 144
        assert 0 <= made.hotSpot().x() < 72
    finally:
        look().apply(Preferences())
