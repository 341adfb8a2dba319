"""Writes pages as the toolkit's HTML, with numbered links. Knows no widget and no state."""

import html
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kiosk.ui.theme.look import look
from kiosk.words.catalogue import french
from kiosk.words.tools.web import WebText, web_words

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("table")
_SIZES: Final = {1: 26, 2: 22, 3: 20}
_SMALLEST: Final = 18


class Writing:
    """A page being written; `targets` are where its numbered links lead."""

    def __init__(self, pictures: Mapping[str, int] | None = None) -> None:
        self._parts: list[str] = []
        self._pictures = pictures or {}
        self.targets: list[str] = []

    @property
    def html(self) -> str:
        """All of it."""
        return "".join(self._parts)

    def link(self, label: str, target: str, *, size: int = 18, bold: bool = False) -> str:
        """A link, not yet written."""
        self.targets.append(target)
        weight = 600 if bold else 400
        number = len(self.targets) - 1
        style = f"color:{_tone('brand')}; font-size:{look().px(size)}px; font-weight:{weight}"
        return f'<a href="#{number}" style="{style}">{said(label)}</a>'

    def paragraph(self, content: str, *, above: int = 8, below: int = 0) -> None:
        """A paragraph of what was made by `link`, `words` and the like."""
        margins = f"margin-top:{look().px(above)}px; margin-bottom:{look().px(below)}px"
        self._parts.append(f'<p style="{margins}; line-height:140%">{content}</p>')

    def heading(self, text: str, level: int = 1) -> None:
        """A heading."""
        size = _SIZES.get(level, _SMALLEST)
        self.paragraph(words(text, size=size, bold=True), above=14)

    def band(self, content: str) -> None:
        """What stands on a ground of its own, over the whole width."""
        self._parts.append(
            f'<table width="100%" cellspacing="0" cellpadding="{look().px(12)}"'
            f' bgcolor="{_tone("surface")}"><tr><td style="line-height:150%">{content}</td></tr>'
            "</table>"
        )

    def rows(self, rows: list[tuple[str, str]]) -> None:
        """A table of names and values."""
        cells = "".join(
            f"<tr><td>{words(name, bold=True)}</td><td>{words(value)}</td></tr>"
            for name, value in rows
        )
        self._parts.append(f"{_table()}{cells}</table>")

    def markdown(self, body: str, resolve: Mapping[str, str]) -> None:
        """A text in Markdown; `resolve` says where the links in it lead."""
        tokens = _MARKDOWN.parse(french(body))
        for token in tokens:
            self._dress(token)
            for child in token.children or []:
                self._dress_inline(child, resolve)
        self._parts.append(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))

    def _dress(self, token: Token) -> None:
        if token.type == "heading_open":
            size = _SIZES.get(int(token.tag[1:]), _SMALLEST)
            token.attrSet(
                "style",
                f"font-size:{look().px(size)}px; font-weight:700;"
                f" margin-top:{look().px(16)}px; margin-bottom:0px",
            )
        elif token.type == "paragraph_open":
            token.attrSet("style", f"margin-top:{look().px(10)}px; line-height:140%")
        elif token.type == "table_open":
            for name, value in _TABLE_SHAPE.items():
                token.attrSet(name, value)
            token.attrSet("cellpadding", str(look().px(8)))
            token.attrSet(
                "style",
                f"border-collapse:collapse; border-color:{_tone('line')};"
                f" margin-top:{look().px(12)}px",
            )
        elif token.type == "th_open":
            token.attrSet("bgcolor", _tone("sunk"))
            token.attrSet("align", "left")

    def _dress_inline(self, token: Token, resolve: Mapping[str, str]) -> None:
        if token.type == "link_open":
            given = unquote(str(token.attrGet("href") or ""))
            self.targets.append(resolve.get(given, given))
            token.attrSet("href", f"#{len(self.targets) - 1}")
            token.attrSet("style", f"color:{_tone('brand')}")
        elif token.type == "image":
            name, alternative = str(token.attrGet("src") or ""), token.content
            width = self._pictures.get(name)
            said_ = words(
                web_words(WebText.PICTURE, alternative=alternative), tone="text2", size=16
            )
            drawn = "" if width is None else f'<img src="{name}" width="{width}"><br>'
            token.type, token.tag, token.nesting = "html_inline", "", 0
            token.content, token.children = f"{drawn}{said_}", None


_TABLE_SHAPE: Final = {"border": "1", "cellspacing": "0"}


def said(text: str) -> str:
    """A text of an item, as it is printed, safe in HTML."""
    return html.escape(french(text), quote=False)


def words(
    text: str, *, tone: str = "text", size: int = 18, bold: bool = False, ground: str = ""
) -> str:
    """Words in a tone and a size, perhaps on a ground of their own."""
    style = f"color:{_tone(tone)}; font-size:{look().px(size)}px"
    style += "; font-weight:700" if bold else ""
    style += f"; background-color:{_tone(ground)}" if ground else ""
    return f'<span style="{style}">{said(text)}</span>'


def _table() -> str:
    return (
        f'<table border="1" cellspacing="0" cellpadding="{look().px(8)}" style="'
        f"border-collapse:collapse; border-color:{_tone('line')};"
        f' margin-top:{look().px(12)}px">'
    )


def _tone(token: str) -> str:
    return look().hexadecimal(token)
