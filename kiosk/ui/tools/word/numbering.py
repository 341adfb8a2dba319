"""Bullets and numbers of the lists that paragraphs make together. Knows no document."""

from typing import Final

from PySide6.QtGui import QTextCursor, QTextList, QTextListFormat

from engine.applications.word.blocks import Paragraph

_BULLETS: Final = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


class Numbering:
    """The lists that are open while paragraphs are drawn from top to bottom, one for a level."""

    def __init__(self) -> None:
        self._open: list[tuple[str, QTextList | None]] = []

    def interrupt(self) -> None:
        """What comes next begins a new list."""
        self._open = []

    def add(self, cursor: QTextCursor, block: Paragraph) -> None:
        """Put the paragraph at the cursor into its list, if it has one."""
        if block.list == "none":
            self.interrupt()
            return
        self._open = self._open[: block.level]
        while len(self._open) < block.level - 1:
            self._open.append((block.list, None))
        if len(self._open) == block.level and self._open[-1][0] == block.list:
            known = self._open[-1][1]
            if known is not None:
                known.add(cursor.block())
                return
        self._open = self._open[: block.level - 1]
        self._open.append((block.list, cursor.createList(self._form(block))))

    def _form(self, block: Paragraph) -> QTextListFormat:
        form = QTextListFormat()
        form.setIndent(block.level)
        if block.list == "bullet":
            form.setStyle(_BULLETS[block.level - 1])
            return form
        above = (one.count() for kind, one in self._open if one is not None and kind == "number")
        form.setStyle(QTextListFormat.Style.ListDecimal)
        form.setNumberPrefix("".join(f"{count}." for count in above))
        form.setNumberSuffix(".")
        return form
