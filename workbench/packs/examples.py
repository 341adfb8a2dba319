"""Runs the examples of typed answers through the grader. Knows no rule of grading."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.errors import EngineError
from engine.grading import Status, field_verdicts, grade
from engine.items import Field, ItemType
from workbench.packs.finding import Finding
from workbench.packs.source import ItemSource

LIST_FORMAT = "liste"


def check_examples(source: ItemSource) -> Iterator[Finding]:
    """Accepted examples must be right, refused ones wrong, and the key itself right."""
    try:
        for what in _check(source):
            yield Finding(source.folder.name, what)
    except EngineError as error:
        yield Finding(source.folder.name, f"cannot be graded: {error.args}")


def _check(source: ItemSource) -> Iterator[str]:
    item, solution = source.item, source.solution
    match item.type:
        case ItemType.SINGLE | ItemType.MULTIPLE | ItemType.ORDER:
            key = solution.choices[0] if item.type is ItemType.SINGLE else solution.choices
            if grade(item, solution, key) is not Status.OK:
                yield "its own key is refused"
        case ItemType.TEXT | ItemType.NUMBER:
            yield from _typed(source, item.fields[0], source.document["examples"])
        case _:
            examples = source.document.get("examples", {})
            for field in item.fields:
                if field.format == LIST_FORMAT:
                    continue
                if field.key not in examples:
                    yield f"no examples for {field.key}"
                else:
                    yield from _typed(source, field, examples[field.key])


def _typed(source: ItemSource, field: Field, examples: Mapping[str, Any]) -> Iterator[str]:
    for text in examples["accepted"]:
        if not _right(source, field, text):
            yield f"{field.key}: {text!r} should be accepted"
    for text in examples["refused"]:
        if _right(source, field, text):
            yield f"{field.key}: {text!r} should be refused"
    if not source.item.dependent:
        for text in dict(source.solution.accepted)[field.key]:
            if not _right(source, field, text):
                yield f"{field.key}: the key {text!r} is refused"


def _right(source: ItemSource, field: Field, text: str) -> bool:
    item, solution = source.item, source.solution
    if item.type in (ItemType.TEXT, ItemType.NUMBER):
        return grade(item, solution, text) is Status.OK
    if not item.dependent:
        value = {one.key: text if one.key == field.key else "" for one in item.fields}
        verdicts = {one.key: one.correct for one in field_verdicts(item, solution, value)}
        return verdicts[field.key]
    return any(
        grade(item, solution, value) is Status.OK for value in _completed(source, field, text)
    )


def _completed(source: ItemSource, field: Field, text: str) -> Iterator[Mapping[str, str]]:
    """Whole answers with *text* in one field and the first form of other groups in the others."""
    groups = [forms for _, forms in source.solution.accepted]
    others = [one.key for one in source.item.fields if one.key != field.key]
    for left_out in range(len(groups)):
        rest = [forms[0] for index, forms in enumerate(groups) if index != left_out]
        yield {field.key: text, **dict(zip(others, rest, strict=False))}
