"""Where a question is answered, whatever the way. Knows no right answer."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.views.question import Answer, AnswerKind, QuestionView
from kiosk.ui.widgets.answer_choices import ChoicesPart
from kiosk.ui.widgets.answer_fields import FieldsPart
from kiosk.ui.widgets.answer_hotspot import HotspotPart
from kiosk.ui.widgets.answer_matching import MatchingPart
from kiosk.ui.widgets.answer_order import OrderPart
from kiosk.ui.widgets.answer_part import AnswerPart
from kiosk.ui.widgets.answer_work import WorkPart
from kiosk.ui.widgets.boxes import clear
from kiosk.ui.widgets.spell_check import SpellCheck

_PARTS: Final[Mapping[AnswerKind, Callable[[QuestionView], AnswerPart]]] = {
    AnswerKind.SINGLE: ChoicesPart,
    AnswerKind.MULTIPLE: ChoicesPart,
    AnswerKind.TEXT: FieldsPart,
    AnswerKind.NUMBER: FieldsPart,
    AnswerKind.FIELDS: FieldsPart,
    AnswerKind.ORDER: OrderPart,
    AnswerKind.MATCHING: MatchingPart,
    AnswerKind.HOTSPOT: HotspotPart,
    AnswerKind.APPLICATION: lambda _view: WorkPart(),
}


class AnswerArea(QWidget):
    """Built once for each question; `changed` carries the answer as it stands."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._part: AnswerPart | None = None
        self.spelling = SpellCheck()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(0)
        outer.addLayout(self._layout)
        outer.addWidget(self.spelling)
        outer.addStretch(1)

    def build(self, view: QuestionView) -> None:
        """Replace what was there by the way of answering of a question, filled with its draft."""
        clear(self._layout)
        self._part = _PARTS[view.kind](view)
        self._part.changed.connect(lambda: self.changed.emit(self.answer()))
        self._layout.addWidget(self._part)
        self.spelling.take(self._part.free_fields())

    def answer(self) -> Answer:
        """What is chosen or written now; None while there is nothing."""
        return None if self._part is None else self._part.answer()

    def missing(self) -> str:
        """What keeps the answer from being taken, in words, or nothing; the places are marked."""
        return "" if self._part is None else self._part.missing()

    def first_gap(self) -> QWidget | None:
        """Where to go on."""
        return None if self._part is None else self._part.first_gap()

    def beside(self) -> QWidget | None:
        """What belongs under the statement, or nothing."""
        return None if self._part is None else self._part.beside()

    def open_or_close(self, *, enabled: bool) -> None:
        """Let the answer be changed, or only read."""
        if self._part is not None:
            self._part.open_or_close(enabled=enabled)
        self.spelling.setEnabled(enabled)

    def tell_work(self, summary: str) -> None:
        """Say what was made of the application beside, where that is the answer."""
        if isinstance(self._part, WorkPart):
            self._part.tell(summary)
