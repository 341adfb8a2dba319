"""Checks that an item gives enough to choose from and enough examples. Knows no answer.

The format allows less, so that items of other origins can be read; a certification does not.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from engine.items import ItemType
from workbench.packs.finding import Finding, Remark
from workbench.packs.source import ItemSource
from workbench.packs.words import in_one_line

_CHOICES: Final = (3, 6)
_ZONES: Final = (3, 8)
_PAIRS: Final = (3, 6)
_OPTIONS: Final = (2, 8)
_EXAMPLES: Final = 3
_MANY: Final = 1000


def check_counts(source: ItemSource, settings: Mapping[str, Any]) -> Iterator[Finding]:
    """What there is too little or too much of."""
    strict = settings["kind"] == "certification"
    for what, found, (least, most) in (*_shown(source), *_examples(source)):
        if not least <= found <= most:
            bounds = f"{least}–{most}" if most < _MANY else f"{least} +"
            told = in_one_line("item.count", what=what, found=found, bounds=bounds)
            yield Finding(source.where, told) if strict else Remark(source.where, told)


def _shown(source: ItemSource) -> Iterator[tuple[str, int, tuple[int, int]]]:
    item = source.item
    match item.type:
        case ItemType.SINGLE | ItemType.MULTIPLE | ItemType.ORDER:
            yield "choices", len(item.choices), _CHOICES
        case ItemType.HOTSPOT:
            yield "zones", len(item.zones), _ZONES
        case ItemType.MATCHING:
            yield "fields", len(item.fields), _PAIRS
            yield "options", len(item.fields[0].options), _OPTIONS
        case _:
            return


def _examples(source: ItemSource) -> Iterator[tuple[str, int, tuple[int, int]]]:
    """Of each typed field; a way of working needs one, and as many near misses."""
    examples = source.document.get("examples", {})
    if "accepted" in examples:
        least = 1 if source.item.type is ItemType.APPLICATION else _EXAMPLES
        yield "examples.accepted", len(examples["accepted"]), (least, _MANY)
        yield "examples.refused", len(examples["refused"]), (_EXAMPLES, _MANY)
        return
    for key, given in examples.items():
        for part in ("accepted", "refused"):
            yield f"examples.{key}.{part}", len(given[part]), (_EXAMPLES, _MANY)
