"""Candidates with where each result is, then absents and incidents. Knows no rule."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.views.closing import EndedRow, Mark, NoteRow
from kiosk.ui.widgets.boxes import card, clear, column, row
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Icon, Struck, Text


class EndedList(QWidget):
    """Rebuilt only when something changed."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    def show_rows(
        self, rows: tuple[EndedRow, ...], title: str, notes: tuple[NoteRow, ...], none: str
    ) -> None:
        """Show the candidates, then what was noted."""
        wanted = (rows, title, notes, none)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._layout)
        for one in rows:
            self._layout.addWidget(_ended(one))
        self._layout.addSpacing(8)
        self._layout.addWidget(Text(title, "strong"))
        for note in notes:
            self._layout.addWidget(_note(note))
        if not notes:
            self._layout.addWidget(Text(none, "body", "text2"))


def _ended(one: EndedRow) -> QWidget:
    who = column(Text(one.name, "label"), Text(one.detail, "small", "text2"))
    code = column(
        Text(one.code_label, "caption", "mention", wrap=False),
        Text(one.code, "strong", wrap=False),
    )
    items: list[QWidget | int] = [row(who, code, gap=16, grows=0), 10, _marks(one.marks)]
    if one.todo:
        tone = "warn" if one.urgent else "text2"
        icon = Icon("warning" if one.urgent else "info", "warn" if one.urgent else "brand", 20)
        items += [10, row(icon, Text(one.todo, "small", tone), gap=10, grows=1)]
    return card("line", *items, margins=(18, 12, 18, 12))


def _marks(marks: tuple[Mark, ...]) -> QWidget:
    holder = QWidget()
    flow = Flow(holder, 20)
    for mark in marks:
        said = Text(
            mark.text, "small", "text2" if mark.tone == "mention" else mark.tone, wrap=False
        )
        flow.addWidget(row(Icon(mark.icon, mark.tone, 20), said, gap=6))
    return holder


def _note(note: NoteRow) -> QWidget:
    title = Struck(note.title, "label", "text2") if note.struck else Text(note.title, "label")
    said = column(title, Text(note.detail, "small", "text2"))
    return row(Icon(note.icon, "text2", 22), said, gap=14, grows=1)
