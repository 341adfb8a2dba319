"""A page of Markdown, read and never followed: no link, no remote picture. Knows no question."""

import html
import re
from typing import Final

from markdown_it import MarkdownIt
from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from kiosk.ui.theme.families import mono
from kiosk.ui.theme.look import look

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
_BOLD_ALONE: Final = re.compile(r"<p><strong>(.*?)</strong></p>", re.DOTALL)
_LINK: Final = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)
_IMAGE: Final = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*/?>')
_PRE: Final = re.compile(r"<pre><code[^>]*>(.*?)</code></pre>", re.DOTALL)
_CODE: Final = re.compile(r"<code>(.*?)</code>", re.DOTALL)
_CELL: Final = re.compile(r"<(td|th)(?: style=\"text-align:(\w+)\")?>")
_QUOTE: Final = re.compile(r"<blockquote>(.*?)</blockquote>", re.DOTALL)


def rendered(markdown: str) -> str:
    """The Markdown as HTML that names no file, no address and no script."""
    made = _MARKDOWN.render(markdown)
    made = _LINK.sub(r"<u>\1</u>", made)
    return _IMAGE.sub(r"<i>\1</i>", made)


class Statement(QTextBrowser):
    """The text of a question, as tall as it needs to be."""

    def __init__(self, role: str = "lead") -> None:
        super().__init__()
        self._markdown = ""
        self._role = role
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)

    def show_markdown(self, markdown: str) -> None:
        """Show another text."""
        if markdown != self._markdown:
            self._markdown = markdown
            self._draw()

    def plain(self) -> str:
        """What is written, without marks."""
        return self.toPlainText()

    def loadResource(self, kind: int, name: QUrl) -> object:
        """Nothing is ever loaded: a pack's media stand beside the text, not in it."""
        del kind, name
        return None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(480), max(1, self.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), 1)

    def _draw(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, look().colour("text"))
        self.setPalette(palette)
        self.document().setDefaultFont(look().font(self._role))
        self.setHtml(self._page())
        self.setAccessibleDescription(self.toPlainText())
        self._grow()

    def _grow(self) -> None:
        self.document().setTextWidth(max(1, self.viewport().width()))
        height = round(self.document().size().height()) + 4
        if height != self.height():
            self.setFixedHeight(height)

    def _page(self) -> str:
        """The whole page with its styles written where this toolkit reads them."""
        body = rendered(self._markdown)
        line, asked = look().line(self._role), look().line("h3")
        gap = look().px(12)
        body = _PRE.sub(lambda found: self._code_block(found[1]), body)
        body = _CODE.sub(
            lambda found: (
                f"<span style=\"font-family:'{mono()}'; font-size:{look().px(17)}px; "
                f'background-color:{look().hexadecimal("sunk")};">&nbsp;{found[1]}&nbsp;</span>'
            ),
            body,
        )
        body = _BOLD_ALONE.sub(
            f'<p style="margin:{gap}px 0 {gap}px 0; font-size:{look().px(22)}px; '
            f'line-height:{asked}px"><b>\\1</b></p>',
            body,
        )
        body = _QUOTE.sub(lambda found: self._boxed(found[1]), body)
        body = self._tables(body, gap)
        body = body.replace("<p>", f'<p style="margin:0 0 {gap}px 0; line-height:{line}px">')
        return body.replace("<li>", f'<li style="line-height:{line}px; margin-bottom:4px">')

    def _tables(self, body: str, gap: int) -> str:
        line, sunk = look().hexadecimal("line"), look().hexadecimal("sunk")
        size = look().px(17)

        def cell(found: re.Match[str]) -> str:
            align = found[2] or "left"
            ground = f"background-color:{sunk};" if found[1] == "th" else ""
            return (
                f'<{found[1]} align="{align}" style="padding:{look().px(7)}px {look().px(12)}px; '
                f'font-size:{size}px; {ground}">'
            )

        opened = (
            f'<table width="100%" cellspacing="0" cellpadding="0" border="1" '
            f'style="border-collapse:collapse; border-color:{line}; margin:{gap}px 0 {gap}px 0">'
        )
        return _CELL.sub(cell, body).replace("<table>", opened)

    def _code_block(self, code: str) -> str:
        lines = html.unescape(code).rstrip("\n")
        text = html.escape(lines, quote=False).replace("\n", "<br>").replace("  ", "&nbsp; ")
        return self._boxed(
            f"<p style=\"margin:0; font-family:'{mono()}'; font-size:{look().px(17)}px; "
            f'line-height:{look().px(26)}px">{text}</p>'
        )

    def _boxed(self, inner: str) -> str:
        """A passage on a tinted ground."""
        ground, pad = look().hexadecimal("surface"), look().px(14)
        border = look().hexadecimal("hair")
        return (
            f'<table width="100%" cellspacing="0" border="1" style="border-collapse:collapse; '
            f'border-color:{border}; margin:{look().px(8)}px 0 {look().px(12)}px 0"><tr>'
            f'<td style="background-color:{ground}; padding:{pad}px">{inner}</td></tr></table>'
        )
