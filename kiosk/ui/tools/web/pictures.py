"""The pictures that an item brings along, ready for a page. Knows no site."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.picture import picture_of

_WIDEST: Final = 420


def drawn(media: Mapping[str, bytes]) -> dict[str, QImage]:
    """Each picture by its file name, on white, which it was drawn for whatever the theme."""
    found = {}
    for name, content in media.items():
        image = picture_of(content).image(look().factor)
        page = QImage(image.size(), QImage.Format.Format_RGB32)
        page.fill(Qt.GlobalColor.white)
        painter = QPainter(page)
        painter.drawImage(QPoint(0, 0), image)
        painter.end()
        found[name.rpartition("/")[2]] = page
    return found


def width_of(image: QImage) -> int:
    """How wide a picture is shown."""
    return min(image.width(), look().px(_WIDEST))
