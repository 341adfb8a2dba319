"""Addresses of pages and of searches, as texts. Knows no page.

An address is written without scheme and without a last slash: ``musee.example/tarifs``. A search
is an address of the search engine with its terms: ``cherche.example/?q=marée+basse&type=images``.
"""

import re
from dataclasses import dataclass
from typing import Final

from engine.treatments import composed

LONGEST: Final = 300
KINDS: Final = ("page", "image", "pdf")
PERIODS: Final = ("week", "month", "year")
_SCHEME: Final = re.compile(r"^(https?://\s*)+")
_SPACES: Final = re.compile(r"\s+")
_DOMAIN: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_TERMS: Final = "/?q="
_ESCAPES: Final = (("%", "%25"), ("+", "%2b"), ("&", "%26"), (" ", "+"))


@dataclass(frozen=True, slots=True)
class Search:
    """Words typed into a search engine; `kind` and `period` narrow what is found, or are empty."""

    query: str
    kind: str = ""
    period: str = ""


def normal(typed: str) -> str:
    """The address meant by what was typed: no scheme, no capitals, no spaces around."""
    text = composed(_SPACES.sub(" ", composed(typed)).strip().lower())
    return _SCHEME.sub("", text).rstrip("/ ")


def looks_like_address(typed: str) -> bool:
    """Whether a browser would take this for an address rather than for words to search."""
    return _DOMAIN.fullmatch(normal(typed).split("/", maxsplit=1)[0]) is not None


def domain(address: str) -> str:
    """The part before the first slash."""
    return address.split("/", maxsplit=1)[0]


def with_terms(engine: str, search: Search) -> str:
    """The address of a list of results."""
    terms = search.query
    for plain, escaped in _ESCAPES:
        terms = terms.replace(plain, escaped)
    kind = f"&type={search.kind}" if search.kind else ""
    period = f"&date={search.period}" if search.period else ""
    return f"{engine}{_TERMS}{terms}{kind}{period}"


def terms_of(engine: str, address: str) -> Search | None:
    """The search that an address of this engine stands for; None for any other address."""
    start = f"{engine}{_TERMS}"
    if not address.startswith(start):
        return None
    terms, *options = address.removeprefix(start).split("&")
    for plain, escaped in reversed(_ESCAPES):
        terms = terms.replace(escaped, plain)
    kind = next((one for one in KINDS if f"type={one}" in options), "")
    period = next((one for one in PERIODS if f"date={one}" in options), "")
    return Search(" ".join(terms.split()), kind, period)
