"""Type, colours and measures of a paper on one device, and text laid out there. Knows no block."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from kiosk.ui.theme import families
from kiosk.ui.theme.tokens import THEMES
from kiosk.ui.views.preferences import FontName, ThemeName
from kiosk.words.ordinals import raised

MM_PER_INCH: Final = 25.4
SIZES: Final = {
    "title": (21.0, QFont.Weight.Bold),
    "detail": (11.0, QFont.Weight.Normal),
    "h1": (13.0, QFont.Weight.Bold),
    "h2": (11.0, QFont.Weight.Bold),
    "body": (9.5, QFont.Weight.Normal),
    "strong": (9.5, QFont.Weight.Bold),
    "small": (8.0, QFont.Weight.Normal),
    "label": (8.5, QFont.Weight.DemiBold),
    "words": (12.0, QFont.Weight.Bold),
    "stamp": (11.0, QFont.Weight.Bold),
}
"""Role: points and weight."""
_LEADING: Final = 1.22


@dataclass(frozen=True, slots=True)
class Lines:
    """Text laid out in a width; sizes in the device's units."""

    layout: QTextLayout
    height: float
    tone: str

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        painter.setPen(colour(self.tone))
        self.layout.draw(painter, QPointF(left, top))


def colour(token: str) -> QColor:
    """A colour of the light theme: papers are white."""
    return QColor(THEMES[ThemeName.LIGHT][token])


def font_of(role: str) -> QFont:
    """The font of a role."""
    points, weight = SIZES[role]
    font = QFont(families.family(FontName.HYPERLEGIBLE))
    font.setPointSizeF(points)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # So that what is copied is what is read: no glyph of its own for two letters.
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _above(first: int, end: int) -> QTextLayout.FormatRange:
    """Some letters above the line and smaller; what is copied from the paper stays the same."""
    shape = QTextCharFormat()
    shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    made = QTextLayout.FormatRange()
    made.start = first  # type: ignore[attr-defined]  # the stubs lack these three
    made.length = end - first  # type: ignore[attr-defined]
    made.format = shape  # type: ignore[attr-defined]
    return made


@dataclass(frozen=True, slots=True)
class Ink:
    """Measures of one device."""

    device: QPagedPaintDevice

    def mm(self, length: float) -> float:
        """Millimetres in the device's units."""
        return length * self.device.logicalDpiY() / MM_PER_INCH

    def lines(self, text: str, role: str, width: float, tone: str = "text") -> Lines:
        """Text wrapped in a width."""
        layout = QTextLayout(text, font_of(role), self.device)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_above(first, end) for first, end in raised(text)])
        layout.beginLayout()
        top = 0.0
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height() * _LEADING
            line = layout.createLine()
        layout.endLayout()
        return Lines(layout, top, tone)

    def rule(self, painter: QPainter, left: float, top: float, width: float, tone: str) -> None:
        """A thin line, drawn as a rectangle so that every printer shows it."""
        painter.fillRect(QRectF(left, top, width, self.mm(0.2)), colour(tone))
