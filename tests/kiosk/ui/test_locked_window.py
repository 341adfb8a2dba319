"""Tests of kiosk.ui.locked_window, without a display; tests/gui/lockdown has the real ones."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.lockdown.combinations import LEAVING
from kiosk.ports.window import Rectangle, Window
from kiosk.ui.locked_window import LockedWindow

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),  # no display here
]
PLACE = Rectangle(10, 20, 300, 200)


class Surface(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []
        self.closes = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - the name that Qt calls
        self.keys.append(event.key())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - the name that Qt calls
        self.closes += 1
        event.ignore()


@pytest.fixture
def surface(qtbot: QtBot) -> Surface:
    surface = Surface()
    qtbot.addWidget(surface, before_close_func=lambda _widget: None)
    return surface


@pytest.fixture
def window(surface: Surface) -> Window:
    return LockedWindow(surface)


def test_a_hidden_window_is_placed_without_being_shown(window: Window, surface: Surface) -> None:
    window.place(PLACE, framed=False)
    assert window.geometry() == PLACE
    assert not window.framed()
    assert not surface.isVisible()


def test_a_shown_window_stays_shown_whatever_its_frame(
    window: Window, surface: Surface, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(surface):
        surface.show()
    window.place(window.screen(), framed=False)
    window.set_on_top(wanted=True)
    assert surface.isVisible()
    assert window.geometry() == window.screen()
    assert window.on_top()
    window.set_on_top(wanted=False)
    window.place(PLACE, framed=True)
    assert (window.geometry(), window.framed(), window.on_top()) == (PLACE, True, False)


@pytest.mark.parametrize(
    ("key", "modifiers", "swallowed"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier, True),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.AltModifier, True),
        (
            Qt.Key.Key_Backtab,
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
            True,
        ),
        (Qt.Key.Key_Meta, Qt.KeyboardModifier.MetaModifier, True),
        (Qt.Key.Key_Print, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_the_listed_combinations_reach_no_widget(
    window: Window,
    surface: Surface,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    swallowed: bool,
) -> None:
    window.ignore_keys(LEAVING)
    QApplication.sendEvent(surface, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
    assert (surface.keys == []) is swallowed
    window.ignore_keys(frozenset())
    surface.keys.clear()
    QApplication.sendEvent(surface, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
    assert surface.keys == [key]


def test_a_refused_close_does_not_reach_the_window(window: Window, surface: Surface) -> None:
    window.set_ignore_close(wanted=True)
    assert not surface.close()
    assert surface.closes == 0
    window.set_ignore_close(wanted=False)
    surface.close()
    assert surface.closes == 1


def test_another_window_may_close_while_this_one_refuses(window: Window, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    window.set_ignore_close(wanted=True)
    assert other.close()


def test_the_keyboard_counts_as_taken_only_when_it_was_granted(window: Window) -> None:
    window.set_grab_keyboard(wanted=True)
    granted = window.grabs_keyboard()
    window.set_grab_keyboard(wanted=False)
    assert granted in (True, False)  # the platform's word, whatever it is
    assert not window.grabs_keyboard()


def test_a_private_clipboard_is_emptied_when_it_starts_and_when_it_ends(window: Window) -> None:
    clipboard = QGuiApplication.clipboard()
    for wanted in (True, False):
        clipboard.setText("outside")
        window.set_clipboard_private(wanted=wanted)
        assert clipboard.text() == ""
        assert window.clipboard_private() is wanted


def test_a_private_clipboard_is_emptied_when_the_focus_moves(
    window: Window, surface: Surface, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(surface):
        surface.show()
    window.set_clipboard_private(wanted=True)
    QGuiApplication.clipboard().setText("answer")
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert QGuiApplication.clipboard().text() == ""


def test_the_whole_screen_is_asked_of_the_display_and_given_back(
    window: Window, surface: Surface, qtbot: QtBot
) -> None:
    assert window.places_itself()
    assert not window.full_screen()
    with qtbot.waitExposed(surface):
        window.set_full_screen(wanted=True)
    assert window.full_screen()
    window.set_full_screen(wanted=False)
    assert not window.full_screen()


def test_under_wayland_no_window_places_itself(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland-egl"))
    assert not window.places_itself()
