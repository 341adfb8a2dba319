"""Runs the examples of answers through the grader. Knows no rule of grading."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.applications import task
from engine.applications.table import application
from engine.errors import EngineError, MalformedError
from engine.grading import Status, field_verdicts, grade
from engine.items import Field, Item, ItemType, Tool
from engine.records.canonical import JsonObject
from workbench.packs.finding import Finding
from workbench.packs.item_source import LIST_FORMAT, ItemSource, as_object
from workbench.packs.words import in_one_line


def check_examples(source: ItemSource) -> Iterator[Finding]:
    """Accepted examples must be right, refused ones wrong, and the key itself right."""
    try:
        for what in _check(source):
            yield Finding(source.where, what)
    except EngineError as error:
        yield Finding(source.where, in_one_line("check.graded", why=" ".join(map(str, error.args))))


def _check(source: ItemSource) -> Iterator[str]:
    item, solution = source.item, source.solution
    match item.type:
        case ItemType.APPLICATION:
            yield from _worked(source)
        case ItemType.SINGLE | ItemType.HOTSPOT | ItemType.MULTIPLE | ItemType.ORDER:
            one = item.type in (ItemType.SINGLE, ItemType.HOTSPOT)
            key = solution.choices[0] if one else solution.choices
            if grade(item, solution, key) is not Status.OK:
                yield in_one_line("check.own_key")
        case ItemType.TEXT | ItemType.NUMBER:
            yield from _typed(source, item.fields[0], source.document["examples"])
        case _:
            examples = source.document.get("examples", {})
            for field in item.fields:
                if field.format == LIST_FORMAT or item.type is ItemType.MATCHING:
                    continue
                if field.key not in examples:
                    yield in_one_line("check.no_examples", key=field.key)
                else:
                    yield from _typed(source, field, examples[field.key])


def _worked(source: ItemSource) -> Iterator[str]:
    """The check, and what ways of working lead to: accepted ones pass, near misses do not."""
    item, solution = source.item, source.solution
    if item.tool is None or solution.check is None:
        return
    task.check_check(item.tool.name, item.tool.start, solution.check)
    first = task.first(item.tool.name, item.tool.start)
    if grade(item, solution, first) is Status.OK:
        yield in_one_line("example.start")
    examples = source.document["examples"]
    for number, acts in enumerate(examples["accepted"], 1):
        yield from _way(source, number, acts, wanted=True)
    for number, acts in enumerate(examples["refused"], 1):
        yield from _way(source, number, acts, wanted=False)


def _way(
    source: ItemSource, number: int, acts: Sequence[Mapping[str, Any]], *, wanted: bool
) -> Iterator[str]:
    """One way of working: it can be gone to its end, and leads where it should."""
    name, item = "accepted" if wanted else "refused", source.item
    state = end_state(item, ())
    for count, act in enumerate(acts, 1):
        try:
            state = _done(item, state, act)
        except EngineError as error:
            why = " ".join(str(one) for one in error.args)
            yield in_one_line("example.stuck", name=name, number=number, act=count, why=why)
            return
    if (grade(item, source.solution, state) is Status.OK) != wanted:
        yield in_one_line(f"example.{name}", number=number)


def end_state(item: Item, acts: Sequence[Mapping[str, Any]]) -> JsonObject:
    """The state after the acts, from the item's start.

    Raises:
        MalformedError: The item has no application, or an act is none of it.
        ActRefusedError: An act cannot be done where it stands.
    """
    state = task.first(_tool(item).name, _tool(item).start)
    for act in acts:
        state = _done(item, state, act)
    return state


def _done(item: Item, state: JsonObject, act: Mapping[str, Any]) -> JsonObject:
    tool = _tool(item)
    return application(tool.name).perform(tool.start, state, as_object(act))


def _tool(item: Item) -> Tool:
    if item.tool is None:
        raise MalformedError("item.tool", item.id)
    return item.tool


def _typed(source: ItemSource, field: Field, examples: Mapping[str, Any]) -> Iterator[str]:
    for text in examples["accepted"]:
        if not _right(source, field, text):
            yield in_one_line("check.accepted", key=field.key, text=repr(text))
    for text in examples["refused"]:
        if _right(source, field, text):
            yield in_one_line("check.refused", key=field.key, text=repr(text))
    if not source.item.dependent:
        for text in dict(source.solution.accepted)[field.key]:
            if not _right(source, field, text):
                yield in_one_line("check.key_refused", key=field.key, text=repr(text))


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
