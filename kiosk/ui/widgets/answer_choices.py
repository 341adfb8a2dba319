"""Rows of which one is chosen, or several are ticked. Knows no right answer."""

from typing import Final

from PySide6.QtWidgets import QWidget

from kiosk.ui.views.question import Answer, AnswerKind, QuestionView
from kiosk.ui.widgets.answer_part import AnswerPart
from kiosk.ui.widgets.answer_row import CheckRow, RadioRow
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import plural, words

_MANY_ROWS: Final = 5


class ChoicesPart(AnswerPart):
    """The choices of a question, in their order."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__()
        self._single = view.kind is AnswerKind.SINGLE
        self._rows: list[RadioRow | CheckRow] = []
        self._hint = words(Key.QUESTION_SINGLE if self._single else Key.QUESTION_MULTIPLE)
        self._count = Text(self._hint, "small", "text2")
        if not self._single:  # round marks say by themselves that there is one
            self.lines.addWidget(self._count)
            self.lines.addSpacing(10)
        lowest = 56 if len(view.choices) >= _MANY_ROWS else 60
        draft = view.draft
        chosen = [draft] if isinstance(draft, int) else draft if isinstance(draft, list) else []
        word = words(Key.QUESTION_CHOSEN if self._single else Key.QUESTION_CHECKED)
        for place, choice in enumerate(view.choices, start=1):
            kind = RadioRow if self._single else CheckRow
            row = kind(f"choice-{place}", choice, word, lowest)
            row.setChecked(place in chosen)
            row.toggled.connect(self._toggled)
            self._rows.append(row)
            self.lines.addWidget(row)
            self.lines.addSpacing(10 if lowest == 56 else 12)  # noqa: PLR2004 - rows sit closer
        self._tell()

    def answer(self) -> Answer:
        chosen = [place for place, row in enumerate(self._rows, start=1) if row.isChecked()]
        if self._single:
            return chosen[0] if chosen else None
        return list(chosen) or None

    def missing(self) -> str:
        if self.answer():
            return ""
        single = Key.QUESTION_MISSING_SINGLE
        return words(single if self._single else Key.QUESTION_MISSING_MULTIPLE)

    def first_gap(self) -> QWidget | None:
        chosen = next((row for row in self._rows if row.isChecked()), None)
        return chosen or (self._rows[0] if self._rows else None)

    def open_or_close(self, *, enabled: bool) -> None:
        for row in self._rows:
            row.setEnabled(enabled)

    def _toggled(self, _on: bool) -> None:  # noqa: FBT001 - the toolkit's signature
        if self._single and self.answer() is None:
            return  # between two choices of a group there is none for a moment
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        if not self._single:
            ticked = sum(row.isChecked() for row in self._rows)
            said = plural(Key.QUESTION_CHECKED_ONE, Key.QUESTION_CHECKED_MANY, ticked)
            self._count.say(f"{self._hint} · **{said}**" if ticked else self._hint)
