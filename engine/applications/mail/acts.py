"""What a person does in a mailbox, by the verb of the act. Knows no screen.

``show {folder}``, ``open {message}``, ``open_attachment {message, name}``, ``follow {message,
link}``, ``move {message, folder}``, ``mark {message, flag, value}``, ``report {message, as}``;
``new``, ``reply``, ``reply_all``, ``forward``, ``edit {message}``, ``fill {field, text}``,
``attach {file}``, ``detach {file}``, ``send``, ``close``, ``discard``; ``add_rule {rule}``,
``change_rule {at, rule}``, ``remove_rule {at}``, ``move_rule {at, to}``, ``run_rules``;
``add_contact {name, address}``, ``remove_contact {address}``, ``set_group {name, members}``,
``remove_group {name}``. Places of rules are counted from 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.mail import compose
from engine.applications.mail import start as laid
from engine.applications.mail.address import is_address, key, recipients
from engine.applications.mail.rule import landing, read_rule
from engine.applications.mail.start import Group, Person, Start
from engine.applications.mail.state import MOST_OPENED, Report, State
from engine.errors import MalformedError
from engine.records.reading import Reader

Perform = Callable[[Start, State, Reader], State]
_LONGEST_LINE: Final = 4000


def perform(start: Start, state: State, act: Reader) -> State:
    """The state after an act.

    Raises:
        MalformedError: There is no such act.
        ActRefusedError: It cannot be done now.
    """
    verb = act.text("do", longest=40)
    if verb not in _ACTS:
        raise MalformedError("act.unknown", verb)
    return _ACTS[verb](start, state, act)


def _show(start: Start, state: State, act: Reader) -> State:
    folder = _folder(start, act)
    return replace(compose.left(state), folder=folder, open=None)


def _open(start: Start, state: State, act: Reader) -> State:
    name = act.text("message")
    before = compose.left(state)
    if start.message(name) is None and state.own(name) is None:
        raise MalformedError("mail.message", name)
    if start.message(name) is None:
        if before.own(name) is None:
            raise ActRefusedError("nothing-written")
        return replace(before, open=name)
    return replace(before.with_marks(name, replace(before.marks[name], read=True)), open=name)


def _open_attachment(start: Start, state: State, act: Reader) -> State:
    return _opened(start, state, act.text("message"), act.text("name"))


def _follow(start: Start, state: State, act: Reader) -> State:
    return _opened(start, state, act.text("message"), act.integer("link", least=1))


def _opened(start: Start, state: State, name: str, part: str | int) -> State:
    message = start.message(name)
    if message is None or part not in message.parts:
        raise MalformedError("mail.opened", name)
    if (name, part) in state.opened or len(state.opened) >= MOST_OPENED:
        return state
    return replace(state, opened=(*state.opened, (name, part)))


def _move(start: Start, state: State, act: Reader) -> State:
    name, folder = act.text("message"), _folder(start, act)
    own = state.own(name)
    if own is not None:
        if folder == own.folder:
            raise ActRefusedError("there-already")
        if own.id == state.editing:
            raise ActRefusedError("a-draft")
        if folder == laid.DRAFTS if own.sent else folder not in _OF_DRAFTS:
            raise ActRefusedError("not-there")
        return _closed(state.with_own(replace(own, folder=folder)), name)
    if name not in state.marks:
        raise MalformedError("mail.message", name)
    marks = state.marks[name]
    if folder == marks.folder:
        raise ActRefusedError("there-already")
    if folder == laid.DRAFTS:
        raise ActRefusedError("not-there")
    reported = marks.reported if folder in (laid.JUNK, laid.TRASH) else None
    return _closed(state.with_marks(name, replace(marks, folder=folder, reported=reported)), name)


_OF_DRAFTS: Final = (laid.DRAFTS, laid.TRASH)


def _mark(start: Start, state: State, act: Reader) -> State:
    del start
    name, flag, value = act.text("message"), act.text("flag"), act.boolean("value")
    if name not in state.marks:
        if state.own(name) is not None:
            raise ActRefusedError("own-message")
        raise MalformedError("mail.message", name)
    marks = state.marks[name]
    match flag:
        case "read":
            return state.with_marks(name, replace(marks, read=value))
        case "important":
            return state.with_marks(name, replace(marks, important=value))
        case _:
            raise MalformedError("act.flag", flag)


def _report(start: Start, state: State, act: Reader) -> State:
    del start
    name, how = act.text("message"), act.one_of("as", Report)
    if name not in state.marks:
        if state.own(name) is not None:
            raise ActRefusedError("own-message")
        raise MalformedError("mail.message", name)
    marks = replace(state.marks[name], folder=laid.JUNK, reported=how)
    return _closed(state.with_marks(name, marks), name)


def _closed(state: State, name: str) -> State:
    return replace(state, open=None) if state.open == name else state


def _add_rule(start: Start, state: State, act: Reader) -> State:
    rule = read_rule(act.inner("rule"), start.folders)
    if rule.folder == laid.DRAFTS:
        raise ActRefusedError("not-there")
    if len(state.rules) >= laid.MOST_RULES:
        raise ActRefusedError("too-much")
    return replace(state, rules=(*state.rules, rule))


def _change_rule(start: Start, state: State, act: Reader) -> State:
    rule, place = read_rule(act.inner("rule"), start.folders), _place(state, act, "at")
    if rule.folder == laid.DRAFTS:
        raise ActRefusedError("not-there")
    return replace(state, rules=(*state.rules[:place], rule, *state.rules[place + 1 :]))


def _remove_rule(start: Start, state: State, act: Reader) -> State:
    del start
    place = _place(state, act, "at")
    return replace(state, rules=(*state.rules[:place], *state.rules[place + 1 :]))


def _move_rule(start: Start, state: State, act: Reader) -> State:
    del start
    place, to = _place(state, act, "at"), _place(state, act, "to")
    others = (*state.rules[:place], *state.rules[place + 1 :])
    return replace(state, rules=(*others[:to], state.rules[place], *others[to:]))


def _run_rules(start: Start, state: State, act: Reader) -> State:
    """Put what lies in the inbox where the rules say, as if it arrived now."""
    del act
    after = state
    for message in start.messages:
        marks = state.marks[message.id]
        folder = landing(state.rules, message) if marks.folder == laid.INBOX else None
        if folder is not None:
            after = after.with_marks(message.id, replace(marks, folder=folder))
    return replace(after, open=None)


def _place(state: State, act: Reader, field: str) -> int:
    if not state.rules:
        raise ActRefusedError("no-rule")
    return act.integer(field, least=1, most=len(state.rules)) - 1


def _add_contact(start: Start, state: State, act: Reader) -> State:
    del start
    person = _person(act)
    if any(one.address == person.address for one in state.contacts):
        raise ActRefusedError("contact-there")
    if key(person.name) in compose.book(state):
        raise ActRefusedError("name-taken")
    if len(state.contacts) >= laid.MOST_CONTACTS:
        raise ActRefusedError("too-much")
    return replace(state, contacts=(*state.contacts, person))


def _person(act: Reader) -> Person:
    name = act.text("name", longest=laid.LONGEST_NAME).strip()
    address = act.text("address").strip().lower()
    if not key(name):
        raise ActRefusedError("no-name")
    if not is_address(address):
        raise ActRefusedError("no-address")
    return Person(name, address)


def _remove_contact(start: Start, state: State, act: Reader) -> State:
    del start
    address = act.text("address").lower()
    kept = tuple(one for one in state.contacts if one.address != address)
    if len(kept) == len(state.contacts):
        raise MalformedError("act.address", address)
    return replace(state, contacts=kept)


def _set_group(start: Start, state: State, act: Reader) -> State:
    """Make a group of what stands on a line of recipients, or give it other members."""
    del start
    name = act.text("name", longest=laid.LONGEST_NAME).strip()
    line = act.text("members", longest=_LONGEST_LINE)
    members = recipients(line, compose.book(state))
    if not key(name):
        raise ActRefusedError("no-name")
    if not members:
        raise ActRefusedError("no-recipient")
    if not all(map(is_address, members)):
        raise ActRefusedError("no-address")
    if any(key(one.name) == key(name) for one in state.contacts):
        raise ActRefusedError("name-taken")
    others = tuple(one for one in state.groups if key(one.name) != key(name))
    if len(others) >= laid.MOST_GROUPS:
        raise ActRefusedError("too-much")
    return replace(state, groups=(*others, Group(name, members)))


def _remove_group(start: Start, state: State, act: Reader) -> State:
    del start
    name = key(act.text("name"))
    kept = tuple(one for one in state.groups if key(one.name) != name)
    if len(kept) == len(state.groups):
        raise MalformedError("act.group", name)
    return replace(state, groups=kept)


def _folder(start: Start, act: Reader) -> str:
    folder = act.text("folder")
    if folder not in start.folders:
        raise MalformedError("mail.folder", folder)
    return folder


_ACTS: Final[Mapping[str, Perform]] = {
    "show": _show,
    "open": _open,
    "open_attachment": _open_attachment,
    "follow": _follow,
    "move": _move,
    "mark": _mark,
    "report": _report,
    "new": lambda _start, state, _act: compose.new(state),
    "reply": lambda start, state, act: compose.reply(
        start, state, act.text("message"), everybody=False
    ),
    "reply_all": lambda start, state, act: compose.reply(
        start, state, act.text("message"), everybody=True
    ),
    "forward": lambda start, state, act: compose.forward(start, state, act.text("message")),
    "edit": lambda _start, state, act: compose.edit(state, act.text("message")),
    "fill": lambda _start, state, act: compose.fill(state, act),
    "attach": lambda start, state, act: compose.attach(start, state, act.text("file")),
    "detach": lambda _start, state, act: compose.detach(state, act.text("file")),
    "send": lambda _start, state, _act: compose.send(state),
    "close": lambda _start, state, _act: compose.left(state),
    "discard": lambda _start, state, _act: compose.discard(state),
    "add_rule": _add_rule,
    "change_rule": _change_rule,
    "remove_rule": _remove_rule,
    "move_rule": _move_rule,
    "run_rules": _run_rules,
    "add_contact": _add_contact,
    "remove_contact": _remove_contact,
    "set_group": _set_group,
    "remove_group": _remove_group,
}
