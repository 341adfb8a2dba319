"""One item in the real window of the test. Knows no solution and records nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QApplication

from engine.items import Item
from kiosk.ui.presenters.questions import question_view
from kiosk.ui.screens.made import make
from kiosk.ui.screens.question import QuestionScreen
from kiosk.ui.shell import Shell
from kiosk.ui.tools.window import ToolWindow
from kiosk.ui.views.frame import ClockView, FrameView, ProgressView
from kiosk.ui.views.preferences import Preferences

USUAL: Final = (1366, 768)
LARGEST_TEXT: Final = 200
_QUESTIONS: Final = 32
_FRAME: Final = FrameView(station="Aperçu", candidate="Aperçu", context="Aperçu")
_CLOCK: Final = ClockView("Reste 1\u00a0h\u00a030\u00a0min", "fin à 11\u00a0h\u00a032")


class Preview:
    """The window, and the item in it."""

    def __init__(self, media: Callable[[str], bytes]) -> None:
        self._media = media
        self.window = Shell(make)
        self.window.resize(*USUAL)
        self.window.show_frame(_FRAME)
        found = self.window.screen_named("question")
        if not isinstance(found, QuestionScreen):
            raise TypeError("the question's screen is another one")
        self.screen = found
        self.screen.equip(ToolWindow)

    def show(self, item: Item, number: int = 1) -> None:
        """Show an item, as question *number* of an exam."""
        self.window.show_question(ProgressView(number, _QUESTIONS), _CLOCK)
        view = question_view(
            item,
            number=number,
            total=_QUESTIONS,
            draft=None,
            media=self._media,
            serial=f"{item.id}-{number}",
        )
        self.screen.show_view(view)
        self.window.show_screen("question")
        self.window.show()
        self._settle()

    def enlarge(self, percent: int) -> None:
        """Take another size of text, in percent."""
        self.window.apply_preferences(Preferences(text_size=percent))
        self._settle()

    def picture(self, path: Path) -> None:
        """Write what is seen to a PNG file.

        Raises:
            OSError: It cannot be written.
        """
        self._settle()
        if not self.window.grab().save(str(path), "PNG"):
            raise OSError(f"cannot write {path.name}")

    def turn_to_tool(self) -> bool:
        """Show the application where it takes turns with the question; whether it does."""
        found = self.window.findChild(QAbstractButton, "pane-right")
        if found is None or not found.isVisible():
            return False
        found.click()
        self._settle()
        return True

    @staticmethod
    def _settle() -> None:
        for _round in range(4):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
