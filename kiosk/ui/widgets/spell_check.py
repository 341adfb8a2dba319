"""To check the spelling of an answer: a button, what was found, a list. Knows no dictionary.

It writes in a field only what somebody picked from the list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.views.spelling import SpellingView, UnknownView
from kiosk.ui.widgets.boxes import STRETCH, fill, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import FieldRow
from kiosk.ui.widgets.key_note import KeyNote
from kiosk.ui.widgets.spelled_fields import SpelledField, SpelledLine, SpelledText
from kiosk.ui.widgets.suggestion_list import SuggestionList
from kiosk.ui.widgets.text import Text
from kiosk.words.spelling import SpellingText, spelling_words

PAUSE_MS: Final = 500
REST_MS: Final = 2000


@dataclass(frozen=True, slots=True)
class _Open:
    """The list that is open, and the word that it is about."""

    view: UnknownView
    row: FieldRow
    field: SpelledField
    shown: SuggestionList


class SpellCheck(QWidget):
    """One for all the fields of an answer; seen only where it is offered and something is written.

    The word at whose end one writes is left alone for two seconds.
    """

    typed = Signal(object)
    asked = Signal(object, str, int)
    left = Signal(str)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, FieldRow] = {}
        self._fields: dict[str, SpelledField] = {}
        self._last = ""
        self._view = SpellingView()
        self._open: _Open | None = None
        self._check = Button(
            "check-spelling", spelling_words(SpellingText.CHECK), "secondary", "spelling"
        )
        self._check.setAccessibleDescription("F7")
        self._check.clicked.connect(self.ask)
        self._said = Text("", "small", "text2")
        self._said.setObjectName("spelling-said")
        hint = KeyNote(spelling_words(SpellingText.HINT), "mention", icon="")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(4)
        fill(layout, (row(self._check, 12, hint, STRETCH), self._said))
        self._pause = self._timer(PAUSE_MS, lambda: self.typed.emit(self._texts()))
        self._rest = self._timer(REST_MS, lambda: self._rested(rested=True))
        self.show_view(self._view)

    def take(self, rows: Mapping[str, FieldRow]) -> None:
        """Check these fields from now on, and no others."""
        self._drop()
        self._rows, self._fields = dict(rows), {}
        for name, one in rows.items():
            if isinstance(one.control, SpelledLine | SpelledText):
                self._fields[name] = one.control
                one.control.installEventFilter(self)
                one.edited.connect(self._edited)
        self._last = next(iter(self._fields), "")
        self._pause.stop()
        self.show_view(SpellingView(self._view.offered, self._view.reason))
        self._look()

    def show_view(self, view: SpellingView) -> None:
        """Show how things stand, and list what may have been meant."""
        new = view.offered and not self._view.offered
        self._view = view
        self._show_bar()
        texts = self._texts()
        marks = {one.field: one.marks for one in view.fields if texts.get(one.field) == one.text}
        ready = view.offered and not view.reason
        for name, field in self._fields.items():
            if name in marks or not ready:
                field.mark(marks.get(name, ()))
        self._show_list(view.unknown)
        if new:
            self._look()

    def ask(self) -> None:
        """List what may have been meant by the next word that is not known."""
        if not self._view.offered or not self._fields or not self.isEnabled():
            return
        if self._open is not None:
            self._leave(self._open)
        self._pause.stop()
        self._rested(rested=True)
        self.asked.emit(self._texts(), self._last, self._fields[self._last].place())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            if not self.isEnabled():
                self._drop()
            self._show_bar()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember where somebody writes."""
        if event.type() == QEvent.Type.FocusIn:
            self._last = next(
                (name for name, one in self._rows.items() if one.control is watched), self._last
            )
        return super().eventFilter(watched, event)

    def _timer(self, ms: int, act: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(ms)
        made.timeout.connect(act)
        return made

    def _texts(self) -> dict[str, str]:
        return {name: field.written() for name, field in self._fields.items()}

    def _edited(self, _text: str) -> None:
        if self._view.offered:
            self._said.hide()
            self._rested(rested=False)
            self._pause.start()
            self._rest.start()

    def _look(self) -> None:
        """Have checked what was written before, as after a crash."""
        if self._view.offered and any(self._texts().values()):
            self._pause.start()

    def _rested(self, *, rested: bool) -> None:
        for field in self._fields.values():
            field.rest(rested=rested)

    def _show_bar(self) -> None:
        self.setVisible(self._view.offered and bool(self._fields) and self.isEnabled())
        said = self._view.reason or self._view.note
        self._said.say(said)
        self._said.setVisible(bool(said))
        self._check.setAccessibleDescription(self._view.reason or "F7")

    def _show_list(self, unknown: UnknownView | None) -> None:
        if self._open is not None and self._open.view == unknown:
            return
        self._drop()
        field = None if unknown is None else self._fields.get(unknown.field)
        if unknown is None or field is None or not self.isEnabled():
            return
        if field.written() != unknown.text:
            self.put_away.emit()
            return
        self._last = unknown.field
        field.choose(unknown.mark)
        one = _Open(unknown, self._rows[unknown.field], field, SuggestionList(unknown))
        self._open = one
        one.shown.picked.connect(lambda word: self._write(one, word))
        one.shown.kept.connect(lambda: self._keep(one))
        one.shown.closed.connect(lambda: self._leave(one))
        one.shown.left.connect(self._gone)
        one.row.put_below(one.shown)
        one.shown.take_focus()

    def _write(self, one: _Open, word: str) -> None:
        """Put what was picked into the place of the word."""
        one.field.put(one.view.mark, word)
        self._back(one)
        self.put_away.emit()
        self._pause.stop()
        self._rested(rested=True)
        self.typed.emit(self._texts())

    def _keep(self, one: _Open) -> None:
        one.field.go_behind(one.view.mark)
        self._back(one)
        self.left.emit(one.view.word)

    def _leave(self, one: _Open) -> None:
        one.field.go_behind(one.view.mark)
        self._back(one)
        self.put_away.emit()

    def _gone(self) -> None:
        """The focus went elsewhere: the list goes away, and the focus stays there."""
        if self._open is not None:
            self._drop()
            self.put_away.emit()

    def _back(self, one: _Open) -> None:
        """Close the list; the focus goes back to where it came from."""
        self._open = None
        one.row.control.setFocus(Qt.FocusReason.OtherFocusReason)
        _away(one.shown)

    def _drop(self) -> None:
        one, self._open = self._open, None
        if one is not None:
            one.field.go_behind(one.view.mark)
            _away(one.shown)


def _away(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
