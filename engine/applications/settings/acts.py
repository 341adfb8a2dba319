"""What somebody does in the panel, and what comes of it. Knows no screen and no check."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from engine.applications.application import ActRefusedError
from engine.applications.settings.panel import OWN, Addition, Deed, Entry, Row, Rows, Source
from engine.applications.settings.state import (
    ADDED,
    MOST_ADDED,
    MOST_TIMES,
    Added,
    Standing,
    State,
    same,
)
from engine.applications.settings.values import LONGEST_VALUE, Control, Value
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader
from engine.treatments import composed

T = TypeVar("T")

_LONGEST: Final = 100
_NAME: Final = Control("name", "", "text", "")
Values = Mapping[str, Value]


def perform(standing: Standing, act: JsonObject) -> State:
    """The state after an act.

    Raises:
        MalformedError: There is no such act.
        ActRefusedError: It cannot be done now.
    """
    reader = Reader(act, "act.")
    name = reader.text("do", longest=40)
    if name not in _ACTS:
        raise MalformedError("act.unknown", name)
    return _ACTS[name](standing, reader)


def possible(standing: Standing, place: str) -> bool:
    """Whether the setting, list or button at a place can be used now.

    Raises:
        MalformedError: There is no such place on the panel.
    """
    name = place.partition("/")[0]
    panel = standing.panel
    part = panel.setting(name) or panel.deed(name) or panel.listing(name)
    if part is None:
        raise MalformedError("act.place", place)
    if not standing.holds(part.shown) or not standing.holds(part.when):
        return False
    found = standing.deed(place)
    if found is None:
        return True
    deed = found[0]
    return standing.holds(deed.shown) and standing.holds(deed.when)


def entries_for(deed: Deed, row: Row | None) -> tuple[Entry, ...]:
    """The fields that a button's form asks for, in this row."""
    return tuple(one for one in deed.entries if not one.of_row or (row is not None and row.secret))


def _open(standing: Standing, act: Reader) -> State:
    name = act.text("page", longest=40)
    if standing.panel.page(name) is None:
        raise MalformedError("act.page", name)
    return replace(standing.state, page=name)


def _set(standing: Standing, act: Reader) -> State:
    place = act.text("control", longest=_LONGEST)
    usable = possible(standing, place)
    control = standing.control(place)
    if control is None:
        raise ActRefusedError("no-such-row")
    if control.kind == "info":
        raise MalformedError("act.control", place)
    if not usable:
        raise ActRefusedError("not-available")
    value = control.taken(act.value.get("value"))
    return _here(_with_value(standing, place, value), standing, place)


def _remove(standing: Standing, act: Reader) -> State:
    rows = _listing(standing, act.text("list", longest=40))
    row = standing.row(rows, act.text("row", longest=40))
    if row is None:
        raise ActRefusedError("no-such-row")
    if not possible(standing, rows.id):
        raise ActRefusedError("not-available")
    if not rows.remove or row.fixed:
        raise ActRefusedError("cannot-remove")
    return _here(_without(standing, rows, row), standing, rows.id)


def _press(standing: Standing, act: Reader) -> State:
    place = act.text("act", longest=_LONGEST)
    usable = possible(standing, place)
    found = standing.deed(place)
    if found is None:
        raise ActRefusedError("no-such-row")
    if not usable:
        raise ActRefusedError("not-available")
    deed, rows, row = found
    if deed.once and place in standing.state.done:
        raise ActRefusedError("done-already")
    values = _filled(deed, row, act.inner("fields") if act.has("fields") else Reader({}))
    there = standing
    for effect in deed.effects:
        if not all(any(same(values.get(k), one) for one in v) for k, v in effect.when.items()):
            continue
        for target, source in effect.sets.items():
            there = _put(there, target, _from(source, values, row), rows, row)
        for name in effect.forget:
            there = _forgotten(there, name, rows, row)
        if effect.add is not None:
            there = _with_row(there, effect.add, values, row)
    if row is not None and row.id.startswith(ADDED) and there.deed(place) is None:
        return _here(there.state, standing, place)
    return _here(_noted(there.state, place, values), standing, place)


_ACTS: Final[Mapping[str, Callable[[Standing, Reader], State]]] = {
    "open": _open,
    "set": _set,
    "remove": _remove,
    "press": _press,
}
"""What can be done. `open` takes a `page`, `set` a `control` and a `value`, `remove` a `list` and a
`row`, `press` an `act` and the `fields` of its form. Places within lists have slashes."""


def _here(state: State, standing: Standing, place: str) -> State:
    """Whoever does something has its page open."""
    return replace(state, page=standing.panel.page_of(place.partition("/")[0]).id)


def _listing(standing: Standing, name: str) -> Rows:
    found = standing.panel.listing(name)
    if found is None:
        raise MalformedError("act.list", name)
    return found


def _with_value(standing: Standing, place: str, value: Value) -> State:
    control = standing.control(place)
    values = {key: one for key, one in standing.state.values.items() if key != place}
    if control is not None and not same(value, standing.first_value(place, control)):
        values[place] = value
    return replace(standing.state, values=values)


def _without(standing: Standing, rows: Rows, row: Row) -> State:
    """A row goes with its values; the setting that named it names nothing any more."""
    state, place = standing.state, f"{rows.id}/{row.id}"
    if row.id.startswith(ADDED):
        gone = (rows.id, row.id)
        added = tuple(one for one in state.added if (one.rows, one.id) != gone)
        state = replace(state, added=added)
    else:
        state = replace(state, removed=state.removed | {place})
    state = replace(
        state,
        values=_apart(state.values, f"{place}/"),
        done=_apart(state.done, f"{place}/"),
        typed=_apart(state.typed, f"{place}/"),
    )
    if rows.mark and standing.value(rows.mark) == row.name:
        state = _with_value(Standing(standing.panel, state), rows.mark, "")
    return state


def _apart(values: Mapping[str, T], start: str) -> Mapping[str, T]:
    return {key: one for key, one in values.items() if not key.startswith(start)}


def _filled(deed: Deed, row: Row | None, given: Reader) -> dict[str, Value]:
    """What the form holds, or the reason why it cannot be sent."""
    asked = entries_for(deed, row)
    if not set(given.value) <= {one.control.id for one in asked}:
        raise MalformedError("act.fields")
    values = {}
    for entry in asked:
        control = entry.control
        has = control.id in given.value
        values[control.id] = control.taken(given.value[control.id]) if has else control.value
    for entry in asked:
        _check(entry, values, row)
    return values


def _check(entry: Entry, values: Values, row: Row | None) -> None:
    control = entry.control
    value = values[control.id]
    if entry.required and not control.tells(value):
        raise ActRefusedError("field-missing")
    wanted = row.secret if entry.of_row and row is not None else entry.expect
    if wanted is not None and value != control.taken(wanted):
        raise ActRefusedError("wrong-secret" if control.kind == "password" else "wrong-code")
    if entry.same_as and value != values.get(entry.same_as):
        raise ActRefusedError("not-the-same")
    if entry.rule is not None and entry.enforced and not entry.rule.obeyed_by(str(value)):
        raise ActRefusedError("rule-broken")


def _from(source: Source, values: Values, row: Row | None) -> Value:
    if source.entry:
        return values.get(source.entry, "")
    return row.name if source.row and row is not None else source.value


def _put(
    standing: Standing, target: str, value: Value, rows: Rows | None, row: Row | None
) -> Standing:
    """Set what an effect names; nothing comes of it in a row that is gone."""
    place = target
    if rows is not None and row is not None and target.startswith(f"{OWN}/"):
        place = f"{rows.id}/{row.id}/{target.removeprefix(f'{OWN}/')}"
    control = standing.control(place)
    if control is None:
        return standing
    return Standing(standing.panel, _with_value(standing, place, control.taken(value)))


def _forgotten(standing: Standing, name: str, rows: Rows | None, row: Row | None) -> Standing:
    own = name == OWN and rows is not None and row is not None
    place = f"{rows.id}/{row.id}" if own and rows is not None and row is not None else name
    listed, _, wanted = place.partition("/")
    found = _listing(standing, listed)
    for one in standing.rows(found):
        if not wanted or one.id == wanted:
            standing = Standing(standing.panel, _without(standing, found, one))
    return standing


def _with_row(standing: Standing, add: Addition, values: Values, row: Row | None) -> Standing:
    rows = _listing(standing, add.rows)
    name = str(_NAME.taken(composed(str(_from(add.name, values, row)))[:LONGEST_VALUE]))
    if not name:
        raise ActRefusedError("name-missing")
    if any(one.name.casefold() == name.casefold() for one in standing.rows(rows)):
        raise ActRefusedError("name-taken")
    if len(standing.state.added) >= MOST_ADDED:
        raise ActRefusedError("too-many-rows")
    taken = {one.id for one in standing.state.added}
    free = next(number for number in range(1, MOST_ADDED + 1) if f"{ADDED}{number}" not in taken)
    came = Added(rows.id, f"{ADDED}{free}", name)
    state = replace(standing.state, added=(*standing.state.added, came))
    there = Standing(standing.panel, state)
    for key, source in add.values.items():
        place = f"{rows.id}/{came.id}/{key}"
        there = _put(there, place, _from(source, values, row), None, None)
    return there


def _noted(state: State, place: str, values: Values) -> State:
    times = min(state.done.get(place, 0) + 1, MOST_TIMES)
    typed = {**state.typed, place: dict(values)} if values else state.typed
    return replace(state, done={**state.done, place: times}, typed=typed)
