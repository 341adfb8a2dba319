"""A list of rows with their fields and buttons, drawn below each other. Knows no rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.applications.settings.acts import entries_for
from engine.applications.settings.panel import Deed, Row, Rows
from engine.applications.settings.state import Standing
from kiosk.ui.theme.look import look
from kiosk.ui.tools.settings.control_box import ControlBox
from kiosk.ui.tools.settings.deed_box import DeedBox
from kiosk.ui.widgets.boxes import clear, hairline
from kiosk.ui.widgets.text import Pill, Text
from kiosk.words.catalogue import french
from kiosk.words.tools.settings import SettingsText, settings_words

_WIDE = 440
_GAP = 20


class RowBox(QWidget):
    """One row. `acted` carries what a person did, as an act of the engine."""

    acted = Signal(object)

    def __init__(self, rows: Rows, shown: Row) -> None:
        super().__init__()
        self.row = shown
        self.place = f"{rows.id}/{shown.id}"
        self.fields: dict[str, ControlBox] = {}
        self.deeds: dict[str, DeedBox] = {}
        self._mark = Pill(french(rows.marked), "ok")
        self._mark.hide()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(french(shown.name), "label"))
        head.addWidget(self._mark)
        head.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addLayout(head)
        if shown.detail:
            left.addWidget(Text(french(shown.detail), "small", "text2"))
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addLayout(left, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(8)
        layout.addLayout(self._top)
        self._lay_fields(rows)
        self._lay_deeds(rows, layout)

    def draw(self, standing: Standing, rows: Rows) -> None:
        """Show the values of the row as they are now."""
        marked = bool(rows.mark) and standing.value(rows.mark) == self.row.name
        self._mark.setVisible(marked)
        for name, box in self.fields.items():
            value = standing.value(f"{self.place}/{name}")
            if value is not None:
                box.show_value(value)
        for name, deed in self.deeds.items():
            times = standing.state.done.get(f"{self.place}/{name}", 0)
            fine = standing.holds(deed.deed.shown) and standing.holds(deed.deed.when)
            deed.permit(enabled=fine and not (deed.deed.once and times))
            deed.show_done(times if deed.deed.says else 0)

    def _lay_fields(self, rows: Rows) -> None:
        if not rows.fields:
            return
        self._fields.setSpacing(12)
        for one in rows.fields:
            full = settings_words(
                SettingsText.IN_ROW, row=french(self.row.name), label=french(one.label)
            )
            box = ControlBox(f"set-{self.place}/{one.id}", one, full, narrow=True)
            box.chosen.connect(lambda value, name=one.id: self._set(name, value))
            self.fields[one.id] = box
            self._fields.addWidget(box)
        self._top.addLayout(self._fields, 1)

    def _lay_deeds(self, rows: Rows, layout: QVBoxLayout) -> None:
        self._line.setSpacing(10)
        forms = []
        for deed in self._all_deeds(rows):
            full = settings_words(
                SettingsText.FOR_ROW, label=french(deed.label), row=french(self.row.name)
            )
            name = f"press-{self.place}/{deed.id}"
            made = DeedBox(name, deed, entries_for(deed, self.row), full)
            made.pressed.connect(lambda given, deed=deed: self._press(deed, given))
            self.deeds[deed.id] = made
            self._line.addWidget(made.button)
            self._line.addWidget(made.said)
            if made.asking is not None:
                forms.append(made.asking)
        if self.deeds:
            self._line.addStretch(1)
            layout.addLayout(self._line)
        for one in forms:
            layout.addWidget(one)

    def _all_deeds(self, rows: Rows) -> list[Deed]:
        found = [one for one in rows.deeds if not one.only or self.row.id in one.only]
        if rows.remove and not self.row.fixed:
            found.append(_removal(rows))
        return found

    def _set(self, name: str, value: Any) -> None:
        self.acted.emit({"do": "set", "control": f"{self.place}/{name}", "value": value})

    def _press(self, deed: Deed, given: Mapping[str, Any]) -> None:
        if deed.id == REMOVE:
            rows, _, name = self.place.partition("/")
            self.acted.emit({"do": "remove", "list": rows, "row": name})
            return
        act = {"do": "press", "act": f"{self.place}/{deed.id}"}
        self.acted.emit({**act, "fields": dict(given)} if given else act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """One field stands beside the name where there is room; several stand below it."""
        direction = QBoxLayout.Direction
        beside = len(self.fields) == 1 and self.width() >= look().px(_WIDE)
        self._top.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        for layout, shown in ((self._fields, self._boxes()), (self._line, self._buttons())):
            wide = sum(one.sizeHint().width() + look().px(_GAP) for one in shown)
            fits = wide <= self.width()
            layout.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part, since parts beside each other can stand below."""
        parts = [
            *self._boxes(),
            *self._buttons(),
            *(one for one in self._forms() if one.isVisible()),
        ]
        widest = max((one.minimumSizeHint().width() for one in parts), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _boxes(self) -> list[QWidget]:
        return list(self.fields.values())

    def _buttons(self) -> list[QWidget]:
        return [one.button for one in self.deeds.values()]

    def _forms(self) -> list[QWidget]:
        return [one.asking for one in self.deeds.values() if one.asking is not None]


REMOVE = "-remove"
"""Stands for the removal of a row among its buttons; no button of an item is called so."""


@dataclass(slots=True)
class _Drawn:
    boxes: dict[str, RowBox] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()


class RowsBox(QWidget):
    """A list as it stands. `acted` carries what a person did, as an act of the engine."""

    acted = Signal(object)

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows
        self._drawn = _Drawn()
        self._empty = Text(
            french(rows.empty) or settings_words(SettingsText.ROWS_NONE), "small", "text2"
        )
        self._frame = QFrame()
        self._frame.setProperty("card", "plain")
        self._inner = QVBoxLayout(self._frame)
        self._inner.setContentsMargins(16, 4, 16, 4)
        self._inner.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if rows.title:
            layout.addWidget(Text(french(rows.title), "label"))
        layout.addWidget(self._empty)
        layout.addWidget(self._frame)

    def box(self, row: str) -> RowBox:
        """The row of that id.

        Raises:
            KeyError: It is not there.
        """
        return self._drawn.boxes[row]

    def draw(self, standing: Standing) -> None:
        """Show the rows that are there now."""
        rows = standing.rows(self.rows)
        if rows != self._drawn.rows:
            self._rebuild(rows)
        for box in self._drawn.boxes.values():
            box.draw(standing, self.rows)

    def _rebuild(self, rows: tuple[Row, ...]) -> None:
        clear(self._inner)
        self._drawn = _Drawn({}, rows)
        for place, one in enumerate(rows):
            if place:
                self._inner.addWidget(hairline())
            box = RowBox(self.rows, one)
            box.acted.connect(self.acted)
            self._drawn.boxes[one.id] = box
            self._inner.addWidget(box)
        self._empty.setVisible(not rows)
        self._frame.setVisible(bool(rows))
        for box in self._drawn.boxes.values():
            box.show()  # at once: the keyboard may go to one of them


def _removal(rows: Rows) -> Deed:
    return Deed(REMOVE, rows.remove, "", (), (), rows.ask, "", False, False, {}, {})  # noqa: FBT003 - a value
