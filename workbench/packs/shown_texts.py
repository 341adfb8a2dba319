"""Everything of an item that a candidate may come to read, text by text. Judges nothing.

Besides the statement: choices, fields, zones, alternative texts, what documents and drawings hold,
and what the simulated application opens with.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from engine.records.canonical import Json
from workbench.packs.source import ItemSource

_TAG: Final = re.compile(r"<[^>]*>")
_READ: Final = (".csv", ".txt", ".md", ".svg")


class Shown(NamedTuple):
    """A text and where it stands."""

    where: str
    text: str


def shown_texts(source: ItemSource) -> Iterator[Shown]:
    """The texts of one item; documents that cannot be read are left out."""
    item = source.item
    yield Shown("statement", item.statement)
    for number, text in enumerate(item.choices, 1):
        yield Shown(f"choice {number}", text)
    for field in item.fields:
        yield Shown(f"field {field.key}", field.label)
        yield from (Shown(f"options of {field.key}", text) for text in field.options)
    if source.solution.feedback:
        yield Shown("feedback", source.solution.feedback)
    for written, attachment in zip(source.document["attachments"], item.attachments, strict=True):
        yield Shown(f"alt of {written['file']}", attachment.alt)
        text = _document(source.attachment(written["file"]))
        if text:
            yield Shown(written["file"], text)
    if item.tool is not None:
        yield from _texts("tool.start", item.tool.start)


def _document(path: Path) -> str:
    """What can be read in a document; of a drawing the texts between its tags."""
    if path.suffix not in _READ:
        return ""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return _TAG.sub(" ", text) if path.suffix == ".svg" else text


def _texts(where: str, value: Json) -> Iterator[Shown]:
    """The strings of a JSON value, its keys too: some applications show them."""
    if isinstance(value, str):
        yield Shown(where, value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield Shown(f"{where} ({key})", key)
            yield from _texts(f"{where}.{key}", inner)
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value, 1):
            yield from _texts(f"{where}[{number}]", inner)
