"""How one line of the list of candidates is measured and drawn. Knows no candidate but its line."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.views.people import PersonRow

ROW: Final = int(Qt.ItemDataRole.UserRole)
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft)
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter)
_WIDE: Final = 620
_SIDE: Final = 14
_DISC: Final = 36
_GAP: Final = 8
_LOWEST: Final = 64
_CHIP: Final = 28
_NAMES: Final = 0.44
_GROUNDS: Final = {"ok": "okbg", "warn": "warnbg", "err": "errbg", "info": "infobg"}


@dataclass(frozen=True, slots=True)
class _Chip:
    """A short state with an icon, and where it lies."""

    text: str
    icon: str
    tone: str
    place: QRect


@dataclass(frozen=True, slots=True)
class _Words:
    """Words and where they lie."""

    text: str
    role: str
    weight: int
    tone: str
    place: QRect
    flags: int = _WRAP


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything in a line, from its own top left corner."""

    words: tuple[_Words, ...]
    chips: tuple[_Chip, ...]
    height: int


def plan_of(row: PersonRow, width: int) -> _Plan:
    """Where everything in a line lies at a width, in pixels; nothing is ever cut."""
    left = look().px(_SIDE + _DISC + _SIDE)
    room = max(look().px(120), width - left - look().px(_SIDE))
    wide = room >= look().px(_WIDE)
    top = look().px(9)
    names_room = round(room * _NAMES) if wide else room
    name = _words(row.name, "label", 600, "text", QRect(left, top, names_room, 0))
    detail = _words(
        row.detail, "small", 400, "text2", QRect(left, name.place.bottom() + 1, names_room, 0)
    )
    parts = [name, detail]
    bottom = detail.place.bottom()
    chips_left = left + names_room + look().px(_GAP) if wide else left
    chips_top = top if wide else bottom + look().px(4)
    chips_room = room - names_room - look().px(_GAP) if wide else room
    chips = _flow(row, QPoint(chips_left, chips_top), chips_room)
    bottom = max(bottom, chips[-1].place.bottom())
    times = " · ".join(one for one in (row.progress, row.left, row.end) if one)
    if times:
        below = chips[-1].place.bottom() + look().px(3)
        said = _words(times, "small", 500, "text", QRect(chips_left, below, chips_room, 0))
        parts.append(said)
        bottom = max(bottom, said.place.bottom())
    return _Plan(tuple(parts), chips, max(look().px(_LOWEST), bottom + look().px(9)))


class RowPainter(QStyledItemDelegate):
    """Draws a line: a shape for the state, the name, the state in words, alerts beside it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option
        view, row = self.parent(), index.data(ROW)
        if not isinstance(view, QAbstractItemView) or not isinstance(row, PersonRow):
            return QSize()
        # With a scroll bar or without: a line never asks for more height than it was given.
        bar = view.verticalScrollBar().sizeHint().width()
        width = view.width() - 2 * view.frameWidth() - bar
        return QSize(width, plan_of(row, width).height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, PersonRow):
            return
        place, state = _rect(option), _state(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, place, state)
        painter.translate(place.topLeft())
        self._disc(painter, row, place.height())
        plan = plan_of(row, place.width())
        for one in plan.words:
            painter.setPen(look().colour(one.tone))
            painter.setFont(look().font(one.role, one.weight))
            painter.drawText(one.place, one.flags, one.text)
        for chip in plan.chips:
            _draw_chip(painter, chip)
        painter.restore()

    def _ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        under = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(place, look().colour("sel" if chosen else "surface" if under else "bg"))
        painter.fillRect(
            QRect(place.left(), place.bottom(), place.width(), 1), look().colour("hair")
        )
        if chosen:
            painter.fillRect(
                QRect(place.left(), place.top(), look().px(5), place.height()),
                look().colour("brand"),
            )
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look().colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(3, 3, -3, -4), 6, 6)

    def _disc(self, painter: QPainter, row: PersonRow, height: int) -> None:
        """A shape of its own for what is empty: dashed and square; else a ring."""
        side = look().px(_DISC)
        box = QRectF(look().px(_SIDE), (height - side) / 2, side, side)
        ground = _GROUNDS.get(row.tone, "bg")
        pen = QPen(look().colour(row.tone), 2)
        if row.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look().colour(ground))
        if row.dashed:
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        else:
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        inner = round(side * 0.55)
        picture = icons.pixmap(row.icon, look().hexadecimal(row.tone), inner)
        painter.drawPixmap(
            round(box.center().x() - inner / 2), round(box.center().y() - inner / 2), picture
        )


def _words(text: str, role: str, weight: int, tone: str, at: QRect) -> _Words:
    needed = QFontMetrics(look().font(role, weight)).boundingRect(
        QRect(0, 0, at.width(), 10_000), _WRAP | _LEFT, text
    )
    height = max(needed.height(), look().px(20)) if text else 0
    return _Words(text, role, weight, tone, QRect(at.left(), at.top(), at.width(), height))


def _chip_font() -> QFont:
    return look().sized(15, 700)


def _flow(row: PersonRow, at: QPoint, room: int) -> tuple[_Chip, ...]:
    """The state, the alerts, then what else is to be known, from left to right and down."""
    said = [(row.state, row.icon, row.tone)]
    said += [(alert, "bell", "err") for alert in row.alerts]
    said += [(pill, "", "text") for pill in row.pills]
    metrics = QFontMetrics(_chip_font())
    height, gap = look().px(_CHIP), look().px(_GAP)
    found: list[_Chip] = []
    x, y = 0, 0
    for text, icon, tone in said:
        width = metrics.horizontalAdvance(text) + look().px(24 + (24 if icon else 0))
        if x and x + width > room:
            x, y = 0, y + height + look().px(4)
        place = QRect(at.x() + x, at.y() + y, min(width, room), height)
        found.append(_Chip(text, icon, tone, place))
        x += width + gap
    return tuple(found)


def _draw_chip(painter: QPainter, chip: _Chip) -> None:
    ground = look().colour(_GROUNDS.get(chip.tone, "sunk"))
    painter.setPen(QPen(look().colour("line" if chip.tone not in _GROUNDS else chip.tone), 1))
    painter.setBrush(ground)
    radius = chip.place.height() / 2
    painter.drawRoundedRect(QRectF(chip.place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    left = chip.place.left() + look().px(12)
    if chip.icon:
        side = look().px(18)
        picture = icons.pixmap(chip.icon, look().hexadecimal(chip.tone), side)
        painter.drawPixmap(left, chip.place.center().y() - side // 2 + 1, picture)
        left += look().px(24)
    painter.setPen(look().colour(chip.tone))
    painter.setFont(_chip_font())
    room = QRect(left, chip.place.top(), chip.place.right() - left, chip.place.height())
    painter.drawText(room, _MIDDLE | _LEFT, chip.text)


def _rect(option: QStyleOptionViewItem) -> QRect:
    found = getattr(option, "rect")  # noqa: B009 - the stubs of the toolkit lack it
    return found if isinstance(found, QRect) else QRect()


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    found = getattr(option, "state")  # noqa: B009 - the stubs of the toolkit lack it
    return found if isinstance(found, QStyle.StateFlag) else QStyle.StateFlag.State_None
