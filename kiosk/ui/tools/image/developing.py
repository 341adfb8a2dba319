"""A drawing as it looks after it was turned and adjusted. Knows no state."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from kiosk.ui.widgets.picture import picture_of

_SHARP: Final = 1.5
_FULL: Final = 100
_VEIL: Final = 200


def drawings(media: Mapping[str, bytes]) -> Mapping[str, QImage]:
    """The pictures that an item brings along by file name, on white paper."""
    found = {}
    for name, content in media.items():
        image = picture_of(content).image(_SHARP)
        paper = QImage(image.size(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, image)
        painter.end()
        found[name.rpartition("/")[2]] = paper
    return found


def developed(image: QImage, rotation: int, adjust: Mapping[str, int]) -> QImage:
    """The same, turned to the right by *rotation* degrees and adjusted."""
    turned = image.transformed(QTransform().rotate(rotation)) if rotation else image.copy()
    if turned.isNull():
        return turned
    _saturate(turned, adjust.get("saturation", 0))
    _contrast(turned, adjust.get("contrast", 0))
    brightness = adjust.get("brightness", 0)
    if brightness:
        tone = 255 if brightness > 0 else 0
        _veil(turned, QColor(tone, tone, tone, abs(brightness) * _VEIL // _FULL))
    return turned


def _saturate(image: QImage, value: int) -> None:
    if value < 0:
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        _over(image, grey, -value, QPainter.CompositionMode.CompositionMode_SourceOver)
    elif value:
        _over(image, image.copy(), value, QPainter.CompositionMode.CompositionMode_SoftLight)


def _contrast(image: QImage, value: int) -> None:
    if value < 0:
        _veil(image, QColor(128, 128, 128, -value * _VEIL // _FULL))
    elif value:
        _over(image, image.copy(), value, QPainter.CompositionMode.CompositionMode_Overlay)


def _over(image: QImage, other: QImage, percent: int, mode: QPainter.CompositionMode) -> None:
    painter = QPainter(image)
    painter.setCompositionMode(mode)
    painter.setOpacity(percent / _FULL)
    painter.drawImage(0, 0, other)
    painter.end()


def _veil(image: QImage, colour: QColor) -> None:
    painter = QPainter(image)
    painter.fillRect(image.rect(), colour)
    painter.end()
