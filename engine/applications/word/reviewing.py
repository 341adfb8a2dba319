"""What several people do to a document: comments, suggestions; and exports. Knows no check."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.word.acts import Do, dress_range, read_range
from engine.applications.word.blocks import Paragraph, chosen
from engine.applications.word.document import (
    FORMATS,
    LONGEST_COMMENT,
    LONGEST_FILE_NAME,
    MOST_EXPORTS,
    MOST_REPLIES,
    Comment,
    Document,
    Export,
    Remark,
    Start,
)
from engine.applications.word.editing import Place, Range
from engine.applications.word.runs import MOST_COMMENTS, read_line
from engine.applications.word.tracking import settle, suggestions
from engine.records.reading import Reader

_NOT_IN_NAMES: Final = frozenset('/\\:*?"<>|')


def _written(start: Start, reader: Reader) -> Remark:
    text = read_line(reader, "text", longest=LONGEST_COMMENT).strip()
    if not text:
        raise ActRefusedError("empty-comment")
    return Remark(start.me, text)


def _comment(start: Start, document: Document, reader: Reader) -> Document:
    where = read_range(document.blocks, reader)
    remark = _written(start, reader)
    if where.start == where.end:
        raise ActRefusedError("nothing-selected")
    number = max((one.number for one in document.comments), default=0) + 1
    if number > MOST_COMMENTS:
        raise ActRefusedError("too-many")
    return replace(
        document,
        blocks=dress_range(document.blocks, where, lambda dress: replace(dress, comment=number)),
        comments=(*document.comments, Comment(number, remark)),
    )


def _reply(start: Start, document: Document, reader: Reader) -> Document:
    remark = _written(start, reader)

    def replied(one: Comment) -> Comment:
        if len(one.replies) == MOST_REPLIES:
            raise ActRefusedError("too-many")
        return replace(one, replies=(*one.replies, remark))

    return _changed(document, reader, replied)


def _resolve(_start: Start, document: Document, reader: Reader) -> Document:
    resolved = reader.boolean("resolved")
    return _changed(document, reader, lambda one: replace(one, resolved=resolved))


def _changed(document: Document, reader: Reader, change: Callable[[Comment], Comment]) -> Document:
    number = reader.integer("comment", least=1)
    if number not in {one.number for one in document.comments}:
        raise ActRefusedError("no-comment")
    comments = tuple(change(one) if one.number == number else one for one in document.comments)
    return replace(document, comments=comments)


def _uncomment(_start: Start, document: Document, reader: Reader) -> Document:
    number = reader.integer("comment", least=1)
    rest = tuple(one for one in document.comments if one.number != number)
    if rest == document.comments:
        raise ActRefusedError("no-comment")
    last = len(document.blocks) - 1
    everything = Range(Place(0, 0), Place(last, document.blocks[last].length))
    blocks = dress_range(
        document.blocks,
        everything,
        lambda dress: replace(dress, comment=0) if dress.comment == number else dress,
    )
    return replace(document, blocks=blocks, comments=rest)


def _suggesting(_start: Start, document: Document, reader: Reader) -> Document:
    return replace(document, suggesting=reader.boolean("on"))


def _accept(_start: Start, document: Document, reader: Reader) -> Document:
    return _settled(document, reader, accept=True)


def _refuse(_start: Start, document: Document, reader: Reader) -> Document:
    return _settled(document, reader, accept=False)


def _settled(document: Document, reader: Reader, *, accept: bool) -> Document:
    waiting = suggestions(document.blocks)
    if not waiting:
        raise ActRefusedError("no-suggestion")
    if not reader.has("suggestion"):
        chosen_ones = waiting
    else:
        number = reader.integer("suggestion", least=1)
        if number > len(waiting):
            raise ActRefusedError("no-suggestion")
        chosen_ones = (waiting[number - 1],)
    blocks = document.blocks
    for one in reversed(chosen_ones):
        blocks = settle(blocks, one, accept=accept)
    return replace(document, blocks=blocks)


def _export(_start: Start, document: Document, reader: Reader) -> Document:
    kind = chosen(reader, "format", FORMATS)
    name = read_line(reader, "name", longest=LONGEST_FILE_NAME).strip()
    if name.lower().endswith(f".{kind}"):
        name = name[: -len(kind) - 1].strip()
    if not name:
        raise ActRefusedError("name-empty")
    if _NOT_IN_NAMES & set(name):
        raise ActRefusedError("name-characters")
    made = Export(name, kind)
    exports = (*(one for one in document.exports if one != made), made)
    return replace(document, exports=exports[-MOST_EXPORTS:])


REVIEW_ACTS: Final[Mapping[str, Do]] = MappingProxyType(
    {
        "comment": _comment,
        "reply": _reply,
        "resolve": _resolve,
        "uncomment": _uncomment,
        "suggesting": _suggesting,
        "accept": _accept,
        "refuse": _refuse,
        "export": _export,
    }
)
"""Acts around the text, by their verb."""


def commented(document: Document, number: int) -> str:
    """The words that a comment is about; nothing when they are gone."""
    return "".join(
        run.text
        for block in document.blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if run.dress.comment == number
    )
