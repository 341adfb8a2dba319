"""What every way of answering offers the page. Knows no way of answering."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.views.question import Answer
from kiosk.ui.widgets.fields import FieldRow


class AnswerPart(QWidget):
    """Built for one question; `changed` says that the answer is another one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(0)

    def answer(self) -> Answer:
        """What is chosen or written now; None while there is nothing."""
        raise NotImplementedError

    def missing(self) -> str:
        """What keeps the answer from being taken, in words, or nothing; the places are marked."""
        raise NotImplementedError

    def first_gap(self) -> QWidget | None:
        """Where to go on."""
        raise NotImplementedError

    def beside(self) -> QWidget | None:
        """What belongs under the statement rather than with the answers; nothing as a rule."""
        return None

    def free_fields(self) -> Mapping[str, FieldRow]:
        """Where words of one's own are written, by field; nothing as a rule."""
        return {}

    def open_or_close(self, *, enabled: bool) -> None:
        """Let the answer be changed, or only read."""
        self.setEnabled(enabled)
