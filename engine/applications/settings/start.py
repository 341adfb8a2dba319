"""Reads what an item lays out and refuses what names nothing. Knows no state."""

from collections.abc import Iterable
from typing import Final

from engine.applications.settings.panel import (
    OWN,
    Addition,
    Condition,
    Deed,
    Effect,
    Entry,
    Page,
    Panel,
    Rows,
    Setting,
    Source,
    name_of,
)
from engine.applications.settings.parts import accepted, optional, read_name, read_part
from engine.applications.settings.values import Control
from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps
from engine.records.reading import Reader

MAX_START_BYTES: Final = 64 * 1024
_MOST_PAGES: Final = 16
_MOST_PARTS: Final = 24


def read_panel(start: JsonObject) -> Panel:
    """What an item lays out, checked.

    Raises:
        MalformedError: It is too large, has not the form of a start, or names what is not there.
    """
    if len(dumps(start)) > MAX_START_BYTES:
        raise MalformedError("settings.start_too_large")
    reader = Reader(start, "start.")
    panel = Panel(
        title=optional(reader, "title"),
        subtitle=optional(reader, "subtitle"),
        pages=tuple(_page(one) for one in reader.readers("pages", most=_MOST_PAGES)),
    )
    _check_names(panel)
    for _, part in panel.parts():
        _check_condition(panel, part.shown)
        match part:
            case Setting():
                _check_condition(panel, part.when)
            case Deed():
                _check_deed(panel, part, None)
            case Rows():
                _check_rows(panel, part)
            case _:
                continue
    return panel


def _page(reader: Reader) -> Page:
    return Page(
        id=read_name(reader),
        title=reader.text("title", longest=60),
        section=optional(reader, "section"),
        under=optional(reader, "under"),
        icon=optional(reader, "icon"),
        parts=tuple(read_part(one) for one in reader.readers("parts", most=_MOST_PARTS)),
    )


def _check_names(panel: Panel) -> None:
    _alone(page.id for page in panel.pages)
    _alone(name for _, part in panel.parts() if (name := name_of(part)))
    before: set[str] = set()
    for page in panel.pages:
        if page.under and page.under not in before:
            raise MalformedError("settings.under", page.id)
        before.add(page.id)
    if not panel.pages:
        raise MalformedError("settings.pages")


def _alone(names: Iterable[str]) -> None:
    found = list(names)
    if len(set(found)) != len(found):
        raise MalformedError("settings.name_twice")


def _check_condition(panel: Panel, condition: Condition) -> None:
    """Conditions look at settings on pages, never at fields of rows."""
    for name, values in condition.items():
        setting = panel.setting(name)
        if setting is None:
            raise MalformedError("settings.condition", name)
        for one in values:
            accepted(setting.control, one)


def _check_rows(panel: Panel, rows: Rows) -> None:
    _check_condition(panel, rows.when)
    _alone(one.id for one in rows.rows)
    _alone(one.name for one in rows.rows)
    _alone([*(one.id for one in rows.fields), *(one.id for one in rows.deeds)])
    if any(one.id.startswith("added-") for one in rows.rows):
        raise MalformedError("settings.row", rows.id)
    if rows.mark:
        setting = panel.setting(rows.mark)
        if setting is None or setting.control.kind not in ("info", "text"):
            raise MalformedError("settings.mark", rows.id)
    for deed in rows.deeds:
        _check_deed(panel, deed, rows)
        if not {*deed.only} <= {one.id for one in rows.rows}:
            raise MalformedError("settings.only", deed.id)


def _check_deed(panel: Panel, deed: Deed, rows: Rows | None) -> None:
    _check_condition(panel, deed.when)
    _check_condition(panel, deed.shown)
    _alone(one.control.id for one in deed.entries)
    for entry in deed.entries:
        if entry.of_row and rows is None:
            raise MalformedError("settings.of_row", deed.id)
        _check_entry(deed, entry)
    for effect in deed.effects:
        for name, values in effect.when.items():
            control = _entry(deed, name)
            for one in values:
                accepted(control, one)
        _check_effect(panel, deed, effect, rows)


def _check_entry(deed: Deed, entry: Entry) -> None:
    typed = entry.control.kind in ("text", "password")
    told = entry.expect is not None or entry.of_row or entry.same_as or entry.rule is not None
    if told and not typed:
        raise MalformedError("settings.entry", entry.control.id)
    if entry.same_as:
        _entry(deed, entry.same_as)


def _entry(deed: Deed, name: str) -> Control:
    found = deed.entry(name)
    if found is None:
        raise MalformedError("settings.field", name)
    return found.control


def _check_effect(panel: Panel, deed: Deed, effect: Effect, rows: Rows | None) -> None:
    for name, source in effect.sets.items():
        control = _target(panel, name, rows)
        _check_source(deed, source, control, rows)
    for name in effect.forget:
        _check_forgotten(panel, name, rows)
    if effect.add is not None:
        _check_addition(panel, deed, effect.add, rows)


def _target(panel: Panel, name: str, rows: Rows | None) -> Control:
    """The setting that an effect names: of a page, of a row, or of its own row."""
    if name.startswith(f"{OWN}/"):
        control = None if rows is None else rows.column(name.removeprefix(f"{OWN}/"))
    else:
        control = control_of(panel, name)
    if control is None:
        raise MalformedError("settings.set", name)
    return control


def control_of(panel: Panel, place: str) -> Control | None:
    """The setting at a place of the start: an id, or list, row and field with slashes."""
    match place.split("/"):
        case [name]:
            setting = panel.setting(name)
            return None if setting is None else setting.control
        case [name, row, column]:
            rows = panel.listing(name)
            if rows is None or rows.row(row) is None:
                return None
            return rows.column(column)
        case _:
            return None


def _check_source(deed: Deed, source: Source, control: Control, rows: Rows | None) -> None:
    free = control.kind in ("info", "text")
    if source.entry:
        given = _entry(deed, source.entry)
        same = given.kind == control.kind and set(given.texts()) <= set(control.texts())
        if not same and not (free and given.kind != "switch"):
            raise MalformedError("settings.source", source.entry)
    elif source.row:
        if rows is None or not free:
            raise MalformedError("settings.source", deed.id)
    else:
        accepted(control, source.value)


def _check_forgotten(panel: Panel, name: str, rows: Rows | None) -> None:
    if name == OWN and rows is not None:
        return
    listed, _, row = name.partition("/")
    found = panel.listing(listed)
    if found is None or (row and found.row(row) is None):
        raise MalformedError("settings.forget", name)


def _check_addition(panel: Panel, deed: Deed, add: Addition, rows: Rows | None) -> None:
    target = panel.listing(add.rows)
    if target is None:
        raise MalformedError("settings.add", add.rows)
    name = Control("name", "", "text", "")
    _check_source(deed, add.name, name, rows)
    for key, source in add.values.items():
        column = target.column(key)
        if column is None:
            raise MalformedError("settings.add", key)
        _check_source(deed, source, column, rows)
