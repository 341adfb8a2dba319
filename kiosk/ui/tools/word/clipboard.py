"""What was copied: paragraphs with their form, and the same as bare text for other fields."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QApplication

from engine.applications.word.blocks import Paragraph, paragraph_json
from engine.applications.word.runs import printable, whole_text


class Clipboard:
    """The last thing that was copied anywhere in the window."""

    def __init__(self) -> None:
        self._pieces: tuple[Paragraph, ...] = ()
        self._text = ""

    @property
    def pieces(self) -> tuple[Paragraph, ...]:
        """The paragraphs that were copied last."""
        return self._pieces

    def take(self, pieces: tuple[Paragraph, ...]) -> None:
        """Keep paragraphs."""
        self._pieces = pieces
        self._text = "\n".join(whole_text(one.runs) for one in pieces)
        QApplication.clipboard().setText(self._text)

    def act(self, where: Mapping[str, Any], *, bare: bool) -> Mapping[str, Any] | None:
        """The act that pastes it at a range, with its form or as *bare* text; None for nothing."""
        text = QApplication.clipboard().text()
        if text == self._text and self._pieces and not bare:
            pieces = [paragraph_json(one) for one in self._pieces]
            return {"do": "paste", **where, "pieces": pieces}
        clean = "".join(one for one in text.replace("\t", " ") if one == "\n" or printable(one))
        return {"do": "type", **where, "text": clean} if clean else None
