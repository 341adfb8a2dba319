"""An application beside a question: act, undo, start over, panes, and coming back after a stop."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.applications import table as engine_table
from engine.applications.table import APPLICATIONS, register
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.driver.replies import reply
from kiosk.ui.driver.script import Acts, EndState
from kiosk.ui.screens.made import make
from kiosk.ui.screens.question import QuestionScreen
from kiosk.ui.shell import Shell
from kiosk.ui.tools import table
from kiosk.ui.tools.window import ToolWindow
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.question import AnswerKind, QuestionView
from kiosk.ui.views.tool import ToolView, Work
from tests.fakes.tally_application import TALLY

pytestmark = pytest.mark.gui
VIEW = QuestionView(
    8,
    32,
    "item-t",
    "**Comptez jusqu’à deux.**",
    AnswerKind.APPLICATION,
    tool=ToolView("tally", {"most": 3}),
    serial="8",
)


@pytest.fixture(autouse=True)
def tally() -> Iterator[None]:
    """The tally, on both sides, for one test."""
    before = dict(APPLICATIONS)
    register(TALLY)
    table.add_tool("tally", "tests.fakes.tally_tool", "TallyTool")
    yield
    table._CLASSES.pop("tally")
    engine_table._known.clear()
    engine_table._known.update(before)


@pytest.fixture
def screen(dressed: QApplication, qtbot: QtBot) -> QuestionScreen:
    shell = Shell(make)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.apply_preferences(Preferences())
    made = shell.screen_named("question")
    assert isinstance(made, QuestionScreen)
    made.equip(ToolWindow)
    return made


def shown(screen: QuestionScreen, view: QuestionView = VIEW) -> Hands:
    shell = screen.window()
    assert isinstance(shell, Shell)
    screen.show_view(view)
    shell.show_screen("question")
    shell.show()
    shell.activateWindow()
    QApplication.processEvents()
    return Hands(Eyes(shell))


def part(screen: QuestionScreen, name: str) -> QWidget:
    found = Eyes(screen.window()).visible(name)
    assert found is not None, name
    return found


def state(screen: QuestionScreen) -> object:
    given = screen.answer()
    assert isinstance(given, Work)
    return given.state


def test_what_is_done_is_the_answer_and_can_be_undone(screen: QuestionScreen, qtbot: QtBot) -> None:
    hands = shown(screen)
    assert not part(screen, "tool-undo").isEnabled()
    with qtbot.waitSignal(screen.draft_changed) as said:
        hands.click("tally-add")
    assert said.args == [Work({"count": 1})]
    hands.click("tally-add")
    hands.click("tool-undo")
    assert state(screen) == {"count": 1}
    hands.click("tool-redo")
    assert state(screen) == {"count": 2}
    hands.shortcut(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.shortcut(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(screen.validated) as given:
        hands.click("validate")
    assert given.args == [Work({"count": 2})]


def test_an_unused_application_is_no_answer(screen: QuestionScreen) -> None:
    hands = shown(screen)
    hands.click("validate")
    assert "n’a pas encore été utilisé" in part(screen, "missing").accessibleName()


def test_what_cannot_be_done_is_said(screen: QuestionScreen) -> None:
    hands = shown(screen)
    hands.click("tally-take")
    assert part(screen, "tool-said").accessibleName() == "Le compteur est au bout."
    hands.click("tally-add")
    assert Eyes(screen.window()).visible("tool-said") is None


def test_starting_over_asks_and_can_be_undone(screen: QuestionScreen) -> None:
    hands = shown(screen)
    hands.click("tally-add")
    hands.click("tool-reset")
    hands.click("tool-reset-no")
    assert state(screen) == {"count": 1}
    hands.click("tool-reset")
    hands.click("tool-reset-yes")
    assert state(screen) == {"count": 0}
    assert not part(screen, "tool-reset").isEnabled()
    hands.click("tool-undo")
    assert state(screen) == {"count": 1}


def test_f6_goes_from_the_question_to_the_application_and_back(screen: QuestionScreen) -> None:
    hands = shown(screen)
    hands.key(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is part(screen, "tally-add")
    hands.key(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is part(screen, "statement")


def test_the_border_moves_by_the_arrows(screen: QuestionScreen) -> None:
    hands = shown(screen)
    border = part(screen, "splitter")
    hands.tab_to(border)
    before = border.x()
    hands.key(Qt.Key.Key_Right)
    QApplication.processEvents()
    assert border.x() > before
    hands.key(Qt.Key.Key_Up)
    hands.key(Qt.Key.Key_Left)
    QApplication.processEvents()
    assert border.x() == before


def test_the_application_takes_the_whole_width_and_gives_it_back(screen: QuestionScreen) -> None:
    hands = shown(screen)
    hands.click("tool-enlarge")
    QApplication.processEvents()
    assert Eyes(screen.window()).visible("statement") is None
    hands.click("tool-enlarge")
    QApplication.processEvents()
    assert Eyes(screen.window()).visible("statement") is not None


def test_at_large_text_the_panes_take_turns(screen: QuestionScreen) -> None:
    hands = shown(screen)
    shell = screen.window()
    assert isinstance(shell, Shell)
    shell.apply_preferences(Preferences(text_size=200))
    QApplication.processEvents()
    assert Eyes(shell).visible("tally-add") is None
    hands.click("pane-right")
    assert Eyes(shell).visible("tally-add") is not None
    assert Eyes(shell).visible("statement") is None
    hands.click("pane-left")
    assert Eyes(shell).visible("statement") is not None


def test_a_state_comes_back_and_the_next_question_has_none(screen: QuestionScreen) -> None:
    kept = ToolView("tally", {"most": 3}, {"count": 2})
    hands = shown(screen, replace(VIEW, tool=kept))
    assert state(screen) == {"count": 2}
    assert not part(screen, "tool-undo").isEnabled()
    shown(screen, replace(VIEW, tool=None, kind=AnswerKind.TEXT, serial="9"))
    assert Eyes(screen.window()).visible("tool") is None
    with pytest.raises(DriverError):
        reply(hands, Eyes(screen.window()), EndState({"count": 1}))


def test_an_answer_beside_an_application_travels_with_its_state(screen: QuestionScreen) -> None:
    hands = shown(screen, replace(VIEW, kind=AnswerKind.TEXT))
    hands.click("tally-add")
    reply(hands, Eyes(screen.window()), "deux")
    assert screen.answer() == Work({"count": 1}, "deux")


def test_an_end_state_is_laid_and_acts_need_somebody_who_knows_them(
    screen: QuestionScreen,
) -> None:
    hands = shown(screen)
    reply(hands, Eyes(screen.window()), EndState({"count": 3}))
    assert state(screen) == {"count": 3}
    reply(hands, Eyes(screen.window()), {"count": 1})  # type: ignore[dict-item]  # a state is no field
    assert state(screen) == {"count": 1}
    with pytest.raises(KeyError):
        reply(hands, Eyes(screen.window()), Acts(({"do": "add"},)))


def test_a_name_is_taken_once() -> None:
    table.add_tool("tally", "tests.fakes.tally_tool", "TallyTool")
    with pytest.raises(ValueError, match="tally"):
        table.add_tool("tally", "elsewhere", "TallyTool")
