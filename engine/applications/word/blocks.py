"""What a document is made of, from top to bottom. Knows no act and no comment."""

from dataclasses import dataclass
from typing import Final

from engine.applications.word.runs import (
    DELETED,
    INSERTED,
    Runs,
    read_line,
    read_runs,
    runs_json,
    whole_text,
    without,
)
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader

STYLES: Final = ("normal", "title", "title1", "title2", "title3", "quote")
HEADINGS: Final = {"title1": 1, "title2": 2, "title3": 3}
ALIGNMENTS: Final = ("left", "center", "right", "justify")
LISTS: Final = ("none", "bullet", "number")
DEEPEST_LEVEL: Final = 3
LONGEST_ALTERNATIVE: Final = 300
MOST_BLOCKS: Final = 200
MOST_ROWS: Final = 20
MOST_COLUMNS: Final = 8
LONGEST_CELL: Final = 120


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text with one style; `level` from 1 counts only in a list; `page` starts a new page."""

    runs: Runs = ()
    style: str = "normal"
    align: str = "left"
    list: str = "none"
    level: int = 1
    page: bool = False

    @property
    def length(self) -> int:
        """How many places for a caret there are, less one."""
        return len(whole_text(self.runs))

    @property
    def final(self) -> str:
        """The text when every suggestion is accepted."""
        return whole_text(without(self.runs, DELETED))

    @property
    def original(self) -> str:
        """The text when every suggestion is refused."""
        return whole_text(without(self.runs, INSERTED))


@dataclass(frozen=True, slots=True)
class Picture:
    """An image by the file's name, and what is read in its place; none when it is decoration."""

    file: str
    alternative: str = ""
    decorative: bool = False

    @property
    def length(self) -> int:
        """A caret stands before it or after it."""
        return 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the head. It is read, not written."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def length(self) -> int:
        """A caret stands before it or after it."""
        return 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, which follows the headings by itself."""

    @property
    def length(self) -> int:
        """A caret stands before it or after it."""
        return 1


Block = Paragraph | Picture | Table | Contents
Blocks = tuple[Block, ...]
Entry = tuple[str, int]


def headings(blocks: Blocks) -> tuple[Entry, ...]:
    """What the table of contents shows: the text and the level of each heading."""
    return tuple(
        (one.final, HEADINGS[one.style])
        for one in blocks
        if isinstance(one, Paragraph) and one.style in HEADINGS and one.final.strip()
    )


def chosen(reader: Reader, key: str, among: tuple[str, ...]) -> str:
    """One of the names that exist.

    Raises:
        MalformedError: It is none of them.
    """
    found = reader.text(key, longest=20)
    if found not in among:
        raise MalformedError("word.choice", f"{reader.where}{key}")
    return found


def read_blocks(reader: Reader, key: str) -> Blocks:
    """The blocks of an array, at least one.

    Raises:
        MalformedError: One is no block.
    """
    found = tuple(read_block(one) for one in reader.readers(key, most=MOST_BLOCKS))
    if not found:
        raise MalformedError("word.empty", f"{reader.where}{key}")
    return found


def read_block(reader: Reader) -> Block:
    """One block, told by its keys: ``image``, ``table``, ``contents``, else a paragraph.

    Raises:
        MalformedError: A key is missing or out of bounds.
    """
    if reader.has("image"):
        decorative = reader.has("decorative") and reader.boolean("decorative")
        alternative = ""
        if reader.has("alt") and not decorative:
            alternative = read_line(reader, "alt", longest=LONGEST_ALTERNATIVE)
        return Picture(reader.file_name("image"), alternative, decorative)
    if reader.has("table"):
        return _read_table(reader)
    if reader.has("contents"):
        reader.boolean("contents")
        return Contents()
    return read_paragraph(reader)


def read_paragraph(reader: Reader) -> Paragraph:
    """One paragraph.

    Raises:
        MalformedError: It is none.
    """
    in_list = chosen(reader, "list", LISTS) if reader.has("list") else "none"
    levelled = in_list != "none" and reader.has("level")
    return Paragraph(
        read_runs(reader),
        chosen(reader, "style", STYLES) if reader.has("style") else "normal",
        chosen(reader, "align", ALIGNMENTS) if reader.has("align") else "left",
        in_list,
        reader.integer("level", least=1, most=DEEPEST_LEVEL) if levelled else 1,
        reader.has("page") and reader.boolean("page"),
    )


def _read_table(reader: Reader) -> Table:
    rows = []
    for row in reader.items("table", most=MOST_ROWS):
        inner = Reader({"cells": row}, f"{reader.where}table.")
        rows.append(inner.texts("cells", most=MOST_COLUMNS, longest=LONGEST_CELL))
    if not rows or not rows[0] or len({len(row) for row in rows}) != 1:
        raise MalformedError("word.table", reader.where)
    return Table(tuple(rows))


def block_json(block: Block) -> JsonObject:
    """A block as `read_block` reads it."""
    if isinstance(block, Paragraph):
        return paragraph_json(block)
    if isinstance(block, Table):
        return {"table": block.rows}
    if isinstance(block, Contents):
        return {"contents": True}
    found: dict[str, str | bool] = {"image": block.file, "alt": block.alternative}
    return {**found, "decorative": True} if block.decorative else found


def paragraph_json(block: Paragraph) -> JsonObject:
    """A paragraph as `read_paragraph` reads it, without what goes without saying."""
    usual = Paragraph()
    found: dict[str, str | int | bool | tuple[JsonObject, ...]] = {"runs": runs_json(block.runs)}
    if block.style != usual.style:
        found["style"] = block.style
    if block.align != usual.align:
        found["align"] = block.align
    if block.list != usual.list:
        found["list"] = block.list
        found["level"] = block.level
    if block.page:
        found["page"] = True
    return found
