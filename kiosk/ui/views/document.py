"""A paper in blocks, in the order in which they are read. Knows no toolkit and no journal.

Every word is already said; whoever draws it decides where pages end, and never inside of a row, a
seal or a signature.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """The head of the paper; `stamp` is empty for a paper of value."""

    text: str
    detail: str
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part: 1 for a chapter, 2 inside of one. Never alone at a page's end."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; a notice stands in a frame."""

    text: str
    notice: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and its value."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings that are repeated on each page; `shares` are widths of columns."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A journal's fingerprint: what the square code holds, and its words for a voice."""

    title: str
    detail: str
    code: str
    alt: str
    label: str
    words: tuple[str, ...]
    beginning: str
    note: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Frames to sign in, beside each other."""

    labels: tuple[str, ...]
    note: str


Block = Title | Heading | Paragraph | Facts | Table | Fingerprint | Signatures


@dataclass(frozen=True, slots=True)
class Document:
    """A paper; `foot` stands left below each page, and `page` right of it.

    `page` has the places `{page}` and `{pages}` to be filled in. `language` is as in `fr-FR`.
    """

    title: str
    subject: str
    language: str
    blocks: tuple[Block, ...]
    foot: str
    page: str
    stamp: str = ""
