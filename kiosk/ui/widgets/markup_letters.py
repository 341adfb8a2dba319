"""The letters of a text: their size, weight and colour, and code that is not cut. Knows no text."""

import re
from typing import Final

from PySide6.QtGui import QBrush, QFont, QTextCharFormat

from kiosk.ui.theme.families import mono
from kiosk.ui.theme.look import look

JOINER: Final = "\u2060"
"""Drawn as nothing; no line ends beside it."""
_BREAKABLE: Final = re.compile("[-/.?&=_:+~#]")
_WHOLE: Final = 32
"""Code of more characters may need more than one line: it goes on after one of its signs."""
_MONO_SCALE: Final = 0.9


def kept_whole(code: str) -> str:
    """A name or an address that is not cut in two at a hyphen or a slash; spaces still cut."""
    if len(code) > _WHOLE:
        return code
    return _BREAKABLE.sub(lambda sign: f"{JOINER}{sign[0]}{JOINER}", code)


def letters(size: float, *, bold: bool = False, tone: str = "text") -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFont(look().sized(size, 700 if bold else 400))
    shape.setForeground(QBrush(look().colour(tone)))
    return shape


def code_letters(size: float) -> QTextCharFormat:
    shape = letters(size)
    font = QFont(mono())
    font.setPixelSize(round(look().px(size) * _MONO_SCALE))
    shape.setFont(font)
    return shape
