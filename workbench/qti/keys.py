"""What counts as right in a QTI item, reduced to right or wrong. Knows no screen.

The stated rule: the declared correct response is right, and nothing else. Where a mapping gives
scores and no correct response is declared, right is what gets the most: every value with a
positive score for several choices, those with the highest score for one value.
"""

from dataclasses import dataclass
from typing import Final

from workbench.qti.document import Element
from workbench.qti.refusal import ItemRefusedError

MATCH_CORRECT: Final = "match_correct"
MAP_RESPONSE: Final = "map_response"
_ALL_MAPPED: Final = frozenset(
    {"response-condition", "response-if", "and", "gte", "map-response", "base-value"}
    | {"set-outcome-value"}
)
"""Right when each variable gets its points: what we write for several fields."""
BY_CORRECT: Final = "la réponse déclarée / the declared response"
BY_MAPPING: Final = "le plus de points / the highest score"


@dataclass(frozen=True, slots=True)
class Key:
    """The values of one response variable that are right.

    `values` are a set for *multiple*, a sequence for *ordered*, alternatives for *single*.
    `tolerance` applies to numbers, `any_case` to texts.
    """

    identifier: str
    cardinality: str
    base_type: str
    values: tuple[str, ...]
    any_case: bool = False


def keys(item: Element, notes: set[str], rules: set[str]) -> dict[str, Key]:
    """The key of each declared response; those without any are left out."""
    template = _template(item)
    if template is None:
        notes.add("custom" if item.first("response-processing") is not None else "default")
    used = {one.get("identifier") for one in item.every("map-response")}
    found = {}
    for one in item.children():
        if one.name == "response-declaration":
            mapped = template == MAP_RESPONSE or one.get("identifier") in used
            key = _key(one, mapped=mapped, rules=rules)
            if key is not None:
                found[key.identifier] = key
    return found


def needed(found: dict[str, Key], identifier: str) -> Key:
    """The key of an interaction.

    Raises:
        ItemRefusedError: Nothing is declared right.
    """
    if identifier not in found or not found[identifier].values:
        raise ItemRefusedError("item.no_key")
    return found[identifier]


def _template(item: Element) -> str | None:
    """The standard template that grades, when one does."""
    processing = item.first("response-processing")
    if processing is None:
        return None
    uri = processing.get("template") or processing.get("template-location")
    name = uri.rsplit("/", 1)[-1].removesuffix(".xml")
    if name in (MATCH_CORRECT, MAP_RESPONSE, "map_response_point"):
        return name
    if _is_plain_match(processing):
        return MATCH_CORRECT
    return MAP_RESPONSE if {one.name for one in processing.descendants()} <= _ALL_MAPPED else None


def _is_plain_match(processing: Element) -> bool:
    """Whether custom rules only compare one variable with its correct value."""
    matches = list(processing.every("match"))
    others = list(processing.every("map-response", "map-response-point", "sum", "equal"))
    if len(matches) != 1 or others:
        return False
    inside = {one.name for one in matches[0].children()}
    return inside == {"variable", "correct"}


def _key(declaration: Element, *, mapped: bool, rules: set[str]) -> Key | None:
    identifier = declaration.get("identifier")
    cardinality = declaration.get("cardinality", "single")
    base_type = declaration.get("base-type", "identifier")
    correct = tuple(
        value.words()
        for one in declaration.children()
        if one.name == "correct-response"
        for value in one.every("value")
    )
    entries = [
        (one.get("map-key"), _number(one.get("mapped-value")), one.get("case-sensitive"))
        for one in declaration.every("map-entry")
    ]
    any_case = bool(entries) and all(case in ("false", "0") for _, _, case in entries)
    best = max((score for _, score, _ in entries), default=0.0)
    if entries and (mapped or not correct):
        if not correct or (cardinality == "single" and base_type in ("string", "integer", "float")):
            rules.add(BY_MAPPING)
            least = best if cardinality == "single" else 0.0
            right = tuple(key for key, score, _ in entries if score > 0 and score >= least and key)
            known = tuple(dict.fromkeys((*correct, *right))) if correct else right
            return Key(identifier, cardinality, base_type, known, any_case)
        rules.add(BY_CORRECT)
    return Key(identifier, cardinality, base_type, correct, any_case) if correct else None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
