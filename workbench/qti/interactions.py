"""Each interaction of QTI as one of our types. Knows no archive and no screen.

Every function takes the interaction and the key that grades it, and returns the keys of an
`item.yaml`; what has no equivalent raises `ItemRefusedError`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from workbench.qti.document import Element
from workbench.qti.keys import Key
from workbench.qti.prose import Prose, unescaped
from workbench.qti.question import Question
from workbench.qti.refusal import ItemRefusedError

LEAST_CHOICES: Final = 2
MOST_CHOICES: Final = 12
LONGEST_SHOWN: Final = 200
LEAST_ZONES: Final = 2
MOST_ZONES: Final = 8
_CIRCLE: Final = 3
_RECTANGLE: Final = 4

Document = dict[str, Any]
Convert = Callable[[Element, Key, Question, Prose], Document]


def choice(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """Single or multiple choice."""
    names, texts = _choices(one, ("simple-choice",), question, prose)
    places = _places(key.values, names)
    if key.cardinality != "multiple":
        if len(places) != 1:
            raise ItemRefusedError("item.key")
        return {"type": "single", "choices": texts, "solution": places[0]}
    if len(places) == 1:
        question.notes.add("single")
        return {"type": "single", "choices": texts, "solution": places[0]}
    return {"type": "multiple", "choices": texts, "solution": sorted(places)}


def order(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """Rows to put in order, all of them."""
    names, texts = _choices(one, ("simple-choice",), question, prose)
    places = _places(key.values, names)
    if len(places) != len(names):
        raise ItemRefusedError("item.key")
    if list(places) == sorted(places):  # shown in the right order: turned, so as not to tell
        texts = [*texts[1:], texts[0]]
        places = [place - 1 or len(places) for place in places]
        question.notes.add("shuffle")
    return {"type": "order", "choices": texts, "solution": list(places)}


def match(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """Two sets, and one answer for each member of the first."""
    sets = [found for found in one.children() if found.name == "simple-match-set"]
    if len(sets) != LEAST_CHOICES:
        raise ItemRefusedError("item.pairs")
    left = _choices(sets[0], ("simple-associable-choice",), question, prose)
    right = _choices(sets[1], ("simple-associable-choice",), question, prose)
    return _matching(left, right, [_pair(value) for value in key.values])


def associate(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """Free pairs of one set, divided by the correct pairs."""
    names, texts = _choices(one, ("simple-associable-choice",), question, prose)
    shown = dict(zip(names, texts, strict=True))
    pairs = [_pair(value) for value in key.values]
    lefts = list(dict.fromkeys(first for first, _ in pairs))
    rights = [name for name in names if name not in lefts]
    if {second for _, second in pairs} - set(rights) or set(lefts) - set(names):
        raise ItemRefusedError("item.pairs")
    question.notes.add("associate")
    return _matching(
        (lefts, [shown[name] for name in lefts]), (rights, [shown[name] for name in rights]), pairs
    )


def gap_match(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """Gaps in a text, filled from one list."""
    gaps = [gap.get("identifier") for gap in one.every("gap")]
    right = _choices(one, ("gap-text",), question, prose)
    pairs = [(second, first) for first, second in map(_pair, key.values)]
    labels = [f"Trou {number}" for number in range(1, len(gaps) + 1)]
    return _matching((gaps, labels), right, pairs)


def hotspot(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """One zone of a picture; zones that are not rectangles become their rectangles."""
    if len(key.values) != 1:
        raise ItemRefusedError("item.key")
    names, zones = [], []
    for number, found in enumerate(one.every("hotspot-choice"), start=1):
        names.append(found.get("identifier"))
        name = found.get("hotspot-label") or found.get("aria-label") or f"Zone {number}"
        zones.append({"name": name[:60], **_rectangle(found, question)})
    if not LEAST_ZONES <= len(zones) <= MOST_ZONES:
        raise ItemRefusedError("item.choices", found=len(zones))
    del prose
    return {"type": "hotspot", "zones": zones, "solution": _places(key.values, names)[0]}


def text_entry(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """A word or a number to write."""
    del one, question, prose
    number = key.base_type in ("integer", "float")
    return {
        "field": {"format": "nombre" if number else "phrase"},
        "forms": list(key.values),
        "treatments": ["t1"] if key.any_case else [],
        "type": "number" if number else "text",
    }


def extended_text(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """A longer text, which only a declared answer can grade."""
    return {**text_entry(one, key, question, prose), "field": {"format": "paragraphe"}}


def inline_choice(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """A list in the text."""
    names, texts = _choices(one, ("inline-choice",), question, prose)
    places = _places(key.values, names)
    if len(places) != 1:
        raise ItemRefusedError("item.key")
    return {
        "field": {"format": "liste", "options": texts},
        "forms": [texts[places[0] - 1]],
        "treatments": [],
        "type": "fields",
    }


def hottext(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """Words of a text to choose."""
    question.notes.add("hottext")
    names, texts = _choices(one, ("hottext",), question, prose)
    places = sorted(_places(key.values, names))
    if len(places) == 1:
        return {"type": "single", "choices": texts, "solution": places[0]}
    return {"type": "multiple", "choices": texts, "solution": places}


def slider(one: Element, key: Key, question: Question, prose: Prose) -> Document:
    """A number, written instead of drawn."""
    question.notes.add("slider")
    return {
        **text_entry(one, key, question, prose),
        "type": "number",
        "field": {"format": "nombre"},
    }


INTERACTIONS: Final[Mapping[str, Convert]] = {
    "choice-interaction": choice,
    "order-interaction": order,
    "match-interaction": match,
    "associate-interaction": associate,
    "gap-match-interaction": gap_match,
    "hotspot-interaction": hotspot,
    "hottext-interaction": hottext,
    "text-entry-interaction": text_entry,
    "extended-text-interaction": extended_text,
    "inline-choice-interaction": inline_choice,
    "slider-interaction": slider,
}
INLINE: Final = frozenset({"text-entry-interaction", "inline-choice-interaction"})


def _choices(
    one: Element, kinds: tuple[str, ...], question: Question, prose: Prose
) -> tuple[list[str], list[str]]:
    """Identifiers and texts of the choices inside."""
    names, texts = [], []
    for found in one.every(*kinds):
        before = len(prose.pictures)
        text = unescaped(prose.line(found))
        if len(prose.pictures) > before or not text:
            raise ItemRefusedError("item.picture_choice")
        if len(text) > LONGEST_SHOWN:
            raise ItemRefusedError("item.long", found=len(text))
        names.append(found.get("identifier"))
        texts.append(text)
    if not LEAST_CHOICES <= len(names) <= MOST_CHOICES or len(set(texts)) != len(texts):
        raise ItemRefusedError("item.choices", found=len(set(texts)))
    if one.get("shuffle") == "true":
        question.notes.add("shuffle")
    return names, texts


def _places(values: Sequence[str], names: Sequence[str]) -> list[int]:
    """The places of the values among the names, from 1."""
    if not values or any(value not in names for value in values):
        raise ItemRefusedError("item.key")
    return [names.index(value) + 1 for value in values]


def _pair(value: str) -> tuple[str, str]:
    parts = value.split()
    if len(parts) != LEAST_CHOICES:
        raise ItemRefusedError("item.key")
    return parts[0], parts[1]


def _matching(
    left: tuple[Sequence[str], Sequence[str]],
    right: tuple[Sequence[str], Sequence[str]],
    pairs: Sequence[tuple[str, str]],
) -> Document:
    solution: dict[str, list[str]] = {}
    shown = dict(zip(*right, strict=True))
    chosen = dict(pairs)
    if (
        len(chosen) != len(pairs)
        or set(chosen) != set(left[0])
        or set(chosen.values()) - set(shown)
    ):
        raise ItemRefusedError("item.pairs")
    fields = []
    for number, (name, text) in enumerate(zip(*left, strict=True), start=1):
        fields.append({"key": f"l{number}", "label": text})
        solution[f"l{number}"] = [shown[chosen[name]]]
    return {
        "type": "matching",
        "fields": fields,
        "options": list(shown.values()),
        "solution": solution,
    }


def _rectangle(zone: Element, question: Question) -> dict[str, int]:
    try:
        numbers = [round(float(one)) for one in zone.get("coords").replace(",", " ").split()]
    except ValueError as error:
        raise ItemRefusedError("item.shape") from error
    shape = zone.get("shape")
    if shape == "rect" and len(numbers) == _RECTANGLE:
        left, top, right, bottom = numbers
    elif shape == "circle" and len(numbers) == _CIRCLE:
        question.notes.add("shape")
        x, y, radius = numbers
        left, top, right, bottom = x - radius, y - radius, x + radius, y + radius
    elif shape in ("poly", "ellipse") and len(numbers) >= _RECTANGLE and len(numbers) % 2 == 0:
        question.notes.add("shape")
        if shape == "ellipse":
            x, y, across, down = numbers[:4]
            left, top, right, bottom = x - across, y - down, x + across, y + down
        else:
            left, right = min(numbers[::2]), max(numbers[::2])
            top, bottom = min(numbers[1::2]), max(numbers[1::2])
    else:
        raise ItemRefusedError("item.shape")
    left, top = max(0, left), max(0, top)
    return {"x": left, "y": top, "width": max(1, right - left), "height": max(1, bottom - top)}
