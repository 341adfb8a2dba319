"""Sides of a document that a check compares, each as a list from top to bottom. Knows no check.

Paragraphs without words do not count, except in `empty_lines`; spaces and apostrophes are tidied.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from engine.applications.word.blocks import Contents, Paragraph, Picture, Table
from engine.applications.word.document import Document
from engine.applications.word.finding import tidy
from engine.applications.word.runs import DELETED, MARKS, Dress

Side = tuple[object, ...]


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs that have words, suggestions accepted."""
    return tuple(one for one in document.blocks if isinstance(one, Paragraph) and one.final.strip())


def final_texts(document: Document) -> tuple[str, ...]:
    """Their texts with every suggestion accepted."""
    return tuple(tidy(one.final) for one in paragraphs(document))


def original_texts(document: Document) -> tuple[str, ...]:
    """The texts with every suggestion refused."""
    return tuple(
        tidy(one.original)
        for one in document.blocks
        if isinstance(one, Paragraph) and one.original.strip()
    )


def stretches(block: Paragraph, wears: Callable[[Dress], object]) -> Iterator[tuple[str, object]]:
    """The longest stretches of a paragraph that wear the same thing, and what they wear.

    Spaces at the edges do not count, nor spaces that stand bare between two such stretches.
    """
    text, worn = "", []
    for run in block.runs:
        if run.dress.change != DELETED:
            text += run.text
            worn += [wears(run.dress)] * len(run.text)
    at = 0
    while at < len(text):
        if not worn[at] or text[at].isspace():
            at += 1
            continue
        end = last = at + 1
        while end < len(text) and (worn[end] == worn[at] or text[end].isspace()):
            end += 1
            if not text[end - 1].isspace():
                last = end
        yield tidy(text[at:last]), worn[at]
        at = end


def worn(document: Document, wears: Callable[[Dress], object]) -> tuple[tuple[str, object], ...]:
    """The stretches of the whole document."""
    return tuple(one for block in paragraphs(document) for one in stretches(block, wears))


def empty_lines(document: Document) -> int:
    """How many paragraphs hold no word."""
    return sum(isinstance(one, Paragraph) and not one.final.strip() for one in document.blocks)


Value = Callable[[Paragraph], object]


def _marks(block: Paragraph) -> object:
    return tuple(_wearing(block, mark) for mark in MARKS)


def _wearing(block: Paragraph, mark: str) -> tuple[str, ...]:
    return tuple(text for text, _ in stretches(block, lambda dress: mark in dress.marks))


def _links(block: Paragraph) -> object:
    return tuple(stretches(block, lambda dress: dress.link))


PARAGRAPH_SIDES: Final[Mapping[str, Value]] = MappingProxyType(
    {
        "text": lambda block: tidy(block.final),
        "original": lambda block: tidy(block.original),
        "marks": _marks,
        "style": lambda block: block.style,
        "align": lambda block: block.align,
        "list": lambda block: (block.list, block.level),
        "page": lambda block: block.page,
        "link": _links,
    }
)
"""Sides that each paragraph has."""


DOCUMENT_SIDES: Final[Mapping[str, Callable[[Document], Side]]] = MappingProxyType(
    {
        "image": lambda document: tuple(one for one in document.blocks if isinstance(one, Picture)),
        "table": lambda document: tuple(one for one in document.blocks if isinstance(one, Table)),
        "contents": lambda document: tuple(
            one for one in document.blocks if isinstance(one, Contents)
        ),
        "comments": lambda document: document.comments,
        "exports": lambda document: document.exports,
    }
)
"""Sides of the document as a whole."""


def paragraph_side(document: Document, name: str, left_out: frozenset[str]) -> Side:
    """One side of every paragraph whose text is not left out, from top to bottom."""
    value = PARAGRAPH_SIDES[name]
    return tuple(value(one) for one in paragraphs(document) if tidy(one.final) not in left_out)
