"""A picture with numbered zones, and the same zones in words. Knows no right zone."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.question import Answer, AttachmentView, QuestionView
from kiosk.ui.widgets.answer_part import AnswerPart
from kiosk.ui.widgets.answer_row import RadioRow
from kiosk.ui.widgets.picture import picture_of
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.answers import AnswerText, answer_words

_MAT: Final = 16
_BADGE: Final = 26


class ZonePicture(QWidget):
    """Draws the picture on white, the zones over it; a click chooses one."""

    clicked = Signal(int)

    def __init__(self, view: AttachmentView, zones: tuple[tuple[int, int, int, int], ...]) -> None:
        super().__init__()
        self._zones = zones
        self._chosen = 0
        self._picture = picture_of(view.content)
        self._natural = self._picture.size()
        self.setObjectName("zones")
        self.setAccessibleName(answer_words(AnswerText.HOTSPOT_PICTURE, alt=view.alt))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def choose(self, number: int) -> None:
        """Mark a zone, from 1; 0 marks none."""
        self._chosen = number
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = min(width - 2 * _MAT, look().px(self._natural.width()))
        return round(inner * self._natural.height() / self._natural.width()) + 2 * _MAT

    def sizeHint(self) -> QSize:
        width = look().px(self._natural.width()) + 2 * _MAT
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(240), look().px(120))

    def place_of(self, number: int) -> QRect:
        """Where a zone stands on the widget."""
        x, y, width, height = self._zones[number - 1]
        scale = self._scale()
        return QRectF(
            _MAT + x * scale, _MAT + y * scale, width * scale, height * scale
        ).toAlignedRect()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for number in range(1, len(self._zones) + 1):
            if self.isEnabled() and self.place_of(number).contains(point):
                self.clicked.emit(number)
                return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        target = QRectF(_MAT, _MAT, self._natural.width() * scale, self._natural.height() * scale)
        painter.fillRect(target.adjusted(-_MAT, -_MAT, _MAT, _MAT), Qt.GlobalColor.white)
        self._picture.draw(painter, target)
        for number in range(1, len(self._zones) + 1):
            self._zone(painter, number)

    def _zone(self, painter: QPainter, number: int) -> None:
        """Dark blue on white in every theme: the picture under it is drawn for a white page."""
        place, chosen = QRectF(self.place_of(number)), number == self._chosen
        blue = Qt.GlobalColor.darkBlue
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine
        painter.setPen(QPen(blue, 4 if chosen else 2, style))
        painter.drawRect(place)
        side = look().px(_BADGE)
        # On the corner itself, so that as little as can be of the picture is hidden.
        corner = QRectF(place.right() - side / 2, place.top() - side / 2, side, side)
        painter.setPen(QPen(blue, 2))
        painter.setBrush(blue if chosen else Qt.GlobalColor.white)
        painter.drawEllipse(QPointF(corner.center()), side / 2 - 2, side / 2 - 2)
        painter.setPen(Qt.GlobalColor.white if chosen else blue)
        painter.setFont(look().sized(15, 700))
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, str(number))

    def _scale(self) -> float:
        inner = min(self.width() - 2 * _MAT, look().px(self._natural.width()))
        return max(inner, 1) / self._natural.width()


class HotspotPart(AnswerPart):
    """The picture, and one row for each zone: whichever is easier."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__()
        self.lines.addWidget(Text(answer_words(AnswerText.HOTSPOT_HINT), "small", "text2"))
        self.lines.addSpacing(10)
        self._picture = ZonePicture(view.attachments[0], view.zones)
        self._picture.clicked.connect(self._pointed)
        self._rows: list[RadioRow] = []
        chosen = words(Key.QUESTION_CHOSEN)
        for number, name in enumerate(view.choices, start=1):
            row = RadioRow(f"choice-{number}", f"{number}. {name}", chosen, 56)
            row.setChecked(number == view.draft)
            row.toggled.connect(self._toggled)
            self._rows.append(row)
            self.lines.addWidget(row)
            self.lines.addSpacing(10)
        self._mark()

    def answer(self) -> Answer:
        return next((place for place, row in enumerate(self._rows, 1) if row.isChecked()), None)

    def missing(self) -> str:
        return "" if self.answer() else answer_words(AnswerText.HOTSPOT_MISSING)

    def first_gap(self) -> QWidget | None:
        return next((row for row in self._rows if row.isChecked()), self._rows[0])

    def beside(self) -> QWidget | None:
        return self._picture

    def open_or_close(self, *, enabled: bool) -> None:
        super().open_or_close(enabled=enabled)
        self._picture.setEnabled(enabled)

    def _pointed(self, number: int) -> None:
        row = self._rows[number - 1]
        row.setChecked(True)
        row.setFocus(Qt.FocusReason.MouseFocusReason)

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - the toolkit's signature
        if on:
            self._mark()
            self.changed.emit()

    def _mark(self) -> None:
        number = self.answer()
        self._picture.choose(number if isinstance(number, int) else 0)
