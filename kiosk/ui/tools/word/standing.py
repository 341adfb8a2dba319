"""What holds where the caret stands: pressed buttons, and a line in words. Knows no widget."""

from typing import Final

from engine.applications.word.blocks import ALIGNMENTS, STYLES, Block, Paragraph, Picture, Table
from engine.applications.word.document import Document
from engine.applications.word.editing import Range
from engine.applications.word.finding import find_in
from engine.applications.word.runs import MARKS, Run, part, typed_dress, whole_text
from kiosk.words.tools.word import WordText, word_words

STYLE_WORDS: Final = {
    "normal": WordText.NORMAL,
    "title": WordText.TITLE0,
    "title1": WordText.TITLE1,
    "title2": WordText.TITLE2,
    "title3": WordText.TITLE3,
    "quote": WordText.QUOTE,
}
_MARK_WORDS: Final = {
    "bold": WordText.BOLD,
    "italic": WordText.ITALIC,
    "underline": WordText.UNDERLINE,
    "highlight": WordText.HIGHLIGHT,
    "superscript": WordText.SUPERSCRIPT,
    "subscript": WordText.SUBSCRIPT,
}
_LIST_WORDS: Final = {"bullet": WordText.BULLET, "number": WordText.NUMBER}


def misspelt_in(found: Paragraph, misspelt: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where words stand in a paragraph that the checker underlines."""
    text = whole_text(found.runs)
    return tuple(hit for word in misspelt for hit in find_in(text, word, case=False, whole=True))


def selected_runs(document: Document, where: Range) -> tuple[Run, ...]:
    """The runs between the ends of a range."""
    found: list[Run] = []
    for number in range(where.start.block, where.end.block + 1):
        block = document.blocks[number]
        if isinstance(block, Paragraph):
            start = where.start.offset if number == where.start.block else 0
            end = where.end.offset if number == where.end.block else block.length
            found += part(block.runs, start, end)
    return tuple(found)


def worn_marks(document: Document, where: Range, pending: frozenset[str] | None) -> frozenset[str]:
    """The marks of everything that is selected, or of what would be typed."""
    if where.start != where.end:
        runs = selected_runs(document, where)
        return (
            frozenset(MARKS).intersection(*(run.dress.marks for run in runs))
            if runs
            else frozenset()
        )
    if pending is not None:
        return pending
    found = document.blocks[where.start.block]
    if not isinstance(found, Paragraph):
        return frozenset()
    at = where.start.offset
    return typed_dress(found.runs, at, at, extend=False).marks


def pressed(document: Document, where: Range, pending: frozenset[str] | None) -> dict[str, bool]:
    """Which buttons are pressed, by name."""
    found = document.blocks[where.start.block]
    marks = worn_marks(document, where, pending)
    shown = {mark: mark in marks for mark in MARKS}
    paragraph = found if isinstance(found, Paragraph) else None
    shown |= {one: paragraph is not None and paragraph.style == one for one in STYLES}
    shown |= {one: paragraph is not None and paragraph.align == one for one in ALIGNMENTS}
    shown |= {one: paragraph is not None and paragraph.list == one for one in _LIST_WORDS}
    return {**shown, "suggesting": document.suggesting}


def standing(document: Document, where: Range, misspelt: tuple[str, ...] = ()) -> str:
    """Where the caret is and what holds there, in words; `misspelt` words are marked."""
    found = document.blocks[where.start.block]
    told = [
        word_words(
            WordText.PLACE,
            number=where.start.block + 1,
            count=len(document.blocks),
            style=_kind(found),
        )
    ]
    if isinstance(found, Paragraph):
        if _marked(found, where, misspelt):
            told.append(word_words(WordText.MISSPELT))
        if found.list != "none":
            kind = word_words(_LIST_WORDS[found.list])
            told.append(word_words(WordText.IN_LIST, kind=kind, level=found.level))
        if found.page:
            told.append(word_words(WordText.PAGE_STARTS))
        at = max(where.start.offset - 1, 0)
        beside = part(found.runs, at, at + 1)
        told += [
            word_words(WordText.IN_LINK, address=run.dress.link) for run in beside if run.dress.link
        ]
    marks = worn_marks(document, where, None)
    told += [word_words(_MARK_WORDS[mark]) for mark in MARKS if mark in marks]
    if document.suggesting:
        told.append(word_words(WordText.SUGGESTING))
    return " · ".join(told)


def _marked(found: Paragraph, where: Range, misspelt: tuple[str, ...]) -> bool:
    """Whether the caret, or what is selected of the first paragraph, touches a marked word."""
    within = where.end.block == where.start.block
    last = where.end.offset if within else found.length
    return any(
        start <= last and where.start.offset <= end for start, end in misspelt_in(found, misspelt)
    )


def _kind(found: Block) -> str:
    if isinstance(found, Paragraph):
        return word_words(STYLE_WORDS[found.style])
    if isinstance(found, Picture):
        return word_words(WordText.ON_PICTURE)
    return word_words(WordText.ON_TABLE if isinstance(found, Table) else WordText.CONTENTS)
