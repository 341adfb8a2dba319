"""Words on the left, and for each a list of what may go with it. Knows no right answer."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.question import Answer, QuestionView
from kiosk.ui.widgets.answer_part import AnswerPart
from kiosk.ui.widgets.fields import PickList
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.answers import AnswerText, answer_words

_LARGE: Final = 1.5
_LIST_SHARE: Final = 5 / 8
_LIST_EDGES: Final = 70
_BETWEEN: Final = 60


class MatchingPart(AnswerPart):
    """One row for each thing to match; at large text the list stands under its words."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__()
        self._labels = {one.key: one.label for one in view.fields}
        self._lists: dict[str, PickList] = {}
        self._rows: list[tuple[Text, Icon, PickList]] = []
        self._options = {option for one in view.fields for option in one.options} or {""}
        self._was_stacked: bool | None = None
        self._count = Text("", "small", "text2")
        self.lines.addWidget(Text(answer_words(AnswerText.MATCHING_HINT), "small", "text2"))
        self.lines.addWidget(self._count)
        self.lines.addSpacing(14)
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(6, 0, 6, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(14)
        draft = view.draft if isinstance(view.draft, dict) else {}
        for one in view.fields:
            made = PickList(words(Key.QUESTION_PICK), one.options)
            made.setObjectName(f"field-{one.key}")
            made.setAccessibleName(one.label)
            made.setMinimumContentsLength(1)
            made.setSizeAdjustPolicy(
                PickList.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            made.pick(draft.get(one.key, ""))
            made.currentIndexChanged.connect(self._picked)
            self._lists[one.key] = made
            self._rows.append((Text(one.label, "label"), Icon("swap", "text2", 22), made))
        self.lines.addWidget(holder)
        self._arrange()
        self._tell()

    def answer(self) -> Answer:
        picked = {key: one.picked() for key, one in self._lists.items()}
        return picked if any(picked.values()) else None

    def missing(self) -> str:
        empty = [self._labels[key] for key, one in self._lists.items() if not one.picked()]
        return words(Key.QUESTION_MISSING_FIELDS, fields=", ".join(empty)) if empty else ""

    def first_gap(self) -> QWidget | None:
        empty = next((one for one in self._lists.values() if not one.picked()), None)
        return empty or next(iter(self._lists.values()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_grid"):
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _stacked(self) -> bool:
        """Whether the lists need the whole width: at large text, or for a long option."""
        metrics = QFontMetrics(look().sized(18, 500))
        longest = max(metrics.horizontalAdvance(one) for one in self._options)
        room = (self.width() - look().px(_BETWEEN)) * _LIST_SHARE
        return look().preferences.factor >= _LARGE or longest + look().px(_LIST_EDGES) > room

    def _arrange(self) -> None:
        narrow = self._stacked()
        if narrow == self._was_stacked:
            return
        self._was_stacked = narrow
        for row, (label, arrow, made) in enumerate(self._rows):
            if narrow:
                arrow.hide()
                self._grid.addWidget(label, 2 * row, 0, 1, 3)
                self._grid.addWidget(made, 2 * row + 1, 0, 1, 3)
            else:
                self._grid.addWidget(label, row, 0)
                self._grid.addWidget(arrow, row, 1, Qt.AlignmentFlag.AlignVCenter)
                arrow.show()  # only now: shown without a parent it would be a window of its own
                self._grid.addWidget(made, row, 2)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 5)

    def _picked(self, _index: int) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        filled = sum(bool(one.picked()) for one in self._lists.values())
        self._count.say(words(Key.QUESTION_FILLED, count=filled, total=len(self._lists)))
