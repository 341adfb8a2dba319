"""What the explorer shows of things, in words. Knows no widget."""

from typing import Final, NamedTuple

from engine.applications.files.desk import Desk
from engine.applications.files.listing import can_read, shown_name
from engine.applications.files.names import extension, family
from engine.applications.files.shelf import FOLDER, PLACE, TRASH, Node
from kiosk.words.tools.files import (
    FilesText,
    count_words,
    day_words,
    files_words,
    kind_words,
    size_words,
)

STEP: Final = " › "
_ICONS: Final = {
    "folder": "folder",
    "home": "home",
    "disk": "drive",
    "usb": "usb",
    "cloud": "cloud",
    "shared": "server",
    "image": "image",
    "sound": "note",
    "video": "film",
    "sheet": "table",
    "archive": "archive",
    "web": "globe",
}


class Row(NamedTuple):
    """One line of the list, in words."""

    id: int
    icon: str
    name: str
    modified: str
    kind: str
    size: str
    folder: str


def row_of(desk: Desk, node: Node) -> Row:
    """A thing as the list shows it."""
    return Row(
        node.id,
        icon_of(desk, node),
        shown_name(desk, node),
        day_words(desk.modified(node.id)[:10]),
        kind_of(desk, node),
        "" if node.kind == FOLDER else size_words(desk.size(node.id)),
        way_words(desk, node.parent),
    )


def icon_of(desk: Desk, node: Node) -> str:
    """The name of the picture beside a thing."""
    if node.kind == PLACE:
        return _ICONS[desk.shelf.places[node.id].kind]
    return _ICONS.get(node.kind if node.kind == FOLDER else family(node.name), "file")


def kind_of(desk: Desk, node: Node) -> str:
    """Its type: while extensions are hidden it is the only place that tells them."""
    del desk
    if node.kind in (FOLDER, PLACE):
        return kind_words(node.kind)
    return kind_words(family(node.name), extension(node.name))


def name_of(desk: Desk, node: int) -> str:
    """The name of a thing or of the trash."""
    return files_words(FilesText.TRASH) if node == TRASH else shown_name(desk, desk.nodes[node])


def way_words(desk: Desk, node: int) -> str:
    """The names from the place down to a thing."""
    return STEP.join(name_of(desk, one) for one in reversed((node, *desk.above(node))))


def room_words(desk: Desk) -> str:
    """How much is free where the person is, or nothing where there is no limit."""
    place = desk.place(desk.opened)
    known = desk.shelf.places.get(place)
    free = None if known is None else desk.free(place)
    if known is None or known.capacity is None or free is None:
        return ""
    return files_words(
        FilesText.FREE,
        name=name_of(desk, place),
        free=size_words(max(free, 0)),
        capacity=size_words(known.capacity),
    )


def chosen_words(desk: Desk, count: int, ids: tuple[int, ...]) -> str:
    """How many things are listed and ticked, and how much the ticked ones take."""
    if not ids:
        return count_words(count)
    size = size_words(sum(desk.size(one) for one in ids))
    chosen = FilesText.CHOSEN if len(ids) > 1 else FilesText.CHOSEN_ONE
    return count_words(count) + files_words(chosen, count=len(ids), size=size)


def facts_of(desk: Desk, node: Node) -> list[tuple[str, str]]:
    """The properties of a thing: labels and values."""
    size = desk.size(node.id)
    exact = f"{size:,}".replace(",", "\u202f")
    octets = size_words(2).split("\u00a0")[1]
    found = [(FilesText.NAME, shown_name(desk, node)), (FilesText.KIND, kind_of(desk, node))]
    if node.kind not in (FOLDER, PLACE):
        suffix = extension(node.name)
        shown = f".{suffix}" if suffix else files_words(FilesText.NO_EXTENSION)
        found.append((FilesText.EXTENSION, shown))
    found.append((FilesText.PLACE, way_words(desk, node.parent)))
    if node.origin in desk.nodes:
        found.append((FilesText.CAME_FROM, way_words(desk, node.origin)))
    found.append((FilesText.SIZE, f"{size_words(size)} ({exact}\u00a0{octets})"))
    if node.holds:
        found.append((FilesText.INSIDE, count_words(len(desk.inside(node.id)))))
    found.append((FilesText.MODIFIED, day_words(desk.modified(node.id))))
    facts = desk.facts(node.id)
    if facts is not None and facts.created:
        found.append((FilesText.CREATED, day_words(facts.created)))
    lines = [(files_words(label), value) for label, value in found]
    return lines + (list(facts.properties) if facts is not None else [])


def preview_of(desk: Desk, node: Node) -> str:
    """The text of a file, why it cannot be shown, or nothing where there is none."""
    facts = desk.facts(node.id)
    if facts is None or not facts.text:
        return ""
    return facts.text if can_read(desk, node) else files_words(FilesText.UNREADABLE)
