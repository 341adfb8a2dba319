"""What an item lays out in a panel: pages, their parts, and what each can do. Knows no state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.applications.settings.rules import Rule
from engine.applications.settings.values import Control, Value
from engine.errors import MalformedError

Condition = Mapping[str, tuple[Value, ...]]
"""By the place of a setting, the values that it may have; all of them must hold."""

OWN: str = "."
"""The row that a button stands in."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words on a page: `style` is heading, note or warning."""

    text: str
    style: str
    shown: Condition = field(hash=False)


@dataclass(frozen=True, slots=True)
class Setting:
    """A control on a page, to be used `when` its condition holds, and only then `shown`."""

    control: Control
    when: Condition = field(hash=False)
    shown: Condition = field(hash=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of a button's form.

    `expect` is the only text that is taken, `same_as` the field that it must repeat, `rule` what
    a password must be like, which the panel refuses to overlook where it is `enforced`. With
    `of_row` the expected text is the row's own, and a row without one has no such field.
    """

    control: Control
    expect: str | None
    of_row: bool
    same_as: str
    rule: Rule | None
    enforced: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from: an `entry` of the form, the name of the `row`, or itself."""

    entry: str = ""
    row: bool = False
    value: Value = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """A row to be added to a list."""

    rows: str
    name: Source
    values: Mapping[str, Source] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a button does `when` the fields of its form have these values."""

    when: Condition = field(hash=False)
    sets: Mapping[str, Source] = field(hash=False)
    forget: tuple[str, ...]
    add: Addition | None


@dataclass(frozen=True, slots=True)
class Deed:
    """A button, perhaps with a form; `ask` is said before, `says` once it was done.

    One that is `harmless` changes nothing that a check of unchanged settings would mind.
    """

    id: str
    label: str
    detail: str
    entries: tuple[Entry, ...]
    effects: tuple[Effect, ...]
    ask: str
    says: str
    once: bool
    harmless: bool
    when: Condition = field(hash=False)
    shown: Condition = field(hash=False)
    only: tuple[str, ...] = ()

    def entry(self, name: str) -> Entry | None:
        """The field of that name."""
        return next((one for one in self.entries if one.control.id == name), None)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list; `secret` is what its buttons may ask for."""

    id: str
    name: str
    detail: str = ""
    secret: str = ""
    fixed: bool = False
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Rows:
    """A list; a row can be removed where `remove` has words for it and it is not fixed.

    The row whose name is the value of the setting `mark` carries the words `marked`.
    """

    id: str
    title: str
    fields: tuple[Control, ...]
    rows: tuple[Row, ...]
    deeds: tuple[Deed, ...]
    remove: str
    ask: str
    empty: str
    mark: str
    marked: str
    when: Condition = field(hash=False)
    shown: Condition = field(hash=False)

    def column(self, name: str) -> Control | None:
        """The field of that id."""
        return next((one for one in self.fields if one.id == name), None)

    def row(self, name: str) -> Row | None:
        """The row of that id, among those of the start."""
        return next((one for one in self.rows if one.id == name), None)

    def deed(self, name: str) -> Deed | None:
        """The button of that id."""
        return next((one for one in self.deeds if one.id == name), None)


Part = Note | Setting | Deed | Rows


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `section` stands above it in the list of pages, `under` is the page it is in."""

    id: str
    title: str
    section: str
    under: str
    icon: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The whole panel; its first page is open at first."""

    title: str
    subtitle: str
    pages: tuple[Page, ...]

    def page(self, name: str) -> Page | None:
        """The page of that id."""
        return next((one for one in self.pages if one.id == name), None)

    def parts(self) -> Iterator[tuple[Page, Part]]:
        """Every part, with its page."""
        for page in self.pages:
            for part in page.parts:
                yield page, part

    def page_of(self, name: str) -> Page:
        """The page where the setting, the button or the list of that id stands.

        Raises:
            MalformedError: There is none.
        """
        for page, part in self.parts():
            if name == name_of(part):
                return page
        raise MalformedError("settings.place", name)

    def setting(self, name: str) -> Setting | None:
        """The setting of that id."""
        found = self._part(name)
        return found if isinstance(found, Setting) else None

    def deed(self, name: str) -> Deed | None:
        """The button of that id, outside lists."""
        found = self._part(name)
        return found if isinstance(found, Deed) else None

    def listing(self, name: str) -> Rows | None:
        """The list of that id."""
        found = self._part(name)
        return found if isinstance(found, Rows) else None

    def _part(self, name: str) -> Part | None:
        return next((part for _, part in self.parts() if name == name_of(part)), None)


def name_of(part: Part) -> str:
    """The id of a part; nothing for words."""
    if isinstance(part, Note):
        return ""
    return part.control.id if isinstance(part, Setting) else part.id
