"""Checks of the places to point at: large enough, inside the picture, apart. Knows no answer."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from engine.items import Item, ItemType, Zone
from workbench.packs.drawing import Drawing, DrawingError, read_drawing
from workbench.packs.finding import Finding
from workbench.packs.source import ItemSource
from workbench.packs.words import in_one_line

LEAST_SIDE: Final = 44
"""Units of the picture, which is shown at its natural size."""


def check_zones(source: ItemSource) -> Iterator[Finding]:
    """Everything that is wrong with the zones of a hotspot item."""
    if source.item.type is not ItemType.HOTSPOT:
        return
    for what in _faults(source):
        yield Finding(source.where, what)


def _faults(source: ItemSource) -> Iterator[str]:
    item = source.item
    drawing = _drawing(source)
    for name, zone in zip(item.choices, item.zones, strict=True):
        if min(zone.width, zone.height) < LEAST_SIDE:
            yield in_one_line("item.zone_small", name=name, least=LEAST_SIDE)
        outside = drawing is not None and (
            zone.x + zone.width > drawing.width or zone.y + zone.height > drawing.height
        )
        if outside:
            yield in_one_line("item.zone_outside", name=name)
    yield from _overlaps(item)


def _overlaps(item: Item) -> Iterator[str]:
    named = zip(item.choices, item.zones, strict=True)
    for (name, one), (other_name, other) in combinations(named, 2):
        if _overlap(one, other):
            yield in_one_line("item.zones_overlap", name=name, other=other_name)


def _overlap(one: Zone, other: Zone) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def _drawing(source: ItemSource) -> Drawing | None:
    path = source.attachment(source.document["attachments"][0]["file"])
    try:
        return read_drawing(path.read_bytes())
    except (OSError, DrawingError):
        return None
