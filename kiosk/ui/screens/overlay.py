"""Stands before a stopped sitting: what, what is safe, what to do. Knows no sitting."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.theme.look import look
from kiosk.ui.views.overlay import OverlayKind, OverlayRow, OverlayView
from kiosk.ui.widgets.boxes import STRETCH, Column, card, clear, column, hairline, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.disc import Disc
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words

_ICONS: Final[Mapping[OverlayKind, str]] = {
    OverlayKind.PAUSE: "pause",
    OverlayKind.PERSONAL: "pause",
    OverlayKind.REPORT: "flag",
    OverlayKind.HOLD: "lock",
    OverlayKind.MOVED: "swap",
    OverlayKind.FOCUS: "window",
    OverlayKind.COVER: "shield",
}
_WIDTH: Final = 880
_INSET: Final = 40
_LABELS: Final = 168
_SAFE: Final = ("save", "check-circle", "drive")


class OverlayScreen(Screen):
    """One template for each reason to stop."""

    acted = Signal()

    def __init__(self, name: str = "overlay") -> None:
        super().__init__(name, "veil")
        self._disc = Disc("pause")
        self._head = Text("", "h1", "onink")
        self._subtitle = Text("", "body", "onink")
        self._code = Text("", "small", "text2", wrap=False)
        self._moment = Text("", "small", "text2", wrap=False, tabular=True)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(_INSET, 12, _INSET, 12)
        self._rows.setSpacing(0)
        self._shown: tuple[OverlayRow, ...] = ()
        self._labels: list[Text] = []
        said = column(self._head, self._subtitle, gap=0)
        head = card(
            "head",
            row(self._disc, said, gap=24, margins=(_INSET, 24, _INSET, 24)),
        )
        body = QWidget()
        body.setLayout(self._rows)
        foot = card(
            "foot", row(self._code, STRETCH, self._moment, gap=16, margins=(_INSET, 13, _INSET, 13))
        )
        whole = card("overlay", head, body, foot)
        self.lay(column(STRETCH, Column(whole, _WIDTH), STRETCH, margins=(24, 24, 24, 24)))
        self.staff = self.add_staff_button()
        self._act = Button("overlay-action", "", "primary", "right", after=True)
        self._act.clicked.connect(self.acted)
        self.bottom.add_right(self._act)

    def show_view(self, view: OverlayView) -> None:
        """Say why the sitting is stopped."""
        self.tell(kind=view.kind.value)
        self.entitle(view.title)
        self._disc.show_icon(_ICONS[view.kind])
        self._head.say(view.title)
        self._subtitle.say(view.subtitle)
        self._subtitle.setVisible(bool(view.subtitle))
        self._code.say(words(Key.OVERLAY_CODE, code=view.code) if view.code else "")
        self._moment.say(view.moment)
        if view.rows != self._shown:
            self._shown = view.rows
            self._list(view.rows)
        self.bottom.offer(self._act, offered=bool(view.action))
        self._act.say(view.action)
        self.bottom.say(view.saved_note, safe=True)

    def first_focus(self) -> QWidget | None:
        """The one way on, or nothing to press by accident."""
        return self._act if self._act.isVisibleTo(self) else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._align()

    def _list(self, rows: tuple[OverlayRow, ...]) -> None:
        clear(self._rows)
        self._labels = [
            Text(one.label, "body", "mention", wrap=False, beside="lead") for one in rows
        ]
        for place, (one, label) in enumerate(zip(rows, self._labels, strict=True)):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(_row(one, label))
        self._align()

    def _align(self) -> None:
        """Start all texts below each other, whatever the size of the labels."""
        width = max((one.sizeHint().width() for one in self._labels), default=0)
        for one in self._labels:
            one.setMinimumWidth(max(width, look().px(_LABELS)))


def _row(view: OverlayRow, label: Text) -> QWidget:
    box = QWidget()
    layout = QGridLayout(box)
    layout.setContentsMargins(0, 16, 0, 16)
    layout.setHorizontalSpacing(22)
    layout.setColumnStretch(2, 1)
    top = Qt.AlignmentFlag.AlignTop
    tone = "ok" if view.icon in _SAFE else "brand"
    layout.addWidget(Icon(view.icon, tone, 28), 0, 0, top)
    layout.addWidget(label, 0, 1, top)
    layout.addWidget(Text(view.text, "lead"), 0, 2, top)
    return box
