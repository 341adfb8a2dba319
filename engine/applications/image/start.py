"""Reads what an item lays out: pictures with their properties, formats, folders. Knows no state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.applications.image.frame import LARGEST, Frame, whole
from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps
from engine.records.reading import Reader

MAX_START_BYTES: Final = 64 * 1024
TOOLS: Final = ("rotate", "crop", "adjust", "export", "properties")
ADJUSTMENTS: Final = ("brightness", "contrast", "saturation")
LONGEST_VALUE: Final = 120
LONGEST_NAME: Final = 60
_MOST_PICTURES: Final = 6
_MOST_PROPERTIES: Final = 16
_MOST: Final = 8
_KEY: Final = re.compile("[a-z][a-z0-9_]{0,29}")
_FORMAT: Final = re.compile("[a-z0-9]{2,5}")
_BAD: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Property:
    """One line of what is known about a picture; a `fixed` one cannot be changed."""

    key: str
    label: str
    value: str
    fixed: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: `file` is the drawing shown, or nothing; `weight` is in Ko."""

    name: str
    folder: str
    file: str
    description: str
    frame: Frame
    weight: int
    properties: tuple[Property, ...]

    def property(self, key: str) -> Property | None:
        """The property of that key."""
        return next((one for one in self.properties if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export to: `rate` is Ko for a million pixels, at full quality where it has one.

    The weight of an export is the rate times the pixels, times the quality in hundredths where
    there is one, rounded up to whole Ko.
    """

    name: str
    rate: int
    quality: bool

    def weight(self, width: int, height: int, quality: int) -> int:
        """How much a picture of that size will weigh, in Ko."""
        share = quality if self.quality else 100
        return max(1, -(-width * height * self.rate * share // 100_000_000))


@dataclass(frozen=True, slots=True)
class Gallery:
    """What can be opened, and what can be done with it."""

    pictures: tuple[Picture, ...]
    folders: tuple[str, ...]
    tools: tuple[str, ...]
    formats: Mapping[str, Format] = field(hash=False)


def read_gallery(start: JsonObject) -> Gallery:
    """What an item lays out, checked.

    Raises:
        MalformedError: It is too large, or nothing that could be shown.
    """
    if len(dumps(start)) > MAX_START_BYTES:
        raise MalformedError("image.start_too_large")
    reader = Reader(start, "start.")
    folders = _texts(reader, "folders")
    pictures = tuple(
        _picture(one, folders) for one in reader.readers("pictures", most=_MOST_PICTURES)
    )
    tools = _texts(reader, "tools")
    formats = {
        one.name: one
        for one in map(
            _format, reader.readers("formats", most=_MOST) if reader.has("formats") else ()
        )
    }
    if (
        not pictures
        or not set(tools) <= set(TOOLS)
        or len({one.name for one in pictures}) != len(pictures)
        or ("export" in tools and not (formats and folders))
    ):
        raise MalformedError("image.start")
    return Gallery(pictures, folders, tools, formats)


def good_name(name: str) -> bool:
    """Whether a file may be called so."""
    stripped = name.strip(" .")
    return bool(stripped) and stripped == name and not _BAD.search(name)


def _picture(reader: Reader, folders: tuple[str, ...]) -> Picture:
    name = reader.text("name", longest=LONGEST_NAME)
    folder = _optional(reader, "folder") or (folders[0] if folders else "")
    readers = (
        reader.readers("properties", most=_MOST_PROPERTIES) if reader.has("properties") else ()
    )
    properties = tuple(map(_property, readers))
    if (
        not good_name(name)
        or "." not in name
        or (folder and folder not in folders)
        or len({one.key for one in properties}) != len(properties)
    ):
        raise MalformedError("image.picture", name)
    return Picture(
        name=name,
        folder=folder,
        file=reader.file_name("file") if reader.has("file") else "",
        description=_optional(reader, "description", longest=1000),
        frame=whole(
            reader.integer("width", least=1, most=LARGEST),
            reader.integer("height", least=1, most=LARGEST),
        ),
        weight=reader.integer("weight", least=1, most=10**6),
        properties=properties,
    )


def _property(reader: Reader) -> Property:
    key = reader.text("key", longest=30)
    if _KEY.fullmatch(key) is None:
        raise MalformedError("image.property", key)
    return Property(
        key,
        reader.text("label", longest=60),
        reader.text("value", longest=LONGEST_VALUE),
        reader.boolean("fixed") if reader.has("fixed") else False,
    )


def _format(reader: Reader) -> Format:
    name = reader.text("name", longest=5)
    if _FORMAT.fullmatch(name) is None:
        raise MalformedError("image.format", name)
    quality = reader.boolean("quality") if reader.has("quality") else False
    return Format(name, reader.integer("rate", least=1, most=100_000), quality)


def _optional(reader: Reader, key: str, *, longest: int = 60) -> str:
    return reader.text(key, longest=longest) if reader.has(key) else ""


def _texts(reader: Reader, key: str) -> tuple[str, ...]:
    return reader.texts(key, most=_MOST, longest=60) if reader.has(key) else ()
