"""A paper as plain text, in the order in which it is read: for screen readers and for search."""

from collections.abc import Iterator

from kiosk.ui.views.document import (
    Block,
    Document,
    Facts,
    Fingerprint,
    Heading,
    Paragraph,
    Signatures,
    Table,
    Title,
)


def plain_text(document: Document) -> str:
    """The whole paper, one thought a line; a table's cells are named by their headings."""
    lines = [line for block in document.blocks for line in _lines(block)]
    return "\n".join([*lines, "", document.foot, ""]).lstrip("\n")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield from (one for one in (block.text, block.detail, block.stamp) if one)
        case Heading():
            yield ""
            yield f"{'#' * block.level} {block.text}"
        case Paragraph():
            yield block.text
        case Facts():
            yield from (f"{label}\u00a0: {value}" for label, value in block.rows)
        case Table():
            for row in block.rows:
                named = zip(block.headings, row, strict=True)
                yield "; ".join(f"{heading}\u00a0: {cell}" for heading, cell in named)
        case Fingerprint():
            yield ""
            yield f"{block.title} ({block.detail})"
            yield f"{block.label}\u00a0: {' · '.join(block.words)}"
            yield block.beginning
        case Signatures():  # pragma: no branch - the last kind of block
            yield from (f"{label}\u00a0: {block.note}" for label in block.labels)
