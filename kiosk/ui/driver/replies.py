"""Answers the question in front, whatever its kind. Knows no right answer."""

from PySide6.QtCore import Qt

from kiosk.ui.driver.applications.table import perform
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.driver.script import Acts, EndState, Reply
from kiosk.ui.tools.window import ToolWindow


def reply(hands: Hands, eyes: Eyes, given: Reply) -> None:
    """Choose, write, put in order or work in the application, with keys and mouse.

    An end state is laid into the application at once, as a restart of the station does: a state
    does not say by which acts it came about. Acts are done with the keyboard alone.

    Raises:
        DriverError: The question has no such place to answer in.
    """
    match given:
        case Acts():
            pane = _application(eyes)
            _enter(hands, eyes, pane)
            for act in given.acts:
                perform(hands, pane.tool, act)
        case EndState():
            _application(eyes).tool.lay(given.state)
        case dict() if any(eyes.visible(f"field-{key}") is None for key in given):
            _application(eyes).tool.lay(given)
        case list() if eyes.visible(f"order-{given[0]}") is not None:
            hands.put_in_order(given)
        case _:
            hands.give(given)


def _enter(hands: Hands, eyes: Eyes, pane: ToolWindow) -> None:
    focus = eyes.focus()
    if focus is None or not pane.isAncestorOf(focus):
        hands.key(Qt.Key.Key_F6)


def _application(eyes: Eyes) -> ToolWindow:
    found = eyes.visible("tool")
    if not isinstance(found, ToolWindow):
        raise DriverError(wanted="tool", screen=eyes.screen())
    return found
