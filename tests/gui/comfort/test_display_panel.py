"""The panel of display: another choice disturbs nothing that is done, and it stays in reach."""

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QScrollArea, QWidget

from kiosk.ui.screens.display_panel import DisplayPanel
from kiosk.ui.shell import Shell
from kiosk.ui.views.preferences import FontName, PointerSize, Preferences, ThemeName
from kiosk.ui.widgets.switch import Switch
from tests.gui import looking
from tests.gui.comfort.conftest import SINGLE, WRITTEN, Ask

pytestmark = pytest.mark.gui
CHOICES = {
    "theme": ("theme-contrast", ThemeName.CONTRAST),
    "font": ("font-dyslexic", FontName.DYSLEXIC),
    "text_size": ("size-175", 175),
    "line_height": ("lines-200", 200),
    "spaced_letters": ("letters-spaced", True),
    "ruler": ("display-ruler", True),
    "mask": ("display-mask", True),
    "pointer": ("pointer-huge", PointerSize.HUGE),
}


def opened(window: Shell, preferences: Preferences | None = None) -> DisplayPanel:
    panel = DisplayPanel()
    panel.show_preferences(preferences or Preferences())
    panel.chosen.connect(window.apply_preferences)
    window.open_panel(panel)
    settle()
    return panel


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def button(panel: QWidget, name: str) -> QAbstractButton:
    found = panel.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def test_every_preference_has_its_place_in_the_panel() -> None:
    assert set(CHOICES) == {one.name for one in fields(Preferences)}


@pytest.mark.parametrize("name", CHOICES)
def test_no_choice_touches_what_was_typed_the_caret_the_selection_or_the_place(
    window: Shell, ask: Ask, name: str
) -> None:
    screen = ask(replace(WRITTEN, serial=f"typed-{name}"))
    editor = screen.findChild(QPlainTextEdit)
    assert editor is not None
    editor.setFocus()
    QTest.keyClicks(editor, "Une phrase avec des mots")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(10, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    assert screen.page is not None
    bar = screen.page.verticalScrollBar()
    bar.setValue(40)
    panel = opened(window)
    widgets = {id(one) for one in screen.findChildren(QWidget)}
    control, value = CHOICES[name]
    button(panel, control).click()
    settle()
    assert panel.isVisible()
    panel.closed.emit()
    settle()
    assert (editor.toPlainText(), screen.answer()) == ("Une phrase avec des mots",) * 2
    assert (editor.textCursor().anchor(), editor.textCursor().position()) == (4, 10)
    assert QApplication.focusWidget() is editor
    assert widgets <= {id(one) for one in screen.findChildren(QWidget)}
    if name in ("theme", "ruler", "mask", "pointer"):
        assert bar.value() == 40
    del value


@pytest.mark.parametrize("name", CHOICES)
def test_the_panel_says_the_whole_of_what_is_wanted_and_can_take_it_back(
    window: Shell, ask: Ask, name: str
) -> None:
    ask(SINGLE)
    panel = opened(window)
    said: list[Preferences] = []
    panel.chosen.connect(said.append)
    control, value = CHOICES[name]
    button(panel, control).click()
    button(panel, "display-reset").click()
    assert said == [replace(Preferences(), **{name: value}), Preferences()]
    assert not button(panel, "display-ruler").isChecked()


def test_the_size_by_keys_keeps_the_focus_in_the_panel(window: Shell, ask: Ask) -> None:
    ask(SINGLE)
    panel = opened(window)
    control = Qt.KeyboardModifier.ControlModifier
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Plus, control)
        settle()
        assert panel.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("text_size", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("size", [(1024, 600), (1366, 768), (1920, 1080)])
def test_at_every_size_nothing_is_cut_and_tab_brings_everything_into_view(
    window: Shell, ask: Ask, text_size: int, size: tuple[int, int]
) -> None:
    ask(SINGLE)
    window.resize(*size)
    wanted = Preferences(text_size=text_size)
    window.apply_preferences(wanted)
    panel = opened(window, wanted)
    for look_for in (
        looking.outside,
        looking.clipped,
        looking.sideways,
        looking.overlapping,
        looking.too_small,
        looking.nameless,
    ):
        assert look_for(window) == [], look_for.__name__
    area = panel.findChild(QScrollArea)
    assert area is not None
    seen = set()
    for _ in range(20):
        focus = QApplication.focusWidget()
        if panel.isAncestorOf(focus):
            seen.add(focus.objectName())
            settle()
            place = focus.visibleRegion().boundingRect()
            assert place == focus.rect(), focus.objectName()
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {"display-reset", "panel-display-close", "display-ruler", "display-mask"} <= seen
    assert {"pointer-normal", f"size-{text_size}", "theme-light"} <= seen


def test_a_switch_says_a_word_and_is_turned_by_the_space_bar(window: Shell, ask: Ask) -> None:
    ask(SINGLE)
    panel = opened(window)
    switch = panel.findChild(Switch, "display-ruler")
    assert switch is not None
    assert (switch.accessibleName(), switch.word()) == ("Règle de lecture", "désactivée")
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.word() == "activée"
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    assert switch.word() == "désactivée"


def test_help_scrolls_by_keys_when_it_is_longer_than_the_window(window: Shell, ask: Ask) -> None:
    ask(SINGLE)
    window.resize(1024, 600)
    window.apply_preferences(Preferences(text_size=200))
    QTest.keyClick(window, Qt.Key.Key_F1)
    window.open_panel(_help())
    settle()
    panel = window.panel()
    assert panel is not None
    area = panel.findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()


def _help() -> "QWidget":
    from kiosk.ui.screens.help_panel import HelpPanel

    return HelpPanel()
