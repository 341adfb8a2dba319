"""What stands in a layout, in its order, without asking for the layout's items.

Knows no content. The binding keeps each item that was asked for, and is not told when the toolkit
deletes it: whatever later lies at that address would be taken for the item.
"""

from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def laid(layout: QLayout) -> tuple[QWidget, ...]:
    """The widgets of a layout in the order of their places, those of layouts within it too."""
    return tuple(chain.from_iterable(_places(layout, deep=True)))


def laid_here(layout: QLayout) -> tuple[QWidget, ...]:
    """The widgets of a layout in the order of their places, without those of layouts within it."""
    return tuple(chain.from_iterable(_places(layout, deep=False)))


def _places(layout: QLayout, *, deep: bool) -> list[tuple[QWidget, ...]]:
    holder = layout.parentWidget()
    beneath = Qt.FindChildOption.FindDirectChildrenOnly
    widgets = [] if holder is None else holder.findChildren(QWidget, options=beneath)
    found: list[tuple[int, tuple[QWidget, ...]]] = []
    found += [(layout.indexOf(one), (one,)) for one in widgets]
    if deep:
        inner = [one for one in layout.children() if isinstance(one, QLayout)]
        found += [(layout.indexOf(one), laid(one)) for one in inner]
    return [ones for place, ones in sorted(found, key=lambda one: one[0]) if place >= 0]
