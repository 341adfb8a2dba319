"""Reads the parts of a page, one by one, with bounds. Knows nothing of what they name."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.settings.panel import (
    Addition,
    Condition,
    Deed,
    Effect,
    Entry,
    Note,
    Part,
    Row,
    Rows,
    Setting,
    Source,
)
from engine.applications.settings.rules import read_rule
from engine.applications.settings.values import FORMS, LONGEST_VALUE, Control, Option, Value
from engine.errors import MalformedError
from engine.records.canonical import Json
from engine.records.reading import Reader
from engine.treatments import composed

NAME: Final = re.compile("[a-z][a-z0-9_-]{0,29}")
MOST_ROWS: Final = 40
_LABEL: Final = 120
_SENTENCE: Final = 600
_MOST: Final = 24
_KINDS: Final = ("switch", "choice", "slider", "text", "info")
_ENTRIES: Final = ("switch", "choice", "text", "password")
_STYLES: Final = ("heading", "note", "warning")
_LOOKS: Final = ("", "radio", "list")
_EMPTY: Final[Mapping[str, Value]] = {"switch": False, "text": "", "info": "", "password": ""}


def read_part(reader: Reader) -> Part:
    """A part as an item writes it; its ``part`` says which.

    Raises:
        MalformedError: There is no such part, or it has not its form.
    """
    kind = reader.text("part", longest=40)
    if kind in _STYLES:
        return Note(reader.text("text", longest=_SENTENCE), kind, _condition(reader, "shown"))
    if kind in _KINDS:
        control = read_control(reader, kind)
        return Setting(control, _condition(reader, "when"), _condition(reader, "shown"))
    if kind == "deed":
        return _deed(reader)
    if kind == "list":
        return _rows(reader)
    raise MalformedError("settings.part", kind)


def read_name(reader: Reader, key: str = "id") -> str:
    """A short name in lower case.

    Raises:
        MalformedError: It is none.
    """
    name = reader.text(key, longest=40)
    if NAME.fullmatch(name) is None:
        raise MalformedError("settings.name", f"{reader.where}{key}")
    return name


def optional(reader: Reader, key: str, longest: int = _LABEL) -> str:
    """A text, or nothing."""
    return reader.text(key, longest=longest) if reader.has(key) else ""


def read_control(reader: Reader, kind: str) -> Control:
    """A setting of that kind.

    Raises:
        MalformedError: Its value is none that it could have.
    """
    options = _options(reader) if kind == "choice" else ()
    look, form = optional(reader, "look"), optional(reader, "form") or "plain"
    least, most = _whole(reader, "least", 0), _whole(reader, "most", 100)
    step = _whole(reader, "step", 1)
    if look not in _LOOKS or form not in FORMS or step < 1 or least >= most:
        raise MalformedError("settings.control", reader.where)
    control = Control(
        id=read_name(reader),
        label=reader.text("label", longest=_LABEL),
        kind=kind,
        value="",
        hint=optional(reader, "hint", _SENTENCE),
        options=options,
        look=look,
        least=least,
        most=most,
        step=step,
        unit=optional(reader, "unit"),
        form=form,
    )
    usual = _EMPTY.get(kind, options[0].text if options else least)
    return _with_value(control, reader.value.get("value", usual))


def accepted(control: Control, given: Json) -> Value:
    """A value that an author writes.

    Raises:
        MalformedError: The setting could not have it.
    """
    try:
        return control.taken(given)
    except ActRefusedError as refusal:
        raise MalformedError("settings.value", control.id) from refusal


def raw_values(given: Json, where: str) -> tuple[Value, ...]:
    """One value or several, of any kind.

    Raises:
        MalformedError: There is none, or it is no value.
    """
    found = tuple(given) if isinstance(given, list | tuple) else (given,)
    values = tuple(one for one in found if isinstance(one, bool | int | str))
    if not values or len(values) != len(found) or len(found) > _MOST:
        raise MalformedError("settings.values", where)
    if any(isinstance(one, str) and len(one) > LONGEST_VALUE for one in values):
        raise MalformedError("settings.values", where)
    return values


def _with_value(control: Control, given: Json) -> Control:
    return replace(control, value=accepted(control, given))


def _options(reader: Reader) -> tuple[Option, ...]:
    found = []
    for one in reader.items("options", most=_MOST):
        given = {"text": one} if isinstance(one, str) else one
        if not isinstance(given, Mapping):
            raise MalformedError("settings.option", reader.where)
        inner = Reader(given, f"{reader.where}option.")
        text = composed(inner.text("text", longest=_LABEL))
        found.append(Option(text, optional(inner, "hint", _SENTENCE)))
    if not found or len({one.text for one in found}) != len(found):
        raise MalformedError("settings.options", reader.where)
    return tuple(found)


def _condition(reader: Reader, key: str) -> Condition:
    if not reader.has(key):
        return {}
    inner = reader.inner(key)
    return {name: raw_values(given, inner.where) for name, given in inner.value.items()}


def _flag(reader: Reader, key: str, *, usual: bool) -> bool:
    return reader.boolean(key) if reader.has(key) else usual


def _whole(reader: Reader, key: str, usual: int) -> int:
    return reader.integer(key, least=-1000, most=100_000) if reader.has(key) else usual


def _readers(reader: Reader, key: str, most: int = _MOST) -> tuple[Reader, ...]:
    return reader.readers(key, most=most) if reader.has(key) else ()


def _deed(reader: Reader) -> Deed:
    only = reader.texts("only", most=MOST_ROWS, longest=40) if reader.has("only") else ()
    return Deed(
        id=read_name(reader),
        label=reader.text("label", longest=_LABEL),
        detail=optional(reader, "detail", _SENTENCE),
        entries=tuple(_entry(one) for one in _readers(reader, "fields", 6)),
        effects=tuple(_effect(one) for one in _readers(reader, "effects")),
        ask=optional(reader, "ask", _SENTENCE),
        says=optional(reader, "says", _SENTENCE),
        once=_flag(reader, "once", usual=False),
        harmless=_flag(reader, "harmless", usual=False),
        when=_condition(reader, "when"),
        shown=_condition(reader, "shown"),
        only=only,
    )


def _entry(reader: Reader) -> Entry:
    kind = reader.text("kind", longest=20)
    if kind not in _ENTRIES:
        raise MalformedError("settings.entry", kind)
    rule = read_rule(reader.inner("rule")) if reader.has("rule") else None
    return Entry(
        control=read_control(reader, kind),
        expect=optional(reader, "expect", LONGEST_VALUE) if reader.has("expect") else None,
        of_row=_flag(reader, "of_row", usual=False),
        same_as=optional(reader, "same_as"),
        rule=rule,
        enforced=_flag(reader, "enforced", usual=True),
        required=_flag(reader, "required", usual=True),
    )


def _effect(reader: Reader) -> Effect:
    sets = reader.inner("set").value if reader.has("set") else {}
    forget = reader.texts("forget", most=_MOST, longest=100) if reader.has("forget") else ()
    return Effect(
        when=_condition(reader, "when"),
        sets={name: _source(given, reader.where) for name, given in sets.items()},
        forget=forget,
        add=_addition(reader.inner("add")) if reader.has("add") else None,
    )


def _addition(reader: Reader) -> Addition:
    values = reader.inner("values").value if reader.has("values") else {}
    return Addition(
        rows=read_name(reader, "list"),
        name=_source(reader.value.get("name"), reader.where),
        values={name: _source(given, reader.where) for name, given in values.items()},
    )


def _source(given: Json, where: str) -> Source:
    if isinstance(given, Mapping):
        inner = Reader(given, where)
        if set(given) == {"field"}:
            return Source(entry=inner.text("field", longest=40))
        if set(given) == {"row"} and inner.boolean("row"):
            return Source(row=True)
        raise MalformedError("settings.source", where)
    return Source(value=raw_values(given, where)[0])


def _rows(reader: Reader) -> Rows:
    fields = tuple(_field(one) for one in _readers(reader, "fields", 6))
    return Rows(
        id=read_name(reader),
        title=optional(reader, "title"),
        fields=fields,
        rows=tuple(_row(one, fields) for one in _readers(reader, "rows", MOST_ROWS)),
        deeds=tuple(_deed(one) for one in _readers(reader, "deeds", 4)),
        remove=optional(reader, "remove"),
        ask=optional(reader, "ask", _SENTENCE),
        empty=optional(reader, "empty", _SENTENCE),
        mark=optional(reader, "mark"),
        marked=optional(reader, "marked"),
        when=_condition(reader, "when"),
        shown=_condition(reader, "shown"),
    )


def _field(reader: Reader) -> Control:
    kind = reader.text("kind", longest=20)
    if kind not in _KINDS:
        raise MalformedError("settings.field", kind)
    return read_control(reader, kind)


def _row(reader: Reader, fields: tuple[Control, ...]) -> Row:
    given = reader.inner("values").value if reader.has("values") else {}
    known = {one.id: one for one in fields}
    if not set(given) <= set(known):
        raise MalformedError("settings.row", reader.where)
    name = composed(reader.text("name", longest=_LABEL)).strip()
    if not name:
        raise MalformedError("settings.row", reader.where)
    return Row(
        id=read_name(reader),
        name=name,
        detail=optional(reader, "detail", _SENTENCE),
        secret=optional(reader, "secret", LONGEST_VALUE),
        fixed=_flag(reader, "fixed", usual=False),
        values={one.id: accepted(one, given.get(one.id, one.value)) for one in fields},
    )
