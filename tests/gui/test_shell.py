"""The window: one screen at a time, panels beside it, dialogs over it, a frame that lives."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.screens.made import make, names
from kiosk.ui.screens.question import QuestionScreen
from kiosk.ui.screens.skip_dialog import SkipDialog
from kiosk.ui.shell import Shell
from kiosk.ui.theme.look import look
from kiosk.ui.views.frame import ClockView, FrameView, ProgressView, StripView
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.question import AnswerKind, QuestionView
from kiosk.ui.views.skip import SkipView
from kiosk.ui.widgets.side_panel import SidePanel

pytestmark = pytest.mark.gui
CLOCK = ClockView("Reste 1 h 58 min", "fin à 11 h 32")


@pytest.fixture
def shell(dressed: QApplication, qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(make)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    question = made.screen_named("question")
    assert isinstance(question, QuestionScreen)
    question.show_view(QuestionView(7, 32, "a", "**Quoi ?**", AnswerKind.SINGLE, ("un", "deux")))
    made.show_frame(FrameView("Poste 14", "Salle B12", rehearsal=True))
    made.show_screen("question")
    made.show_question(ProgressView(7, 32), CLOCK)
    made.show()
    made.activateWindow()
    yield made
    look().apply(Preferences())


def child(shell: Shell, name: str) -> QWidget:
    found = shell.findChild(QWidget, name)
    assert found is not None
    return found


def test_every_name_makes_a_screen_of_that_name(dressed: QApplication, qtbot: QtBot) -> None:
    for name in names():
        made = make(name)
        qtbot.addWidget(made)
        qtbot.addWidget(made.bottom)
        assert made.objectName() == f"screen-{name}"


def test_a_rehearsal_says_so_on_every_screen(shell: Shell) -> None:
    for name in names():
        shell.show_screen(name)
        assert child(shell, "rehearsal").isVisible()
    shell.show_frame(FrameView("Poste 14"))
    assert not child(shell, "rehearsal").isVisible()


def test_the_window_is_called_after_the_question(shell: Shell) -> None:
    assert shell.windowTitle() == "Question\u00a07 sur 32"


def test_the_staff_are_called_by_a_fixed_shortcut(shell: Shell, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    with qtbot.waitSignal(shell.staff_requested):
        qtbot.keyClick(shell, Qt.Key.Key_S, control)


def test_a_hidden_time_is_a_word_and_can_come_back(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.clock_toggled):
        qtbot.mouseClick(child(shell, "clock-toggle"), Qt.MouseButton.LeftButton)
    shell.show_clock(ClockView("Reste 1 h 58 min", hidden=True))
    assert shell.bar.clock.shown() == "Temps masqué"
    assert child(shell, "clock-toggle").accessibleName() == "Afficher le temps"


def test_a_dialog_takes_the_focus_and_gives_it_back(shell: Shell, qtbot: QtBot) -> None:
    skip = child(shell, "skip")
    skip.setFocus()
    dialog = SkipDialog()
    dialog.show_view(SkipView(7))
    shell.open_dialog(dialog)
    assert dialog.isAncestorOf(QApplication.focusWidget())
    assert child(shell, "display").isEnabled()
    shell.close_dialog()
    assert QApplication.focusWidget() is skip


def test_escape_closes_a_panel_and_the_focus_returns(shell: Shell, qtbot: QtBot) -> None:
    skip = child(shell, "skip")
    skip.setFocus()
    panel = SidePanel("panel-help", "help", "Aide")
    shell.open_panel(panel)
    assert child(shell, "screen-question").isVisible()
    qtbot.keyClick(panel.close_button, Qt.Key.Key_Escape)
    assert shell.panel() is None
    assert QApplication.focusWidget() is skip


def test_another_screen_takes_panels_and_dialogs_away(shell: Shell) -> None:
    shell.open_panel(SidePanel("panel-help", "help", "Aide"))
    shell.show_screen("waiting")
    assert shell.panel() is None
    assert shell.current() == "waiting"


def test_a_notice_takes_no_focus_and_can_be_sent_away(shell: Shell, qtbot: QtBot) -> None:
    focused = QApplication.focusWidget()
    shell.show_strip(StripView("Il vous reste 15 minutes.", "Continuez."))
    close = child(shell, "close-strip")
    assert close.isVisible()
    assert QApplication.focusWidget() is focused
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not close.isVisible()


def test_the_size_of_the_text_is_changed_by_keys(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.preferences_changed) as said:
        qtbot.keyClick(shell, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert said.args == [Preferences(text_size=125)]
    qtbot.keyClick(shell, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert look().preferences == Preferences()


def test_a_new_size_keeps_what_was_chosen(shell: Shell, qtbot: QtBot) -> None:
    row = shell.findChild(QPushButton, "choice-2") or child(shell, "choice-2")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    shell.apply_preferences(Preferences(text_size=200))
    question = shell.screen_named("question")
    assert isinstance(question, QuestionScreen)
    assert question.answer() == 2


def test_narrow_bars_fold_their_buttons_into_a_menu(shell: Shell, qtbot: QtBot) -> None:
    shell.apply_preferences(Preferences(text_size=200))
    assert child(shell, "menu").isVisible()
    assert not child(shell, "display").isVisible()
    with qtbot.waitSignal(shell.panel_requested) as said:
        qtbot.mouseClick(child(shell, "menu"), Qt.MouseButton.LeftButton)
    assert said.args == ["menu"]
