"""Our statements and documents as the XHTML of a QTI body. Knows no interaction."""

import csv
from typing import Any, Final

from lxml import etree
from markdown_it import MarkdownIt

from engine.items import Attachment

NAMESPACE: Final = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_MARKDOWN: Final = (
    MarkdownIt("commonmark", {"xhtmlOut": True}).enable("table").disable("html_block")
)


def element(name: str, text: str = "", **attributes: str) -> Any:
    """An element of QTI 3 with its text."""
    made = etree.Element(f"{{{NAMESPACE}}}{name}")
    for key, value in attributes.items():
        made.set(key, value)
    if text:
        made.text = text
    return made


def statement(markdown: str) -> Any:
    """A statement as one ``div``."""
    html = _MARKDOWN.disable("html_inline").render(markdown)
    return etree.fromstring(f'<div xmlns="{NAMESPACE}" class="statement">{html.strip()}</div>')


def attachment(shown: Attachment, content: bytes, place: str) -> Any:
    """A document beside the statement: a table, a text or a picture; others are only named."""
    if shown.kind == "table":
        return _table(content, shown.alt)
    if shown.kind == "text":
        holder = element("div")
        holder.append(element("pre", content.decode("utf-8-sig")))
        return holder
    holder = element("p")
    if shown.kind == "image":
        holder.append(element("img", src=place, alt=shown.alt))
    return holder


def _table(content: bytes, caption: str) -> Any:
    holder = element("div")
    table = etree.SubElement(holder, f"{{{NAMESPACE}}}table")
    table.append(element("caption", caption))
    body = etree.SubElement(table, f"{{{NAMESPACE}}}tbody")
    rows = csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";")
    for number, cells in enumerate(row for row in rows if row):
        line = etree.SubElement(body, f"{{{NAMESPACE}}}tr")
        for cell in cells:
            line.append(element("td" if number else "th", cell))
    return holder
