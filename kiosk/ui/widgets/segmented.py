"""A choice among few, all of them in sight in one bar. Knows no meaning of the values."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import Beside, column
from kiosk.ui.widgets.text import Text, repolish

_CHECK: Final = 16


class Segment(QPushButton):
    """One value; the chosen one is filled, bold and checked."""

    def __init__(self, name: str, text: str, place: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setProperty("look", "segment")
        self.setProperty("place", place)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several, and called so when it is read aloud
        self.setAutoDefault(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._dress)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        side = look().px(_CHECK)
        colour = look().hexadecimal("onbrand")
        gap = look().px(4)
        self.setIconSize(QSize(side + gap, side))
        picture = icons.icon("check", colour, look().hexadecimal("dis"), side, (0, gap))
        self.setIcon(picture if self.isChecked() else type(picture)())


class SegmentedChoice(Beside):
    """Says the name of the segment that a person chose."""

    chosen = Signal(str)

    def __init__(self, title: str, options: Sequence[tuple[str, str]]) -> None:
        """Make one segment for each object name and its words; `title` is read aloud."""
        super().__init__()
        self.setAccessibleName(title)
        self._group = QButtonGroup(self)
        self.stacked_changed.connect(self._redraw)
        for place, (name, text) in enumerate(options):
            edge = "first" if place == 0 else "last" if place == len(options) - 1 else "middle"
            segment = Segment(name, text, edge)
            segment.setAccessibleName(f"{title}, {text}")  # another bar may have the same word
            segment.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))
            segment.toggled.connect(self._stop)
            self._group.addButton(segment, place)
            self.take(segment)

    def select(self, name: str) -> None:
        """Show a segment as the chosen one, saying nothing."""
        for button in self._group.buttons():
            if button.objectName() == name:
                button.setChecked(True)

    def first(self) -> QWidget:
        """The segment that a focus goes to: the chosen one, or the first."""
        found: QWidget = self._group.checkedButton() or self._group.buttons()[0]
        return found

    def needed(self) -> int:
        """Those with longer words are wider than the others before they stand below each other."""
        return sum(one.minimumSizeHint().width() for one in self._items) + look().px(_CHECK)

    def _redraw(self, stacked: bool) -> None:  # noqa: FBT001 - the signal's
        """Borders for a bar that stands upright."""
        for button in self._group.buttons():
            button.setProperty("stacked", "yes" if stacked else "no")
            repolish(button)

    def _stop(self) -> None:
        """Tab stops at the chosen segment alone, arrows go on; the toolkit stops at the first."""
        for button in self._group.buttons():
            others = button.focusPolicy() & ~Qt.FocusPolicy.TabFocus
            stop = Qt.FocusPolicy.TabFocus if button.isChecked() else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(others | stop)


class TitledBars(Beside):
    """Bars under their titles, below each other before one of them would stand upright."""

    def __init__(self, bars: Sequence[tuple[str, SegmentedChoice]], gap: int) -> None:
        super().__init__(tuple(titled(title, bar) for title, bar in bars), gap)
        self._bars = tuple(bar for _title, bar in bars)

    def needed(self) -> int:
        gaps = self._lines.spacing() * (len(self._bars) - 1)
        return max(one.needed() for one in self._bars) * len(self._bars) + gaps


def titled(title: str, widget: QWidget) -> QWidget:
    """A widget with its title above."""
    return column(Text(title, "label"), widget, gap=6)
