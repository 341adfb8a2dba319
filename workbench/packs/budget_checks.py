"""Checks that a pack stays small: each medium, each item, the whole. Knows no content."""

from collections.abc import Iterator, Mapping
from typing import Final

from workbench.packs.finding import Finding
from workbench.packs.source import ItemSource, PackSource
from workbench.packs.words import in_one_line

KILOBYTE: Final = 1024
BUDGETS: Final[Mapping[str, int]] = {
    "medium_kilobytes": 512,
    "item_kilobytes": 1024,
    "pack_kilobytes": 200 * 1024,
}
"""What counts where `thresholds` of pack.yaml names no budget."""


def check_budget(source: PackSource) -> Iterator[Finding]:
    """What is too large, of the items that the pack ships or may ship."""
    limits = {**BUDGETS, **source.settings["thresholds"]}
    whole = 0
    for one in (*source.items, *source.drafts):
        sizes = dict(_sizes(one))
        total = sum(sizes.values()) + len(one.item.statement.encode())
        if one in source.items:
            whole += total
        for name, size in sizes.items():
            yield from _over(one.where, f"medium {name}", size, limits["medium_kilobytes"])
        yield from _over(one.where, "item", total, limits["item_kilobytes"])
    yield from _over(str(source.settings["id"]), "pack", whole, limits["pack_kilobytes"])


def _over(where: str, what: str, size: int, most: int) -> Iterator[Finding]:
    if size > most * KILOBYTE:
        told = in_one_line("pack.budget", what=what, size=-(-size // KILOBYTE), most=most)
        yield Finding(where, told)


def _sizes(source: ItemSource) -> Iterator[tuple[str, int]]:
    for attachment in source.document["attachments"]:
        path = source.attachment(attachment["file"])
        if path.is_file():
            yield attachment["file"], path.stat().st_size
