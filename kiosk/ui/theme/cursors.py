"""Large pointers, drawn in the colours of the theme. Knows no widget.

Each is a line drawing on a grid of 24 with the point that counts; the usual size is the system's.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import PointerSize

SIDES: Final[Mapping[PointerSize, int]] = {PointerSize.LARGE: 48, PointerSize.HUGE: 72}
_Shape = Qt.CursorShape
_ARROW: Final = ("M4 2v17l4.6-4.2 3 6.7 3.4-1.500-3-6.500h6.500z", (4, 2))
_BEAM: Final = (
    "M8 2h3l1 1 1-1h3v2h-2.200l-.8.8v14.400l.8.8H16v2h-3l-1-1-1 1H8v-2h2.200l.8-.8V4.8L10.2 4H8z",
    (12, 12),
)
_HAND: Final = (
    (
        "M9 2.500a1.6 1.6 0 0 1 3.200 0V9l5.600 1.300a2.5 2.5 0 0 1 1.9 2.800l-.9 6.400"
        "a3 3 0 0 1-3 2.500h-4.600a3 3 0 0 1-2.400-1.200L4.500 15c-1-1.500.8-3 2.200-2l2.3 1.600z"
    ),
    (10.6, 1),
)
_ACROSS: Final = ("M2 12l5-5v3.500h10V7l5 5-5 5v-3.500H7V17z", (12, 12))
_UPRIGHT: Final = ("M12 2l5 5h-3.500v10H17l-5 5-5-5h3.500V7H7z", (12, 12))
_CROSS: Final = ("M11 2h2v9h9v2h-9v9h-2v-9H2v-2h9z", (12, 12))
_DRAWN: Final[Mapping[Qt.CursorShape, tuple[str, tuple[float, float]]]] = {
    _Shape.ArrowCursor: _ARROW,
    _Shape.IBeamCursor: _BEAM,
    _Shape.PointingHandCursor: _HAND,
    _Shape.OpenHandCursor: _HAND,
    _Shape.ClosedHandCursor: _HAND,
    _Shape.SplitHCursor: _ACROSS,
    _Shape.SizeHorCursor: _ACROSS,
    _Shape.SplitVCursor: _UPRIGHT,
    _Shape.SizeVerCursor: _UPRIGHT,
    _Shape.CrossCursor: _CROSS,
}
_GRID: Final = 24


def drawing(shape: Qt.CursorShape, side: int, scale: float = 1.0) -> QPixmap:
    """The picture of a shape, `side` pixels wide and high; what has none is an arrow."""
    path, _point = _DRAWN.get(shape, _ARROW)
    ink, edge = look().hexadecimal("text"), look().hexadecimal("bg")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 26 26">'
        f'<path d="{path}" fill="{edge}" stroke="{edge}" stroke-width="2.4" '
        f'stroke-linejoin="round"/><path d="{path}" fill="{ink}"/></svg>'
    )
    picture = QPixmap(round(side * scale), round(side * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def cursor(shape: Qt.CursorShape, size: PointerSize, scale: float = 1.0) -> QCursor:
    """A large pointer of a shape; only for sizes of `SIDES`."""
    side = SIDES[size]
    _path, (across, down) = _DRAWN.get(shape, _ARROW)
    unit = side / (_GRID + 2)
    picture = drawing(shape, side, scale)
    return QCursor(picture, round((across + 1) * unit), round((down + 1) * unit))
