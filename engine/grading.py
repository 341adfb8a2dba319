"""Whether an answer is right. Knows no screen, no score and no other question.

Source of the treatments and comparisons: Pix's correction rules. Values have the form of
journals and scripts: a choice is a number from 1, choices are sorted numbers, an order is a
permutation, a zone is a number from 1, texts are as typed, fields and matchings are mappings of
texts, and the work done in an application is its end state.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

from engine.applications import task
from engine.errors import MalformedError
from engine.items import Field, Item, ItemType, Solution, Tool
from engine.records.canonical import Json, JsonObject, dumps
from engine.treatments import composed, form_matches

LONGEST_TEXT: Final = 2000
LEAST_CHOICES: Final = 2
NUMBER_FORMAT: Final = "nombre"
LIST_FORMAT: Final = "liste"

_SPACE: Final = re.compile(r"\s")
_DECIMAL: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)")
_MINUS: Final = "\u2212"


class Status(StrEnum):
    """How an answer counts; only `ok` counts as right."""

    OK = "ok"
    KO = "ko"
    ABAND = "aband"
    TIMEDOUT = "timedout"
    FOCUSED_OUT = "focused_out"


class FieldVerdict(NamedTuple):
    """Whether one field is right."""

    key: str
    correct: bool


def grade(
    item: Item,
    solution: Solution,
    value: Json,
    *,
    timed_out: bool = False,
    focused_out: bool = False,
) -> Status:
    """The status of an answer.

    Args:
        item: The question.
        solution: What counts as right for it.
        value: The answer, checked here.
        timed_out: Whether the time of this question was over.
        focused_out: Whether the window was left; it counts on items in focus only.

    Raises:
        MalformedError: The value is none of this item, or the solution lacks a field.
    """
    correct = is_correct(item, solution, value)
    return status(correct=correct, timed_out=timed_out, focused_out=focused_out and item.focus)


def status(
    *, correct: bool, skipped: bool = False, timed_out: bool = False, focused_out: bool = False
) -> Status:
    """The status of a question left with the given facts, in the order of Pix's examiner."""
    if skipped:
        return Status.ABAND
    if not correct:
        return Status.KO
    if focused_out:
        return Status.FOCUSED_OUT
    return Status.TIMEDOUT if timed_out else Status.OK


def is_correct(item: Item, solution: Solution, value: Json) -> bool:
    """Whether the answer is right; partly right is wrong.

    Raises:
        MalformedError: As `grade`.
    """
    check_value(item, value)
    if item.type is ItemType.APPLICATION:
        return _work_passes(item, solution, value)
    if isinstance(value, Mapping):
        if item.dependent:
            return _groups_match(solution, _texts(item, value))
        return all(verdict.correct for verdict in field_verdicts(item, solution, value))
    if isinstance(value, str):
        return _text_matches(item, solution, value)
    chosen = tuple(value) if isinstance(value, list | tuple) else (value,)
    multiple = item.type is ItemType.MULTIPLE
    return chosen == (tuple(sorted(solution.choices)) if multiple else solution.choices)


def field_verdicts(item: Item, solution: Solution, value: Json) -> tuple[FieldVerdict, ...]:
    """Which fields of an independent item are right, in the item's order.

    Raises:
        MalformedError: The value is none of this item, or the solution lacks a field.
    """
    check_value(item, value)
    accepted = dict(solution.accepted)
    verdicts = []
    for field, text in zip(item.fields, _texts(item, value), strict=True):
        if field.key not in accepted:
            raise MalformedError("solution.field", field.key)
        forms = accepted[field.key]
        if item.type is ItemType.MATCHING or field.format == LIST_FORMAT:
            correct = text in forms
        elif field.format == NUMBER_FORMAT and _all_numbers(forms):
            correct = _number_matches(text, forms, solution.tolerance)
        else:
            known = tuple(composed(form) for form in forms)
            correct = form_matches(composed(text), known, solution.treatments)
        verdicts.append(FieldVerdict(field.key, correct))
    return tuple(verdicts)


def check_value(item: Item, value: Json) -> None:
    """Checks the form of an answer, complete or not, against the item.

    Raises:
        MalformedError: A wrong type, a choice that does not exist, a text over 2000
            characters, other fields than the item's, or a state that its application has not.
    """
    if item.type is ItemType.APPLICATION:
        tool, state = _work(item, value)
        task.check_state(tool.name, tool.start, state)
        return
    if not _has_form(item, value):
        raise MalformedError("value.form", item.id)


def missing(item: Item, value: Json) -> tuple[str, ...]:
    """What an answer still lacks before it may be given.

    The keys of empty fields; for other types the one word ``value``. Several choices are asked
    for where several are right (Pix: at least two). An application has to be used: its first
    state is no answer.

    Raises:
        MalformedError: As `check_value`.
    """
    check_value(item, value)
    if item.type is ItemType.APPLICATION:
        tool, state = _work(item, value)
        untouched = dumps(state) == dumps(task.first(tool.name, tool.start))
        return ("value",) if untouched else ()
    match value:
        case Mapping():
            return tuple(
                field.key
                for field, text in zip(item.fields, _texts(item, value), strict=True)
                if not text.strip()
            )
        case str():
            complete = bool(value.strip())
        case list() | tuple():
            complete = len(value) >= LEAST_CHOICES
        case _:
            complete = True
    return () if complete else ("value",)


def is_complete(item: Item, value: Json) -> bool:
    """Whether nothing is missing.

    Raises:
        MalformedError: As `check_value`.
    """
    return not missing(item, value)


def _has_form(item: Item, value: Json) -> bool:
    match value:
        case bool() | None:
            return False
        case int():
            one_of_several = item.type in (ItemType.SINGLE, ItemType.HOTSPOT)
            return one_of_several and 1 <= value <= len(item.choices)
        case str():
            return item.type in (ItemType.TEXT, ItemType.NUMBER) and _is_text(value)
        case Mapping():
            return item.type in (ItemType.FIELDS, ItemType.MATCHING) and _are_fields(item, value)
        case list() | tuple():
            return _are_choices(item, value)
        case _:
            return False


def _are_choices(item: Item, value: Sequence[Json]) -> bool:
    numbers = [one for one in value if isinstance(one, int) and not isinstance(one, bool)]
    if len(numbers) != len(value) or not set(numbers) <= set(range(1, len(item.choices) + 1)):
        return False
    if item.type is ItemType.ORDER:
        return len(numbers) == len(item.choices) == len(set(numbers))
    return item.type is ItemType.MULTIPLE and numbers == sorted(set(numbers))


def _is_text(value: Json) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def _are_fields(item: Item, value: Mapping[str, Json]) -> bool:
    if set(value) != {field.key for field in item.fields}:
        return False
    return all(_is_field(field, value[field.key]) for field in item.fields)


def _is_field(field: Field, value: Json) -> bool:
    return _is_text(value) and (not field.options or value == "" or value in field.options)


def _work(item: Item, value: Json) -> tuple[Tool, JsonObject]:
    if item.tool is None or not isinstance(value, Mapping):
        raise MalformedError("value.form", item.id)
    return item.tool, value


def _work_passes(item: Item, solution: Solution, value: Json) -> bool:
    tool, state = _work(item, value)
    if solution.check is None:
        raise MalformedError("solution.check", item.id)
    return task.passes(tool.name, tool.start, state, solution.check)


def _texts(item: Item, value: Json) -> tuple[str, ...]:
    if not isinstance(value, Mapping):
        raise MalformedError("value.form", item.id)
    return tuple(str(value[field.key]) for field in item.fields)


def _text_matches(item: Item, solution: Solution, value: str) -> bool:
    """One text against all forms; as in Pix, the answer is composed and the forms are not."""
    forms = tuple(form for _, accepted in solution.accepted for form in accepted)
    if item.type is ItemType.NUMBER:
        return _number_matches(value, forms, solution.tolerance)
    formats = {field.format for field in item.fields}
    if LIST_FORMAT in formats:
        return value in forms
    text = composed(value)
    if NUMBER_FORMAT in formats:
        numbers = [_one_number(form) for form in (text, *forms)]
        if None not in numbers:
            return numbers[0] in numbers[1:]
    return form_matches(text, forms, solution.treatments)


def _groups_match(solution: Solution, texts: Iterable[str]) -> bool:
    """Each text uses up the first group it matches; all must find one."""
    groups = [forms for _, forms in solution.accepted]
    for text in texts:
        answer = composed(text)
        found = next(
            (one for one in groups if form_matches(answer, one, solution.treatments)), None
        )
        if found is None:
            return False
        groups.remove(found)
    return True


def _number_matches(text: str, forms: Iterable[str], tolerance: Fraction | None) -> bool:
    """Exact comparison of decimals; what is no number is wrong."""
    number = _number(text)
    if number is None:
        return False
    expected = [found for found in map(_number, forms) if found is not None]
    return any(abs(number - one) <= (tolerance or 0) for one in expected)


def _all_numbers(forms: Iterable[str]) -> bool:
    return all(_number(form) is not None for form in forms)


def _number(text: str) -> Fraction | None:
    """The decimal of a text: comma or dot, spaces of all kinds between digits."""
    plain = _SPACE.sub("", text).replace(",", ".", 1).replace(_MINUS, "-", 1)
    return Fraction(plain) if _DECIMAL.fullmatch(plain) else None


def _one_number(text: str) -> float | None:
    """The number of a text by Pix's rule for one field: only its first space is dropped."""
    plain = text.strip().replace(" ", "", 1).replace(",", ".", 1)
    return float(plain) if _DECIMAL.fullmatch(plain) else None
