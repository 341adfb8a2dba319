"""A picture out of bytes: a drawing or a photograph. Knows no question, and fetches nothing."""

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, QXmlStreamReader
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.ui.widgets.csv_cells import UnreadableDocumentError

_HEAD: Final = 1000


class Picture:
    """What can be drawn into a rectangle; a drawing stays sharp at any size."""

    def __init__(self, vector: QSvgRenderer | None, image: QImage) -> None:
        self._vector = vector
        self._image = image

    def size(self) -> QSize:
        """Its natural size, in pixels at 100 %."""
        return self._vector.defaultSize() if self._vector else self._image.size()

    def image(self, scale: float = 1.0) -> QImage:
        """Its pixels, a drawing at *scale* times its natural size."""
        if self._vector is None:
            return self._image
        drawn = QImage(self.size() * scale, QImage.Format.Format_ARGB32_Premultiplied)
        drawn.fill(0)
        painter = QPainter(drawn)
        self._vector.render(painter)
        painter.end()
        return drawn

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Paint it into a place of the same shape."""
        if self._vector:
            self._vector.render(painter, place)
        else:
            painter.drawImage(place, self._image)


def picture_of(content: bytes) -> Picture:
    """The picture that the bytes hold.

    Raises:
        UnreadableDocumentError: They are none, or a drawing that asks for something outside.
    """
    drawn = b"<svg" in content[:_HEAD]
    if drawn and not stands_alone(content):
        raise UnreadableDocumentError
    picture = (
        Picture(QSvgRenderer(content), QImage())
        if drawn
        else Picture(None, QImage.fromData(content))
    )
    if picture.size().isEmpty():
        raise UnreadableDocumentError
    return picture


def stands_alone(drawing: bytes) -> bool:
    """Whether an SVG drawing is well formed and names nothing but its own parts.

    The toolkit would open a file that a drawing names.
    """
    bytes_read = QBuffer()
    bytes_read.setData(drawing)
    bytes_read.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QXmlStreamReader(bytes_read)
    while not reader.atEnd():
        kind = reader.readNext()
        if kind == QXmlStreamReader.TokenType.DTD or "url(" in _foreign(reader.text()):
            return False
        if kind == QXmlStreamReader.TokenType.StartElement:
            attributes = reader.attributes()
            for attribute in (attributes.at(place) for place in range(attributes.size())):
                value = attribute.value()
                named = attribute.name() == "href" and not value.startswith("#")
                if named or "url(" in _foreign(value):
                    return False
    return not reader.hasError()


def _foreign(text: str) -> str:
    """A text of style without its references inside the drawing."""
    return text.replace("url(#", "").replace("@import", "url(")
