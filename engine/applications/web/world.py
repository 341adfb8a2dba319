"""What an item lays out for the browser: sites, pages, forms, a search engine. Knows no state."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.applications.web.addresses import domain, looks_like_address, normal

Value = str | bool
"""What stands in a field of a form: a text, the option picked, or whether a box is ticked."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a menu that lead to an address."""

    label: str
    to: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """For which name a connection is vouched for, by whom, and between which days (ISO)."""

    name: str
    holder: str
    issuer: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages of a domain share; `certificate` is None where nothing is encrypted.

    `banner` is the form that lies over its pages until it is sent, or empty.
    """

    domain: str
    name: str
    certificate: Certificate | None
    menu: tuple[Link, ...]
    banner: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `kind` as in `addresses.KINDS`, `date` an ISO day or empty."""

    address: str
    title: str
    body: str
    kind: str
    date: str
    summary: str
    indexed: bool
    crumbs: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class FormField:
    """One field; `kind` is `text`, `area`, `choice` or `box`, `value` what stands in it first."""

    key: str
    label: str
    kind: str
    hint: str
    about: str
    options: tuple[str, ...]
    required: bool
    value: Value


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A button that sends a form with these values at once."""

    label: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Form:
    """A form; once sent, it can be corrected and sent again unless `once`."""

    id: str
    title: str
    note: str
    fields: tuple[FormField, ...]
    send: str
    done: str
    once: bool
    shortcuts: tuple[Shortcut, ...]

    def field(self, key: str) -> FormField | None:
        """The field of a key."""
        return next((one for one in self.fields if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Advert:
    """What is shown above the results when one of its words is searched, or always."""

    title: str
    address: str
    summary: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """The search engine of the item."""

    address: str
    name: str
    adverts: tuple[Advert, ...]

    @property
    def help(self) -> str:
        """Where its operators are explained."""
        return f"{self.address}/aide"


@dataclass(frozen=True, slots=True)
class Visit:
    """A page seen before the item began; `when` is ``2031-05-06T17:20``."""

    address: str
    when: str


@dataclass(frozen=True, slots=True)
class World:
    """All of it; `today` is an ISO day, pages and forms are in the author's order."""

    today: str
    home: str
    sites: Mapping[str, Site]
    pages: Mapping[str, Page]
    forms: Mapping[str, Form]
    finder: Finder | None
    bookmarks: tuple[str, ...]
    visits: tuple[Visit, ...]

    def page(self, address: str) -> Page | None:
        """The page at an address, if there is one."""
        return self.pages.get(address)

    def knows(self, address: str) -> bool:
        """Whether something would be shown at an address: a page, or a part of the finder."""
        return address in self.pages or (
            self.finder is not None and address in (self.finder.address, self.finder.help)
        )

    def site(self, address: str) -> Site | None:
        """The site that an address belongs to."""
        return self.sites.get(domain(address))

    def meant(self, typed: str) -> str:
        """The address for what was typed; ``www.`` may be added where a site has none."""
        address = normal(typed)
        bare = address.removeprefix("www.")
        return bare if domain(bare) in self.sites and domain(address) not in self.sites else address

    def searched(self, typed: str) -> bool:
        """Whether what was typed into the address bar goes to the finder, as words."""
        return self.finder is not None and not looks_like_address(typed)
