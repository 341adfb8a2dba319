"""The bar below every screen: quiet acts left, the way on right, a status between. Knows no act."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSpacerItem, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.theme.tokens import BOTTOM_BAR, SIDE_MARGIN
from kiosk.ui.widgets.boxes import RING, grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.listen_bar import ListenBar
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words

_GAP: Final = 12
_GROWTH: Final = 40
_LARGE: Final = 1.5
_NARROW_SIDE: Final = 16


class BottomBar(QWidget):
    """Buttons in their fixed places.

    Where there is no room, the status is left out first; then quiet acts, and at last all but the
    way on, fold behind one button that swaps them in and out.
    """

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "bottom")
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(_GAP)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._check = Icon("check", "ok", 20)
        self._status = Text("", "status", "text2", wrap=False)
        self._status.setObjectName("status")
        self._down = Icon("down", "text2", 20)
        self._hint = Text("", "caption", "text2", wrap=False)
        self._hint.setObjectName("below")
        self._left: list[QWidget] = []
        self._right: list[QWidget] = []
        self._absent: set[QWidget] = set()
        self._middle = False
        self._more = Button("more", words(Key.FRAME_MORE), "plain", "dots")
        self._swapped = False
        self._fitting = False
        self._due = False
        self._more.clicked.connect(self._swap)
        self._between = QSpacerItem(0, 0)
        self._layout.addWidget(self._more)
        self._layout.addStretch(1)
        self._layout.addWidget(self._down)
        self._layout.addWidget(self._hint)
        self._layout.addItem(self._between)
        self._layout.addWidget(self._check)
        self._layout.addWidget(self._status)
        self._before_right = QSpacerItem(0, 0)
        self._layout.addItem(self._before_right)
        for one in (self._check, self._more, self._down, self._hint):
            one.hide()
        self._resize()

    def add_left(self, widget: QWidget) -> None:
        """Put a quiet act on the left."""
        self._layout.insertWidget(len(self._left), widget)
        self._left.append(widget)
        self._resize()

    def add_right(self, widget: QWidget) -> None:
        """Put an act on the right; the last one added is the way on."""
        self._layout.addWidget(widget)
        self._right.append(widget)
        self._fit()

    def offer(self, widget: QWidget, *, offered: bool) -> None:
        """Have one of the buttons in the bar, or leave it out."""
        if offered == (widget in self._absent):
            self._absent ^= {widget}
            self._fit()

    def centre_status(self) -> None:
        """Keep the status in the middle, where nothing is being saved."""
        if not self._middle:
            self._middle = True
            self._layout.insertStretch(self._layout.indexOf(self._status) + 1, 1)

    def say(self, text: str, *, safe: bool = False) -> None:
        """Show a status; a safe one has a check."""
        self._status.say(text)
        self._status.tint("ok" if safe else "text2")
        self._status.recast("status" if safe else "small")
        self._fit()

    def hint(self, text: str) -> None:
        """Say that something is further down the page; before any status, if room is short."""
        if text != self._hint.plain:
            self._hint.say(text)
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._resize()

    def event(self, event: QEvent) -> bool:
        """Decide again what fits once a part of the bar wants another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _resize(self) -> None:
        self.setFixedHeight(round(BOTTOM_BAR + _GROWTH * (look().factor - 1)))
        self._fit()

    def _swap(self) -> None:
        self._swapped = not self._swapped
        self._fit()

    def _fit(self) -> None:
        """Fold and leave out rather than cut a button.

        A button that appears may change the page above, which has another hint to give at once: it
        waits until the bar has come to rest, for what is hidden while it appears stays in sight.
        """
        self._due = True
        while self._due and not self._fitting:
            self._due, self._fitting = False, True
            self._arrange()
            self._fitting = False

    def _arrange(self) -> None:
        left = [one for one in self._left if one not in self._absent]
        right = [one for one in self._right if one not in self._absent]
        room = self.width() - 2 * SIDE_MARGIN
        for one in left:
            if isinstance(one, ListenBar):
                self._suit(one, room, [*left, *right], left)
        folded: list[QWidget] = []
        self._name_more(room, right)
        hinted = self._hint.sizeHint().width() + look().px(20) + 3 * _GAP
        large = look().preferences.factor >= _LARGE and bool(self._hint.plain)
        if _width([*left, *right]) > room - (hinted if large else 0):
            folded = left
            if _width([self._more, *right]) > room:
                folded = [*left, *right[:-1]]
        swapped = bool(folded) and self._swapped
        for one in (*self._left, *self._right):
            present = one in left or one in right
            tight = swapped and isinstance(one, ListenBar) and _width([self._more, *folded]) > room
            one.setVisible(present and (one in folded) == swapped and not tight)
        self._more.setVisible(bool(folded))
        shown = folded if swapped else [one for one in (*left, *right) if one not in folded]
        if folded:
            shown = [self._more, *shown]
        spare = room - _width(shown) - look().px(40) - 3 * _GAP
        told = bool(self._hint.plain) and hinted <= room - _width(shown)
        self._hint.setVisible(told)
        self._down.setVisible(told)
        if told:
            spare -= hinted + 2 * _GAP
        fits = bool(self._status.plain) and self._status.sizeHint().width() <= spare
        self._status.setVisible(fits)
        self._check.setVisible(fits and self._status.property("tone") == "ok")
        self._between.changeSize(_GAP if fits and told else 0, 0)
        apart = 2 * _GAP if fits else _GAP
        self._before_right.changeSize(apart if right and not swapped else 0, 0)
        side = SIDE_MARGIN if look().preferences.factor < _LARGE else _NARROW_SIDE
        quiet = bool(left) and not folded and left[0].property("look") == "quiet"
        near = max(RING, side - _GAP)
        self._layout.setContentsMargins(near if quiet else side, 0, side, 0)
        self._layout.setAlignment(self._status, Qt.AlignmentFlag.AlignVCenter)
        self._leave_out()

    def _name_more(self, room: int, right: list[QWidget]) -> None:
        """Its dots say it alone where the way on would not be whole beside the word."""
        word = words(Key.FRAME_MORE)
        need = self._more.width_with(word) + _GAP + _width(right[-1:])
        self._more.say("" if right and need > room else word, word)

    def _leave_out(self) -> None:
        """What is only told goes where the layout, with all its gaps, is still too wide."""
        for text, sign in ((self._status, self._check), (self._hint, self._down)):
            if not text.isHidden() and self._layout.minimumSize().width() > self.width():
                text.hide()
                sign.hide()

    def _suit(self, bar: ListenBar, room: int, shown: list[QWidget], left: list[QWidget]) -> None:
        """Have a bar to listen be no wider than its place: the others and the status go first."""
        least = bar.play.sizeHint().width()
        beside = room - _width([one for one in shown if one is not bar]) - _GAP
        told = self._status.sizeHint().width() + look().px(40) + 2 * _GAP
        apart = [self._more, *(one for one in left if one is not bar)]
        places = (beside - told if self._status.plain else beside, beside)
        folded = room - _width(apart) - _GAP
        bar.suit(next((one for one in places if one >= least), folded))


def _width(buttons: list[QWidget]) -> int:
    return sum(max(one.sizeHint().width(), one.minimumWidth()) + _GAP for one in buttons)
