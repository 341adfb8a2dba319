"""Fields to write or to pick in. Knows no right answer."""

import re
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.ui.views.question import Answer, AnswerKind, FieldFormat, FieldView, QuestionView
from kiosk.ui.widgets.answer_part import AnswerPart
from kiosk.ui.widgets.boxes import Split
from kiosk.ui.widgets.fields import FieldRow, PickList
from kiosk.ui.widgets.spelled_fields import SpelledLine, SpelledText
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words

_NUMBER: Final = re.compile(r"[-+−]?[\d\s\u00a0\u202f]*\d([.,]\d+)?\s*", re.ASCII)
_WIDTHS: Final = {FieldFormat.NUMBER: 220, FieldFormat.SMALL: 300, FieldFormat.LIST: 440}
_HINTS: Final = {
    FieldFormat.NUMBER: Key.QUESTION_NUMBER_HINT,
    FieldFormat.SMALL: Key.QUESTION_SMALL_HINT,
    FieldFormat.SENTENCE: Key.QUESTION_SENTENCE_HINT,
    FieldFormat.PARAGRAPH: Key.QUESTION_PARAGRAPH_HINT,
    FieldFormat.LIST: Key.QUESTION_PICK_HINT,
}


class FieldsPart(AnswerPart):
    """One field, or several under a title that counts those that are filled."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__()
        self._kind = view.kind
        self._fields: dict[str, FieldRow] = {}
        self._labels: dict[str, str] = {}
        self._count: Text | None = None
        if view.kind is AnswerKind.FIELDS:
            self._count = Text("", "status", "text2", wrap=False)
            title = Text(words(Key.QUESTION_ANSWERS), "h3")
            self.lines.addWidget(Split(title, self._count, (1, 0)))
            self.lines.addSpacing(14)
        default = FieldView("reponse", words(Key.QUESTION_ANSWER), FieldFormat.SENTENCE)
        for one in view.fields or (default,):
            self._add(one, view.draft)
        self._tell()

    def answer(self) -> Answer:
        written = {key: field.value() for key, field in self._fields.items()}
        if self._kind is AnswerKind.FIELDS:
            return written if any(written.values()) else None
        return next(iter(written.values()), "") or None

    def missing(self) -> str:
        empty = [key for key, field in self._fields.items() if not field.value().strip()]
        for key, field in self._fields.items():
            wrong = key not in empty and _not_a_number(field)
            field.blame(words(Key.QUESTION_NOT_A_NUMBER) if wrong else "")
        if not empty:
            wrong_ones = [one for one in self._fields.values() if _not_a_number(one)]
            return words(Key.QUESTION_NOT_A_NUMBER) if wrong_ones else ""
        if self._kind is AnswerKind.FIELDS:
            names = ", ".join(self._labels[key] for key in empty)
            return words(Key.QUESTION_MISSING_FIELDS, fields=names)
        number = self._kind is AnswerKind.NUMBER
        return words(Key.QUESTION_MISSING_NUMBER if number else Key.QUESTION_MISSING_TEXT)

    def first_gap(self) -> QWidget | None:
        for field in self._fields.values():
            if not field.value().strip():
                return field.control
        return next(iter(self._fields.values())).control

    def free_fields(self) -> Mapping[str, FieldRow]:
        free = (SpelledLine, SpelledText)
        return {key: one for key, one in self._fields.items() if isinstance(one.control, free)}

    def open_or_close(self, *, enabled: bool) -> None:
        for field in self._fields.values():
            field.control.setEnabled(enabled)

    def _add(self, one: FieldView, draft: Answer) -> None:
        made = FieldRow(
            f"field-{one.key}",
            one.label,
            words(_HINTS[one.format]),
            _control(one),
            _WIDTHS.get(one.format),
            edge=0,
        )
        filled = draft.get(one.key, "") if isinstance(draft, dict) else draft
        made.fill(filled if isinstance(filled, str) else "")
        made.edited.connect(self._edited)
        self._fields[one.key] = made
        self._labels[one.key] = one.label
        self.lines.addWidget(made)
        self.lines.addSpacing(14)

    def _edited(self, _text: str) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        if self._count is not None:
            filled = sum(bool(field.value().strip()) for field in self._fields.values())
            self._count.say(words(Key.QUESTION_FILLED, count=filled, total=len(self._fields)))


def _not_a_number(field: FieldRow) -> bool:
    asked = field.control.property("number") is True
    return asked and _NUMBER.fullmatch(field.value().strip()) is None


def _control(view: FieldView) -> QWidget:
    if view.format is FieldFormat.LIST:
        return PickList(words(Key.QUESTION_PICK), view.options)
    if view.format is FieldFormat.PARAGRAPH:
        return SpelledText()
    if view.format is not FieldFormat.NUMBER:
        return SpelledLine()
    line = QLineEdit()
    line.setProperty("number", True)  # noqa: FBT003 - the toolkit's signature
    line.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
    return line
