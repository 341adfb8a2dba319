"""What a question shows and how it is answered. Knows no toolkit, and never a solution.

The screen says: `draft_changed(object)` and `validated(object)` with an `Answer`, or with a `Work`
where an application stands beside; `skip_requested`, `report_requested`; in practice `continued`
once the feedback was read, and `left` by whoever has practised enough.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from kiosk.ui.views.frame import ClockView, Mode
from kiosk.ui.views.tool import ToolView, Work

Answer: TypeAlias = int | list[int] | str | dict[str, str] | None
"""A choice or zone from 1, choices in order, a text as typed, texts by field, or nothing yet."""

Given: TypeAlias = Answer | Work
"""What the screen hands over: an answer, with the application's state where there is one."""


class AnswerKind(StrEnum):
    """How a question is answered; the values are those of items."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TEXT = "text"
    NUMBER = "number"
    FIELDS = "fields"
    ORDER = "order"
    MATCHING = "matching"
    HOTSPOT = "hotspot"
    APPLICATION = "application"


class FieldFormat(StrEnum):
    """How long an answer is expected to be, or that it is taken from a list."""

    SMALL = "petit"
    SENTENCE = "phrase"
    PARAGRAPH = "paragraphe"
    NUMBER = "nombre"
    LIST = "liste"


@dataclass(frozen=True, slots=True)
class FieldView:
    """One labelled place to answer in."""

    key: str
    label: str
    format: FieldFormat
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A document beside the statement; `kind` is table, text, image or file.

    `alt` says the same in words; `content` are the bytes of the medium.
    """

    name: str
    kind: str
    alt: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """What a practice question says after an answer."""

    right: bool
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class GestureView:
    """Something to try once in practice, and whether it was done."""

    text: str
    done: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question, from 1 to `total`.

    `item` names it for the driver of rehearsals and is never drawn. `statement` is Markdown.
    `saved_note` says what is already safe; `missing_note` what keeps an answer from being taken.
    `serial` changes when another question is shown, so that the same one is never rebuilt.
    `zones` are x, y, width and height on the only attachment, in its own units; `tool` is the
    application beside the question. `last` says that no other question comes; `mode` is none in
    practice.
    """

    number: int
    total: int
    item: str
    statement: str
    kind: AnswerKind
    choices: tuple[str, ...] = ()
    fields: tuple[FieldView, ...] = ()
    attachments: tuple[AttachmentView, ...] = ()
    draft: Answer = None
    clock: ClockView | None = None
    saved_note: str = ""
    missing_note: str = ""
    practice: bool = False
    gestures: tuple[GestureView, ...] = ()
    feedback: FeedbackView | None = None
    enabled: bool = True
    serial: str = ""
    zones: tuple[tuple[int, int, int, int], ...] = ()
    tool: ToolView | None = None
    last: bool = False
    mode: Mode | None = None

    @property
    def identity(self) -> tuple[str, int, str, bool]:
        """What makes it the same question, however much else of it changed."""
        return self.serial, self.number, self.item, self.practice
