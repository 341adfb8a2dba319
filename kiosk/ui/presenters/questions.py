"""An item as a question view, and an answer as a response value. Knows no toolkit."""

from collections.abc import Callable, Mapping

from engine.errors import MalformedError
from engine.grading import missing
from engine.items import Item, ItemType
from engine.records.canonical import Json
from kiosk.ui.views.frame import ClockView
from kiosk.ui.views.question import (
    Answer,
    AnswerKind,
    AttachmentView,
    FeedbackView,
    FieldFormat,
    FieldView,
    QuestionView,
)
from kiosk.words import Text, words


def question_view(
    item: Item,
    *,
    number: int,
    total: int,
    draft: Answer,
    media: Callable[[str], bytes],
    serial: str,
    clock: ClockView | None = None,
    saved_note: str = "",
    missing_note: str = "",
    practice: bool = False,
    feedback: FeedbackView | None = None,
) -> QuestionView:
    """The view of an item; *media* gives the bytes of an attachment on demand."""
    return QuestionView(
        number=number,
        total=total,
        item=item.id,
        statement=item.statement,
        kind=AnswerKind(item.type.value),
        choices=item.choices,
        fields=tuple(
            FieldView(one.key, one.label, FieldFormat(one.format), one.options)
            for one in item.fields
        ),
        attachments=tuple(
            AttachmentView(one.file.rpartition("/")[2], one.kind, one.alt, media(one.file))
            for one in item.attachments
        ),
        draft=draft,
        clock=clock,
        saved_note=saved_note,
        missing_note=missing_note,
        practice=practice,
        feedback=feedback,
        serial=serial,
    )


def missing_note(item: Item, value: Json) -> str:
    """The sentence for an answer that is not complete; it names the fields that are empty."""
    if item.type is ItemType.FIELDS:
        try:
            lacking = set(missing(item, value))
        except MalformedError:
            lacking = set()
        labels = [one.label for one in item.fields if not lacking or one.key in lacking]
        return words(Text.QUESTION_MISSING_FIELDS, fields=", ".join(labels))
    return words(
        {
            ItemType.SINGLE: Text.QUESTION_MISSING_SINGLE,
            ItemType.MULTIPLE: Text.QUESTION_MISSING_MULTIPLE,
            ItemType.NUMBER: Text.QUESTION_MISSING_NUMBER,
        }.get(item.type, Text.QUESTION_MISSING_TEXT)
    )


def as_value(answer: Answer) -> Json:
    """The response value of an answer, as journals and scripts write it."""
    if isinstance(answer, list):
        return tuple(answer)
    return answer


def as_answer(value: Json) -> Answer:
    """The answer that a kept response value was; nothing for what is none."""
    if isinstance(value, int | str) and not isinstance(value, bool):
        return value
    if isinstance(value, list | tuple):
        return [one for one in value if isinstance(one, int)]
    if isinstance(value, Mapping):
        return {key: text for key, text in value.items() if isinstance(text, str)}
    return None
