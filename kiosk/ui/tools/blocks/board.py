"""The grid with its robot, drawn. Knows no program; what it shows is told in words as well."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.applications.blocks.running import Frame
from engine.applications.blocks.scene import Cell, Grid
from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look

_MARGIN: Final = 24
_LARGEST: Final = 46
_SMALLEST: Final = 26
_TURN: Final = 90


class Board(QWidget):
    """One grid at one moment, with the way that the robot went."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("blocks-board")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._grid: Grid | None = None
        self._frame: Frame | None = None
        self._way: tuple[Cell, ...] = ()

    def show_grid(self, grid: Grid | None, frame: Frame, way: tuple[Cell, ...], words: str) -> None:
        """Show a moment; *words* are read aloud instead of it."""
        changed = self._grid is None or grid is None or self._grid.height != grid.height
        self._grid, self._frame, self._way = grid, frame, way
        self.setAccessibleName(words)
        self.setVisible(grid is not None)
        if changed:
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._grid is None:
            return 0
        return int(look().px(_MARGIN) + self._side(width) * self._grid.height + 4)

    def sizeHint(self) -> QSize:
        width = look().px(_MARGIN + 8 * 34)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = look().px(_MARGIN) + look().px(_SMALLEST) * (self._grid.width if self._grid else 1)
        return QSize(min(width, 280), self.heightForWidth(min(width, 280)))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._grid is None or self._frame is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._headings(painter, self._grid)
        for row in range(self._grid.height):
            for column in range(self._grid.width):
                self._cell(painter, (column, row))
        self._trail(painter)
        self._robot(painter)

    def _side(self, width: int) -> float:
        columns = self._grid.width if self._grid else 1
        fits = (width - look().px(_MARGIN) - 4) / max(columns, 4)
        return float(min(fits, look().px(_LARGEST)))

    def _place(self, cell: Cell) -> QRectF:
        side, margin = self._side(self.width()), look().px(_MARGIN)
        return QRectF(margin + cell[0] * side, margin + cell[1] * side, side, side)

    def _headings(self, painter: QPainter, grid: Grid) -> None:
        painter.setFont(look().font("small", 700))
        painter.setPen(look().colour("text2"))
        margin = look().px(_MARGIN)
        for column in range(grid.width):
            place = self._place((column, 0)).translated(0, -margin)
            place.setHeight(margin)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, chr(ord("A") + column))
        for row in range(grid.height):
            place = self._place((0, row)).translated(-margin, 0)
            place.setWidth(margin)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(row + 1))

    def _cell(self, painter: QPainter, cell: Cell) -> None:
        grid, frame = self._grid, self._frame
        if grid is None or frame is None:
            return
        place = self._place(cell)
        wall = cell in grid.walls
        painter.setPen(QPen(look().colour("line"), 1))
        painter.setBrush(look().colour("text2" if wall else "bg"))
        painter.drawRect(place)
        if wall:
            painter.setPen(QPen(look().colour("bg"), 2))
            painter.drawLine(place.topLeft(), place.bottomRight())
            painter.drawLine(place.topRight(), place.bottomLeft())
        if cell in frame.painted:
            painter.fillRect(place.adjusted(1, 1, -1, -1), look().colour("accent"))
            painter.setPen(QPen(look().colour("onaccent"), 1.5))
            for share in (0.25, 0.5, 0.75):
                across = QPointF(place.width() * share, 0)
                painter.drawLine(place.topLeft() + across, place.bottomLeft() + across)
        if cell in grid.goals:
            self._goal(painter, place, taken=cell == frame.cell)
        if cell in frame.left:
            self._thing(painter, place, frame.left[cell])

    def _goal(self, painter: QPainter, place: QRectF, *, taken: bool) -> None:
        """The flag, in a corner where the robot stands on it."""
        side = round(place.width() * (0.45 if taken else 0.7))
        picture = icons.pixmap("flag", look().hexadecimal("ok"), side)
        middle = place.center() - QPointF(side / 2, side / 2)
        corner = place.topRight() + QPointF(-side - 1, 1)
        painter.drawPixmap(corner if taken else middle, picture)

    def _thing(self, painter: QPainter, place: QRectF, name: str) -> None:
        names = sorted(set(self._grid.things.values())) if self._grid else []
        shape = names.index(name) % 3 if name in names else 0
        inner = place.adjusted(*(place.width() * share for share in (0.14, 0.14, -0.14, -0.14)))
        painter.setPen(QPen(look().colour("text"), 2))
        painter.setBrush(look().colour("sel"))
        if shape == 0:
            painter.drawEllipse(inner)
        elif shape == 1:
            painter.drawRect(inner)
        else:
            middle = inner.center()
            corners = (
                QPointF(middle.x(), inner.top()),
                QPointF(inner.right(), middle.y()),
                QPointF(middle.x(), inner.bottom()),
                QPointF(inner.left(), middle.y()),
            )
            painter.drawPolygon(QPolygonF(list(corners)))
        painter.setFont(look().font("small", 700))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, name[0].upper())

    def _trail(self, painter: QPainter) -> None:
        painter.setPen(QPen(look().colour("brand"), 3, Qt.PenStyle.DotLine))
        for before, after in zip(self._way, self._way[1:], strict=False):
            painter.drawLine(self._place(before).center(), self._place(after).center())

    def _robot(self, painter: QPainter) -> None:
        if self._frame is None:
            return
        place = self._place(self._frame.cell)
        goals = self._grid.goals if self._grid is not None else ()
        shared = self._frame.cell in goals or self._frame.cell in self._frame.left
        unit = place.width() * (0.32 if shared else 0.5)
        painter.save()
        painter.translate(place.center())
        painter.rotate(_TURN * self._frame.heading)
        painter.setPen(QPen(look().colour("bg"), 2))
        painter.setBrush(look().colour("brand"))
        corners = ((0, -0.82), (0.66, 0.62), (0, 0.34), (-0.66, 0.62))
        painter.drawPolygon(QPolygonF([QPointF(x * unit, y * unit) for x, y in corners]))
        painter.restore()
