"""Whether a finger, or an unsteady hand, meets what it aims at."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QWidget

from kiosk.ui.widgets.code_cells import CodeCells
from kiosk.ui.widgets.segmented import Segment
from tests.gui import looking
from tests.gui.checks.sight import in_sight, in_tool, uncovered
from tests.gui.looking import MAIN_TARGET, told

SPACING: Final = 8
_CELL_SPACING: Final = 6
"""Cells of a code belong together: typing into one moves to the next."""


def too_small(window: QWidget) -> list[str]:
    """A13: what is smaller than 44 px; in an application a box to tick may be smaller."""
    found = looking.too_small(window)
    found += [
        f"{told(one)} {one.size().toTuple()}"
        for one in uncovered(window)
        if isinstance(one, QCheckBox) and not in_tool(one) and one.height() < MAIN_TARGET
    ]
    return found


def crowded(window: QWidget) -> list[str]:
    """A13: two targets with less than 8 px between them, one of which is hit for the other.

    One bar of segments and the tools of an application are one control each; in an application
    a smallest size is asked for instead of a distance.
    """
    targets = [
        (in_sight(one, window), one)  # what is half scrolled away is not aimed at
        for one in uncovered(window)
        if isinstance(one, QAbstractButton | QLineEdit | QComboBox) and not in_tool(one)
    ]
    places = [(place, one) for place, one in targets if place.size() == one.size()]
    found = []
    for number, (place, one) in enumerate(places):
        for other_place, other in places[number + 1 :]:
            if _together(one, other):
                continue
            least = _CELL_SPACING if isinstance(one.parentWidget(), CodeCells) else SPACING
            gap = distance(place, other_place)
            if gap < least:
                found.append(f"{gap} px between {told(one)} and {told(other)}")
    return found


def distance(one: QRect, other: QRect) -> int:
    """The pixels between two places; negative where one lies over the other."""
    across = max(one.left(), other.left()) - min(one.right(), other.right()) - 1
    down = max(one.top(), other.top()) - min(one.bottom(), other.bottom()) - 1
    return max(across, down)


def _together(one: QWidget, other: QWidget) -> bool:
    same = one.parentWidget() is other.parentWidget()
    inside = one.isAncestorOf(other) or other.isAncestorOf(one)
    return inside or (same and isinstance(one, Segment) and isinstance(other, Segment))
