"""Rows to put in order, by buttons or keys. Knows no right order."""

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QSizePolicy, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.question import Answer, QuestionView
from kiosk.ui.widgets.answer_part import AnswerPart
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.key_note import KeyNote
from kiosk.ui.widgets.text import Text
from kiosk.words.answers import AnswerText, answer_words

_DISC: Final = 36
_EDGE: Final = 12
_ENOUGH: Final = 520
_LEAST: Final = 240
_BUTTON: Final = 136
_NAME: Final = 168
_APART: Final = 24
_VALUE: Final = re.compile(r"(.{1,60}?)[ \u00a0]: (.{1,20})")
_FOCUS: Final = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut})


@dataclass(frozen=True, slots=True)
class Valued:
    """What is to be placed, and the value that it is placed by, where its words tell one."""

    name: str
    value: str = ""


def valued(text: str) -> Valued:
    """`Changer le câble : 3 minutes` has a value; what ends otherwise has none."""
    found = _VALUE.fullmatch(text)
    return Valued(text) if found is None else Valued(found[1], found[2])


class OrderRow(QGroupBox):
    """One thing to place: its number, its words, and two buttons.

    A group, for that is what it is called when it is read aloud; it is drawn by hand.
    """

    moved = Signal(int)
    """By how many places: -1 is up, 1 down."""

    def __init__(self, choice: int, text: str) -> None:
        super().__init__()
        self.choice = choice
        self._text = text
        self._place = 0
        self.setObjectName(f"order-{choice}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        up, down = AnswerText.ORDER_UP, AnswerText.ORDER_DOWN
        self._up = Button(f"order-up-{choice}", answer_words(up), "secondary", "up")
        self._down = Button(f"order-down-{choice}", answer_words(down), "secondary", "down")
        for button in (self._up, self._down):
            button.setProperty("fit", "compact")
            button.installEventFilter(self)
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        self._label = Text(text, "label")
        self._value = Text("", "label", wrap=False, tabular=True)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._here = Text(f"**{answer_words(AnswerText.ORDER_HERE)}**", "caption", "brand")
        self._here.setWordWrap(False)
        self._here.hide()
        self._columns = (0, 0)
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(_EDGE)
        self._layout.addWidget(self._label, 1)
        self._layout.addWidget(self._value)
        self._layout.addStretch(0)
        self._layout.addWidget(self._here)
        self._layout.addWidget(self._up)
        self._layout.addWidget(self._down)
        self._room()

    @property
    def words(self) -> str:
        """What is to be placed."""
        return self._text

    @property
    def place(self) -> int:
        """Where it stands, from 1."""
        return self._place

    def stand(self, place: int, count: int) -> None:
        """Take a place, from 1."""
        self._place = place
        self._up.setEnabled(place > 1)
        self._down.setEnabled(place < count)
        said = answer_words(AnswerText.ORDER_ROW, place=place, count=count, what=self._text)
        self.setAccessibleName(said)
        self.update()

    def line_up(self, name: int, value: int) -> None:
        """Show the value in a column: the widths of both, in pixels; 0 for a row of words."""
        self._columns = (name, value)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The row is marked while one of its buttons has the focus, too."""
        if event.type() in _FOCUS:
            self._tell_here()
        return super().eventFilter(watched, event)

    def keep_focus(self, step: int) -> None:
        """After a move the keyboard stays on the button, or on the row where it closed."""
        wanted = self._up if step < 0 else self._down
        target = wanted if wanted.isEnabled() else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_here()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell_here()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_layout"):
            self._room()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self._chosen()
        thick = 3 if here else 2
        painter.setPen(QPen(look().colour("brand" if here else "line"), thick))
        painter.setBrush(look().colour("sel" if here else "bg"))
        half = (thick + 1) // 2
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), 7, 7)
        side = look().px(_DISC)
        left, top = look().px(18), (self.height() - side) // 2
        painter.setPen(QPen(look().colour("brand" if here else "text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(left, top, side, side)
        painter.setFont(look().sized(18, 700))
        painter.drawText(left, top, side, side, Qt.AlignmentFlag.AlignCenter, str(self._place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _chosen(self) -> bool:
        return any(one.hasFocus() for one in (self, self._up, self._down))

    def _tell_here(self) -> None:
        room = self._label.width() - self._label.sizeHint().width() if self._columns[0] else 0
        spare = self._spare() or room
        self._here.setVisible(self._chosen() and spare > self._here.sizeHint().width() + _EDGE)
        self.update()

    def _spare(self) -> int:
        """What is left between the value and the buttons; none for a row without a column."""
        if not self._value.isVisibleTo(self):
            return 0
        buttons = self._up.sizeHint().width() + self._down.sizeHint().width() + 3 * _EDGE
        left = self._layout.contentsMargins().left() + sum(self._columns) + look().px(_APART)
        return self.width() - left - buttons - 2 * _EDGE

    def _fit(self) -> None:
        """Where there is little room the buttons keep their arrows, and their spoken names."""
        keys = (self._up, AnswerText.ORDER_UP), (self._down, AnswerText.ORDER_DOWN)
        wanted = (max(one.width_with(answer_words(key)), look().px(_BUTTON)) for one, key in keys)
        need = sum(wanted) + len(keys) * _EDGE
        left = self._layout.contentsMargins().left() + _EDGE
        narrow = self.width() - left - need < self._label.minimumSizeHint().width()
        short = narrow or self.width() < look().px(_ENOUGH)
        self._split(2 * self._up.sizeHint().height() if short else need)
        for button, key, full in (
            (self._up, AnswerText.ORDER_UP, AnswerText.ORDER_UP_FULL),
            (self._down, AnswerText.ORDER_DOWN, AnswerText.ORDER_DOWN_FULL),
        ):
            button.say("" if short else answer_words(key), answer_words(full, what=self._text))
            button.setMinimumWidth(0 if short else look().px(_BUTTON))

    def _split(self, buttons: int) -> None:
        """Name and value in columns where both fit beside the buttons, else as they are written."""
        name, value = self._columns
        buttons += 4 * _EDGE
        left = self._layout.contentsMargins().left()
        fits = name > 0 and left + name + look().px(_APART) + value + buttons <= self.width()
        told = valued(self._text)
        self._value.setVisible(fits)
        self._label.say(told.name if fits else self._text)
        self._value.say(told.value if fits else "")
        self._label.setMinimumWidth(name if fits else 0)
        self._value.setFixedWidth(look().px(_APART) - _EDGE + value)
        self._layout.setStretch(0, 0 if fits else 1)
        self._layout.setStretch(2, 1 if fits else 0)

    def _room(self) -> None:
        self.setContentsMargins(0, 0, 0, 0)  # a group's frame has some, and this one has no frame
        self._layout.setContentsMargins(look().px(18 + _DISC + 16), 10, _EDGE, 10)
        self.setMinimumHeight(look().px(64))
        self.setMinimumWidth(look().px(_LEAST))
        self._fit()


class OrderPart(AnswerPart):
    """The rows in their present order, which is an answer from the start."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__()
        count = len(view.choices)
        draft = view.draft if isinstance(view.draft, list) else []
        order = draft if sorted(draft) == list(range(1, count + 1)) else list(range(1, count + 1))
        self.lines.addWidget(Text(answer_words(AnswerText.ORDER_HINT), "small", "text2"))
        self.lines.addSpacing(14)
        self._first = self.lines.count()
        self._rows = [OrderRow(choice, view.choices[choice - 1]) for choice in order]
        for row in self._rows:
            row.moved.connect(lambda step, row=row: self._move(row, step))
            self.lines.addWidget(row)
            self.lines.addSpacing(_EDGE)
        self._line_up()
        self.lines.addSpacing(4)
        self.lines.addWidget(KeyNote(answer_words(AnswerText.ORDER_KEYS)))
        self._number()

    def answer(self) -> Answer:
        return [row.choice for row in self._rows]

    def missing(self) -> str:
        return ""

    def first_gap(self) -> QWidget | None:
        return self._rows[0]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self._line_up()

    def _line_up(self) -> None:
        """Values below each other are compared at a glance, where most rows have one."""
        told = [valued(row.words) for row in self._rows]
        if 2 * sum(bool(one.value) for one in told) < len(told):
            return
        metrics = QFontMetrics(look().font("label"))
        name = max(metrics.horizontalAdvance(one.name) for one in told) + 2
        value = round(1.1 * max(metrics.horizontalAdvance(one.value) for one in told))
        for row in self._rows:
            row.line_up(max(look().px(_NAME), name), value)

    def _move(self, row: OrderRow, step: int) -> None:
        place = self._rows.index(row)
        target = place + step
        if not 0 <= target < len(self._rows):
            return
        on_row = row.hasFocus()
        self._rows.insert(target, self._rows.pop(place))
        for index, one in enumerate(self._rows):
            self.lines.removeWidget(one)
            self.lines.insertWidget(self._first + 2 * index, one)
        self._number()
        if on_row:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            row.keep_focus(step)
        self.changed.emit()

    def _number(self) -> None:
        before: OrderRow | None = None
        for place, row in enumerate(self._rows, start=1):
            row.stand(place, len(self._rows))
            if before is not None and before.window() is row.window():
                QWidget.setTabOrder(before, row)
            before = row
