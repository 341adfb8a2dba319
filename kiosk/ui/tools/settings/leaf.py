"""The page of settings in front, part below part. Knows no rule of the settings."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.applications.settings.acts import possible
from engine.applications.settings.panel import Deed, Note, Page, Part, Rows, Setting
from engine.applications.settings.state import Standing
from kiosk.ui.tools.settings.control_box import ControlBox
from kiosk.ui.tools.settings.deed_box import DeedBox
from kiosk.ui.tools.settings.rows_box import RowBox, RowsBox
from kiosk.ui.widgets.boxes import hairline
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words.catalogue import french


class Leaf(QWidget):
    """One page. `acted` carries what a person did, as an act of the engine."""

    acted = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._parts: list[tuple[Part, QWidget, QWidget | None]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 16, 24, 24)
        self._layout.setSpacing(12)
        title = Text(french(page.title), "h3")
        title.setAccessibleName(title.plain)
        self._layout.addWidget(title)
        before: Part | None = None
        for part in page.parts:
            line = None
            if isinstance(part, Setting) and isinstance(before, Setting):
                line = hairline()
                self._layout.addWidget(line)
            made = self._made(part)
            self._parts.append((part, made, line))
            self._layout.addWidget(made)
            before = part
        self._layout.addStretch(1)

    def draw(self, standing: Standing) -> None:
        """Show the page as it stands."""
        for part, made, line in self._parts:
            shown = standing.holds(part.shown)
            made.setVisible(shown)
            if line is not None:
                line.setVisible(shown)
            match made:
                case ControlBox():
                    value = standing.value(made.control.id)
                    if value is not None:
                        made.show_value(value)
                    made.setEnabled(possible(standing, made.control.id))
                case DeedBox():
                    times = standing.state.done.get(made.deed.id, 0)
                    fine = possible(standing, made.deed.id)
                    made.permit(enabled=fine and not (made.deed.once and times))
                    made.show_done(times)
                case RowsBox():
                    made.draw(standing)
                    made.setEnabled(possible(standing, made.rows.id))
                case _:
                    continue

    def part(self, name: str) -> QWidget | None:
        """The part of a setting, a button or a list of that id."""
        for _, made, _ in self._parts:
            match made:
                case ControlBox() if made.control.id == name:
                    return made
                case DeedBox() if made.deed.id == name:
                    return made
                case RowsBox() if made.rows.id == name:
                    return made
                case _:
                    continue
        return None

    def row(self, rows: str, row: str) -> RowBox | None:
        """A row of a list of this page."""
        found = self.part(rows)
        try:
            return found.box(row) if isinstance(found, RowsBox) else None
        except KeyError:
            return None

    def _made(self, part: Part) -> QWidget:
        match part:
            case Note():
                return _words(part)
            case Setting():
                box = ControlBox(f"set-{part.control.id}", part.control)
                box.chosen.connect(lambda value, name=part.control.id: self._set(name, value))
                return box
            case Deed():
                made = DeedBox(f"press-{part.id}", part, part.entries)
                made.pressed.connect(lambda given, name=part.id: self._press(name, given))
                return made
            case Rows():
                rows = RowsBox(part)
                rows.acted.connect(self.acted)
                return rows

    def _set(self, name: str, value: Any) -> None:
        self.acted.emit({"do": "set", "control": name, "value": value})

    def _press(self, name: str, given: Mapping[str, Any]) -> None:
        act = {"do": "press", "act": name}
        self.acted.emit({**act, "fields": dict(given)} if given else act)


def _words(note: Note) -> QWidget:
    if note.style == "warning":
        return Strip(french(note.text), "warn", "warning")
    role, tone = ("strong", "text") if note.style == "heading" else ("body", "text2")
    return Text(french(note.text), role, tone)
