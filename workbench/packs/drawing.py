"""Drawings of items as shapes and texts with their colours. Judges nothing.

Reads the small part of SVG that items may use: shapes, lines, texts and groups, with attributes.
What it cannot place or colour it says, rather than guess.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in the drawing's units."""

_NAMED: Final[Mapping[str, Colour]] = {
    "black": (0, 0, 0),
    "white": (255, 255, 255),
    "red": (255, 0, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "orange": (255, 165, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "lightgray": (211, 211, 211),
    "lightgrey": (211, 211, 211),
    "darkgray": (169, 169, 169),
    "darkgrey": (169, 169, 169),
    "navy": (0, 0, 128),
    "teal": (0, 128, 128),
    "maroon": (128, 0, 0),
    "purple": (128, 0, 128),
    "olive": (128, 128, 0),
}
_HEX: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_RGB: Final = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_NUMBER: Final = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
_STYLE: Final = re.compile(r"\s*([\w-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
_MOVE: Final = re.compile(r"translate\(\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?\s*\)")
_INHERITED: Final = ("fill", "stroke", "font-size", "text-anchor", "font-weight", "stroke-width")
_VEILS: Final = ("opacity", "fill-opacity", "stroke-opacity")
_SHAPES: Final = ("rect", "circle", "ellipse", "line", "polygon", "polyline", "path")
_NONE: Final = ("none", "transparent")
_USUAL_FONT: Final = 16.0
_LETTER: Final = 0.5
"""Of the height of letters: about their width."""


class DrawingError(Exception):
    """A drawing is no XML that may be read."""


@dataclass(frozen=True, slots=True)
class Part:
    """One shape or one run of text.

    Attributes:
        tag: As in SVG.
        fill, stroke: None where there is none.
        box: Where it stands; None where that cannot be told.
        text: Of a text.
        size: Height of the letters of a text.
        unknown: What cannot be decided about its colours: a word of SVG; empty when all can.
    """

    tag: str
    fill: Colour | None
    stroke: Colour | None
    box: Box | None
    text: str = ""
    size: float = 0.0
    bold: bool = False
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The parts in the order in which they are painted, and the size of the sheet."""

    width: float
    height: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Style:
    """What a part gets from the groups around it."""

    values: Mapping[str, str] = field(default_factory=dict)
    moved: tuple[float, float] = (0.0, 0.0)
    unknown: str = ""

    def inside(self, element: Any) -> "_Style":
        """The style inside an element."""
        own = {**element.attrib, **dict(_STYLE.findall(element.get("style", "")))}
        kept = {key: value.strip() for key, value in own.items() if key in _INHERITED}
        across, down = self.moved
        unknown = self.unknown
        given = element.get("transform")
        if given is not None:
            found = _MOVE.fullmatch(given.strip())
            if found is None:
                unknown = "transform"
            else:
                across, down = across + float(found[1]), down + float(found[2] or 0)
        if any(float(own[one] or 0) < 1 for one in _VEILS if one in own and _is_number(own[one])):
            unknown = "opacity"
        if "class" in own:
            unknown = "class"
        return _Style({**self.values, **kept}, (across, down), unknown)


def read_drawing(content: bytes) -> Drawing:
    """A drawing.

    Raises:
        DrawingError: It is no XML, has no size, or declares what a drawing must not.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise DrawingError("DOCTYPE")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DrawingError(str(error)) from error
    numbers = [float(one) for one in _NUMBER.findall(root.get("viewBox", ""))]
    if len(numbers) != 4:  # noqa: PLR2004 - left, top, width, height
        raise DrawingError("viewBox")
    style = _Style({"fill": "black", "stroke": "none"}).inside(root)
    return Drawing(numbers[2], numbers[3], tuple(_parts(root, style)))


def _parts(element: Any, style: _Style) -> Iterator[Part]:
    for inner in element:
        if not isinstance(inner.tag, str):
            continue
        tag = etree.QName(inner).localname
        own = style.inside(inner)
        if tag == "text":
            yield from _texts(inner, own)
        elif tag in _SHAPES:
            yield _shape(inner, tag, own)
        elif tag == "g":
            yield from _parts(inner, own)


def _texts(element: Any, style: _Style) -> Iterator[Part]:
    own = "".join(element.xpath("text()")).strip()
    if own:
        yield _text(element, style, own)
    for inner in element:
        if isinstance(inner.tag, str) and etree.QName(inner).localname == "tspan":
            for name in ("x", "y"):
                if inner.get(name) is None and element.get(name) is not None:
                    inner.set(name, element.get(name))
            yield from _texts(inner, style.inside(inner))


def _text(element: Any, style: _Style, text: str) -> Part:
    fill, unknown = _colour(style.values["fill"])
    size = _number(style.values.get("font-size"), _USUAL_FONT)
    width = _LETTER * size * len(text)
    left = _number(element.get("x"), 0.0) + style.moved[0]
    base = _number(element.get("y"), 0.0) + style.moved[1]
    left -= {"middle": width / 2, "end": width}.get(style.values.get("text-anchor", ""), 0.0)
    box = (left, base - 0.7 * size, left + width, base)
    bold = style.values.get("font-weight", "") in ("bold", "700", "800", "900")
    return Part(
        "text",
        fill,
        None,
        box,
        text=text,
        size=size,
        bold=bold,
        unknown=style.unknown or unknown,
    )


def _shape(element: Any, tag: str, style: _Style) -> Part:
    fill, strange = _colour(style.values["fill"])
    stroke, other = _colour(style.values["stroke"])
    if tag == "line":
        fill = None
    box = _box(element, tag)
    if box is not None:
        across, down = style.moved
        box = (box[0] + across, box[1] + down, box[2] + across, box[3] + down)
    unknown = style.unknown or strange or other
    return Part(tag, fill, stroke, box, unknown=unknown)


def _box(element: Any, tag: str) -> Box | None:
    def at(name: str) -> float:
        return _number(element.get(name), 0.0)

    match tag:
        case "rect":
            return (at("x"), at("y"), at("x") + at("width"), at("y") + at("height"))
        case "circle":
            return (at("cx") - at("r"), at("cy") - at("r"), at("cx") + at("r"), at("cy") + at("r"))
        case "ellipse":
            across, down = at("rx"), at("ry")
            return (at("cx") - across, at("cy") - down, at("cx") + across, at("cy") + down)
        case "line":
            xs, ys = sorted((at("x1"), at("x2"))), sorted((at("y1"), at("y2")))
            return (xs[0], ys[0], xs[1], ys[1])
        case "polygon" | "polyline":
            numbers = [float(one) for one in _NUMBER.findall(element.get("points", ""))]
            return _around(numbers[::2], numbers[1::2])
        case _:
            return _path_box(element.get("d", ""))


def _path_box(path: str) -> Box | None:
    """The box of a path whose commands are all absolute and without arcs; else unknown."""
    xs: list[float] = []
    ys: list[float] = []
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        values = [float(one) for one in _NUMBER.findall(numbers)]
        match command:
            case "M" | "L" | "Q" | "T" | "C" | "S":
                xs += values[::2]
                ys += values[1::2]
            case "H":
                xs += values
            case "V":
                ys += values
            case "Z" | "z":
                continue
            case _:
                return None
    return _around(xs, ys)


def _around(xs: list[float], ys: list[float]) -> Box | None:
    return (min(xs), min(ys), max(xs), max(ys)) if xs and ys else None


def _colour(text: str) -> tuple[Colour | None, str]:
    """The colour and what is not known about it."""
    given = text.strip().lower()
    if given in _NONE:
        return None, ""
    if given in _NAMED:
        return _NAMED[given], ""
    if _HEX.fullmatch(given):
        digits = given[1:] if len(given) > 4 else "".join(2 * one for one in given[1:])  # noqa: PLR2004 - three digits behind the sign
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)), ""
    found = _RGB.fullmatch(given)
    if found:
        return (int(found[1]), int(found[2]), int(found[3])), ""
    return None, given


def _number(text: str | None, usual: float) -> float:
    found = _NUMBER.match(text.strip()) if text else None
    return float(found[0]) if found else usual


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None
