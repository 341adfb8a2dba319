"""What must hold of a mailbox at the end. Knows no path to it.

``sent`` and ``not_sent`` (see `letters`), ``draft``, ``sent_count {is}``, ``folder {folder,
messages, exactly}``, ``flag {messages, flag, is}``, ``reported {messages, as}``,
``not_opened {messages, parts}``, ``others_unchanged {except}``, ``rule {messages}``,
``rule_count {is}``, ``rules_kept``, ``contact {address, name}``, ``group {name, members}``.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from engine.applications.mail import start as laid
from engine.applications.mail.address import key
from engine.applications.mail.letters import letter
from engine.applications.mail.rule import landing
from engine.applications.mail.start import Start
from engine.applications.mail.state import Report, State
from engine.errors import MalformedError
from engine.records.reading import Reader

Holds = Callable[[Start, State], bool]
_MOST: Final = 40
_PARTS: Final = ("message", "attachments", "links")


def check(start: Start, assertion: Reader) -> Holds:
    """An assertion, ready to be asked.

    Raises:
        MalformedError: An unknown kind, a missing term, or a thing that the start has not.
    """
    kind = assertion.text("kind", longest=40)
    if kind not in _KINDS:
        raise MalformedError("check.kind", kind)
    return _KINDS[kind](start, assertion)


def _sent(start: Start, given: Reader) -> Holds:
    fits = letter(start, given)
    return lambda start, state: any(fits(start, state, one) for one in state.sent)


def _not_sent(start: Start, given: Reader) -> Holds:
    fits = letter(start, given)
    return lambda start, state: not any(fits(start, state, one) for one in state.sent)


def _draft(start: Start, given: Reader) -> Holds:
    fits = letter(start, given)
    return lambda start, state: any(
        fits(start, state, one) for one in state.written if one.folder == laid.DRAFTS
    )


def _sent_count(start: Start, given: Reader) -> Holds:
    del start
    number = given.integer("is", most=_MOST)
    return lambda _start, state: len(state.sent) == number


def _folder(start: Start, given: Reader) -> Holds:
    names, folder = _messages(start, given, least=0), given.text("folder")
    exactly = given.boolean("exactly") if given.has("exactly") else False
    if folder not in start.folders or not (names or exactly):
        raise MalformedError("check.folder", folder)

    def holds(_start: Start, state: State) -> bool:
        inside = {name for name, marks in state.marks.items() if marks.folder == folder}
        return inside == names if exactly else inside >= names

    return holds


def _flag(start: Start, given: Reader) -> Holds:
    names, flag, value = _messages(start, given), given.text("flag"), given.boolean("is")
    if flag not in ("read", "important"):
        raise MalformedError("check.flag", flag)
    return lambda _start, state: all(
        (state.marks[name].read if flag == "read" else state.marks[name].important) is value
        for name in names
    )


def _reported(start: Start, given: Reader) -> Holds:
    names = _messages(start, given)
    hows = tuple(given.texts("as", most=len(Report))) if given.has("as") else tuple(Report)
    if not hows or not set(hows) <= set(Report):
        raise MalformedError("check.as")
    return lambda _start, state: all(state.marks[name].reported in hows for name in names)


def _not_opened(start: Start, given: Reader) -> Holds:
    names = _messages(start, given)
    parts = given.texts("parts", most=len(_PARTS)) if given.has("parts") else _PARTS[1:]
    if not parts or not set(parts) <= set(_PARTS):
        raise MalformedError("check.parts")

    def holds(start: Start, state: State) -> bool:
        opened = {
            "attachments" if isinstance(part, str) else "links"
            for name, part in state.opened
            if name in names
        }
        laid_unread = {one.id for one in start.messages if one.id in names and not one.read}
        if any(state.marks[name].read for name in laid_unread):
            opened.add("message")
        return opened.isdisjoint(parts)

    return holds


def _others_unchanged(start: Start, given: Reader) -> Holds:
    names = _messages(start, given, field="except", least=0)

    def holds(start: Start, state: State) -> bool:
        return all(
            (one.folder, one.important, None)
            == (
                state.marks[one.id].folder,
                state.marks[one.id].important,
                state.marks[one.id].reported,
            )
            for one in start.messages
            if one.id not in names
        )

    return holds


def _rule(start: Start, given: Reader) -> Holds:
    arriving = []
    for one in given.readers("messages", most=_MOST):
        lands = one.text("lands") if one.has("lands") else laid.INBOX
        if lands not in start.folders:
            raise MalformedError("check.folder", lands)
        arriving.append((_arriving(start, one), lands))
    if not arriving:
        raise MalformedError("check.messages")
    return lambda _start, state: all(
        (landing(state.rules, message) or laid.INBOX) == lands for message, lands in arriving
    )


def _arriving(start: Start, given: Reader) -> laid.Received:
    """One of the start by its `message`, or a new one of which only `from` must be told."""
    if not given.has("message"):
        whole = Reader({**_ARRIVING, **given.value}, given.where)
        return laid.read_message(whole, start.folders)
    found = start.message(given.text("message"))
    if found is None:
        raise MalformedError("check.messages", given.where)
    return found


_ARRIVING: Final = {"id": "arriving", "date": "2026-01-01T08:00", "subject": "", "body": ""}


def _rule_count(start: Start, given: Reader) -> Holds:
    del start
    number = given.integer("is", most=laid.MOST_RULES)
    return lambda _start, state: len(state.rules) == number


def _rules_kept(start: Start, given: Reader) -> Holds:
    del start, given
    return lambda start, state: Counter(state.rules) == Counter(start.rules)


def _contact(start: Start, given: Reader) -> Holds:
    del start
    person = laid.read_person(given)
    return lambda _start, state: any(
        one.address == person.address and key(one.name) == key(person.name)
        for one in state.contacts
    )


def _group(start: Start, given: Reader) -> Holds:
    del start
    group = laid.read_group(given)
    return lambda _start, state: any(
        key(one.name) == key(group.name) and set(one.members) == set(group.members)
        for one in state.groups
    )


def _messages(
    start: Start, given: Reader, *, field: str = "messages", least: int = 1
) -> frozenset[str]:
    found = frozenset(given.texts(field, most=_MOST))
    known = {one.id for one in start.messages}
    if len(found) < least or not found <= known:
        raise MalformedError("check.messages")
    return found


_KINDS: Final[Mapping[str, Callable[[Start, Reader], Holds]]] = {
    "sent": _sent,
    "not_sent": _not_sent,
    "draft": _draft,
    "sent_count": _sent_count,
    "folder": _folder,
    "flag": _flag,
    "reported": _reported,
    "not_opened": _not_opened,
    "others_unchanged": _others_unchanged,
    "rule": _rule,
    "rule_count": _rule_count,
    "rules_kept": _rules_kept,
    "contact": _contact,
    "group": _group,
}
