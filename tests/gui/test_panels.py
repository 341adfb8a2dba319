"""The panels and the dialog beside a question: what they say, and where the focus goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.screens.display_panel import DisplayPanel
from kiosk.ui.screens.help_panel import HelpPanel
from kiosk.ui.screens.menu_panel import MenuPanel
from kiosk.ui.screens.report_panel import ReportPanel
from kiosk.ui.screens.skip_dialog import SkipDialog
from kiosk.ui.views.preferences import FontName, Preferences, ThemeName
from kiosk.ui.views.report import DETAIL_MAX, ProblemCategory, ReportView
from kiosk.ui.views.skip import SkipView
from kiosk.ui.widgets.text import Text as Label
from kiosk.words import Text, words

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("dressed")]


def press(inside: QWidget, name: str) -> None:
    button = inside.findChild(QAbstractButton, name)
    assert button is not None, name
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(560, 640)
    widget.show()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("size-150", Preferences(text_size=150)),
        ("theme-dark", Preferences(theme=ThemeName.DARK)),
        ("theme-contrast", Preferences(theme=ThemeName.CONTRAST)),
        ("font-dyslexic", Preferences(font=FontName.DYSLEXIC)),
        ("lines-200", Preferences(line_height=200)),
        ("letters-spaced", Preferences(spaced_letters=True)),
    ],
)
def test_each_choice_says_the_whole_of_the_preferences(
    qtbot: QtBot, name: str, wanted: Preferences
) -> None:
    panel = DisplayPanel()
    shown(qtbot, panel)
    panel.show_preferences(Preferences())
    with qtbot.waitSignal(panel.chosen) as said:
        press(panel, name)
    assert said.args == [wanted]


def test_choices_add_up_and_can_be_taken_back(qtbot: QtBot) -> None:
    panel = DisplayPanel()
    shown(qtbot, panel)
    panel.show_preferences(Preferences(theme=ThemeName.CREAM))
    with qtbot.waitSignal(panel.chosen) as said:
        press(panel, "size-200")
    assert said.args == [Preferences(theme=ThemeName.CREAM, text_size=200)]
    with qtbot.waitSignal(panel.chosen) as said:
        press(panel, "display-reset")
    assert said.args == [Preferences()]


def test_the_size_in_force_has_the_focus_first(qtbot: QtBot) -> None:
    panel = DisplayPanel()
    shown(qtbot, panel)
    panel.show_preferences(Preferences(text_size=175, spaced_letters=True))
    assert panel.first_focus().objectName() == "size-175"
    chosen = {one.objectName() for one in panel.findChildren(QAbstractButton) if one.isChecked()}
    assert chosen == {
        "size-175",
        "theme-light",
        "font-hyperlegible",
        "lines-150",
        "letters-spaced",
        "pointer-normal",
    }


def test_escape_and_the_button_close_a_panel(qtbot: QtBot) -> None:
    panel = HelpPanel()
    shown(qtbot, panel)
    assert panel.first_focus().objectName() == "panel-help-close"
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    with qtbot.waitSignal(panel.closed):
        press(panel, "panel-help-close")


def test_help_names_the_keys_of_the_staff(qtbot: QtBot) -> None:
    panel = HelpPanel()
    shown(qtbot, panel)
    said = {label.plain for label in panel.findChildren(Label)}
    assert {
        "Ctrl + Alt + S",
        "Alt + V",
        "Alt + T",
        "Maj + F6",
        words(Text.HELP_KEY_STAFF),
    } <= said


@pytest.mark.parametrize(("hidden", "count"), [(None, 3), (True, 4), (False, 4)])
def test_the_menu_offers_the_clock_only_where_there_is_one(
    qtbot: QtBot, *, hidden: bool | None, count: int
) -> None:
    menu = MenuPanel(clock_hidden=hidden)
    shown(qtbot, menu)
    assert len(menu.findChildren(QAbstractButton)) == count
    with qtbot.waitSignal(menu.display_requested):
        press(menu, "menu-display")
    with qtbot.waitSignal(menu.help_requested):
        press(menu, "menu-help")
    if hidden is not None:
        with qtbot.waitSignal(menu.clock_toggled):
            press(menu, "menu-clock")
    assert menu.first_focus().objectName() == "menu-display"


def reporting(qtbot: QtBot) -> ReportPanel:
    panel = ReportPanel()
    shown(qtbot, panel)
    panel.show_view(ReportView(7))
    return panel


@pytest.mark.parametrize(
    ("button", "blocked"), [("report-continue", False), ("report-blocked", True)]
)
def test_a_report_says_its_kind_its_words_and_whether_the_person_is_stuck(
    qtbot: QtBot, button: str, *, blocked: bool
) -> None:
    panel = reporting(qtbot)
    press(panel, "report-image")
    detail = panel.findChild(QLineEdit, "report-detail")
    assert detail is not None
    QTest.keyClicks(detail, "  Le plan manque. ")
    with qtbot.waitSignal(panel.sent) as said:
        press(panel, button)
    assert said.args == [ProblemCategory.IMAGE.value, "Le plan manque.", blocked]


def test_a_report_without_a_kind_is_not_sent_and_says_what_lacks(qtbot: QtBot) -> None:
    panel = reporting(qtbot)
    with qtbot.assertNotEmitted(panel.sent):
        press(panel, "report-blocked")
    said = {label.plain for label in panel.findChildren(Label) if label.isVisible()}
    assert words(Text.REPORT_CHOOSE) in said


def test_a_detail_has_an_end_and_its_length_is_counted(qtbot: QtBot) -> None:
    panel = reporting(qtbot)
    detail = panel.findChild(QLineEdit, "report-detail")
    assert detail is not None
    QTest.keyClicks(detail, "a" * (DETAIL_MAX + 5))
    said = {label.plain for label in panel.findChildren(Label)}
    assert len(detail.text()) == DETAIL_MAX
    assert words(Text.REPORT_COUNT, count=DETAIL_MAX, most=DETAIL_MAX) in said


def test_what_was_begun_stays_when_a_message_comes(qtbot: QtBot) -> None:
    panel = reporting(qtbot)
    press(panel, "report-other")
    panel.show_view(ReportView(7, message="Une erreur."))
    chosen = panel.findChild(QAbstractButton, "report-other")
    assert chosen is not None
    assert chosen.isChecked()
    panel.show_view(ReportView(7, categories=(ProblemCategory.TEXT,)))
    assert panel.first_focus().objectName() == "report-text"


def test_staying_has_the_focus_and_escape_stays(qtbot: QtBot) -> None:
    dialog = SkipDialog()
    shown(qtbot, dialog)
    dialog.show_view(SkipView(7))
    assert dialog.first_focus().objectName() == "skip-stay"
    with qtbot.waitSignal(dialog.cancelled):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    with qtbot.waitSignal(dialog.cancelled):
        press(dialog, "skip-stay")
    with qtbot.waitSignal(dialog.confirmed):
        press(dialog, "confirm-skip")
    said = {label.plain for label in dialog.findChildren(Label)}
    assert words(Text.SKIP_TEXT, number=7) in said
