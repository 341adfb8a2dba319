"""Where the focus goes: into what opens, back from what closes, to a new question's statement."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.ui.screens.display_panel import DisplayPanel
from kiosk.ui.screens.help_panel import HelpPanel
from kiosk.ui.screens.menu_panel import MenuPanel
from kiosk.ui.screens.report_panel import ReportPanel
from kiosk.ui.screens.skip_dialog import SkipDialog
from kiosk.ui.shell import Shell
from kiosk.ui.views.frame import StripView
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from kiosk.ui.widgets.side_panel import SidePanel
from tests.gui.comfort.conftest import SINGLE, WRITTEN, Ask

pytestmark = pytest.mark.gui


def report() -> ReportPanel:
    panel = ReportPanel()
    panel.show_view(ReportView(7))
    return panel


def asked() -> SkipDialog:
    dialog = SkipDialog()
    dialog.show_view(SkipView(7))
    return dialog


def child(window: Shell, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert found is not None
    return found


PANELS: dict[str, Callable[[], SidePanel]] = {
    "help": HelpPanel,
    "display": DisplayPanel,
    "menu": lambda: MenuPanel(clock_hidden=False),
    "report": report,
}


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("before", ["statement", "choice-2", "skip"])
def test_the_focus_goes_into_a_panel_and_back(
    window: Shell, ask: Ask, name: str, before: str
) -> None:
    ask(SINGLE)
    child(window, before).setFocus()
    panel = PANELS[name]()
    window.open_panel(panel)
    assert panel.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is child(window, before)


def test_a_dialog_over_a_panel_gives_the_focus_back_to_it_and_the_panel_to_the_page(
    window: Shell, ask: Ask
) -> None:
    ask(SINGLE)
    child(window, "choice-1").setFocus()
    panel = HelpPanel()
    window.open_panel(panel)
    window.open_dialog(asked())
    window.close_dialog()
    assert panel.isAncestorOf(QApplication.focusWidget())
    window.close_panel()
    assert QApplication.focusWidget() is child(window, "choice-1")


def test_another_question_under_a_panel_takes_the_focus_and_keeps_it(
    window: Shell, ask: Ask
) -> None:
    ask(SINGLE)
    child(window, "choice-1").setFocus()
    window.open_panel(HelpPanel())
    ask(WRITTEN)
    assert QApplication.focusWidget() is child(window, "statement")
    window.close_panel()
    assert QApplication.focusWidget() is child(window, "statement")


def test_what_is_gone_meanwhile_gives_the_focus_to_the_statement(window: Shell, ask: Ask) -> None:
    ask(SINGLE)
    child(window, "choice-1").setFocus()
    panel = HelpPanel()
    window.open_panel(panel)
    ask(WRITTEN)
    QApplication.sendPostedEvents()
    panel.close_button.setFocus()
    window.close_panel()
    assert QApplication.focusWidget() is child(window, "statement")


def test_each_new_question_begins_at_its_statement_and_names_the_window(
    window: Shell, ask: Ask
) -> None:
    titles = []
    for number in (1, 2, 3):
        ask(replace(SINGLE, number=number, serial=f"n{number}"))
        assert QApplication.focusWidget() is child(window, "statement")
        titles.append(window.windowTitle())
        child(window, "validate").setFocus()
    assert titles == [f"Question\u00a0{number} sur 32" for number in (1, 2, 3)]


def test_after_an_overlay_the_focus_is_where_it_was_on_the_same_question(
    window: Shell, ask: Ask
) -> None:
    ask(SINGLE)
    child(window, "choice-3").setFocus()
    window.show_screen("overlay")
    assert QApplication.focusWidget() is not child(window, "choice-3")
    ask(SINGLE)
    assert QApplication.focusWidget() is child(window, "choice-3")


def test_after_an_overlay_another_question_begins_at_its_statement(window: Shell, ask: Ask) -> None:
    ask(SINGLE)
    child(window, "skip").setFocus()
    window.show_screen("overlay")
    ask(replace(SINGLE, serial="replaced"))
    assert QApplication.focusWidget() is child(window, "statement")


def test_a_notice_that_is_sent_away_by_keys_leaves_the_focus_on_the_page(
    window: Shell, ask: Ask
) -> None:
    ask(SINGLE)
    for show, name in (
        (window.show_strip, "close-strip"),
        (window.show_time_notice, "close-time-notice"),
    ):
        show(StripView("Il vous reste 15 min."))
        close = child(window, name)
        assert QApplication.focusWidget() is child(window, "statement")
        close.setFocus()
        QTest.keyClick(close, Qt.Key.Key_Space)
        assert not close.isVisible()
        assert QApplication.focusWidget() is child(window, "statement")


def test_both_notices_stand_below_each_other_and_cover_nothing(window: Shell, ask: Ask) -> None:
    ask(SINGLE)
    window.show_time_notice(StripView("Il vous reste 5 min.", "Continuez.", "urgent"))
    window.show_strip(StripView("Question reçue.", tone="info"))
    QApplication.processEvents()
    screen = window.screen_named("question")
    below = window.bar.mapTo(window, window.bar.rect().bottomLeft()).y()
    for name in ("close-time-notice", "close-strip"):
        strip = child(window, name).parentWidget()
        assert strip is not None
        top = strip.mapTo(window, strip.rect().topLeft()).y()
        assert top == below + 1
        below = strip.mapTo(window, strip.rect().bottomLeft()).y()
    assert screen.mapTo(window, screen.rect().topLeft()).y() == below + 1
