"""Two panes beside each other with a border that moves; one at a time where room is short.

Knows no content. The border takes the focus and moves by the arrows; `swap` goes from one pane to
the other.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSplitter,
    QSplitterHandle,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button

_HANDLE: Final = 13
_STEP: Final = 24
_ENOUGH: Final = 1000
"""Of the page's width at 100 %, below which the panes take turns."""
_ASKED: Final = 469
_LEAST: Final = 240


class _Handle(QSplitterHandle):
    """A border with a grip."""

    def __init__(self, parent: QSplitter, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moveSplitter(self.pos().x() + look().px(step))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("sunk"))
        painter.fillRect(0, 0, 1, self.height(), look().colour("hair"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look().colour("hair"))
        grip = look().px(48)
        tone = "focus" if self.hasFocus() else "line"
        middle = (self.height() - grip) // 2
        painter.fillRect(self.width() // 2 - 1, middle, 3, grip, look().colour(tone))


class _Splitter(QSplitter):
    def __init__(self, name: str) -> None:
        self._name = name
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(_HANDLE)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self, self._name)


class Split(QWidget):
    """The left pane alone until a right one is given."""

    swapped = Signal(bool)
    """Whether the right pane is now the one in use."""
    turning = Signal(bool)
    """Whether the panes take turns from now on."""

    def __init__(self, left: QWidget, border: str) -> None:
        super().__init__()
        self._left = left
        self._right: QWidget | None = None
        self._asked = _ASKED
        self._wide = False
        self._at_right = False
        self._turning = False
        self._arranging = False
        self._stale: bool | None = None
        self._splitter = _Splitter(border)
        self._splitter.addWidget(left)
        left.setMinimumWidth(0)
        self._names = grounded(QWidget(), "surface")
        self._buttons = (Button("pane-left", "", "tab"), Button("pane-right", "", "tab"))
        group = QButtonGroup(self)
        row = self._row = QHBoxLayout(self._names)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        for place, button in enumerate(self._buttons):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _on=False, place=place: self.turn(right=bool(place)))
        row.addStretch()
        self._names.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._names)
        layout.addWidget(self._splitter, 1)

    @property
    def right(self) -> QWidget | None:
        """The right pane."""
        return self._right

    def give(
        self, right: QWidget | None, names: tuple[str, str] = ("", ""), left: int = _ASKED
    ) -> None:
        """Put another pane on the right, or none; the former one goes away.

        `left` is the width that the left one has at first, at 100 %.
        """
        self._asked = left
        if self._right is not None:
            self._right.setParent(None)
            self._right.deleteLater()
        self._right, self._wide, self._at_right, self._turning = right, False, False, False
        for button, name in zip(self._buttons, names, strict=True):
            button.say(name)
        if right is not None:
            self._splitter.addWidget(right)
            right.show()
            self._splitter.handle(1).setObjectName("splitter")  # the toolkit named it anew
            self._splitter.setStretchFactor(0, 0)
            self._splitter.setStretchFactor(1, 1)
        self._arrange(afresh=True)

    def enlarge(self, *, wide: bool) -> None:
        """Give the right pane the whole width, or share it again."""
        self._wide, self._at_right = wide, wide
        self._arrange()

    def turn(self, *, right: bool) -> None:
        """Go to a pane; where they take turns it is the one shown."""
        self._at_right = right and self._right is not None
        if self._wide and not self._at_right:
            self._wide = False
        self._arrange()
        self.swapped.emit(self._at_right)

    def stand_beside_names(self, widget: QWidget) -> None:
        """Put a widget after the names of the panes, where it has the rest of their row."""
        self._row.addWidget(widget, 1)
        widget.show()

    def narrow(self) -> bool:
        """Whether the panes take turns."""
        return self._right is not None and self.width() < look().px(_ENOUGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(afresh=event.oldSize().width() != event.size().width())

    def _arrange(self, *, afresh: bool = False) -> None:
        """Show what fits. Showing the names may bring another width before they are shown.

        Hiding them in the midst of that would leave them in sight and yet without a place, so
        what such a change asks for waits until the first has ended.
        """
        if self._arranging:
            self._stale = afresh or bool(self._stale)
            return
        self._arranging = True
        try:
            self._place(afresh=afresh)
        finally:
            self._arranging = False
        if self._stale is not None:
            afresh, self._stale = self._stale, None
            self._arrange(afresh=afresh)

    def _place(self, *, afresh: bool) -> None:
        right = self._right
        turns = self.narrow()
        if turns != self._turning:
            self._turning = turns
            self.turning.emit(turns)
        self._names.setVisible(turns)
        self._buttons[0].setChecked(not self._at_right)
        self._buttons[1].setChecked(self._at_right)
        self._left.setVisible(right is None or not (self._wide or (turns and self._at_right)))
        if right is None:
            return
        right.setVisible(not turns or self._at_right)
        self._left.setMinimumWidth(0 if turns else look().px(_LEAST))
        if afresh and not turns:
            asked = look().px(self._asked)
            self._splitter.setSizes([asked, max(1, self.width() - asked - _HANDLE)])
