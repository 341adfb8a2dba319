"""The question on the left, the application that goes with it on the right. Knows no engine."""

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.views.question import Answer, Given
from kiosk.ui.views.tool import ToolView, Work
from kiosk.ui.widgets.split import Split
from kiosk.ui.widgets.tool_pane import ToolPane
from kiosk.words.tools.frame import FrameText, frame_words

_BESIDE: Final = 469
_BESIDE_LISTS: Final = 391
"""The width of what is asked at first: lists beside lists want more room than a page."""
_LISTS: Final = frozenset({"files", "mail"})

MakeTool: TypeAlias = Callable[[ToolView], ToolPane]


class ToolSide(Split):
    """Without an application the question has the whole page. `worked` follows each act."""

    worked = Signal()

    def __init__(self, left: QWidget, way_in: QWidget) -> None:
        super().__init__(left, frame_words(FrameText.SPLITTER))
        self._way_in = way_in
        self._make: MakeTool | None = None
        self._tool: ToolPane | None = None
        self.swapped.connect(self._enter)
        self.turning.connect(self._turn_bar)

    @property
    def tool(self) -> ToolPane | None:
        """The application that is shown."""
        return self._tool

    def equip(self, make_tool: MakeTool) -> None:
        """Say who makes the window of an application."""
        self._make = make_tool

    def lay_out(self, view: ToolView | None) -> None:
        """Show the application of a question, or none."""
        if self._tool is not None:
            self._tool.take_bar_back()
        self._tool = None
        if view is not None and self._make is not None:
            self._tool = self._make(view)
            self._tool.worked.connect(self.worked)
            self._tool.enlarged.connect(lambda wide: self.enlarge(wide=wide))
        names = (frame_words(FrameText.INSTRUCTIONS), frame_words(FrameText.TOOL))
        lists = view is not None and view.name in _LISTS
        self.give(self._tool, names, _BESIDE_LISTS if lists else _BESIDE)

    def given(self, answer: Answer) -> Given:
        """The answer together with the state of the application."""
        return answer if self._tool is None else Work(self._tool.state(), answer)

    def summary(self) -> str:
        """The state of the answer in words, or nothing."""
        return "" if self._tool is None else self._tool.summary()

    def keys(self) -> str:
        """The keys that matter most, in words; nothing without an application."""
        if self._tool is None:
            return ""
        return frame_words(FrameText.KEYS, hint=self._tool.hint()).strip()

    def unused(self) -> str:
        """What to say while nothing was done in the application."""
        untouched = self._tool is not None and not self._tool.used()
        return frame_words(FrameText.UNUSED) if untouched else ""

    def _enter(self, right: bool) -> None:  # noqa: FBT001 - the toolkit's signature
        target = self._tool.first_focus() if right and self._tool is not None else self._way_in
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn_bar(self, turning: bool) -> None:  # noqa: FBT001 - the toolkit's signature
        if self._tool is None:
            return
        if turning:
            self.stand_beside_names(self._tool.lend_bar())
        else:
            self._tool.take_bar_back()
