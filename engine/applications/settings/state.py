"""What was made of a panel: values, rows gone and come, buttons pressed. Knows no act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.settings.panel import Deed, Panel, Row, Rows
from engine.applications.settings.start import control_of
from engine.applications.settings.values import Control, Value
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader

MOST_ADDED: Final = 20
MOST_TIMES: Final = 99
ADDED: Final = "added-"
_MOST: Final = 400
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Added:
    """A row that was not there at first."""

    rows: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class State:
    """What differs from the start.

    `values` are by place (an id, or list, row and field with slashes), `removed` the rows of the
    start that are gone, as list and row, `done` how often a button was pressed, by its place
    (an id, or list, row and button), `typed` what its form held the last time.
    """

    page: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    removed: frozenset[str] = frozenset()
    added: tuple[Added, ...] = ()
    done: Mapping[str, int] = field(default_factory=dict, hash=False)
    typed: Mapping[str, Mapping[str, Value]] = field(default_factory=dict, hash=False)

    def to_json(self) -> JsonObject:
        """As it is written down."""
        return {
            "page": self.page,
            "values": dict(self.values),
            "removed": tuple(sorted(self.removed)),
            "added": tuple(
                {"list": one.rows, "id": one.id, "name": one.name} for one in self.added
            ),
            "done": dict(self.done),
            "typed": {place: dict(values) for place, values in self.typed.items()},
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """A panel as it stands: what the start laid out, with what was made of it."""

    panel: Panel
    state: State

    def rows(self, rows: Rows) -> tuple[Row, ...]:
        """The rows of a list, those of the start before those that came."""
        kept = [one for one in rows.rows if f"{rows.id}/{one.id}" not in self.state.removed]
        came = [Row(one.id, one.name) for one in self.state.added if one.rows == rows.id]
        return (*kept, *came)

    def row(self, rows: Rows, name: str) -> Row | None:
        """A row that is still there, by its id."""
        return next((one for one in self.rows(rows) if one.id == name), None)

    def control(self, place: str) -> Control | None:
        """The setting at a place, if it is there now."""
        match place.split("/"):
            case [name, row, column]:
                rows = self.panel.listing(name)
                if rows is None or self.row(rows, row) is None:
                    return None
                return rows.column(column)
            case _:
                return control_of(self.panel, place)

    def value(self, place: str) -> Value | None:
        """What stands at a place; None where there is none now."""
        control = self.control(place)
        if control is None:
            return None
        return self.state.values.get(place, self.first_value(place, control))

    def first_value(self, place: str, control: Control) -> Value:
        """What stood there at first, or stands in a row that comes."""
        if "/" in place:
            name, row_name, column = place.split("/")
            rows = self.panel.listing(name)
            row = None if rows is None else rows.row(row_name)
            if row is not None:
                return row.values[column]
        return control.value

    def holds(self, condition: Mapping[str, tuple[Value, ...]]) -> bool:
        """Whether every setting that a condition names has one of its values."""
        return all(
            any(same(self.value(name), one) for one in values) for name, values in condition.items()
        )

    def deed(self, place: str) -> tuple[Deed, Rows | None, Row | None] | None:
        """The button at a place, with its list and its row where it stands in one."""
        match place.split("/"):
            case [name]:
                deed = self.panel.deed(name)
                return None if deed is None else (deed, None, None)
            case [name, row_name, deed_name]:
                rows = self.panel.listing(name)
                row = None if rows is None else self.row(rows, row_name)
                if rows is None or row is None:
                    return None
                found = rows.deed(deed_name)
                if found is None or (found.only and row_name not in found.only):
                    return None
                return found, rows, row
            case _:
                return None


def same(one: Value | None, other: Value | None) -> bool:
    """Whether two values are the same and of the same kind: 1 is not true."""
    return type(one) is type(other) and one == other


def first_state(panel: Panel) -> State:
    """The state before any act."""
    return State(page=panel.pages[0].id)


def state_from_json(panel: Panel, document: JsonObject) -> State:
    """A state that comes from outside.

    Raises:
        MalformedError: It names what the panel has not, or has a value that could not stand.
    """
    reader = Reader(document, "state.")
    if panel.page(reader.text("page", longest=40)) is None:
        raise MalformedError("state.page")
    removed = frozenset(reader.texts("removed", most=_MOST, longest=_LONGEST))
    if not all(_is_row(panel, one) for one in removed):
        raise MalformedError("state.removed")
    bare = State(page=reader.text("page"), removed=removed, added=_added(panel, reader))
    there = Standing(panel, bare)
    ever = Standing(panel, State(page=bare.page, added=bare.added))
    return State(
        page=bare.page,
        values=_values(there, reader.inner("values")),
        removed=removed,
        added=bare.added,
        done=_done(ever, reader.inner("done")),
        typed=_typed(ever, reader.inner("typed")),
    )


def _is_row(panel: Panel, place: str) -> bool:
    name, _, row = place.partition("/")
    rows = panel.listing(name)
    return rows is not None and rows.row(row) is not None


def _added(panel: Panel, reader: Reader) -> tuple[Added, ...]:
    found = tuple(
        Added(
            one.text("list", longest=40),
            one.text("id", longest=40),
            one.text("name", longest=200),
        )
        for one in reader.readers("added", most=MOST_ADDED)
    )
    allowed = {f"{ADDED}{number}" for number in range(1, MOST_ADDED + 1)}
    if len({(one.rows, one.id) for one in found}) != len(found):
        raise MalformedError("state.added")
    if not all(panel.listing(one.rows) and one.id in allowed and one.name for one in found):
        raise MalformedError("state.added")
    return found


def _values(standing: Standing, reader: Reader) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for place in _places(reader):
        control = standing.control(place)
        if control is None:
            raise MalformedError("state.place", place)
        value = taken(control, reader, place)
        if not same(value, standing.first_value(place, control)):
            found[place] = value
    return found


def taken(control: Control, reader: Reader, key: str) -> Value:
    """A value from outside for a setting, as it is kept.

    Raises:
        MalformedError: The setting could not have it.
    """
    try:
        return control.taken(reader.value.get(key))
    except ActRefusedError as refusal:
        raise MalformedError("state.value", key) from refusal


def _done(standing: Standing, reader: Reader) -> Mapping[str, int]:
    found = {}
    for place in _places(reader):
        if standing.deed(place) is None:
            raise MalformedError("state.deed", place)
        found[place] = reader.integer(place, least=1, most=MOST_TIMES)
    return found


def _typed(standing: Standing, reader: Reader) -> Mapping[str, Mapping[str, Value]]:
    found = {}
    for place in _places(reader):
        there = standing.deed(place)
        if there is None:
            raise MalformedError("state.deed", place)
        inner = reader.inner(place)
        values = {}
        for name in _places(inner):
            entry = there[0].entry(name)
            if entry is None:
                raise MalformedError("state.field", name)
            values[name] = taken(entry.control, inner, name)
        found[place] = values
    return found


def _places(reader: Reader) -> Iterable[str]:
    if len(reader.value) > _MOST:
        raise MalformedError("state.places")
    return sorted(reader.value)
