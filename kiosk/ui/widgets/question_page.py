"""How a question is laid out: one column, or its documents beside the answers. Knows no question.

The parts are laid once; another question only moves the borders, since building costs time that
the candidate would see.
"""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.theme.tokens import COLUMN
from kiosk.ui.views.question import AnswerKind, QuestionView
from kiosk.ui.widgets.boxes import STRETCH, Item, fill, grounded
from kiosk.ui.widgets.text import repolish

_RING: Final = 12
_WIDE: Final = 980
_LARGE: Final = 1.5
_LIST: Final = 300
_BROAD: Final = 1800
_ORDER_COLUMN: Final = 840
_MARGIN: Final = 54
_LITTLE: Final = 38
_LEAST: Final = 24
_NARROW: Final = 700
"""Below this width at 100 % a margin of that size would cost too many words a line."""
_BROAD_COLUMN: Final = 880
"""On a broad screen the column is wider, as far as a line is still easy to read."""

_WRITTEN: Final = frozenset({AnswerKind.TEXT, AnswerKind.NUMBER, AnswerKind.FIELDS})


class Plan(Enum):
    """The plans, with the shares of their two panes; the first two have one column."""

    COLUMN = (1, 1)
    ORDER = (1, 2)
    ROWS = (760, 606)
    FIELDS = (846, 520)


def plan_of(view: QuestionView) -> Plan:
    """A column, or what is asked beside where it is answered, when both need room."""
    if view.tool is not None or (view.practice and view.gestures):
        return Plan.COLUMN
    if view.kind in (AnswerKind.FIELDS, AnswerKind.HOTSPOT) or view.attachments:
        rows = (AnswerKind.SINGLE, AnswerKind.MULTIPLE, AnswerKind.HOTSPOT)
        return Plan.ROWS if view.kind in rows else Plan.FIELDS
    return Plan.ORDER if view.kind is AnswerKind.ORDER else Plan.COLUMN


def writes_beside(view: QuestionView) -> bool:
    """Whether something is written beside the question, where room is left to say it is kept."""
    return plan_of(view) is Plan.FIELDS and view.kind in _WRITTEN


class QuestionPage(QWidget):
    """Asked on the left or above, answered on the right or below; gestures at the far left."""

    def __init__(
        self,
        gestures: tuple[QWidget, QWidget],
        asked: tuple[Item, ...],
        answered: tuple[Item, ...],
    ) -> None:
        """Lay the parts; *gestures* is the list and the same in one line, which is also asked."""
        super().__init__()
        self._plan = Plan.COLUMN
        self._gestures, self._line = gestures
        self._listed = self._in_line = False
        self._asked, self._answered = QWidget(), QWidget()
        for holder, items in ((self._asked, asked), (self._answered, answered)):
            fill(QVBoxLayout(holder), (*items, STRETCH))
            _layout(holder).setSpacing(0)
        grounded(self._answered, "none")
        self._body = QWidget()
        self._panes = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._body)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(0)
        self._panes.addWidget(self._asked)
        self._panes.addWidget(self._answered)
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._gestures)
        self._outer.addStretch(1)
        self._outer.addWidget(self._body, 1000)
        self._outer.addStretch(1)
        self.arrange(Plan.COLUMN)

    @property
    def question(self) -> QWidget:
        """What is asked and where it is answered, without the gestures."""
        return self._body

    def list_gestures(self, *, listed: bool, in_line: bool) -> None:
        """Show what there is to try, in one line where something else needs the room."""
        self._listed, self._in_line = listed, in_line
        self._list()

    def _list(self) -> None:
        """A list beside the question where words fit in it, else one line above."""
        across = self.width() // 3
        line = self._in_line or (across < look().px(_LIST) and self.width() > _RING)
        self._gestures.setVisible(self._listed and not line)
        self._line.setVisible(self._listed and line)
        self._gestures.setFixedWidth(max(1, across))

    def arrange(self, plan: Plan) -> None:
        """Take a plan, as far as the width allows."""
        self._plan = plan
        beside = plan not in (Plan.COLUMN, Plan.ORDER)
        wide = self.width() >= look().px(_WIDE) or self.width() < _RING
        side_by_side = beside and wide
        direction = QBoxLayout.Direction
        self._panes.setDirection(direction.LeftToRight if side_by_side else direction.TopToBottom)
        for place, share in enumerate(plan.value):
            self._panes.setStretch(place, share if side_by_side else place)
        limit = look().px(self._column()) + _RING
        self._body.setMaximumWidth(16_777_215 if side_by_side else limit)
        for place in (1, 3):
            self._outer.setStretch(place, 0 if side_by_side else 1)
        if side_by_side:
            _layout(self._asked).setContentsMargins(48, 34, 40, 24)
            _layout(self._answered).setContentsMargins(37, 34, 37, 24)
        else:
            edge = self._edge(limit)
            top = 24 if look().preferences.factor >= _LARGE else 34
            _layout(self._asked).setContentsMargins(edge + 6, top, edge + 6, 12)
            _layout(self._answered).setContentsMargins(edge + 6, 0, edge + 6, 12)
        for holder in (self._asked, self._answered):
            holder.setProperty("pane", side_by_side)
        ground = "aside" if side_by_side else "none"
        if self._answered.property("ground") != ground:
            self._answered.setProperty("ground", ground)
            repolish(self._answered)
        self._list()

    def _column(self) -> int:
        """The width of the column, at 100 %."""
        if self._plan is Plan.ORDER:
            return _ORDER_COLUMN
        return _BROAD_COLUMN if self.width() >= look().px(_BROAD) else COLUMN

    def _edge(self, limit: int) -> int:
        """The margin that a column of a limited width still lacks."""
        outside = max(0, self.width() - limit) // 2
        wanted = _MARGIN if self.width() > look().px(_NARROW) and not self._listed else _LITTLE
        if look().preferences.factor >= _LARGE:
            wanted = min(wanted, _LEAST)
        return max(0, wanted - _RING - outside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(self._plan)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_outer"):
            self.arrange(self._plan)


def _layout(holder: QWidget) -> QVBoxLayout:
    found = holder.layout()
    if not isinstance(found, QVBoxLayout):
        raise TypeError("a pane without its layout")
    return found
