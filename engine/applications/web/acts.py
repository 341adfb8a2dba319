"""What somebody does in the browser, and what comes of it. Knows no screen and no check."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.web.addresses import KINDS, LONGEST, PERIODS, Search, terms_of, with_terms
from engine.applications.web.browsing import (
    MOST_BOOKMARKS,
    MOST_SENT,
    MOST_STEPS,
    MOST_VISITED,
    Browsing,
    Sent,
    Values,
    can_be_kept,
    open_forms,
)
from engine.applications.web.leading import ways_out
from engine.applications.web.start import value_of
from engine.applications.web.world import Finder, Form, World
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader
from engine.treatments import composed

_LONGEST_QUERY: Final = 200


def perform(world: World, found: Browsing, act: JsonObject) -> Browsing:
    """The state after an act.

    Raises:
        MalformedError: There is no such act.
        ActRefusedError: It cannot be done now.
    """
    reader = Reader(act, "act.")
    name = reader.text("do", longest=40)
    if name not in _ACTS:
        raise MalformedError("act.unknown", name)
    return _ACTS[name](world, found, reader)


def _go(world: World, found: Browsing, act: Reader) -> Browsing:
    typed = act.text("address", longest=LONGEST)
    address = world.meant(typed)
    if not address:
        raise ActRefusedError("nothing-typed")
    if world.finder is not None:
        search = terms_of(world.finder.address, address)
        if search is None and world.searched(typed):
            search = Search(typed)
        if search is not None:
            return _seek(world.finder, found, search)
    return _to(found, address)


def _follow(world: World, found: Browsing, act: Reader) -> Browsing:
    address = act.text("to", longest=LONGEST)
    if address not in ways_out(world, found):
        raise ActRefusedError("no-such-link")
    return _to(found, address)


def _search(world: World, found: Browsing, act: Reader) -> Browsing:
    finder = world.finder
    if finder is None or not _in_finder(finder, found):
        raise ActRefusedError("no-search-here")
    before = terms_of(finder.address, found.address) or Search("")
    query = act.text("query", longest=_LONGEST_QUERY)
    return _seek(finder, found, Search(query, before.kind, before.period))


def _narrow(world: World, found: Browsing, act: Reader) -> Browsing:
    finder = world.finder
    before = None if finder is None else terms_of(finder.address, found.address)
    if finder is None or before is None:
        raise ActRefusedError("no-results-here")
    if act.has("kind") == act.has("period"):
        raise MalformedError("act.filter")
    kind = act.text("kind") if act.has("kind") else before.kind
    period = act.text("period") if act.has("period") else before.period
    if kind not in ("", *KINDS) or period not in ("", *PERIODS):
        raise MalformedError("act.filter")
    return _seek(finder, found, Search(before.query, kind, period))


def _back(_world: World, found: Browsing, _act: Reader) -> Browsing:
    if found.place == 0:
        raise ActRefusedError("nothing-before")
    return _seen(replace(found, place=found.place - 1))


def _forward(_world: World, found: Browsing, _act: Reader) -> Browsing:
    if found.place == len(found.trail) - 1:
        raise ActRefusedError("nothing-after")
    return _seen(replace(found, place=found.place + 1))


def _bookmark(world: World, found: Browsing, _act: Reader) -> Browsing:
    if not can_be_kept(world, found.address):
        raise ActRefusedError("no-page-to-keep")
    if found.address in found.bookmarks:
        raise ActRefusedError("bookmarked-already")
    if len(found.bookmarks) >= MOST_BOOKMARKS:
        raise ActRefusedError("too-many-bookmarks")
    return replace(found, bookmarks=(*found.bookmarks, found.address))


def _unbookmark(_world: World, found: Browsing, act: Reader) -> Browsing:
    address = act.text("address", longest=2 * LONGEST) if act.has("address") else found.address
    if address not in found.bookmarks:
        raise ActRefusedError("no-such-bookmark")
    kept = tuple(one for one in found.bookmarks if one != address)
    return replace(found, bookmarks=kept)


def _fill(world: World, found: Browsing, act: Reader) -> Browsing:
    form = _open_form(world, found, act)
    field = form.field(act.text("field", longest=40))
    if field is None:
        raise MalformedError("act.field")
    value = value_of(field, act.value.get("value"))
    draft = {**found.drafts.get(form.id, {}), field.key: value}
    if value == found.base(form)[field.key]:
        del draft[field.key]
    return _drafted(found, form, draft)


def _submit(world: World, found: Browsing, act: Reader) -> Browsing:
    form = _open_form(world, found, act)
    return _send(found, form, found.shown(form))


def _shortcut(world: World, found: Browsing, act: Reader) -> Browsing:
    form = _open_form(world, found, act)
    number = act.integer("number", least=1, most=99)
    if number > len(form.shortcuts):
        raise MalformedError("act.number")
    return _send(found, form, {**found.shown(form), **form.shortcuts[number - 1].values})


_ACTS: Final[Mapping[str, Callable[[World, Browsing, Reader], Browsing]]] = {
    "go": _go,
    "follow": _follow,
    "search": _search,
    "narrow": _narrow,
    "back": _back,
    "forward": _forward,
    "bookmark": _bookmark,
    "unbookmark": _unbookmark,
    "fill": _fill,
    "submit": _submit,
    "shortcut": _shortcut,
}
"""What can be done. `go` takes an `address` or words, `follow` where a link leads `to`, `search`
a `query`, `narrow` a `kind` or a `period`, `unbookmark` an `address` or none for the open page,
`fill` a `form`, a `field` and a `value`, `submit` a `form`, `shortcut` a `form` and a `number`."""


def _open_form(world: World, found: Browsing, act: Reader) -> Form:
    name = act.text("form", longest=40)
    if name not in world.forms:
        raise MalformedError("act.form", name)
    form = world.forms[name]
    if form not in open_forms(world, found):
        raise ActRefusedError("no-form-here")
    if form.once and form.id in found.sent:
        raise ActRefusedError("sent-once")
    return form


def _send(found: Browsing, form: Form, values: Values) -> Browsing:
    for field in form.fields:
        value = values[field.key]
        if field.required and (value is False or (isinstance(value, str) and not value.strip())):
            raise ActRefusedError("required-missing")
    before = found.sent.get(form.id)
    if before is not None and dict(before.values) == dict(values):
        raise ActRefusedError("sent-already")
    times = 1 if before is None else min(before.times + 1, MOST_SENT)
    sent = {**found.sent, form.id: Sent(dict(values), times)}
    return replace(_drafted(found, form, {}), sent=sent)


def _drafted(found: Browsing, form: Form, draft: Values) -> Browsing:
    drafts = {key: values for key, values in found.drafts.items() if key != form.id}
    if draft:
        drafts[form.id] = draft
    return replace(found, drafts=drafts)


def _in_finder(finder: Finder, found: Browsing) -> bool:
    in_results = terms_of(finder.address, found.address) is not None
    return in_results or found.address in (finder.address, finder.help)


def _seek(finder: Finder, found: Browsing, search: Search) -> Browsing:
    query = " ".join(composed(search.query).split())
    if not query:
        raise ActRefusedError("nothing-typed")
    return _to(found, with_terms(finder.address, replace(search, query=query)))


def _to(found: Browsing, address: str) -> Browsing:
    if address == found.address:
        return found
    trail = (*found.trail[: found.place + 1], address)[-MOST_STEPS:]
    return _seen(replace(found, trail=trail, place=len(trail) - 1))


def _seen(found: Browsing) -> Browsing:
    others = tuple(one for one in found.visited if one != found.address)
    return replace(found, visited=(*others, found.address)[-MOST_VISITED:])
