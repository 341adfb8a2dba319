"""What somebody has made of the pictures: what is open, edits, exports. Knows no act."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from engine.applications.image.frame import (
    FULL,
    LARGEST,
    QUARTER,
    Frame,
    read_frame,
    turned_by,
)
from engine.applications.image.start import (
    ADJUSTMENTS,
    LONGEST_NAME,
    LONGEST_VALUE,
    Gallery,
    Picture,
    good_name,
)
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader

MOST_EXPORTS: Final = 12
FARTHEST: Final = 100
LEAST_QUALITY: Final = 10


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done to one picture; nothing at first.

    `rotation` is to the right, in degrees. `crop` is in the pixels of the turned picture.
    `adjust` holds what is not zero, `properties` what has another value; an empty one is gone.
    """

    rotation: int = 0
    crop: Frame | None = None
    adjust: Mapping[str, int] = field(default_factory=dict, hash=False)
    properties: Mapping[str, str] = field(default_factory=dict, hash=False)

    def outer(self, picture: Picture) -> Frame:
        """All of the picture as it is turned."""
        return turned_by(picture.frame, picture.frame, self.rotation)

    def shown(self, picture: Picture) -> Frame:
        """What is to be seen of it, in the pixels of the turned picture."""
        return self.outer(picture) if self.crop is None else self.crop

    def kept(self, picture: Picture) -> Frame:
        """The same, in the pixels of the picture as it was at first."""
        return turned_by(self.shown(picture), self.outer(picture), FULL - self.rotation)

    def value(self, picture: Picture, key: str) -> str:
        """What a property says now; nothing where it is gone."""
        found = picture.property(key)
        return self.properties.get(key, found.value if found is not None else "")

    def to_json(self) -> JsonObject:
        """As it is written down."""
        return {
            "rotation": self.rotation,
            "crop": None if self.crop is None else self.crop.to_json(),
            "adjust": dict(self.adjust),
            "properties": dict(self.properties),
        }


@dataclass(frozen=True, slots=True)
class Export:
    """A copy that was written; `name` is without the format, `weight` in Ko."""

    picture: str
    name: str
    format: str
    folder: str
    width: int
    height: int
    quality: int
    weight: int

    def to_json(self) -> JsonObject:
        """As it is written down; the weight follows from the rest."""
        return {
            "picture": self.picture,
            "name": self.name,
            "format": self.format,
            "folder": self.folder,
            "width": self.width,
            "height": self.height,
            "quality": self.quality,
        }


@dataclass(frozen=True, slots=True)
class Work:
    """The picture in front, edits by name, exports in order, and originals that were replaced."""

    front: str
    edits: Mapping[str, Edit] = field(hash=False)
    exports: tuple[Export, ...] = ()
    replaced: tuple[str, ...] = ()

    def edit(self, name: str) -> Edit:
        """What was done to a picture."""
        return self.edits.get(name, Edit())

    def with_edit(self, edit: Edit) -> "Work":
        """The same with another edit of the picture in front."""
        edits = {name: one for name, one in self.edits.items() if name != self.front}
        if edit != Edit():
            edits[self.front] = edit
        return replace(self, edits=edits)

    def to_json(self) -> JsonObject:
        """As it is written down."""
        return {
            "front": self.front,
            "edits": {name: one.to_json() for name, one in self.edits.items()},
            "exports": tuple(one.to_json() for one in self.exports),
            "replaced": self.replaced,
        }


def first_work(gallery: Gallery) -> Work:
    """Nothing done, the first picture in front."""
    return Work(gallery.pictures[0].name, {})


def picture_of(gallery: Gallery, name: str) -> Picture:
    """The picture of a name.

    Raises:
        MalformedError: There is none.
    """
    for one in gallery.pictures:
        if one.name == name:
            return one
    raise MalformedError("image.unknown", name)


def work_from_json(gallery: Gallery, state: JsonObject) -> Work:
    """What was made of the pictures, read from outside.

    Raises:
        MalformedError: No acts lead there.
    """
    reader = Reader(state, "state.")
    edits_reader = reader.inner("edits")
    edits: dict[str, Edit] = {}
    for name in sorted(edits_reader.value):
        edit = _edit(edits_reader.inner(name), picture_of(gallery, name))
        if edit != Edit():
            edits[name] = edit
    replaced = reader.texts("replaced", most=len(gallery.pictures), longest=LONGEST_NAME)
    front = reader.text("front", longest=LONGEST_NAME)
    for name in (front, *replaced):
        picture_of(gallery, name)
    exports = tuple(_export(gallery, one) for one in reader.readers("exports", most=MOST_EXPORTS))
    return Work(front, edits, exports, tuple(sorted(set(replaced))))


def export_of(gallery: Gallery, reader: Reader, picture: str) -> Export:
    """An export of a picture as somebody asks for it.

    Raises:
        MalformedError: Such a copy cannot be.
    """
    name, folder = reader.text("name", longest=LONGEST_NAME), reader.text("folder", longest=60)
    found = gallery.formats.get(reader.text("format", longest=5))
    if found is None or folder not in gallery.folders:
        raise MalformedError("image.export", name)
    width = reader.integer("width", least=1, most=LARGEST)
    height = reader.integer("height", least=1, most=LARGEST)
    quality = 100
    if found.quality and reader.has("quality"):
        quality = reader.integer("quality", least=LEAST_QUALITY, most=100)
    weight = found.weight(width, height, quality)
    return Export(picture, name, found.name, folder, width, height, quality, weight)


def _export(gallery: Gallery, reader: Reader) -> Export:
    picture = picture_of(gallery, reader.text("picture", longest=LONGEST_NAME)).name
    found = export_of(gallery, reader, picture)
    if not good_name(found.name):
        raise MalformedError("image.export", found.name)
    return found


def _edit(reader: Reader, picture: Picture) -> Edit:
    rotation = reader.integer("rotation", most=FULL - QUARTER)
    adjust, properties = reader.inner("adjust"), reader.inner("properties")
    if rotation % QUARTER or not set(adjust.value) <= set(ADJUSTMENTS):
        raise MalformedError("image.edit", picture.name)
    edit = Edit(
        rotation,
        read_frame(reader, "crop") if reader.has("crop") else None,
        {
            key: value
            for key in sorted(adjust.value)
            if (value := adjust.integer(key, least=-FARTHEST, most=FARTHEST))
        },
        {key: _value(properties, picture, key) for key in sorted(properties.value)},
    )
    if edit.crop is not None and not edit.outer(picture).holds(edit.crop):
        raise MalformedError("image.crop", picture.name)
    changed = {
        key: value for key, value in edit.properties.items() if Edit().value(picture, key) != value
    }
    crop = None if edit.crop == edit.outer(picture) else edit.crop
    return replace(edit, properties=changed, crop=crop)


def _value(reader: Reader, picture: Picture, key: str) -> str:
    found = picture.property(key)
    if found is None or found.fixed:
        raise MalformedError("image.property", key)
    return reader.text(key, longest=LONGEST_VALUE)
