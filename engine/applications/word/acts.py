"""What a person can do to a text and its form. Knows no comment, no export and no check.

Every act is ``{"do": …}``. Blocks are numbered from 1; a place is ``[block, offset]``, and a range
has ``from`` and ``to``. ``first`` and ``last`` are the blocks that a gesture covers.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.word.blocks import (
    ALIGNMENTS,
    DEEPEST_LEVEL,
    LISTS,
    LONGEST_ALTERNATIVE,
    MOST_BLOCKS,
    STYLES,
    Block,
    Blocks,
    Contents,
    Paragraph,
    Picture,
    chosen,
    read_paragraph,
)
from engine.applications.word.document import Document, Start
from engine.applications.word.editing import (
    Place,
    Range,
    copied,
    paragraph_at,
    paste,
    put,
    split,
    write,
)
from engine.applications.word.finding import find
from engine.applications.word.runs import (
    LONGEST_ADDRESS,
    LONGEST_PARAGRAPH,
    MARKS,
    Dress,
    marked,
    printable,
    read_line,
    read_marks,
    redressed,
)
from engine.applications.word.tracking import suggest
from engine.errors import MalformedError
from engine.records.reading import Reader

Do = Callable[[Start, Document, Reader], Document]
LONGEST_TYPED: Final = 4_000
LONGEST_SOUGHT: Final = 100


def read_place(blocks: Blocks, reader: Reader, key: str) -> Place:
    """A place that the document has.

    Raises:
        MalformedError: It has none such.
    """
    pair = reader.integers(key, most=2)
    if len(pair) != 2 or not 1 <= pair[0] <= len(blocks):  # noqa: PLR2004 - block and offset
        raise MalformedError("act.place", key)
    if not 0 <= pair[1] <= blocks[pair[0] - 1].length:
        raise MalformedError("act.place", key)
    return Place(pair[0] - 1, pair[1])


def read_range(blocks: Blocks, reader: Reader) -> Range:
    """The range of an act; without ``to`` it is a caret.

    Raises:
        MalformedError: It ends before it begins, or outside of the document.
    """
    start = read_place(blocks, reader, "from")
    end = read_place(blocks, reader, "to") if reader.has("to") else start
    if end < start:
        raise MalformedError("act.range")
    return Range(start, end)


def covered(blocks: Blocks, reader: Reader) -> range:
    """The numbers from 0 of the blocks that an act covers; without ``last`` there is one.

    Raises:
        MalformedError: The document has none such.
    """
    first = reader.integer("first", least=1, most=len(blocks))
    last = reader.integer("last", least=first, most=len(blocks)) if reader.has("last") else first
    return range(first - 1, last)


def form_only(document: Document) -> None:
    """Refuse what a suggestion cannot propose.

    Raises:
        ActRefusedError: Suggestions are on: `suggesting-text-only`.
    """
    if document.suggesting:
        raise ActRefusedError("suggesting-text-only")


def replaced(start: Start, document: Document, where: Range, text: str, reader: Reader) -> Document:
    """The document with a text written over a range, or proposed while suggestions are on.

    Raises:
        ActRefusedError: As `write` and `suggest`.
    """
    marks = read_marks(reader, "marks") if reader.has("marks") else None
    if document.suggesting:
        blocks = suggest(document.blocks, where, text, marks, start.me)
    else:
        extend = reader.has("extend") and reader.boolean("extend")
        blocks = write(document.blocks, where, text, marks, extend=extend)
    return replace(document, blocks=blocks)


def _type(start: Start, document: Document, reader: Reader) -> Document:
    text = reader.text("text", longest=LONGEST_TYPED)
    if not printable(text.replace("\n", "")):
        raise ActRefusedError("character")
    return replaced(start, document, read_range(document.blocks, reader), text, reader)


def _paste(start: Start, document: Document, reader: Reader) -> Document:
    where = read_range(document.blocks, reader)
    pieces = tuple(read_paragraph(one) for one in reader.readers("pieces", most=MOST_BLOCKS))
    if not pieces:
        raise MalformedError("act.pieces")
    clean = tuple(one for piece in pieces for one in copied((piece,), _all_of(piece)))
    if document.suggesting:
        text = "\n".join(one.final for one in clean)
        return replace(document, blocks=suggest(document.blocks, where, text, None, start.me))
    return replace(document, blocks=paste(document.blocks, where, clean))


def _all_of(piece: Paragraph) -> Range:
    return Range(Place(0, 0), Place(0, piece.length))


def _mark(_start: Start, document: Document, reader: Reader) -> Document:
    form_only(document)
    mark, on = chosen(reader, "mark", MARKS), reader.boolean("on")
    return _dressed(document, reader, lambda dress: marked(dress, mark, on=on))


def _clear(_start: Start, document: Document, reader: Reader) -> Document:
    form_only(document)
    return _dressed(document, reader, lambda dress: replace(dress, marks=frozenset()))


def _dressed(document: Document, reader: Reader, change: Callable[[Dress], Dress]) -> Document:
    where = read_range(document.blocks, reader)
    if where.start == where.end:
        raise ActRefusedError("nothing-selected")
    return replace(document, blocks=dress_range(document.blocks, where, change))


def dress_range(blocks: Blocks, where: Range, change: Callable[[Dress], Dress]) -> Blocks:
    """The blocks with the dress of every character in a range changed."""
    for number in range(where.start.block, where.end.block + 1):
        found = blocks[number]
        if isinstance(found, Paragraph):
            start = where.start.offset if number == where.start.block else 0
            end = where.end.offset if number == where.end.block else found.length
            runs = redressed(found.runs, start, end, change)
            blocks = put(blocks, number, replace(found, runs=runs))
    return blocks


def _link(start: Start, document: Document, reader: Reader) -> Document:
    """Words and an address; no address takes the link away and keeps the words."""
    form_only(document)
    where = read_range(document.blocks, reader)
    address = read_line(reader, "address", longest=LONGEST_ADDRESS).strip()
    text = read_line(reader, "text", longest=LONGEST_PARAGRAPH) if reader.has("text") else ""
    if where.start == where.end and not text:
        raise ActRefusedError("nothing-selected")
    if text:
        document = replaced(start, document, where, text, Reader({}))
        end = Place(where.start.block, where.start.offset + len(text))
        where = Range(where.start, end)
    return replace(
        document,
        blocks=dress_range(document.blocks, where, lambda dress: replace(dress, link=address)),
    )


def _style(_start: Start, document: Document, reader: Reader) -> Document:
    style = chosen(reader, "style", STYLES)
    return _reformed(document, reader, lambda one: replace(one, style=style))


def _align(_start: Start, document: Document, reader: Reader) -> Document:
    align = chosen(reader, "align", ALIGNMENTS)
    return _reformed(document, reader, lambda one: replace(one, align=align))


def _list(_start: Start, document: Document, reader: Reader) -> Document:
    kind = chosen(reader, "list", LISTS)

    def listed(one: Paragraph) -> Paragraph:
        return replace(one, list=kind, level=1 if kind == "none" else one.level)

    return _reformed(document, reader, listed)


def _level(_start: Start, document: Document, reader: Reader) -> Document:
    by = reader.integer("by", least=-1, most=1)
    for number in covered(document.blocks, reader):
        one = document.blocks[number]
        if isinstance(one, Paragraph) and one.list == "none":
            raise ActRefusedError("no-list")
        if isinstance(one, Paragraph) and not 1 <= one.level + by <= DEEPEST_LEVEL:
            raise ActRefusedError("level")
    return _reformed(document, reader, lambda one: replace(one, level=one.level + by))


def _reformed(
    document: Document, reader: Reader, change: Callable[[Paragraph], Paragraph]
) -> Document:
    form_only(document)
    blocks = document.blocks
    numbers = covered(blocks, reader)
    if not any(isinstance(blocks[number], Paragraph) for number in numbers):
        raise ActRefusedError("not-text")
    for number in numbers:
        found = blocks[number]
        if isinstance(found, Paragraph):
            blocks = put(blocks, number, change(found))
    return replace(document, blocks=blocks)


def _break(_start: Start, document: Document, reader: Reader) -> Document:
    """What follows the caret starts a new page; at the end of a paragraph that is the next one."""
    form_only(document)
    blocks = document.blocks
    at = read_place(blocks, reader, "at")
    found = paragraph_at(blocks, at.block)
    number = at.block
    if found.runs and at.offset == found.length:
        number += 1
        if number == len(blocks) or not isinstance(blocks[number], Paragraph):
            blocks = (*blocks[:number], Paragraph(), *blocks[number:])
    elif at.offset:
        blocks = split(blocks, at)
        number += 1
    return replace(
        document, blocks=put(blocks, number, replace(paragraph_at(blocks, number), page=True))
    )


def _unbreak(_start: Start, document: Document, reader: Reader) -> Document:
    return _reformed(document, reader, lambda one: replace(one, page=False))


def _move(_start: Start, document: Document, reader: Reader) -> Document:
    form_only(document)
    blocks = document.blocks
    numbers = covered(blocks, reader)
    by = reader.integer("by", least=-1, most=1)
    if numbers.start + by < 0 or numbers.stop + by > len(blocks):
        raise ActRefusedError("edge")
    moved = blocks[numbers.start : numbers.stop]
    rest = (*blocks[: numbers.start], *blocks[numbers.stop :])
    at = numbers.start + by
    return replace(document, blocks=(*rest[:at], *moved, *rest[at:]))


def _alternative(_start: Start, document: Document, reader: Reader) -> Document:
    number = reader.integer("block", least=1, most=len(document.blocks)) - 1
    found = document.blocks[number]
    if not isinstance(found, Picture):
        raise ActRefusedError("no-picture")
    decorative = reader.has("decorative") and reader.boolean("decorative")
    text = read_line(reader, "text", longest=LONGEST_ALTERNATIVE).strip()
    changed: Block = Picture(found.file, "" if decorative else text, decorative)
    return replace(document, blocks=put(document.blocks, number, changed))


def _contents(_start: Start, document: Document, reader: Reader) -> Document:
    form_only(document)
    blocks = document.blocks
    if any(isinstance(one, Contents) for one in blocks):
        raise ActRefusedError("contents-there")
    at = reader.integer("before", least=1, most=len(blocks)) - 1
    return replace(document, blocks=(*blocks[:at], Contents(), *blocks[at:]))


def _replace_all(start: Start, document: Document, reader: Reader) -> Document:
    sought = read_line(reader, "find", longest=LONGEST_SOUGHT)
    text = read_line(reader, "text", longest=LONGEST_SOUGHT)
    case = reader.has("case") and reader.boolean("case")
    whole = reader.has("whole") and reader.boolean("whole")
    hits = find(document.blocks, sought, case=case, whole=whole)
    if not hits:
        raise ActRefusedError("nothing-found")
    for hit in reversed(hits):
        where = Range(Place(hit.block, hit.start), Place(hit.block, hit.end))
        document = replaced(start, document, where, text, Reader({}))
    return document


def _restore(start: Start, document: Document, reader: Reader) -> Document:
    form_only(document)
    number = reader.integer("version", least=1, most=max(len(start.versions), 1))
    if not start.versions:
        raise ActRefusedError("no-version")
    return replace(document, blocks=start.versions[number - 1].blocks)


TEXT_ACTS: Final[Mapping[str, Do]] = MappingProxyType(
    {
        "type": _type,
        "paste": _paste,
        "mark": _mark,
        "clear": _clear,
        "link": _link,
        "style": _style,
        "align": _align,
        "list": _list,
        "level": _level,
        "break": _break,
        "unbreak": _unbreak,
        "move": _move,
        "alternative": _alternative,
        "contents": _contents,
        "replace_all": _replace_all,
        "restore": _restore,
    }
)
"""Acts on the blocks, by their verb."""
