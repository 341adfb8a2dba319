"""The search engine: which pages a query finds, in which order. Knows no screen and no state.

A page is found when it has every phrase in quotes, no word after a minus, the site and the file
type asked for, and at least half of the other words; small words do not count unless there is
nothing else. Those with more of the words come first, then those with words in their title.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from engine.applications.web.addresses import Search, normal
from engine.applications.web.start import read_day
from engine.applications.web.texts import plain, stem, words
from engine.applications.web.world import Advert, Page, World

_TERM: Final = re.compile(r'-?"[^"]*"?|[^\s"]+')
_QUOTES: Final = str.maketrans(dict.fromkeys("«»“”„", '"'))
_TORN: Final = re.compile(r"\b(site|filetype)\s*:\s+", re.IGNORECASE)
_DAYS: Final = {"week": 7, "month": 31, "year": 366}
_TYPES: Final = {"html": "page", "jpg": "image", "jpeg": "image", "png": "image"}
_IN_TITLE: Final = 5
_MOST_COUNTED: Final = 3
_SUMMARY: Final = 150
_SMALL: Final = frozenset(
    [
        "a",
        "ai",
        "au",
        "aux",
        "avec",
        "c",
        "ce",
        "ces",
        "cette",
        "comment",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "elle",
        "en",
        "est",
        "et",
        "il",
        "ils",
        "j",
        "je",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "ma",
        "mes",
        "mon",
        "n",
        "ne",
        "nous",
        "on",
        "ou",
        "par",
        "pas",
        "pour",
        "qu",
        "quand",
        "que",
        "quel",
        "quelle",
        "quelles",
        "quels",
        "qui",
        "quoi",
        "s",
        "sa",
        "se",
        "ses",
        "son",
        "sont",
        "sur",
        "t",
        "ton",
        "un",
        "une",
        "votre",
        "vous",
        "y",
    ]
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One result, as it is listed."""

    address: str
    title: str
    summary: str
    kind: str
    date: str


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A query, taken apart."""

    stems: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    without: tuple[tuple[str, ...], ...]
    sites: tuple[str, ...]
    not_sites: tuple[str, ...]
    types: tuple[str, ...]
    not_types: tuple[str, ...]

    @property
    def empty(self) -> bool:
        return not (self.stems or self.phrases or self.sites or self.types)


def hits(world: World, search: Search) -> tuple[Hit, ...]:
    """What is found, best first; ties keep the order of the item."""
    wanted = _wanted(search.query)
    if wanted.empty:
        return ()
    scored = [
        (scores, place, page)
        for place, page in enumerate(world.pages.values())
        if page.indexed
        and _of_kind(world, page, search)
        and (scores := _scores(page, wanted)) is not None
    ]
    scored.sort(key=lambda one: (*(-score for score in one[0]), one[1]))
    return tuple(_hit(page) for _, _, page in scored)


def adverts(world: World, search: Search) -> tuple[Advert, ...]:
    """What is shown above, for money; nothing once results are narrowed to a kind."""
    if world.finder is None or search.kind or not words(search.query):
        return ()
    asked = {stem(one) for one in words(search.query)}
    return tuple(
        one
        for one in world.finder.adverts
        if not one.words or asked & {stem(word) for text in one.words for word in words(text)}
    )


def _hit(page: Page) -> Hit:
    summary = page.summary or plain(page.body)
    if len(summary) > _SUMMARY:
        summary = summary[:_SUMMARY].rsplit(" ", maxsplit=1)[0] + " …"
    return Hit(page.address, page.title, summary, page.kind, page.date)


def _of_kind(world: World, page: Page, search: Search) -> bool:
    if search.kind and page.kind != search.kind:
        return False
    if not search.period:
        return True
    oldest = read_day(world.today) - timedelta(days=_DAYS[search.period])
    return bool(page.date) and page.date >= oldest.isoformat()


def _scores(page: Page, wanted: _Wanted) -> tuple[int, int] | None:
    """How many of the words it has, and how much of them; None where it is not found."""
    title, body = words(page.title), words(plain(page.body))
    if not (_where_asked(page, wanted) and _as_quoted(title, body, wanted)):
        return None
    stems = [stem(one) for one in (*title, *body)]
    if any(_has(stems, [stem(word) for word in one]) for one in wanted.without):
        return None
    found = [one for one in wanted.stems if one in stems]
    if 2 * len(found) < len(wanted.stems):
        return None
    in_title = {stem(one) for one in title}
    score = sum(
        min(stems.count(one), _MOST_COUNTED) + _IN_TITLE * (one in in_title) for one in found
    )
    return len(found), score


def _where_asked(page: Page, wanted: _Wanted) -> bool:
    """Whether a page is on the site and of the file type asked for."""
    if wanted.sites and not any(_within(page.address, one) for one in wanted.sites):
        return False
    if any(_within(page.address, one) for one in wanted.not_sites):
        return False
    return page.kind not in wanted.not_types and (not wanted.types or page.kind in wanted.types)


def _as_quoted(title: Sequence[str], body: Sequence[str], wanted: _Wanted) -> bool:
    return all(_has(title, one) or _has(body, one) for one in wanted.phrases)


def _within(address: str, site: str) -> bool:
    return address == site or address.startswith(f"{site}/") or f".{site}/" in f"{address}/"


def _has(text: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    return any(
        list(text[place : place + size]) == list(phrase) for place in range(len(text) - size + 1)
    )


def _wanted(query: str) -> _Wanted:
    parts: dict[str, list[str]] = {"site": [], "-site": [], "filetype": [], "-filetype": []}
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    plain_words: list[str] = []
    for term in _TERM.findall(_TORN.sub(r"\1:", query.translate(_QUOTES))):
        name, colon, value = term.lower().partition(":")
        if colon and name in parts and value:
            parts[name].append(normal(value).removeprefix("."))
        elif found := words(term):
            if term.startswith("-"):
                without.append(found)
            elif term.startswith('"'):
                phrases.append(found)
            else:
                plain_words += found
    telling = [one for one in plain_words if one not in _SMALL] or plain_words
    return _Wanted(
        stems=tuple(dict.fromkeys(stem(one) for one in telling)),
        phrases=tuple(phrases),
        without=tuple(without),
        sites=tuple(parts["site"]),
        not_sites=tuple(parts["-site"]),
        types=tuple(_TYPES.get(one, one) for one in parts["filetype"]),
        not_types=tuple(_TYPES.get(one, one) for one in parts["-filetype"]),
    )
