"""Checks that drawings can be seen: contrast of texts and shapes against what is behind them.

After WCAG 2.1: 4.5 for text, 3 for large text and for shapes. What lies behind is the last filled
part painted before that holds the middle of a text, else the white page. A filled part on which
others are painted is a ground, not a sign: it is not judged.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.packs.drawing import Box, Colour, Drawing, DrawingError, Part, read_drawing
from workbench.packs.finding import Finding, Remark
from workbench.packs.source import ItemSource
from workbench.packs.words import in_one_line

TEXT_CONTRAST: Final = 4.5
SHAPE_CONTRAST: Final = 3.0
_LARGE: Final = 24.0
_LARGE_BOLD: Final = 18.5
_WHITE: Final[Colour] = (255, 255, 255)
_SHARE: Final = 0.9
_LINEAR: Final = 0.04045
_SHOWN: Final = 24


def check_contrast(source: ItemSource) -> Iterator[Finding]:
    """What is too pale in the drawings of an item; what cannot be decided is a remark."""
    for attachment in source.document["attachments"]:
        name = attachment["file"]
        path = source.attachment(name)
        if attachment["kind"] != "image" or path.suffix != ".svg" or not path.is_file():
            continue
        try:
            drawing = read_drawing(path.read_bytes())
        except DrawingError as error:
            yield Finding(source.where, in_one_line("item.drawing", file=name, why=str(error)))
            continue
        yield from _faults(source.where, name, drawing)


def contrast(one: Colour, other: Colour) -> float:
    """The ratio of WCAG 2.1, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        value / 12.92 if value <= _LINEAR else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _faults(where: str, name: str, drawing: Drawing) -> Iterator[Finding]:
    undecided: set[str] = set()
    pale: set[str] = set()
    for place, part in enumerate(drawing.parts):
        behind = _behind(part, drawing.parts[:place])
        if part.unknown or behind is None:
            undecided.add(part.unknown or part.tag)
        elif part.tag == "text":
            yield from _text(where, name, part, behind)
        elif not _is_ground(part, drawing, place) and not _seen(part, behind):
            pale.add(part.tag)
    if pale:
        told = ", ".join(sorted(pale))
        yield Remark(where, in_one_line("item.pale_shape", file=name, parts=told))
    if undecided:
        told = ", ".join(sorted(undecided))
        yield Remark(where, in_one_line("item.undecided", file=name, parts=told))


def _text(where: str, name: str, part: Part, behind: Colour) -> Iterator[Finding]:
    large = part.size >= _LARGE or (part.bold and part.size >= _LARGE_BOLD)
    least = SHAPE_CONTRAST if large else TEXT_CONTRAST
    found = contrast(part.fill, behind) if part.fill is not None else 1.0
    if found < least:
        told = in_one_line(
            "item.pale_text",
            file=name,
            text=part.text[:_SHOWN],
            ratio=f"{found:.1f}",
            least=f"{least:g}",
        )
        yield Finding(where, told)


def _seen(part: Part, behind: Colour) -> bool:
    """Whether fill or outline stands out; what has neither is not there to be seen."""
    colours = [one for one in (part.fill, part.stroke) if one is not None]
    return not colours or any(contrast(one, behind) >= SHAPE_CONTRAST for one in colours)


def _behind(part: Part, before: Sequence[Part]) -> Colour | None:
    """The colour behind the middle of a part; None where it cannot be told."""
    if part.box is None:
        # A path of unknown extent is judged against the page when nothing but grounds lies there.
        return _WHITE if all(one.fill in (None, _WHITE) for one in before) else None
    across, down = (part.box[0] + part.box[2]) / 2, (part.box[1] + part.box[3]) / 2
    for one in reversed(before):
        if one.fill is None or one.tag == "text":
            continue
        holds = None if one.box is None else _holds(one.tag, one.box, across, down)
        if holds is None or (holds and one.unknown):
            return None
        if holds:
            return one.fill
    return _WHITE


def _holds(tag: str, box: Box, across: float, down: float) -> bool | None:
    """Whether a filled part covers a point; None where its outline is not known."""
    left, top, right, bottom = box
    if not (left <= across <= right and top <= down <= bottom):
        return False
    if tag == "rect":
        return True
    if tag not in ("circle", "ellipse") or right == left or bottom == top:
        return None
    far = (2 * across - left - right) / (right - left), (2 * down - top - bottom) / (bottom - top)
    return far[0] ** 2 + far[1] ** 2 <= 1


def _is_ground(part: Part, drawing: Drawing, place: int) -> bool:
    """Whether something is painted on it, or it fills the sheet."""
    if part.fill is None or part.box is None:
        return False
    left, top, right, bottom = part.box
    if (right - left) * (bottom - top) >= _SHARE * drawing.width * drawing.height:
        return True
    return any(
        one.box is not None
        and left <= (one.box[0] + one.box[2]) / 2 <= right
        and top <= (one.box[1] + one.box[3]) / 2 <= bottom
        for one in drawing.parts[place + 1 :]
    )
