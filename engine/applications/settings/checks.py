"""What an author demands of the end state of a panel. Knows no act."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from engine.applications.settings.panel import Deed, Panel, Row, Rows
from engine.applications.settings.parts import accepted
from engine.applications.settings.rules import read_rule
from engine.applications.settings.start import control_of
from engine.applications.settings.state import Standing, first_state, same
from engine.applications.settings.values import LONGEST_VALUE, Control, Value
from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader
from engine.treatments import TREATMENTS, composed, form_matches

_MOST: Final = 40
_LONGEST: Final = 100
_ANY: Final = "*"


def holds(standing: Standing, assertion: JsonObject) -> bool:
    """Whether one assertion holds of a state.

    Raises:
        MalformedError: There is no such kind, or it names what the item has not.
    """
    reader = Reader(assertion, "check.")
    kind = reader.text("kind", longest=40)
    if kind not in _KINDS:
        raise MalformedError("check.unknown", kind)
    return _KINDS[kind](standing, reader)


def _value(standing: Standing, check: Reader) -> bool:
    """A setting has a value: `equals`, `any` with `treatments`, or from `least` to `most`."""
    place = check.text("control", longest=_LONGEST)
    control = _control(standing.panel, place)
    value = standing.value(place)
    if check.has("least") or check.has("most"):
        return _within(control, value, check)
    return _fits(control, value, check)


def _values(standing: Standing, check: Reader) -> bool:
    """Several settings have their values: `equals` by place."""
    wanted = check.inner("equals").value
    if not wanted:
        raise MalformedError("check.equals")
    verdicts = []
    for place, given in wanted.items():
        control = _control(standing.panel, place)
        verdicts.append(same(standing.value(place), accepted(control, given)))
    return all(verdicts)


def _policy(standing: Standing, check: Reader) -> bool:
    """What was typed last into a button's `field` obeys its rule, or the `rule` given."""
    place = check.text("act", longest=_LONGEST)
    entry = _deed(standing.panel, place).entry(check.text("field", longest=40))
    if entry is None:
        raise MalformedError("check.field")
    rule = read_rule(check.inner("rule")) if check.has("rule") else entry.rule
    if rule is None or entry.control.kind not in ("text", "password"):
        raise MalformedError("check.rule")
    typed = standing.state.typed.get(place, {}).get(entry.control.id)
    return isinstance(typed, str) and rule.obeyed_by(typed)


def _typed(standing: Standing, check: Reader) -> bool:
    """What was typed last into a button's `field`: `equals`, or `any` with `treatments`."""
    place = check.text("act", longest=_LONGEST)
    entry = _deed(standing.panel, place).entry(check.text("field", longest=40))
    if entry is None:
        raise MalformedError("check.field")
    typed = standing.state.typed.get(place, {}).get(entry.control.id)
    return _fits(entry.control, typed, check)


def _forgotten(standing: Standing, check: Reader) -> bool:
    """The rows of `what` (lists, or list and row) are gone; `exact`, and no others are."""
    exact = check.boolean("exact") if check.has("exact") else True
    wanted = _row_places(standing.panel, check)
    return standing.state.removed == wanted if exact else wanted <= standing.state.removed


def _kept(standing: Standing, check: Reader) -> bool:
    """The rows of `what` (lists, or list and row) are all there."""
    return not _row_places(standing.panel, check) & standing.state.removed


def _rows(standing: Standing, check: Reader) -> bool:
    """The rows of a `list` are those of these `names`, in any order."""
    rows = _listing(standing.panel, check)
    names = [composed(one) for one in check.texts("names", most=_MOST, longest=LONGEST_VALUE)]
    return sorted(composed(one.name) for one in standing.rows(rows)) == sorted(names)


def _row(standing: Standing, check: Reader) -> bool:
    """Exactly one row of a `list` has one of these names, and these `values`."""
    rows = _listing(standing.panel, check)
    wanted = check.inner("values").value if check.has("values") else {}
    values = {}
    for key, given in wanted.items():
        column = rows.column(key)
        if column is None:
            raise MalformedError("check.field", key)
        values[key] = accepted(column, given)
    forms, treatments = _forms(check)
    found = [one for one in standing.rows(rows) if form_matches(one.name, forms, treatments)]
    return len(found) == 1 and all(
        same(standing.value(f"{rows.id}/{found[0].id}/{key}"), one) for key, one in values.items()
    )


def _done(standing: Standing, check: Reader) -> bool:
    """A button was pressed, `times` where the check says so."""
    place = check.text("act", longest=_LONGEST)
    _deed(standing.panel, place)
    times = standing.state.done.get(place, 0)
    return times == check.integer("times", most=99) if check.has("times") else times > 0


def _not_done(standing: Standing, check: Reader) -> bool:
    """None of these buttons was pressed."""
    places = check.texts("acts", most=_MOST, longest=_LONGEST)
    for one in places:
        _deed(standing.panel, one)
    return bool(places) and not set(places) & set(standing.state.done)


def _others_unchanged(standing: Standing, check: Reader) -> bool:
    """Beside what `except` names, all is as at first: settings, rows and buttons.

    A name covers what stands in it; ``*`` stands for any row.
    """
    apart = check.texts("except", most=_MOST, longest=_LONGEST) if check.has("except") else ()
    for one in apart:
        _check_name(standing.panel, one)
    state = standing.state
    changed = [
        *state.values,
        *state.removed,
        *(f"{one.rows}/{one.id}" for one in state.added),
        *(place for place in state.done if not _harmless(standing.panel, place)),
    ]
    came = {f"{one.rows}/{one.id}" for one in state.added}
    changed = [one for one in changed if one in came or one.rpartition("/")[0] not in came]
    return all(_covered(one, apart) for one in changed)


_KINDS: Final[Mapping[str, Callable[[Standing, Reader], bool]]] = {
    "value": _value,
    "values": _values,
    "policy": _policy,
    "typed": _typed,
    "forgotten": _forgotten,
    "kept": _kept,
    "rows": _rows,
    "row": _row,
    "done": _done,
    "not_done": _not_done,
    "others_unchanged": _others_unchanged,
}


def _control(panel: Panel, place: str) -> Control:
    found = control_of(panel, place)
    if found is None:
        raise MalformedError("check.control", place)
    return found


def _listing(panel: Panel, check: Reader) -> Rows:
    name = check.text("list", longest=40)
    found = panel.listing(name)
    if found is None:
        raise MalformedError("check.list", name)
    return found


def _deed(panel: Panel, place: str) -> Deed:
    found = Standing(panel, first_state(panel)).deed(place)
    if found is None:
        raise MalformedError("check.act", place)
    return found[0]


def _harmless(panel: Panel, place: str) -> bool:
    """Whether a button that was pressed, perhaps in a row that came, changes nothing of weight."""
    name, _, rest = place.partition("/")
    rows = panel.listing(name)
    found = panel.deed(place) if rows is None else rows.deed(rest.partition("/")[2])
    return found is not None and found.harmless


def _row_places(panel: Panel, check: Reader) -> frozenset[str]:
    found: set[str] = set()
    for name in check.texts("what", most=_MOST, longest=_LONGEST):
        listed, _, wanted = name.partition("/")
        rows = panel.listing(listed)
        there: tuple[Row, ...] = () if rows is None else rows.rows
        named = {f"{listed}/{one.id}" for one in there if wanted in ("", one.id)}
        if not named:
            raise MalformedError("check.what", name)
        found |= named
    if not found:
        raise MalformedError("check.what")
    return frozenset(found)


def _within(control: Control, value: Value | None, check: Reader) -> bool:
    if control.kind != "slider":
        raise MalformedError("check.control", control.id)
    least = check.integer("least", least=-1000) if check.has("least") else control.least
    most = check.integer("most", least=-1000) if check.has("most") else control.most
    return isinstance(value, int) and least <= value <= most


def _fits(control: Control, value: Value | None, check: Reader) -> bool:
    if "equals" in check.value:
        return same(value, accepted(control, check.value["equals"]))
    if control.kind in ("text", "info", "password"):
        forms, treatments = _forms(check)
        return isinstance(value, str) and form_matches(value, forms, treatments)
    given: tuple[Json, ...] = check.items("any", most=_MOST)
    wanted = [accepted(control, one) for one in given]
    if not wanted:
        raise MalformedError("check.any")
    return any(same(value, one) for one in wanted)


def _forms(check: Reader) -> tuple[list[str], frozenset[str]]:
    forms = [composed(one) for one in check.texts("any", most=_MOST, longest=LONGEST_VALUE)]
    treatments = frozenset(check.texts("treatments", most=3) if check.has("treatments") else ())
    if not forms or not treatments <= TREATMENTS:
        raise MalformedError("check.any")
    return forms, treatments


def _check_name(panel: Panel, name: str) -> None:
    """A setting, a button, a list, or something within a list."""
    first, *rest = name.split("/")
    rows = panel.listing(first)
    if rows is None:
        known = not rest and (panel.setting(first) is not None or panel.deed(first) is not None)
    else:
        row, column = (*rest, "", "")[:2]
        inside = rows.column(column) is not None or rows.deed(column) is not None
        known = row in ("", _ANY) or rows.row(row) is not None
        known = known and (not column or inside)
    if not known:
        raise MalformedError("check.except", name)


def _covered(place: str, names: Iterable[str]) -> bool:
    parts = place.split("/")
    return any(_covers(one.split("/"), parts) for one in names)


def _covers(name: list[str], place: list[str]) -> bool:
    if len(name) > len(place):
        return False
    return all(one in (_ANY, other) for one, other in zip(name, place, strict=False))
