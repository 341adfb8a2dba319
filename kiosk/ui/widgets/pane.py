"""A part of a screen that a key leads to. Knows no content."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Pane:
    """What it is made of, and the way in."""

    area: QWidget
    enter: Callable[[], object]

    def holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is in this part."""
        return widget is not None and (widget is self.area or self.area.isAncestorOf(widget))


def turn(panes: Sequence[Pane], focus: QWidget | None, step: int) -> None:
    """Go to the next part (1) or the one before (-1); from outside, to the first or the last."""
    if not panes:
        return
    inside = [place for place, pane in enumerate(panes) if pane.holds(focus)]
    outside = -1 if step > 0 else 0
    panes[((inside[0] if inside else outside) + step) % len(panes)].enter()


def first_stop(area: QWidget) -> QWidget | None:
    """Where Tab would come in: what is chosen, or what stands first."""
    stops = [
        one
        for one in area.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    chosen = [one for one in stops if one.property("checked") is True]
    return next(iter([*chosen, *stops]), None)


def stops_in(area: QWidget) -> list[QWidget]:
    """Where Tab may stop in a part, in the order in which it was laid."""
    return [
        one
        for one in area.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.isHidden()
    ]


def follow(stops: Iterable[QWidget]) -> None:
    """Have Tab go from each to the next."""
    for first, second in pairwise(stops):
        if first.window() is second.window():
            QWidget.setTabOrder(first, second)
