"""Whether the pictures are as an author demands. Knows no screen and no act.

Each kind is about one `picture`, the first where none is named: ``rotation`` (`degrees`);
``crop``, in the pixels of the picture as it was at first (`contains` and `inside` frames,
`excludes` frames, `ratio` of width to height, `centre` with `within` pixels); ``adjust`` (`what`,
`value`, `tolerance`, `only`); ``export`` (`format`, `name` forms, `folder`, `width`, `height`,
`proportions`, `weight_at_most`, `only`); ``property`` (`key`, `absent` or `equals` forms);
``properties_kept`` (all but those of `except`); ``kept`` (the original was not replaced);
``untouched`` (nothing but the parts of `except` was changed, on no picture).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from engine.applications.image.frame import FULL, LARGEST, QUARTER, Frame, read_frame
from engine.applications.image.start import ADJUSTMENTS, Gallery, Picture
from engine.applications.image.state import FARTHEST, Edit, Export, Work, picture_of
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader
from engine.treatments import TREATMENTS, form_matches

_PARTS: Final = ("rotation", "crop", "adjust", "properties")
_MOST: Final = 16
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class _Seen:
    """One picture as it is now."""

    gallery: Gallery
    work: Work
    picture: Picture

    @property
    def edit(self) -> Edit:
        return self.work.edit(self.picture.name)


def holds(gallery: Gallery, work: Work, assertion: JsonObject) -> bool:
    """Whether an assertion holds.

    Raises:
        MalformedError: It is none, or about what is not there.
    """
    reader = Reader(assertion, "check.")
    kind = reader.text("kind", longest=20)
    if kind not in _KINDS:
        raise MalformedError("check.kind", kind)
    name = reader.text("picture", longest=60) if reader.has("picture") else gallery.pictures[0].name
    return _KINDS[kind](_Seen(gallery, work, picture_of(gallery, name)), reader)


def _rotation(seen: _Seen, reader: Reader) -> bool:
    degrees = reader.integer("degrees", most=FULL - QUARTER)
    if degrees % QUARTER:
        raise MalformedError("check.degrees")
    return seen.edit.rotation == degrees


def _crop(seen: _Seen, reader: Reader) -> bool:
    frame = seen.edit.kept(seen.picture)
    verdicts = []
    if reader.has("contains"):
        verdicts.append(frame.holds(_within(seen, read_frame(reader, "contains"))))
    if reader.has("inside"):
        verdicts.append(_within(seen, read_frame(reader, "inside")).holds(frame))
    if reader.has("excludes"):
        frames = [
            read_frame(Reader({"frame": one}, "check."), "frame")
            for one in reader.items("excludes", most=_MOST)
        ]
        verdicts += [not frame.meets(_within(seen, one)) for one in frames]
    if reader.has("ratio"):
        verdicts.append(_has_ratio(frame, reader))
    if reader.has("centre"):
        verdicts.append(_is_centred(frame, reader))
    if not verdicts:
        raise MalformedError("check.crop")
    return all(verdicts)


def _within(seen: _Seen, frame: Frame) -> Frame:
    if not seen.picture.frame.holds(frame):
        raise MalformedError("check.frame")
    return frame


def _has_ratio(frame: Frame, reader: Reader) -> bool:
    terms = reader.integers("ratio", most=2)
    if len(terms) != 2 or min(terms) < 1:  # noqa: PLR2004 - a pair
        raise MalformedError("check.ratio")
    percent = reader.integer("percent", most=_HUNDRED) if reader.has("percent") else 2
    wanted, found = Fraction(*terms), Fraction(frame.width, frame.height)
    return abs(found / wanted - 1) <= Fraction(percent, _HUNDRED)


def _is_centred(frame: Frame, reader: Reader) -> bool:
    terms = reader.integers("centre", most=2)
    if len(terms) != 2:  # noqa: PLR2004 - a pair
        raise MalformedError("check.centre")
    within = reader.integer("within", most=LARGEST)
    return all(abs(one - other) <= within for one, other in zip(frame.centre, terms, strict=True))


def _adjust(seen: _Seen, reader: Reader) -> bool:
    what = reader.text("what", longest=20)
    if what not in ADJUSTMENTS:
        raise MalformedError("check.what", what)
    value = reader.integer("value", least=-FARTHEST, most=FARTHEST)
    tolerance = reader.integer("tolerance", most=FARTHEST) if reader.has("tolerance") else 0
    if _flag(reader, "only") and not set(seen.edit.adjust) <= {what}:
        return False
    return abs(seen.edit.adjust.get(what, 0) - value) <= tolerance


def _export(seen: _Seen, reader: Reader) -> bool:
    exports = [one for one in seen.work.exports if one.picture == seen.picture.name]
    good = [one for one in exports if _fits(seen, one, reader)]
    _fits(seen, _SAMPLE, reader)  # an author's mistake shows before anybody exports
    alone = len(seen.work.exports) == 1 or not _flag(reader, "only")
    return bool(good) and alone


def _fits(seen: _Seen, one: Export, reader: Reader) -> bool:
    verdicts = [test(seen, one, reader) for key, test in _OF_EXPORTS.items() if reader.has(key)]
    if not verdicts:
        raise MalformedError("check.export")
    return all(verdicts)


def _has_format(seen: _Seen, one: Export, reader: Reader) -> bool:
    wanted = reader.text("format", longest=5)
    if wanted not in seen.gallery.formats:
        raise MalformedError("check.format", wanted)
    return one.format == wanted


def _has_folder(seen: _Seen, one: Export, reader: Reader) -> bool:
    folder = reader.text("folder", longest=60)
    if folder not in seen.gallery.folders:
        raise MalformedError("check.folder", folder)
    return one.folder == folder


def _has_proportions(seen: _Seen, one: Export, reader: Reader) -> bool:
    """Those of the whole picture, give or take a pixel, as sides are rounded."""
    outer = seen.picture.frame
    slip = abs(one.width * outer.height - one.height * outer.width)
    return slip <= max(outer.width, outer.height) or not reader.boolean("proportions")


def _property(seen: _Seen, reader: Reader) -> bool:
    key = reader.text("key", longest=30)
    if seen.picture.property(key) is None:
        raise MalformedError("check.property", key)
    value = seen.edit.value(seen.picture, key)
    if _flag(reader, "absent"):
        return not value
    return _matches(value, reader, "equals")


def _properties_kept(seen: _Seen, reader: Reader) -> bool:
    left_out = reader.texts("except", most=_MOST) if reader.has("except") else ()
    if any(seen.picture.property(one) is None for one in left_out):
        raise MalformedError("check.except")
    return set(seen.edit.properties) <= set(left_out)


def _kept(seen: _Seen, _reader: Reader) -> bool:
    return seen.picture.name not in seen.work.replaced


def _untouched(seen: _Seen, reader: Reader) -> bool:
    left_out = reader.texts("except", most=len(_PARTS)) if reader.has("except") else ()
    if not set(left_out) <= set(_PARTS):
        raise MalformedError("check.except")
    others = set(seen.work.edits) - {seen.picture.name}
    edit = seen.edit
    changed = {
        "rotation": edit.rotation != 0,
        "crop": edit.crop is not None,
        "adjust": bool(edit.adjust),
        "properties": bool(edit.properties),
    }
    return not others and not any(changed[part] for part in _PARTS if part not in left_out)


def _matches(text: str, reader: Reader, key: str) -> bool:
    forms = reader.texts(key, most=_MOST, longest=200)
    treatments = frozenset(reader.texts("treatments") if reader.has("treatments") else ())
    if not forms or not treatments <= TREATMENTS:
        raise MalformedError("check.forms", key)
    return form_matches(text, forms, treatments)


def _flag(reader: Reader, key: str) -> bool:
    return reader.boolean(key) if reader.has(key) else False


_SAMPLE: Final = Export("", "", "", "", 1, 1, 100, 1)

_OF_EXPORTS: Final[Mapping[str, Callable[[_Seen, Export, Reader], bool]]] = {
    "format": _has_format,
    "folder": _has_folder,
    "name": lambda _seen, one, reader: _matches(one.name, reader, "name"),
    "width": lambda _seen, one, reader: one.width == reader.integer("width", least=1),
    "height": lambda _seen, one, reader: one.height == reader.integer("height", least=1),
    "weight_at_most": lambda _seen, one, reader: (
        one.weight <= reader.integer("weight_at_most", least=1)
    ),
    "proportions": _has_proportions,
}
_KINDS: Final[Mapping[str, Callable[[_Seen, Reader], bool]]] = {
    "rotation": _rotation,
    "crop": _crop,
    "adjust": _adjust,
    "export": _export,
    "property": _property,
    "properties_kept": _properties_kept,
    "kept": _kept,
    "untouched": _untouched,
}
