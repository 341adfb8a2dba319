"""Where a question is answered: rows to choose, or fields to fill. Knows no right answer."""

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.ui.views.question import Answer, AnswerKind, FieldFormat, FieldView, QuestionView
from kiosk.ui.widgets.answer_row import CheckRow, RadioRow
from kiosk.ui.widgets.boxes import clear
from kiosk.ui.widgets.fields import FieldRow, Paragraph, PickList
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import plural, words

_MANY_ROWS: Final = 5
_NUMBER: Final = re.compile(r"[-+−]?[\d\s\u00a0\u202f]*\d([.,]\d+)?\s*", re.ASCII)
_WIDTHS: Final = {FieldFormat.NUMBER: 220, FieldFormat.SMALL: 300, FieldFormat.LIST: 440}
_HINTS: Final = {
    FieldFormat.NUMBER: Key.QUESTION_NUMBER_HINT,
    FieldFormat.SMALL: Key.QUESTION_SMALL_HINT,
    FieldFormat.SENTENCE: Key.QUESTION_SENTENCE_HINT,
    FieldFormat.PARAGRAPH: Key.QUESTION_PARAGRAPH_HINT,
    FieldFormat.LIST: Key.QUESTION_PICK_HINT,
}


class AnswerArea(QWidget):
    """Built once for each question; `changed` carries the answer as it stands."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kind = AnswerKind.SINGLE
        self._rows: list[RadioRow | CheckRow] = []
        self._fields: dict[str, FieldRow] = {}
        self._labels: dict[str, str] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._count: Text | None = None

    def build(self, view: QuestionView, *, title: bool) -> None:
        """Replace the rows or fields by those of a question, filled with its draft."""
        clear(self._layout)
        self._kind = view.kind
        self._rows, self._fields, self._labels, self._count = [], {}, {}, None
        if view.kind in (AnswerKind.SINGLE, AnswerKind.MULTIPLE):
            self._build_rows(view)
        else:
            self._build_fields(view, title=title)
        self._layout.addStretch(1)

    def answer(self) -> Answer:
        """What is chosen or written now; None while there is nothing."""
        chosen = [place for place, row in enumerate(self._rows, start=1) if row.isChecked()]
        if self._kind is AnswerKind.SINGLE:
            return chosen[0] if chosen else None
        if self._kind is AnswerKind.MULTIPLE:
            return list(chosen) or None
        written = {key: field.value() for key, field in self._fields.items()}
        if self._kind is AnswerKind.FIELDS:
            return written if any(written.values()) else None
        return next(iter(written.values()), "") or None

    def missing(self) -> str:
        """What keeps the answer from being taken, in words, or nothing; the places are marked."""
        if self._kind is AnswerKind.SINGLE:
            return "" if self.answer() else words(Key.QUESTION_MISSING_SINGLE)
        if self._kind is AnswerKind.MULTIPLE:
            return "" if self.answer() else words(Key.QUESTION_MISSING_MULTIPLE)
        return self._missing_in_fields()

    def first_gap(self) -> QWidget | None:
        """Where to go on: the first empty field, or the first row."""
        for field in self._fields.values():
            if not field.value().strip():
                return field.control
        if self._fields:
            return next(iter(self._fields.values())).control
        return next((row for row in self._rows if row.isChecked()), None) or (
            self._rows[0] if self._rows else None
        )

    def open_or_close(self, *, enabled: bool) -> None:
        """Let the answer be changed, or only read."""
        for row in self._rows:
            row.setEnabled(enabled)
        for field in self._fields.values():
            field.control.setEnabled(enabled)

    def _build_rows(self, view: QuestionView) -> None:
        single = view.kind is AnswerKind.SINGLE
        hint = words(Key.QUESTION_SINGLE if single else Key.QUESTION_MULTIPLE)
        self._count = Text(hint, "small", "text2")
        self._layout.addWidget(self._count)
        self._layout.addSpacing(10)
        lowest = 56 if len(view.choices) >= _MANY_ROWS else 60
        draft = view.draft
        chosen = [draft] if isinstance(draft, int) else draft if isinstance(draft, list) else []
        for place, choice in enumerate(view.choices, start=1):
            if single:
                row: RadioRow | CheckRow = RadioRow(
                    f"choice-{place}", choice, words(Key.QUESTION_CHOSEN), lowest
                )
            else:
                row = CheckRow(f"choice-{place}", choice, words(Key.QUESTION_CHECKED), lowest)
            row.setChecked(place in chosen)
            row.toggled.connect(self._toggled)
            self._rows.append(row)
            self._layout.addWidget(row)
            self._layout.addSpacing(10 if lowest == 56 else 12)  # noqa: PLR2004 - rows sit closer
        self._tell_count()

    def _build_fields(self, view: QuestionView, *, title: bool) -> None:
        if title:
            self._layout.addWidget(Text(words(Key.QUESTION_ANSWERS), "h3"))
            self._count = Text("", "small", "text2")
            self._layout.addWidget(self._count)
            self._layout.addSpacing(14)
        fields = view.fields or (
            FieldView("reponse", words(Key.QUESTION_ANSWER), FieldFormat.SENTENCE),
        )
        draft = view.draft
        for one in fields:
            row = FieldRow(
                f"field-{one.key}",
                one.label,
                words(_HINTS[one.format]),
                _control(one),
                _WIDTHS.get(one.format),
            )
            filled = draft.get(one.key, "") if isinstance(draft, dict) else draft
            row.fill(filled if isinstance(filled, str) else "")
            row.edited.connect(self._edited)
            self._fields[one.key] = row
            self._labels[one.key] = one.label
            self._layout.addWidget(row)
            self._layout.addSpacing(14)
        self._tell_count()

    def _missing_in_fields(self) -> str:
        empty = [key for key, field in self._fields.items() if not field.value().strip()]
        for key, field in self._fields.items():
            wrong = key not in empty and self._not_a_number(field)
            field.blame(words(Key.QUESTION_NOT_A_NUMBER) if wrong else "")
        if not empty:
            wrong_ones = [one for one in self._fields.values() if self._not_a_number(one)]
            return words(Key.QUESTION_NOT_A_NUMBER) if wrong_ones else ""
        if self._kind is AnswerKind.FIELDS:
            names = ", ".join(self._labels[key] for key in empty)
            return words(Key.QUESTION_MISSING_FIELDS, fields=names)
        number = self._kind is AnswerKind.NUMBER
        return words(Key.QUESTION_MISSING_NUMBER if number else Key.QUESTION_MISSING_TEXT)

    def _not_a_number(self, field: FieldRow) -> bool:
        asked = field.control.property("number") is True
        return asked and _NUMBER.fullmatch(field.value().strip()) is None

    def _toggled(self, _on: bool) -> None:  # noqa: FBT001 - the toolkit's signature
        if self._kind is AnswerKind.SINGLE and self.answer() is None:
            return  # between two choices of a group there is none for a moment
        self._tell_count()
        self.changed.emit(self.answer())

    def _edited(self, _text: str) -> None:
        self._tell_count()
        self.changed.emit(self.answer())

    def _tell_count(self) -> None:
        if self._count is None:
            return
        if self._kind is AnswerKind.MULTIPLE:
            ticked = sum(row.isChecked() for row in self._rows)
            said = plural(Key.QUESTION_CHECKED_ONE, Key.QUESTION_CHECKED_MANY, ticked)
            hint = words(Key.QUESTION_MULTIPLE)
            self._count.say(f"{hint} · **{said}**" if ticked else hint)
        elif self._fields:
            filled = sum(bool(field.value().strip()) for field in self._fields.values())
            self._count.say(words(Key.QUESTION_FILLED, count=filled, total=len(self._fields)))


def _control(view: FieldView) -> QWidget:
    if view.format is FieldFormat.LIST:
        return PickList(words(Key.QUESTION_PICK), view.options)
    if view.format is FieldFormat.PARAGRAPH:
        return Paragraph()
    line = QLineEdit()
    if view.format is FieldFormat.NUMBER:
        line.setProperty("number", True)  # noqa: FBT003 - the toolkit's signature
        line.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
    return line
