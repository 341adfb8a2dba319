"""What an item lays out: places, folders, files and what is known of them. Knows no state."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

TRASH: Final = 0
NOWHERE: Final = -1
"""Where places and the trash are, and where a trashed thing came from when nobody knows."""

PLACES: Final = ("home", "disk", "usb", "cloud", "shared")
FOLDER: Final = "folder"
FILE: Final = "file"
ARCHIVE: Final = "archive"
PLACE: Final = "place"


@dataclass(frozen=True, slots=True)
class Node:
    """One thing: `kind` is `place`, `folder`, `file` or `archive`; `parent` where it lies.

    `like` is the thing of the start that it is or was copied from, or None. `origin` is where a
    thing in the trash came from.
    """

    id: int
    parent: int
    name: str
    kind: str
    like: int | None = None
    origin: int = NOWHERE

    @property
    def holds(self) -> bool:
        """Whether other things lie in it."""
        return self.kind != FILE


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a thing of the start; days are ISO, with or without a time.

    `content` is equal for equal contents. `format` is the extension that lets it be opened.
    `properties` are lines of a label and a value that the person can read.
    """

    size: int
    modified: str
    created: str
    content: str
    text: str
    format: str
    properties: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A root: `kind` is one of `PLACES`.

    `capacity` is how many bytes it holds, None without limit; `taken` those of what is not shown.
    """

    kind: str
    capacity: int | None
    taken: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that an item lays out; `nodes` in the order of the author, the trash left out."""

    today: str
    nodes: Mapping[int, Node]
    facts: Mapping[int, Facts]
    places: Mapping[int, Place]
    opened: int
    extensions: bool
    ids: Mapping[str, int]

    @property
    def base(self) -> int:
        """The first number for things that are made."""
        return len(self.nodes) + 1
