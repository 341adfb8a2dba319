"""The mailbox that an item lays out. Knows nothing of what is done to it.

``{me: {name, address}, folders: [name], messages: […], contacts: [{name, address}],
groups: [{name, members}], files: [{name, kb, text}], rules: […]}``; only `me` is needed. A message
is ``{id, folder, from: {name, address}, to, cc, date, subject, body, read, important,
attachments, reply_to, headers}``. Sizes are in kilobytes, dates in minutes of no time zone. A link
in a body is written ``[what is shown](where it leads)``.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from engine.applications.mail.address import LONGEST_ADDRESS, MOST_RECIPIENTS, checked, key
from engine.applications.mail.rule import Rule, read_rule
from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps
from engine.records.reading import Reader

MAX_START_BYTES: Final = 64 * 1024
MOST_MESSAGES: Final = 40
MOST_FOLDERS: Final = 12
MOST_CONTACTS: Final = 60
MOST_GROUPS: Final = 12
MOST_FILES: Final = 30
MOST_RULES: Final = 12
MOST_ATTACHMENTS: Final = 8
LONGEST_NAME: Final = 80
LONGEST_SUBJECT: Final = 200
LONGEST_BODY: Final = 4000

INBOX: Final = "inbox"
DRAFTS: Final = "drafts"
SENT: Final = "sent"
ARCHIVE: Final = "archive"
JUNK: Final = "junk"
TRASH: Final = "trash"
BUILT_IN: Final = (INBOX, DRAFTS, SENT, ARCHIVE, JUNK, TRASH)
"""The folders that every mailbox has, by names that no screen shows."""

_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_WRITTEN: Final = re.compile(r"w-[1-9][0-9]{0,3}")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an address."""

    name: str
    address: str

    @property
    def line(self) -> str:
        """The name with the address behind it."""
        return f"{self.name} <{self.address}>"

    def to_json(self) -> JsonObject:
        """The person as in a start."""
        return {"name": self.name, "address": self.address}


@dataclass(frozen=True, slots=True)
class Group:
    """A name for several addresses."""

    name: str
    members: tuple[str, ...]

    def to_json(self) -> JsonObject:
        """The group as in a start."""
        return {"name": self.name, "members": self.members}


@dataclass(frozen=True, slots=True)
class File:
    """A document that can be attached, or is; `text` is what can be read in it, if anything."""

    name: str
    kb: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """A message of the start.

    `date` is as ``2026-03-02T08:10``, `headers` are lines of ``Name: value``.
    """

    id: str
    folder: str
    sender: Person
    to: tuple[str, ...]
    cc: tuple[str, ...]
    date: str
    subject: str
    body: str
    read: bool
    important: bool
    attachments: tuple[File, ...]
    reply_to: str
    headers: tuple[str, ...]

    @property
    def sender_line(self) -> str:
        """The name and the address of the sender."""
        return self.sender.line

    @property
    def address(self) -> str:
        """The address of the sender."""
        return self.sender.address

    @property
    def everybody(self) -> tuple[str, ...]:
        """The addresses of the visible recipients."""
        return (*self.to, *self.cc)

    @property
    def parts(self) -> tuple[str | int, ...]:
        """What can be opened in it: names of attachments, and numbers of links from 1."""
        many = len(links(self.body))
        return (*(one.name for one in self.attachments), *range(1, many + 1))


@dataclass(frozen=True, slots=True)
class Start:
    """A whole mailbox."""

    me: Person
    own_folders: tuple[str, ...]
    messages: tuple[Received, ...]
    contacts: tuple[Person, ...]
    groups: tuple[Group, ...]
    files: tuple[File, ...]
    rules: tuple[Rule, ...]

    @property
    def folders(self) -> tuple[str, ...]:
        """All of them, the built-in ones first."""
        return (*BUILT_IN, *self.own_folders)

    @property
    def attachable(self) -> frozenset[str]:
        """The names of all that can be attached: documents, and what came with messages."""
        came = (file.name for one in self.messages for file in one.attachments)
        return frozenset((*came, *(one.name for one in self.files)))

    def message(self, name: str) -> Received | None:
        """The message of an id, if the start has it."""
        return next((one for one in self.messages if one.id == name), None)

    def file(self, name: str) -> File | None:
        """The document of a name, if the start has it."""
        return next((one for one in self.files if one.name == name), None)


def is_own(name: str) -> bool:
    """Whether a name is one that messages of the person's own get."""
    return _WRITTEN.fullmatch(name) is not None


def links(body: str) -> tuple[tuple[str, str], ...]:
    """The links of a body, each as what is shown and where it leads."""
    return tuple((one[1], one[2]) for one in _LINK.finditer(body))


def pieces(body: str) -> Iterator[tuple[str, str]]:
    """A body cut at its links: texts, and where each leads, or nothing."""
    done = 0
    for one in _LINK.finditer(body):
        yield body[done : one.start()], ""
        yield one[1], one[2]
        done = one.end()
    yield body[done:], ""


def unlinked(body: str) -> str:
    """A body as plain text: behind what a link shows stands where it leads."""
    return _LINK.sub(r"\1 <\2>", body)


def read_start(given: JsonObject) -> Start:
    """What an item lays out.

    Raises:
        MalformedError: It is too large, or no mailbox.
    """
    if len(dumps(given)) > MAX_START_BYTES:
        raise MalformedError("mail.too_large")
    reader = Reader(given, "mail.")
    own = _optional_texts(reader, "folders", MOST_FOLDERS)
    folders = (*BUILT_IN, *own)
    if not all(one.strip() for one in own):
        raise MalformedError("mail.folder")
    _distinct(map(key, folders), "folder")
    messages = _some(reader, "messages", MOST_MESSAGES, lambda one: read_message(one, folders))
    _distinct((one.id for one in messages), "message")
    contacts = _some(reader, "contacts", MOST_CONTACTS, read_person)
    groups = _some(reader, "groups", MOST_GROUPS, read_group)
    check_names(contacts, groups)
    files = _some(reader, "files", MOST_FILES, _file)
    _distinct((one.name for one in files), "file")
    rules = _some(reader, "rules", MOST_RULES, lambda one: read_rule(one, folders))
    return Start(read_person(reader.inner("me")), own, messages, contacts, groups, files, rules)


def read_person(given: Reader) -> Person:
    """A person ``{name, address}``.

    Raises:
        MalformedError: No name, or no address.
    """
    name = given.text("name", longest=LONGEST_NAME).strip()
    if not name:
        raise MalformedError("mail.name", given.where)
    return Person(name, checked(given.text("address", longest=LONGEST_ADDRESS), given.where))


def read_group(given: Reader) -> Group:
    """A group ``{name, members}`` of at least one address.

    Raises:
        MalformedError: No name, no member, or a member that is no address.
    """
    name = given.text("name", longest=LONGEST_NAME).strip()
    members = addresses(given, "members")
    if not name or not members:
        raise MalformedError("mail.group", given.where)
    return Group(name, members)


def check_names(contacts: Iterable[Person], groups: Iterable[Group]) -> None:
    """Check an address book.

    Raises:
        MalformedError: An address or a name stands in it twice.
    """
    people = tuple(contacts)
    _distinct((one.address for one in people), "contact")
    names = [*(one.name for one in people), *(one.name for one in groups)]
    _distinct(map(key, names), "contact")


def addresses(given: Reader, field: str) -> tuple[str, ...]:
    """A list of addresses, each once.

    Raises:
        MalformedError: One is none.
    """
    found = given.texts(field, most=MOST_RECIPIENTS, longest=LONGEST_ADDRESS)
    return tuple(dict.fromkeys(checked(one, given.where) for one in found))


def read_message(given: Reader, folders: tuple[str, ...]) -> Received:
    name = given.identifier("id")
    folder = given.text("folder") if given.has("folder") else INBOX
    if folder not in folders or folder == DRAFTS or is_own(name):
        raise MalformedError("mail.message", given.where)
    attachments = _some(given, "attachments", MOST_ATTACHMENTS, _file)
    _distinct((one.name for one in attachments), "attachment")
    reply_to = given.text("reply_to") if given.has("reply_to") else ""
    return Received(
        id=name,
        folder=folder,
        sender=read_person(given.inner("from")),
        to=addresses(given, "to") if given.has("to") else (),
        cc=addresses(given, "cc") if given.has("cc") else (),
        date=_date(given),
        subject=given.text("subject", longest=LONGEST_SUBJECT),
        body=given.text("body", longest=LONGEST_BODY).rstrip("\n"),
        read=given.boolean("read") if given.has("read") else False,
        important=given.boolean("important") if given.has("important") else False,
        attachments=attachments,
        reply_to=checked(reply_to, given.where) if reply_to else "",
        headers=_optional_texts(given, "headers", 20),
    )


def _date(given: Reader) -> str:
    text = given.text("date", longest=16)
    try:
        if datetime.fromisoformat(text).strftime("%Y-%m-%dT%H:%M") == text:
            return text
    except ValueError:
        pass
    raise MalformedError("mail.date", given.where)


def _file(given: Reader) -> File:
    name = given.text("name", longest=LONGEST_NAME).strip()
    if not name:
        raise MalformedError("mail.file", given.where)
    text = given.text("text", longest=LONGEST_BODY) if given.has("text") else ""
    return File(name, given.integer("kb", least=1, most=10_000_000), text)


def _optional_texts(given: Reader, field: str, most: int) -> tuple[str, ...]:
    return given.texts(field, most=most, longest=400) if given.has(field) else ()


def _some(given: Reader, field: str, most: int, read: Callable[[Reader], _T]) -> tuple[_T, ...]:
    if not given.has(field):
        return ()
    return tuple(read(one) for one in given.readers(field, most=most))


def _distinct(names: Iterable[str], what: str) -> None:
    found = list(names)
    if len(set(found)) != len(found):
        raise MalformedError("mail.twice", what)
