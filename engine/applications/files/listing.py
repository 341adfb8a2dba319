"""Which things are shown, in which order and by which name. Knows no act."""

from typing import Final

from engine.applications.files.desk import Desk, Search
from engine.applications.files.names import (
    KINDS,
    extension,
    family,
    fits,
    stem,
    suffix,
    treated_name,
)
from engine.applications.files.shelf import ARCHIVE, FILE, FOLDER, PLACE, Node

_FAMILIES: Final = tuple(KINDS)


def listed(desk: Desk) -> tuple[Node, ...]:
    """The rows of the list: what is in the open folder, or what a search found; folders first."""
    found = desk.inside(desk.opened) if desk.search is None else hits(desk, desk.search)
    column, downwards = desk.sort
    rows = sorted(found, key=lambda one: (treated_name(one.name), one.id))
    if column == "modified":
        rows.sort(key=lambda one: desk.modified(one.id), reverse=downwards)
    elif column == "size":
        rows.sort(key=lambda one: desk.size(one.id), reverse=downwards)
    elif column == "kind":
        rows.sort(key=kind_rank, reverse=downwards)
    elif downwards:
        rows.reverse()
    return tuple(sorted(rows, key=lambda one: one.kind != FOLDER))


def kind_rank(node: Node) -> tuple[int, str]:
    """Where a thing stands when things are sorted by type."""
    if node.kind in (FOLDER, PLACE):
        return -1, ""
    return _FAMILIES.index(family(node.name)), extension(node.name)


def hits(desk: Desk, search: Search) -> tuple[Node, ...]:
    """What fits a search, below its folder; archives are not searched through."""
    return tuple(
        one
        for one in desk.below(search.inside)
        if not desk.archived(one.id) and _fits(desk, search, one)
    )


def _fits(desk: Desk, search: Search, node: Node) -> bool:
    day, size = desk.modified(node.id)[:10], desk.size(node.id)
    upper = size if search.most is None else search.most
    return (
        fits(node.name, search.name)
        and search.family in ("", FOLDER if node.kind == FOLDER else family(node.name))
        and search.since <= day
        and (not search.until or day <= search.until)
        and search.least <= size <= upper
    )


def shown_name(desk: Desk, node: Node) -> str:
    """The name as the list shows it: without its extension while those are hidden."""
    return stem(node.name) if hides(desk, node) else node.name


def hides(desk: Desk, node: Node) -> bool:
    """Whether the list leaves the extension of a thing out."""
    return not desk.extensions and node.kind in (FILE, ARCHIVE) and bool(suffix(node.name))


def can_read(desk: Desk, node: Node) -> bool:
    """Whether a file opens: its extension announces what it is."""
    facts = desk.facts(node.id)
    return facts is not None and extension(node.name) == facts.format
