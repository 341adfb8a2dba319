"""What an author demands of the end state of the browser. Knows no act."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.applications.web.addresses import KINDS, LONGEST, PERIODS, Search, terms_of
from engine.applications.web.browsing import Browsing
from engine.applications.web.finding import hits
from engine.applications.web.start import value_of
from engine.applications.web.world import Finder, Form, FormField, Value, World
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader
from engine.treatments import TREATMENTS, composed, form_matches

_MOST: Final = 40


def holds(world: World, found: Browsing, assertion: JsonObject) -> bool:
    """Whether one assertion holds of a state.

    Raises:
        MalformedError: There is no such kind, or it names what the item has not.
    """
    reader = Reader(assertion, "check.")
    kind = reader.text("kind", longest=40)
    if kind not in _KINDS:
        raise MalformedError("check.unknown", kind)
    return _KINDS[kind](world, found, reader)


def _at(world: World, found: Browsing, check: Reader) -> bool:
    return found.address in _addresses(world, check)


def _visited(world: World, found: Browsing, check: Reader) -> bool:
    return set(_addresses(world, check)) <= set(found.visited)


def _not_visited(world: World, found: Browsing, check: Reader) -> bool:
    return set(_addresses(world, check)).isdisjoint(found.visited)


def _bookmark(world: World, found: Browsing, check: Reader) -> bool:
    return set(_addresses(world, check)) <= set(found.bookmarks)


def _other_bookmarks_unchanged(world: World, found: Browsing, check: Reader) -> bool:
    """Beside those at the given addresses, the bookmarks are those of the start."""
    apart = set(_addresses(world, check)) if _names_addresses(check) else set()
    return set(found.bookmarks) - apart == set(world.bookmarks) - apart


def _form(world: World, found: Browsing, check: Reader) -> bool:
    """What was sent last: the fields named, and with `exact` every other as it stood first."""
    form, wanted = _form_of(world, check), check.inner("fields")
    exact = check.boolean("exact") if check.has("exact") else True
    fields = {key: form.field(key) for key in wanted.value}
    sent = found.sent.get(form.id)
    verdicts = []
    for key, field in fields.items():
        if field is None:
            raise MalformedError("check.field", key[:40])
        value = field.value if sent is None else sent.values[key]
        verdicts.append(_fits(field, value, wanted, key))
    others = [one for one in form.fields if one.key not in fields] if exact else []
    if sent is None:
        return False
    return all(verdicts) and all(sent.values[one.key] == one.value for one in others)


def _submitted(world: World, found: Browsing, check: Reader) -> bool:
    form, count = _form_of(world, check), check.integer("count", most=99)
    sent = found.sent.get(form.id)
    return count == (0 if sent is None else sent.times)


def _no_other_form(world: World, found: Browsing, check: Reader) -> bool:
    """Only forms among those given were sent."""
    names = check.texts("forms", most=_MOST)
    if not set(names) <= set(world.forms):
        raise MalformedError("check.form")
    return set(found.sent) <= set(names)


def _query(world: World, found: Browsing, check: Reader) -> bool:
    """The results in front are those of the given search, whatever was typed for it."""
    finder = _finder(world)
    wanted = {one.address for one in hits(world, _search(check))}
    if not wanted:
        raise MalformedError("check.finds_nothing")
    search = terms_of(finder.address, found.address)
    return search is not None and {one.address for one in hits(world, search)} == wanted


def _state(world: World, found: Browsing, check: Reader) -> bool:
    """The filter of the results in front: `name` is `kind` or `period`."""
    finder, name, value = _finder(world), check.text("name"), check.text("value")
    allowed = {"kind": KINDS, "period": PERIODS}
    if name not in allowed or value not in ("", *allowed[name]):
        raise MalformedError("check.filter")
    search = terms_of(finder.address, found.address)
    if search is None:
        return False
    return value == (search.kind if name == "kind" else search.period)


_KINDS: Final[Mapping[str, Callable[[World, Browsing, Reader], bool]]] = {
    "at": _at,
    "visited": _visited,
    "not_visited": _not_visited,
    "bookmark": _bookmark,
    "other_bookmarks_unchanged": _other_bookmarks_unchanged,
    "form": _form,
    "submitted": _submitted,
    "no_other_form": _no_other_form,
    "query": _query,
    "state": _state,
}


def _addresses(world: World, check: Reader) -> tuple[str, ...]:
    """One `address` or several `addresses`; `at` takes any of them, other kinds take all."""
    if check.has("addresses"):
        given = check.texts("addresses", most=_MOST, longest=LONGEST)
    else:
        given = (check.text("address", longest=LONGEST),)
    if not given or not all(world.knows(one) for one in given):
        raise MalformedError("check.address")
    return given


def _names_addresses(check: Reader) -> bool:
    return check.has("address") or check.has("addresses")


def _form_of(world: World, check: Reader) -> Form:
    name = check.text("form", longest=40)
    if name not in world.forms:
        raise MalformedError("check.form", name)
    return world.forms[name]


def _fits(field: FormField, value: Value, wanted: Reader, key: str) -> bool:
    """Whether a value is the one demanded: itself, or ``{"any": […], "treatments": […]}``."""
    given = wanted.value[key]
    if not isinstance(given, Mapping):
        return _tidy(value_of(field, given)) == _tidy(value)
    inner = wanted.inner(key)
    forms = [composed(one) for one in inner.texts("any", most=_MOST)]
    treatments = frozenset(inner.texts("treatments", most=3) if inner.has("treatments") else ())
    if not forms or not treatments <= TREATMENTS or field.kind not in ("text", "area"):
        raise MalformedError("check.value", key[:40])
    return form_matches(str(_tidy(value)), forms, treatments)


def _tidy(value: Value) -> Value:
    return composed(value).strip() if isinstance(value, str) else value


def _finder(world: World) -> Finder:
    if world.finder is None:
        raise MalformedError("check.no_search")
    return world.finder


def _search(check: Reader) -> Search:
    kind = check.text("filter") if check.has("filter") else ""
    period = check.text("period") if check.has("period") else ""
    if kind not in ("", *KINDS) or period not in ("", *PERIODS):
        raise MalformedError("check.filter")
    return Search(check.text("query", longest=LONGEST), kind, period)
