"""What a person has made of a mailbox. Holds what changed, and nothing that the start tells.

``{folder, open, editing, messages: {id: {folder, read, important, reported}}, opened, written,
contacts, groups, rules}``. A field of a message is there only where it differs from the start;
contacts, groups and rules are null until they change, and then the whole list. `opened` has
``[message, attachment]`` and ``[message, number of the link]``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar

from engine.applications.mail import start as laid
from engine.applications.mail.rule import Rule, read_rule
from engine.applications.mail.start import Group, Person, Received, Start
from engine.applications.mail.written import MOST_WRITTEN, Written, read_written
from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader

MOST_OPENED: Final = 200
MOST_BYTES: Final = 80_000
"""Of all texts written together, so that a state always fits in a journal."""
_T = TypeVar("_T")


class Report(StrEnum):
    """As what a message was reported."""

    SPAM = "spam"
    PHISHING = "phishing"


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a message of the start lies now, and what is marked on it."""

    folder: str
    read: bool
    important: bool
    reported: Report | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A mailbox in use; `contacts`, `groups` and `rules` are those in force."""

    folder: str
    open: str | None
    editing: str | None
    marks: Mapping[str, Marks]
    opened: tuple[tuple[str, str | int], ...]
    written: tuple[Written, ...]
    contacts: tuple[Person, ...]
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]

    @property
    def draft(self) -> Written | None:
        """The message being written now."""
        return self.own(self.editing)

    @property
    def sent(self) -> tuple[Written, ...]:
        """The messages that were sent, wherever they lie."""
        return tuple(one for one in self.written if one.sent)

    def own(self, name: str | None) -> Written | None:
        """The written message of an id."""
        return next((one for one in self.written if one.id == name), None)

    def with_own(self, written: Written) -> "State":
        """With another form of a written message."""
        others = (written if one.id == written.id else one for one in self.written)
        return replace(self, written=tuple(others))

    def with_marks(self, name: str, marks: Marks) -> "State":
        """With other marks on a message of the start."""
        return replace(self, marks={**self.marks, name: marks})

    def to_json(self, start: Start) -> JsonObject:
        """The state as a journal keeps it."""
        changes = {one.id: _changed(one, self.marks[one.id]) for one in start.messages}
        return {
            "folder": self.folder,
            "open": self.open,
            "editing": self.editing,
            "messages": {name: change for name, change in changes.items() if change},
            "opened": self.opened,
            "written": tuple(one.to_json() for one in self.written),
            "contacts": _new(self.contacts, start.contacts, Person.to_json),
            "groups": _new(self.groups, start.groups, Group.to_json),
            "rules": _new(self.rules, start.rules, Rule.to_json),
        }


def first(start: Start) -> State:
    """The mailbox as it was laid out, with the inbox in front and no message open."""
    return State(
        folder=laid.INBOX,
        open=None,
        editing=None,
        marks={one.id: _laid(one) for one in start.messages},
        opened=(),
        written=(),
        contacts=start.contacts,
        groups=start.groups,
        rules=start.rules,
    )


def read_state(start: Start, given: JsonObject) -> State:
    """A state that comes from outside.

    Raises:
        MalformedError: No use of this mailbox would have this form.
    """
    reader = Reader(given, "mail.")
    files = start.attachable
    written = reader.readers("written", most=MOST_WRITTEN)
    state = State(
        folder=_folder(reader, start),
        open=reader.text("open") if reader.has("open") else None,
        editing=reader.text("editing") if reader.has("editing") else None,
        marks=_marks(reader.inner("messages"), start),
        opened=tuple(_opened(one, start) for one in reader.items("opened", most=MOST_OPENED)),
        written=tuple(read_written(one, start.folders, files) for one in written),
        contacts=_given(reader, "contacts", start.contacts, laid.read_person, laid.MOST_CONTACTS),
        groups=_given(reader, "groups", start.groups, laid.read_group, laid.MOST_GROUPS),
        rules=_given(
            reader, "rules", start.rules, lambda one: read_rule(one, start.folders), laid.MOST_RULES
        ),
    )
    _check(start, state)
    return state


def _check(start: Start, state: State) -> None:
    """Names must lead somewhere, and none may stand twice."""
    names = [one.id for one in state.written]
    known = {None, *names, *(one.id for one in start.messages)}
    draft = state.draft
    editing = draft is not None and not draft.sent and draft.folder == laid.DRAFTS
    if (
        len(set(names)) != len(names)
        or len(set(state.opened)) != len(state.opened)
        or state.open not in known
        or (state.editing is not None and not (editing and state.open is None))
        or any(not {one.answers, one.forwards} <= known for one in state.written)
        or sum(one.weight() for one in state.written) > MOST_BYTES
    ):
        raise MalformedError("mail.state")
    laid.check_names(state.contacts, state.groups)


def _laid(one: Received) -> Marks:
    return Marks(one.folder, one.read, one.important)


def _changed(one: Received, marks: Marks) -> JsonObject:
    changed: dict[str, Json] = {}
    if marks.folder != one.folder:
        changed["folder"] = marks.folder
    if marks.read != one.read:
        changed["read"] = marks.read
    if marks.important != one.important:
        changed["important"] = marks.important
    if marks.reported is not None:
        changed["reported"] = marks.reported.value
    return changed


def _marks(given: Reader, start: Start) -> Mapping[str, Marks]:
    found = {one.id: _laid(one) for one in start.messages}
    for name in given.value:
        if name not in found:
            raise MalformedError("mail.message", name)
        one, before = given.inner(name), found[name]
        found[name] = Marks(
            _folder(one, start) if one.has("folder") else before.folder,
            one.boolean("read") if one.has("read") else before.read,
            one.boolean("important") if one.has("important") else before.important,
            one.one_of("reported", Report) if one.has("reported") else None,
        )
        if found[name].folder == laid.DRAFTS:
            raise MalformedError("mail.folder", name)
    return found


def _opened(given: Json, start: Start) -> tuple[str, str | int]:
    match given:
        case [str(name), str() | int() as part] if not isinstance(part, bool):
            message = start.message(name)
            if message is not None and part in message.parts:
                return name, part
    raise MalformedError("mail.opened")


def _folder(given: Reader, start: Start) -> str:
    folder = given.text("folder")
    if folder not in start.folders:
        raise MalformedError("mail.folder", given.where)
    return folder


def _new(
    now: tuple[_T, ...], before: tuple[_T, ...], to_json: Callable[[_T], JsonObject]
) -> tuple[JsonObject, ...] | None:
    return None if now == before else tuple(to_json(one) for one in now)


def _given(
    reader: Reader,
    field: str,
    before: tuple[_T, ...],
    read: Callable[[Reader], _T],
    most: int,
) -> tuple[_T, ...]:
    if not reader.has(field):
        return before
    return tuple(read(one) for one in reader.readers(field, most=most))
