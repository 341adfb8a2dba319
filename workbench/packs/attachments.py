"""Checks of attached documents: they exist and show what their kind says. Knows no item's text."""

import csv
import re
from collections.abc import Iterator
from typing import Final

from workbench.packs.finding import Finding
from workbench.packs.source import ItemSource
from workbench.packs.words import in_one_line

MAX_ATTACHMENT_BYTES: Final = 512 * 1024
MAX_COLUMNS: Final = 12
MAX_ROWS: Final = 60
MAX_WIDTH: Final = 760
MAX_HEIGHT: Final = 360
_ENDINGS: Final = {
    "table": (".csv",),
    "text": (".txt", ".md"),
    "image": (".svg",),
    "tool": (".svg",),
}
_VIEW_BOX: Final = re.compile(r"viewBox=[\"']\s*[\d.-]+\s+[\d.-]+\s+([\d.]+)\s+([\d.]+)\s*[\"']")
_ACTIVE: Final = re.compile(r"<(?:script|foreignObject|image|use)\b|href\s*=|\bon\w+\s*=|url\(")


def check_attachments(source: ItemSource) -> Iterator[Finding]:
    """Everything that is wrong with one item's documents."""
    for attachment in source.document["attachments"]:
        for what in _check(source, attachment["file"], attachment["kind"]):
            french, english = what.split(" / ")
            file = attachment["file"]
            yield Finding(source.where, f"{file} : {french} / {file}: {english}")


def _check(source: ItemSource, name: str, kind: str) -> Iterator[str]:
    path = source.attachment(name)
    if path.suffix not in _ENDINGS[kind]:
        yield in_one_line("check.ending", kind=kind, ending=path.suffix)
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except OSError:
        yield in_one_line("check.unreadable")
        return
    except UnicodeDecodeError:
        yield in_one_line("check.utf8")
        return
    if len(raw) > MAX_ATTACHMENT_BYTES:
        yield in_one_line("check.bytes", found=len(raw), most=MAX_ATTACHMENT_BYTES)
    if kind == "table":
        yield from _table(text)
    elif kind == "image":
        yield from _image(text)
    elif kind == "tool" and _ACTIVE.search(text):
        yield in_one_line("check.active")


def _table(text: str) -> Iterator[str]:
    rows = [row for row in csv.reader(text.splitlines(), delimiter=";") if row]
    widths = {len(row) for row in rows}
    if len(rows) < 2 or len(widths) != 1:  # noqa: PLR2004 - a header and a row
        yield in_one_line("check.cells")
    elif max(widths) > MAX_COLUMNS or len(rows) > MAX_ROWS:
        yield in_one_line("check.rows", rows=len(rows), cells=max(widths))


def _image(text: str) -> Iterator[str]:
    box = _VIEW_BOX.search(text)
    if box is None:
        yield in_one_line("check.view_box")
    elif float(box[1]) > MAX_WIDTH or float(box[2]) > MAX_HEIGHT:
        yield in_one_line(
            "check.drawing",
            width=box[1],
            height=box[2],
            most_width=MAX_WIDTH,
            most_height=MAX_HEIGHT,
        )
    if _ACTIVE.search(text):
        yield in_one_line("check.active")
