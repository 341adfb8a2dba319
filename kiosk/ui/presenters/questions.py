"""An item as a question view, and an answer as a response value. Knows no toolkit."""

from collections.abc import Callable, Mapping
from typing import Final

from content_packs.reader import OpenPack
from engine.applications import task
from engine.errors import EngineError, MalformedError
from engine.grading import missing
from engine.items import Attachment, Item, ItemType
from engine.records.canonical import Json
from kiosk.ui.views.frame import ClockView, Mode
from kiosk.ui.views.question import (
    Answer,
    AnswerKind,
    AttachmentView,
    FeedbackView,
    FieldFormat,
    FieldView,
    GestureView,
    Given,
    QuestionView,
)
from kiosk.ui.views.tool import ToolView, Work
from kiosk.words import Text, words
from kiosk.words.answers import AnswerText, answer_words
from kiosk.words.tools.frame import FrameText, frame_words

TOOL_KIND: Final = "tool"
ANSWER: Final = "answer"
STATE: Final = "tool"
"""The keys of a draft beside an application that is not itself the answer."""


def question_view(
    item: Item,
    *,
    number: int,
    total: int,
    draft: Given,
    media: Callable[[str], bytes],
    serial: str,
    clock: ClockView | None = None,
    saved_note: str = "",
    missing_note: str = "",
    practice: bool = False,
    feedback: FeedbackView | None = None,
    gestures: tuple[GestureView, ...] = (),
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
            AttachmentView(_name(one), one.kind, one.alt, media(one.file))
            for one in item.attachments
            if one.kind != TOOL_KIND
        ),
        draft=draft.answer if isinstance(draft, Work) else draft,
        clock=clock,
        saved_note=saved_note,
        missing_note=missing_note,
        practice=practice,
        feedback=feedback,
        gestures=gestures,
        last=not practice and number == total,
        mode=None if practice else mode_of(item),
        serial=serial,
        zones=tuple((one.x, one.y, one.width, one.height) for one in item.zones),
        tool=_tool_view(item, draft, media),
    )


def medium_of(pack: OpenPack, name: str) -> bytes:
    """A document of a pack; nothing for one that was damaged meanwhile, and may be reported."""
    try:
        return pack.media(name)
    except EngineError:
        return b""


def mode_of(item: Item) -> Mode:
    """Whether the question asks for an answer without leaving the screen."""
    return Mode.FOCUS if item.focus else Mode.FREE


def _tool_view(item: Item, draft: Given, media: Callable[[str], bytes]) -> ToolView | None:
    if item.tool is None:
        return None
    documents = {_name(one): media(one.file) for one in item.attachments if one.kind == TOOL_KIND}
    state = draft.state if isinstance(draft, Work) else None
    return ToolView(item.tool.name, item.tool.start, state, documents)


def _name(attachment: Attachment) -> str:
    return attachment.file.rpartition("/")[2]


def missing_note(item: Item, value: Json) -> str:
    """The sentence for an answer that is not complete; it names the fields that are empty."""
    if item.type is ItemType.APPLICATION:
        return frame_words(FrameText.UNUSED)
    if item.type is ItemType.HOTSPOT:
        return answer_words(AnswerText.HOTSPOT_MISSING)
    if item.type in (ItemType.FIELDS, ItemType.MATCHING):
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


def as_value(item: Item, given: Given) -> Json:
    """The response value of what the screen hands over, as journals and scripts write it."""
    if isinstance(given, Work):
        return given.state if item.type is ItemType.APPLICATION else as_value(item, given.answer)
    return tuple(given) if isinstance(given, list) else given


def as_draft(item: Item | None, given: Given) -> Json:
    """What is kept while nothing is validated: the answer, and the application's state with it."""
    if item is None:
        return None
    value = as_value(item, given)
    if isinstance(given, Work) and item.type is not ItemType.APPLICATION:
        return {ANSWER: value, STATE: given.state}
    return value


def from_draft(item: Item, kept: Json) -> Given:
    """What the screen had handed over when a draft was kept; nothing for what is none.

    The state of an application that is none any more, as in a draft that was tampered with, is
    left out: the application starts afresh.
    """
    if item.tool is None:
        return _as_answer(kept)
    answer: Answer = None
    state: Json = kept
    if item.type is not ItemType.APPLICATION:
        if not isinstance(kept, Mapping):
            return _as_answer(kept)
        answer, state = _as_answer(kept.get(ANSWER)), kept.get(STATE)
    if not isinstance(state, Mapping):
        return answer
    try:
        task.check_state(item.tool.name, item.tool.start, state)
    except MalformedError:
        return answer
    return Work(state, answer)


def _as_answer(value: Json) -> Answer:
    """The answer that a kept response value was; nothing for what is none."""
    if isinstance(value, int | str) and not isinstance(value, bool):
        return value
    if isinstance(value, list | tuple):
        return [one for one in value if isinstance(one, int)]
    if isinstance(value, Mapping):
        return {key: text for key, text in value.items() if isinstance(text, str)}
    return None
