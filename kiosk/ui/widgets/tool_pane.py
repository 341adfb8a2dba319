"""The window of an application as the page sees it. Knows no application and no engine."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.views.tool import State


class ToolPane(QWidget):
    """`worked` says that its state is another one, `enlarged` that it wants the whole width."""

    worked = Signal()
    enlarged = Signal(bool)

    def state(self) -> State:
        """What was made of it."""
        raise NotImplementedError

    def used(self) -> bool:
        """Whether the state is another one than at first."""
        raise NotImplementedError

    def summary(self) -> str:
        """The state of the answer in words, or nothing."""
        raise NotImplementedError

    def hint(self) -> str:
        """The keys that matter most, in one sentence, or nothing."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where the keyboard goes when the pane is entered."""
        raise NotImplementedError

    def lend_bar(self) -> QWidget:
        """Its bar of undo and start over, made short, to stand where room is found for it."""
        raise NotImplementedError

    def take_bar_back(self) -> None:
        """Stand under its own bar again."""
        raise NotImplementedError
