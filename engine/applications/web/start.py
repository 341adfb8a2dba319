"""Reads what an item lays out, with bounds, and refuses what leads nowhere. Knows no state."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from engine.applications.web.addresses import KINDS, LONGEST, looks_like_address, normal
from engine.applications.web.texts import links, placeholders
from engine.applications.web.world import (
    Advert,
    Certificate,
    Finder,
    Form,
    FormField,
    Link,
    Page,
    Shortcut,
    Site,
    Value,
    Visit,
    World,
)
from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject, dumps
from engine.records.reading import Reader
from engine.treatments import composed

T = TypeVar("T")

MAX_START_BYTES: Final = 64 * 1024
LONGEST_VALUE: Final = {"text": 200, "area": 2000}
FIELD_KINDS: Final = ("text", "area", "choice", "box")
_LONGEST_BODY: Final = 8000
_LABEL: Final = 200
_MOST_SITES: Final = 8
_MOST_PAGES: Final = 16
_MOST: Final = 40
_KEY: Final = re.compile("[a-z][a-z0-9_]{0,29}")
_FORM: Final = re.compile("[a-z][a-z0-9_-]{0,29}")
_WHEN: Final = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d")


def read_world(start: JsonObject) -> World:
    """What an item lays out, checked.

    Raises:
        MalformedError: It is too large, has not the form of a start, or a link leads nowhere.
    """
    if len(dumps(start)) > MAX_START_BYTES:
        raise MalformedError("web.start_too_large")
    reader = Reader(start, "start.")
    sites = reader.readers("sites", most=_MOST_SITES)
    forms = _by([one for site in sites for one in _forms(site)], "id")
    finder = _finder(reader.inner("search")) if reader.has("search") else None
    world = World(
        today=_day(reader, "today"),
        home=_address(reader.text("home", longest=LONGEST)),
        sites=_by([_site(one, reader) for one in sites], "domain"),
        pages=_by([page for one in sites for page in _pages(one)], "address"),
        forms=forms,
        finder=finder,
        bookmarks=tuple(_address(one) for one in _texts(reader, "bookmarks")),
        visits=tuple(_visit(one) for one in _readers(reader, "history")),
    )
    _check(world)
    return world


def value_of(field: FormField, given: Json) -> Value:
    """A value that may stand in a field; texts are composed, as a keyboard writes them.

    Raises:
        MalformedError: It is none of its options, too long, or of another kind.
    """
    if field.kind == "box":
        if isinstance(given, bool):
            return given
    elif isinstance(given, str):
        text = composed(given)
        known = text in ("", *field.options) if field.kind == "choice" else True
        if known and len(text) <= LONGEST_VALUE.get(field.kind, _LABEL):
            return text
    raise MalformedError("web.value", field.key)


def read_day(text: str) -> date:
    """A day written in ISO form.

    Raises:
        MalformedError: There is no such day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise MalformedError("web.day", text[:20]) from error


def _site(reader: Reader, start: Reader) -> Site:
    domain = _address(reader.text("domain", longest=LONGEST))
    if "/" in domain or not looks_like_address(domain):
        raise MalformedError("web.domain", domain)
    name = reader.text("name", longest=_LABEL)
    return Site(
        domain=domain,
        name=name,
        certificate=_certificate(reader, start, domain, name),
        menu=tuple(
            Link(one.text("label", longest=_LABEL), _target(one.text("to"), domain))
            for one in _readers(reader, "menu")
        ),
        banner=_optional(reader, "banner"),
    )


def _certificate(reader: Reader, start: Reader, domain: str, name: str) -> Certificate | None:
    if reader.has("secure") and not reader.boolean("secure"):
        return None
    year = read_day(start.text("today")).year
    given = reader.inner("certificate") if reader.has("certificate") else Reader({})
    return Certificate(
        name=_optional(given, "name") or domain,
        holder=_optional(given, "holder") or name,
        issuer=_optional(given, "issuer") or "Autorité Sceau clair",
        since=_day(given, "since") if given.has("since") else f"{year - 1}-10-01",
        until=_day(given, "until") if given.has("until") else f"{year + 1}-09-30",
    )


def _pages(reader: Reader) -> Iterator[Page]:
    domain = _address(reader.text("domain"))
    for one in reader.readers("pages", most=_MOST_PAGES):
        kind = _optional(one, "kind") or "page"
        if kind not in KINDS:
            raise MalformedError("web.page_kind", kind)
        yield Page(
            address=_target(one.text("path", longest=LONGEST), domain),
            title=one.text("title", longest=_LABEL),
            body=one.text("body", longest=_LONGEST_BODY),
            kind=kind,
            date=_day(one, "date") if one.has("date") else "",
            summary=_optional(one, "summary"),
            indexed=one.boolean("indexed") if one.has("indexed") else True,
            crumbs=tuple(_target(path, domain) for path in _texts(one, "crumbs")),
            form=_optional(one, "form"),
        )


def _forms(reader: Reader) -> Iterator[Form]:
    for one in _readers(reader, "forms"):
        name = one.text("id")
        fields = tuple(_field(field) for field in _readers(one, "fields"))
        if _FORM.fullmatch(name) is None or not fields:
            raise MalformedError("web.form", name[:40])
        _by(fields, "key")
        yield Form(
            id=name,
            title=one.text("title", longest=_LABEL),
            note=_optional(one, "note", longest=1000),
            fields=fields,
            send=one.text("send", longest=60),
            done=one.text("done", longest=_LABEL),
            once=one.boolean("once") if one.has("once") else False,
            shortcuts=tuple(_shortcut(each, fields) for each in _readers(one, "shortcuts")),
        )


def _field(reader: Reader) -> FormField:
    key, kind = reader.text("key"), _optional(reader, "kind") or "text"
    options = tuple(composed(one) for one in _texts(reader, "options"))
    if (
        _KEY.fullmatch(key) is None
        or kind not in FIELD_KINDS
        or (kind == "choice") != bool(options)
    ):
        raise MalformedError("web.field", key[:40])
    field = FormField(
        key=key,
        label=reader.text("label", longest=_LABEL),
        kind=kind,
        hint=_optional(reader, "hint"),
        about=_optional(reader, "about", longest=1000),
        options=options,
        required=reader.boolean("required") if reader.has("required") else False,
        value=False if kind == "box" else "",
    )
    first = reader.value.get("value")
    return field if first is None else replace(field, value=value_of(field, first))


def _shortcut(reader: Reader, fields: tuple[FormField, ...]) -> Shortcut:
    values = reader.inner("values").value
    known = {one.key: one for one in fields}
    if not set(values) <= set(known):
        raise MalformedError("web.shortcut")
    return Shortcut(
        reader.text("label", longest=60),
        {key: value_of(known[key], given) for key, given in values.items()},
    )


def _finder(reader: Reader) -> Finder:
    address = _address(reader.text("address", longest=LONGEST))
    adverts = tuple(
        Advert(
            title=one.text("title", longest=_LABEL),
            address=_address(one.text("address", longest=LONGEST)),
            summary=one.text("summary", longest=400),
            words=_texts(one, "words"),
        )
        for one in _readers(reader, "ads")
    )
    return Finder(address, reader.text("name", longest=_LABEL), adverts)


def _visit(reader: Reader) -> Visit:
    when = reader.text("when", longest=16)
    found = _WHEN.fullmatch(when)
    if found is None:
        raise MalformedError("web.when", when)
    read_day(found.group(1))
    return Visit(_address(reader.text("address", longest=LONGEST)), when)


def _check(world: World) -> None:
    """Nothing may lead where there is nothing."""
    for address in _led_to(world):
        if not world.knows(address):
            raise MalformedError("web.leads_nowhere", address)
    if world.finder is not None and world.finder.address in world.sites:
        raise MalformedError("web.finder", world.finder.address)
    named = [one.banner for one in world.sites.values()] + [
        one.form for one in world.pages.values()
    ]
    if not {one for one in named if one} <= set(world.forms):
        raise MalformedError("web.no_form")
    for page in world.pages.values():
        for form, field in placeholders(page.body):
            if form not in world.forms or world.forms[form].field(field) is None:
                raise MalformedError("web.placeholder", f"{form}.{field}")


def _led_to(world: World) -> Iterator[str]:
    yield world.home
    yield from world.bookmarks
    yield from (one.address for one in world.visits)
    yield from (link.to for one in world.sites.values() for link in one.menu)
    if world.finder is not None:
        yield from (one.address for one in world.finder.adverts)
    for page in world.pages.values():
        yield from page.crumbs
        yield from (_target(one, page.address.split("/")[0]) for one in links(page.body))


def _by(found: Sequence[T], key: str) -> Mapping[str, T]:
    made = {getattr(one, key): one for one in found}
    if len(made) != len(found):
        raise MalformedError("web.twice", key)
    return made


def _address(text: str) -> str:
    address = normal(text)
    if not address or address != text:
        raise MalformedError("web.address", text[:80])
    return address


def _target(text: str, domain: str) -> str:
    return normal(domain + text) if text.startswith("/") else _address(text)


def _day(reader: Reader, key: str) -> str:
    return read_day(reader.text(key, longest=10)).isoformat()


def _optional(reader: Reader, key: str, *, longest: int = _LABEL) -> str:
    return reader.text(key, longest=longest) if reader.has(key) else ""


def _texts(reader: Reader, key: str) -> tuple[str, ...]:
    return reader.texts(key, most=_MOST, longest=LONGEST) if reader.has(key) else ()


def _readers(reader: Reader, key: str) -> tuple[Reader, ...]:
    return reader.readers(key, most=_MOST) if reader.has(key) else ()
