"""What an item lays out in the word processor and what is made of it. Knows no act.

The state names a block of the start that stands there unchanged by its number from 1, and spells
out the others, so that a journal holds only what was changed.
"""

from dataclasses import dataclass
from typing import Final

from engine.applications.word.blocks import (
    MOST_BLOCKS,
    Block,
    Blocks,
    Contents,
    Paragraph,
    block_json,
    chosen,
    read_block,
    read_blocks,
)
from engine.applications.word.runs import LONGEST_NAME, MOST_COMMENTS, read_line
from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps
from engine.records.reading import Reader

MAX_START_BYTES: Final = 64 * 1024
MAX_STATE_BYTES: Final = 100_000
FORMATS: Final = ("pdf", "odt", "html", "txt", "png")
LONGEST_COMMENT: Final = 400
LONGEST_FILE_NAME: Final = 60
MOST_REPLIES: Final = 20
MOST_EXPORTS: Final = 20
MOST_VERSIONS: Final = 8
MOST_MISSPELT: Final = 40


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said about the document, by whom."""

    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on some words, what was replied, and whether it is settled."""

    number: int
    first: Remark
    replies: tuple[Remark, ...] = ()
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """The document as it once was; `when` is a date in words."""

    when: str
    by: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Export:
    """A copy that was made: a file's name without the extension, and its format."""

    name: str
    format: str


@dataclass(frozen=True, slots=True)
class Start:
    """What lies there first. `me` signs what the person writes; `misspelt` words are underlined."""

    title: str
    me: str
    blocks: Blocks
    comments: tuple[Comment, ...]
    versions: tuple[Version, ...]
    misspelt: tuple[str, ...]
    suggesting: bool


@dataclass(frozen=True, slots=True)
class Document:
    """What can change."""

    blocks: Blocks
    comments: tuple[Comment, ...] = ()
    exports: tuple[Export, ...] = ()
    suggesting: bool = False


def read_start(value: JsonObject) -> Start:
    """The start of an item.

    Raises:
        MalformedError: It is none, or too large.
    """
    if len(dumps(value)) > MAX_START_BYTES:
        raise MalformedError("word.too_large")
    reader = Reader(value, "start.")
    blocks = read_blocks(reader, "blocks")
    _check_form(blocks, reader)
    has = reader.has
    return Start(
        read_line(reader, "title", longest=LONGEST_FILE_NAME),
        read_line(reader, "me", longest=LONGEST_NAME) if has("me") else "Vous",
        blocks,
        _read_comments(reader) if has("comments") else (),
        _read_versions(reader) if has("versions") else (),
        reader.texts("misspelt", most=MOST_MISSPELT, longest=40) if has("misspelt") else (),
        has("suggesting") and reader.boolean("suggesting"),
    )


def first_document(start: Start) -> Document:
    """What lies there before any act."""
    return Document(start.blocks, start.comments, (), start.suggesting)


def read_document(start: Start, value: JsonObject) -> Document:
    """A state.

    Raises:
        MalformedError: It is none of this start.
    """
    reader = Reader(value, "state.")
    blocks = []
    for index, one in enumerate(reader.items("blocks", most=MOST_BLOCKS)):
        if isinstance(one, int) and not isinstance(one, bool):
            if not 1 <= one <= len(start.blocks):
                raise MalformedError("word.block", str(one))
            blocks.append(start.blocks[one - 1])
        else:
            inner = Reader({"block": one}, "state.").inner("block")
            blocks.append(read_block(Reader(inner.value, f"state.blocks[{index}].")))
    _check_form(tuple(blocks), reader)
    return Document(
        tuple(blocks),
        _read_comments(reader),
        tuple(
            Export(
                read_line(one, "name", longest=LONGEST_FILE_NAME), chosen(one, "format", FORMATS)
            )
            for one in reader.readers("exports", most=MOST_EXPORTS)
        ),
        reader.boolean("suggesting"),
    )


def document_json(start: Start, document: Document) -> JsonObject:
    """The state of a document."""
    known: dict[Block, int] = {}
    for number, block in enumerate(start.blocks, 1):
        known.setdefault(block, number)
    return {
        "blocks": tuple(known.get(one) or block_json(one) for one in document.blocks),
        "comments": tuple(_comment_json(one) for one in document.comments),
        "exports": tuple({"name": one.name, "format": one.format} for one in document.exports),
        "suggesting": document.suggesting,
    }


def _check_form(blocks: Blocks, reader: Reader) -> None:
    if not any(isinstance(one, Paragraph) for one in blocks):
        raise MalformedError("word.empty", reader.where)
    if sum(isinstance(one, Contents) for one in blocks) > 1:
        raise MalformedError("word.contents", reader.where)


def _read_comments(reader: Reader) -> tuple[Comment, ...]:
    found = tuple(
        Comment(
            one.integer("number", least=1, most=MOST_COMMENTS),
            _read_remark(one),
            tuple(_read_remark(reply) for reply in one.readers("replies", most=MOST_REPLIES))
            if one.has("replies")
            else (),
            one.has("resolved") and one.boolean("resolved"),
        )
        for one in reader.readers("comments", most=MOST_COMMENTS)
    )
    if len({one.number for one in found}) != len(found):
        raise MalformedError("word.comment", reader.where)
    return found


def _read_remark(reader: Reader) -> Remark:
    return Remark(
        read_line(reader, "by", longest=LONGEST_NAME),
        read_line(reader, "text", longest=LONGEST_COMMENT),
    )


def _comment_json(comment: Comment) -> JsonObject:
    return {
        "number": comment.number,
        "by": comment.first.by,
        "text": comment.first.text,
        "replies": tuple({"by": one.by, "text": one.text} for one in comment.replies),
        "resolved": comment.resolved,
    }


def _read_versions(reader: Reader) -> tuple[Version, ...]:
    return tuple(
        Version(
            read_line(one, "when", longest=LONGEST_NAME),
            read_line(one, "by", longest=LONGEST_NAME),
            read_blocks(one, "blocks"),
        )
        for one in reader.readers("versions", most=MOST_VERSIONS)
    )
