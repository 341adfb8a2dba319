"""Where somebody is in the browser, and what was kept, typed and sent. Knows no act."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.applications.web.addresses import LONGEST, normal, terms_of, with_terms
from engine.applications.web.start import value_of
from engine.applications.web.world import Form, Page, Value, World
from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps
from engine.records.reading import Reader

MOST_STEPS: Final = 60
MOST_VISITED: Final = 120
MOST_BOOKMARKS: Final = 60
MOST_SENT: Final = 99

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form was sent with the last time, and how many times it was sent."""

    values: Values
    times: int


@dataclass(frozen=True, slots=True)
class Browsing:
    """The state; `trail` is the way of back and forward, `place` where one stands on it.

    `visited` are the addresses seen since the start, each once, the last one seen last. `drafts`
    hold what was typed and not sent, only where it differs from what the form shows otherwise.
    """

    trail: tuple[str, ...]
    place: int
    visited: tuple[str, ...]
    bookmarks: tuple[str, ...]
    drafts: Mapping[str, Values]
    sent: Mapping[str, Sent]

    @property
    def address(self) -> str:
        """What is open."""
        return self.trail[self.place]

    def base(self, form: Form) -> Values:
        """What a form shows as long as nothing is typed."""
        if form.id in self.sent:
            return self.sent[form.id].values
        return {one.key: one.value for one in form.fields}

    def shown(self, form: Form) -> Values:
        """What a form shows."""
        return {**self.base(form), **self.drafts.get(form.id, {})}

    def to_json(self) -> JsonObject:
        """The state as JSON; what is empty is left out."""
        made: dict[str, object] = {"trail": list(self.trail), "place": self.place}
        made |= {"visited": list(self.visited), "bookmarks": list(self.bookmarks)}
        if self.drafts:
            made["drafts"] = {key: dict(values) for key, values in self.drafts.items()}
        if self.sent:
            made["sent"] = {
                key: {"times": one.times, "values": dict(one.values)}
                for key, one in self.sent.items()
            }
        return made  # type: ignore[return-value] # built of JSON values only, above


def first_browsing(world: World) -> Browsing:
    """The home page open, nothing typed."""
    return Browsing((world.home,), 0, (world.home,), world.bookmarks, {}, {})


def browsing_from_json(world: World, state: JsonObject) -> Browsing:
    """A state that comes from outside.

    Raises:
        MalformedError: No sequence of acts leads to this form.
    """
    reader = Reader(state, "state.")
    trail = reader.texts("trail", most=MOST_STEPS, longest=2 * LONGEST)
    visited = reader.texts("visited", most=MOST_VISITED, longest=2 * LONGEST)
    if not trail or not all(is_place(world, one) for one in (*trail, *visited)):
        raise MalformedError("web.trail")
    bookmarks = reader.texts("bookmarks", most=MOST_BOOKMARKS, longest=2 * LONGEST)
    for kept in (visited, bookmarks):
        if len(set(kept)) != len(kept):
            raise MalformedError("web.twice")
    if not all(one in world.bookmarks or can_be_kept(world, one) for one in bookmarks):
        raise MalformedError("web.bookmark")
    sent = _sent(world, reader)
    found = Browsing(
        trail=trail,
        place=reader.integer("place", most=len(trail) - 1),
        visited=visited,
        bookmarks=bookmarks,
        drafts={},
        sent=sent,
    )
    given = reader.inner("drafts") if reader.has("drafts") else Reader({})
    drafts = {key: _draft(world, found, given, key) for key in given.value}
    found = Browsing(trail, found.place, visited, bookmarks, drafts, sent)
    if dumps(found.to_json()) != dumps(state):
        raise MalformedError("web.state")
    return found


def is_place(world: World, address: str) -> bool:
    """Whether the browser could be there: at any address in its usual form, known or not."""
    if world.finder is not None:
        search = terms_of(world.finder.address, address)
        if search is not None:
            return with_terms(world.finder.address, search) == address
    return bool(address) and normal(address) == address


def can_be_kept(world: World, address: str) -> bool:
    """Whether an address can be a bookmark: something is shown there."""
    if world.finder is not None and terms_of(world.finder.address, address) is not None:
        return is_place(world, address)
    return world.knows(address)


def open_page(world: World, found: Browsing) -> Page | None:
    """The page that is open; None on an error page and in the finder."""
    return world.page(found.address)


def open_forms(world: World, found: Browsing) -> tuple[Form, ...]:
    """The forms in front: the banner of the site until it is sent, then that of the page."""
    page, site = open_page(world, found), world.site(found.address)
    if page is None or site is None:
        return ()
    names = [page.form]
    if site.banner not in found.sent:
        names.insert(0, site.banner)
    return tuple(world.forms[one] for one in dict.fromkeys(names) if one)


def _form(world: World, key: str) -> Form:
    if key not in world.forms:
        raise MalformedError("web.no_form", key[:40])
    return world.forms[key]


def _sent(world: World, reader: Reader) -> Mapping[str, Sent]:
    given = reader.inner("sent") if reader.has("sent") else Reader({})
    made: dict[str, Sent] = {}
    for key in given.value:
        form, one = _form(world, key), given.inner(key)
        values = one.inner("values").value
        if set(values) != {field.key for field in form.fields}:
            raise MalformedError("web.sent", key)
        made[key] = Sent(
            {field.key: value_of(field, values[field.key]) for field in form.fields},
            one.integer("times", least=1, most=1 if form.once else MOST_SENT),
        )
    return made


def _draft(world: World, found: Browsing, given: Reader, key: str) -> Values:
    form, draft = _form(world, key), given.inner(key).value
    base = found.base(form)
    values = {
        field.key: value_of(field, draft[field.key]) for field in form.fields if field.key in draft
    }
    if len(values) != len(draft) or not values:
        raise MalformedError("web.draft", key)
    if any(base[name] == value for name, value in values.items()):
        raise MalformedError("web.draft", key)
    return values
