"""Rows, columns and panes: how widgets stand beside each other. Knows no meaning."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.laid import laid_here

Margins = tuple[int, int, int, int]
NONE: Final[Margins] = (0, 0, 0, 0)
RING: Final = 6
"""Room that a focus ring needs around a control, in pixels."""


class Stretch:
    """The place in a row or a column that takes what is left."""


STRETCH: Final = Stretch()
Item = QWidget | int | Stretch


def fill(layout: QBoxLayout, items: tuple[Item, ...]) -> None:
    """Add widgets, spaces in pixels and stretches, in order."""
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            layout.addStretch(1)


def column(*items: Item, gap: int = 0, margins: Margins = NONE, ground: str = "") -> QWidget:
    """The items below each other."""
    return _boxed(QVBoxLayout, items, gap, margins, ground)


def row(*items: Item, gap: int = 0, margins: Margins = NONE, grows: int = -1) -> QWidget:
    """The items beside each other, centred in height; the one at place *grows* takes the rest."""
    made = _boxed(QHBoxLayout, items, gap, margins, "")
    layout = made.layout()
    if isinstance(layout, QHBoxLayout):
        if grows >= 0:
            layout.setStretch(grows, 1)
        for one in laid_here(layout):
            layout.setAlignment(one, Qt.AlignmentFlag.AlignVCenter)
    return made


def _boxed(
    kind: type[QVBoxLayout] | type[QHBoxLayout],
    items: tuple[Item, ...],
    gap: int,
    margins: Margins,
    ground: str,
) -> QWidget:
    made = grounded(QWidget(), ground) if ground else QWidget()
    layout = kind(made)
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    fill(layout, items)
    return made


def grounded(widget: QWidget, ground: str) -> QWidget:
    """Give a widget the colour of a ground."""
    widget.setProperty("ground", ground)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def hairline(kind: str = "h") -> QFrame:
    """A thin line: `h` and `upright` on the page, `ink` and upright `v` on ink."""
    line = QFrame()
    line.setProperty("rule", kind)
    return line


def card(kind: str, *items: Item, gap: int = 0, margins: Margins = NONE) -> QFrame:
    """A framed group of widgets."""
    frame = QFrame()
    frame.setProperty("card", kind)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    fill(layout, items)
    return frame


def clear(layout: QBoxLayout) -> None:
    """Take every item out of a layout, and let go of its widgets."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


class Scroll(QScrollArea):
    """The one part of a screen that scrolls, upwards and downwards only."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._sought: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        content.setMinimumHeight(1)  # its height follows from its width, not from a guess
        content.installEventFilter(self)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A content whose height does not follow from its width has the one that it asks for."""
        content = self.widget()
        if event.type() == QEvent.Type.LayoutRequest and watched is content and content is not None:
            layout = content.layout()
            wanted = 1 if layout is None or layout.hasHeightForWidth() else 0
            if content.minimumHeight() != wanted:
                content.setMinimumHeight(wanted)
        return super().eventFilter(watched, event)

    def reveal(self, widget: QWidget) -> None:
        """Bring a widget into view as soon as it has found its place."""
        self._sought = widget
        QTimer.singleShot(0, self, self._find)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll to all of a widget that fits; the toolkit would be content with its caret."""
        content, height = self.widget(), self.viewport().height()
        inside = content is not None and content.isAncestorOf(widget)
        if content is None or not inside or widget.height() + 4 * RING > height:
            return
        top = widget.mapTo(content, QPoint(0, 0)).y() - 2 * RING
        bottom = top + widget.height() + 4 * RING
        bar = self.verticalScrollBar()
        bar.setValue(min(top, max(bar.value(), bottom - height)))

    def show_spot(self, widget: QWidget, spot: QRect) -> None:
        """Bring a part of a widget into view."""
        content = self.widget()
        if content is not None and content.isAncestorOf(widget):
            corner = widget.mapTo(content, spot.topLeft())
            self.ensureVisible(corner.x(), corner.y(), 0, 2 * RING)
            self.ensureVisible(corner.x(), corner.y() + spot.height(), 0, 2 * RING)

    def _find(self) -> None:
        if self._sought is not None and self._sought.isVisible():
            self.ensureWidgetVisible(self._sought, 0, 2 * RING)
        self._sought = None

    def sizeHint(self) -> QSize:
        content = self.widget()
        return content.sizeHint() if content is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page that a widget is on, if it fits there, with room for the focus ring."""
    carrier = widget.parentWidget()
    while carrier is not None:
        if isinstance(carrier, Scroll):
            carrier.show_whole(widget)
        carrier = carrier.parentWidget()


class Column(QWidget):
    """A column no wider than a line of text is long, in the middle of its place, or at its left."""

    def __init__(self, content: QWidget, width: int, *, left: bool = False) -> None:
        super().__init__()
        self._content = content
        self._width = width
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*NONE)
        if not left:
            layout.addStretch(1)
        layout.addWidget(content, 1000)
        layout.addStretch(1)
        self._resize()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._resize()

    def _resize(self) -> None:
        self._content.setMaximumWidth(look().px(self._width))


class Beside(QWidget):
    """Items of one width beside each other, or below each other where one would be cut."""

    stacked_changed = Signal(bool)

    def __init__(self, items: tuple[QWidget, ...] = (), gap: int = 0) -> None:
        super().__init__()
        self._items: list[QWidget] = []
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(*NONE)
        self._lines.setSpacing(gap)
        for item in items:
            self.take(item)

    def take(self, item: QWidget) -> None:
        """Put one more at the end."""
        self._items.append(item)
        self._lines.addWidget(item, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._arrange)  # once the items are dressed, too

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of them."""
        return QSize(self._widest(), self._lines.minimumSize().height())

    def _widest(self) -> int:
        return max((one.minimumSizeHint().width() for one in self._items), default=0)

    def needed(self) -> int:
        """How wide it must be for all to stand beside each other, in pixels."""
        return self._widest() * len(self._items) + self._lines.spacing() * (len(self._items) - 1)

    def _arrange(self) -> None:
        stacked = self.needed() > self.width()
        kind = QBoxLayout.Direction
        wanted = kind.TopToBottom if stacked else kind.LeftToRight
        if self._lines.direction() != wanted:
            self._lines.setDirection(wanted)
            self.stacked_changed.emit(stacked)
            self.updateGeometry()


class Split(QWidget):
    """Two panes beside each other, or below each other where there is no room for both.

    `shares` are their widths at 100 % on the usual screen; `first` and `second` may be replaced
    never, only filled.
    """

    def __init__(self, first: QWidget, second: QWidget, shares: tuple[int, int]) -> None:
        super().__init__()
        self._shares = shares
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(*NONE)
        self._layout.setSpacing(0)
        self._layout.addWidget(first, shares[0])
        self._layout.addWidget(second, shares[1])
        self._panes = (first, second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.arrange()

    def arrange(self) -> None:
        """Put the panes where there is room for them."""
        least = sum(pane.minimumSizeHint().width() for pane in self._panes)
        usual = look().px(_NARROWEST * sum(self._shares) / _USUAL)
        wide = self.width() >= max(least, usual)
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if wide else direction.TopToBottom
        if self._layout.direction() != wanted:
            self._layout.setDirection(wanted)
        for place, share in enumerate(self._shares):
            self._layout.setStretch(place, share if wide else 0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one pane: the other one goes below it."""
        widths = [pane.minimumSizeHint().width() for pane in self._panes]
        return QSize(max(widths), super().minimumSizeHint().height())

    def stacked(self) -> bool:
        """Whether the panes stand below each other."""
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom


_NARROWEST: Final = 980
_USUAL: Final = 1366
