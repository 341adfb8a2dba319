"""The things as they lie now, and what is open, searched or in the clipboard. Knows no act."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from engine.applications.files.names import TRASH_NAME, extension, same, tidy
from engine.applications.files.shelf import (
    ARCHIVE,
    FILE,
    FOLDER,
    NOWHERE,
    PLACE,
    TRASH,
    Facts,
    Node,
    Shelf,
)

COLUMNS: Final = ("name", "modified", "kind", "size")
_SMALLER: Final = {"txt": 35, "csv": 30, "odt": 96, "ods": 96, "html": 30, "wav": 80}
_BARELY: Final = 98
_SHELL: Final = 1000


@dataclass(frozen=True, slots=True)
class Clip:
    """What was cut or copied."""

    cut: bool
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched below a folder; empty terms do not count, sizes are in bytes."""

    inside: int
    name: str = ""
    family: str = ""
    since: str = ""
    until: str = ""
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """One state; things are in `nodes` by number, `next` is the number of the next one made."""

    shelf: Shelf
    nodes: Mapping[int, Node]
    opened: int
    next: int
    clip: Clip | None = None
    extensions: bool = True
    sort: tuple[str, bool] = ("name", False)
    search: Search | None = None

    def inside(self, folder: int) -> tuple[Node, ...]:
        """What lies directly in a folder, an archive, a place or the trash."""
        return tuple(one for one in self.nodes.values() if one.parent == folder)

    def below(self, folder: int) -> Iterator[Node]:
        """Everything in it, at any depth."""
        for one in self.inside(folder):
            yield one
            yield from self.below(one.id)

    def above(self, node: int) -> Iterator[int]:
        """Where it lies, where that lies, and so on up to a place or the trash."""
        while node in self.nodes and self.nodes[node].parent != NOWHERE:
            node = self.nodes[node].parent
            yield node

    def path(self, node: int) -> tuple[str, ...]:
        """The names from the place or the trash down to it."""
        way = [node, *self.above(node)]
        return tuple(TRASH_NAME if one == TRASH else self.nodes[one].name for one in way[::-1])

    def at(self, path: str) -> int | None:
        """What lies at a path such as ``Home/Photos/lac.jpg``; exact names."""
        names = [tidy(one) for one in path.split("/")]
        found = TRASH if names[0] == TRASH_NAME else self._named(NOWHERE, names[0])
        for name in names[1:]:
            if found is None:
                return None
            found = self._named(found, name)
        return found

    def _named(self, folder: int, name: str) -> int | None:
        return next((one.id for one in self.inside(folder) if one.name == name), None)

    def twin(self, folder: int, name: str) -> Node | None:
        """What bears in a folder a name that another thing there could not bear."""
        return next((one for one in self.inside(folder) if same(one.name) == same(name)), None)

    def trashed(self, node: int) -> bool:
        """Whether it lies in the trash, at any depth."""
        return TRASH in self.above(node)

    def archived(self, node: int) -> bool:
        """Whether it lies in an archive, at any depth."""
        return any(
            one in self.nodes and self.nodes[one].kind == ARCHIVE for one in self.above(node)
        )

    def is_folder(self, node: int) -> bool:
        """Whether things can be put there: a place or a folder, outside archives and trash."""
        found = self.nodes.get(node)
        return (
            found is not None
            and found.kind in (FOLDER, PLACE)
            and not self.trashed(node)
            and not self.archived(node)
        )

    def facts(self, node: int) -> Facts | None:
        """What the start tells of it; None of what was made here."""
        like = self.nodes[node].like
        return None if like is None else self.shelf.facts[like]

    def content(self, node: int) -> str:
        """Equal for equal contents: what it was at the start, or a name for what was made."""
        facts = self.facts(node)
        return f"made {node}" if facts is None else facts.content

    def modified(self, node: int) -> str:
        """The day it was changed last, ISO."""
        facts = self.facts(node)
        return self.shelf.today if facts is None else facts.modified

    def size(self, node: int) -> int:
        """How many bytes it takes."""
        found, facts = self.nodes[node], self.facts(node)
        if found.kind == FILE:
            return 0 if facts is None else facts.size
        if found.kind == ARCHIVE:
            if facts is not None and facts.size:
                return facts.size
            return _SHELL + sum(self._packed(one) for one in self.below(node))
        return sum(self.size(one.id) for one in self.inside(node))

    def _packed(self, node: Node) -> int:
        if node.kind == FOLDER:
            return 0
        return self.size(node.id) * _SMALLER.get(extension(node.name), _BARELY) // 100

    def free(self, place: int) -> int | None:
        """The bytes free in a place; None where there is no limit."""
        known = self.shelf.places[place]
        if known.capacity is None:
            return None
        thrown = sum(self.size(one.id) for one in self.inside(TRASH) if self.place(one.id) == place)
        return known.capacity - known.taken - self.size(place) - thrown

    def place(self, node: int) -> int:
        """The place where it is; what is in the trash takes room where it came from."""
        seen: set[int] = set()
        while True:
            way = [node, *self.above(node)]
            if way[-1] != TRASH or len(way) == 1 or way[-2] in seen:
                return way[-1]
            seen.add(way[-2])
            node = self.nodes[way[-2]].origin

    def tops(self, ids: Iterable[int]) -> tuple[int, ...]:
        """Those that lie in none of the others, each once."""
        wanted = tuple(dict.fromkeys(ids))
        return tuple(one for one in wanted if not set(self.above(one)) & set(wanted))
