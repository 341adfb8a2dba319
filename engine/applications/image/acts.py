"""What somebody does with pictures, and what comes of it. Knows no screen and no check."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.image.frame import FULL, LARGEST, QUARTER, Frame
from engine.applications.image.start import (
    ADJUSTMENTS,
    LONGEST_NAME,
    LONGEST_VALUE,
    Gallery,
    good_name,
)
from engine.applications.image.state import (
    FARTHEST,
    MOST_EXPORTS,
    Edit,
    Work,
    export_of,
    picture_of,
)
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader
from engine.treatments import composed

LEAST_SIDE: Final = 10
"""The smallest side of what is left after cropping, in pixels."""
_TOOL_OF: Final = {
    "rotate": "rotate",
    "crop": "crop",
    "uncrop": "crop",
    "adjust": "adjust",
    "property": "properties",
    "export": "export",
}


def perform(gallery: Gallery, work: Work, act: JsonObject) -> Work:
    """The state after an act on the picture in front.

    ``open`` (`picture`), ``rotate`` (`way`: ``right``, ``left``), ``crop`` (`x`, `y`, `width`,
    `height`, in the pixels of the turned picture), ``uncrop``, ``adjust`` (`what`, `value`),
    ``property`` (`key`, `value`; empty to take it away), ``save`` over the original, ``export`` a
    copy (`name`, `format`, `folder`, `width`, `height`, `quality`).

    Raises:
        MalformedError: There is no such act.
        ActRefusedError: It cannot be done now.
    """
    reader = Reader(act, "act.")
    name = reader.text("do", longest=20)
    if name not in _ACTS or _TOOL_OF.get(name, name) not in (*gallery.tools, "open", "save"):
        raise MalformedError("act.unknown", name)
    return _ACTS[name](gallery, work, reader)


def _open(gallery: Gallery, work: Work, act: Reader) -> Work:
    return replace(work, front=picture_of(gallery, act.text("picture", longest=60)).name)


def _rotate(gallery: Gallery, work: Work, act: Reader) -> Work:
    way = act.text("way", longest=10)
    if way not in ("left", "right"):
        raise MalformedError("act.way", way)
    picture, edit = picture_of(gallery, work.front), work.edit(work.front)
    for _ in range(1 if way == "right" else 3):
        crop = None if edit.crop is None else edit.crop.turned(edit.outer(picture))
        edit = replace(edit, rotation=(edit.rotation + QUARTER) % FULL, crop=crop)
    return work.with_edit(edit)


def _crop(gallery: Gallery, work: Work, act: Reader) -> Work:
    picture, edit = picture_of(gallery, work.front), work.edit(work.front)
    x, y, width, height = (act.integer(key, most=LARGEST) for key in ("x", "y", "width", "height"))
    frame, outer = Frame(x, y, width, height), edit.outer(picture)
    if width < LEAST_SIDE or height < LEAST_SIDE:
        raise ActRefusedError("crop-too-small")
    if not outer.holds(frame):
        raise ActRefusedError("crop-outside")
    return work.with_edit(replace(edit, crop=None if frame == outer else frame))


def _uncrop(_gallery: Gallery, work: Work, _act: Reader) -> Work:
    return work.with_edit(replace(work.edit(work.front), crop=None))


def _adjust(_gallery: Gallery, work: Work, act: Reader) -> Work:
    what = act.text("what", longest=20)
    if what not in ADJUSTMENTS:
        raise MalformedError("act.what", what)
    value = act.integer("value", least=-LARGEST, most=LARGEST)
    if abs(value) > FARTHEST:
        raise ActRefusedError("adjust-range")
    edit = work.edit(work.front)
    adjust = {key: one for key, one in {**edit.adjust, what: value}.items() if one}
    return work.with_edit(replace(edit, adjust=adjust))


def _property(gallery: Gallery, work: Work, act: Reader) -> Work:
    picture, edit = picture_of(gallery, work.front), work.edit(work.front)
    found = picture.property(act.text("key", longest=30))
    if found is None:
        raise MalformedError("act.property")
    if found.fixed:
        raise ActRefusedError("property-fixed")
    value = composed(act.text("value", longest=LONGEST_VALUE)).strip()
    properties = {key: one for key, one in edit.properties.items() if key != found.key}
    if value != found.value:
        properties[found.key] = value
    return work.with_edit(replace(edit, properties=properties))


def _save(_gallery: Gallery, work: Work, _act: Reader) -> Work:
    if work.edit(work.front) == Edit():
        raise ActRefusedError("nothing-to-save")
    return replace(work, replaced=tuple(sorted({*work.replaced, work.front})))


def _export(gallery: Gallery, work: Work, act: Reader) -> Work:
    found = export_of(gallery, act, work.front)
    name = composed(act.text("name", longest=LONGEST_NAME)).strip()
    name = name.removesuffix(f".{found.format}")
    if not name:
        raise ActRefusedError("no-name")
    if not good_name(name):
        raise ActRefusedError("bad-name")
    found = replace(found, name=name)
    file = f"{name}.{found.format}".casefold()
    if any(one.folder == found.folder and one.name.casefold() == file for one in gallery.pictures):
        raise ActRefusedError("name-of-original")
    others = tuple(
        one
        for one in work.exports
        if (one.folder, f"{one.name}.{one.format}".casefold()) != (found.folder, file)
    )
    if len(others) == MOST_EXPORTS:
        raise ActRefusedError("too-many")
    return replace(work, exports=(*others, found))


_ACTS: Final[Mapping[str, Callable[[Gallery, Work, Reader], Work]]] = {
    "open": _open,
    "rotate": _rotate,
    "crop": _crop,
    "uncrop": _uncrop,
    "adjust": _adjust,
    "property": _property,
    "save": _save,
    "export": _export,
}
