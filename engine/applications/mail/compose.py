"""Writing: a new message, an answer, a forward, their lines, what is attached, sending.

Knows no folder's content.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from engine.applications.application import ActRefusedError
from engine.applications.mail import start as laid
from engine.applications.mail.address import is_address, key, recipients
from engine.applications.mail.start import Start
from engine.applications.mail.state import MOST_BYTES, State
from engine.applications.mail.written import LINES, LONGEST_TEXT, MOST_WRITTEN, Written
from engine.errors import MalformedError
from engine.records.reading import Reader

RULER: Final = "----------"
"""Stands above a forwarded message."""
QUOTE: Final = "> "
"""Stands before each line of a message that is answered."""
_AGAIN: Final = "Re: "
_ON: Final = "Fwd: "


class _Source(NamedTuple):
    """What an answer or a forward is made of."""

    who: str
    when: str
    reply_to: tuple[str, ...]
    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    body: str
    attachments: tuple[str, ...]


def new(state: State) -> State:
    """Begin an empty message."""
    return _begin(state, Written(_next(state)))


def reply(start: Start, state: State, name: str, *, everybody: bool) -> State:
    """Begin an answer to a message, to its sender or to all who got it.

    Raises:
        MalformedError: There is no such message.
        ActRefusedError: It is a draft.
    """
    source = _source(start, state, name)
    to = source.reply_to
    cc: tuple[str, ...] = ()
    if everybody:
        to = _without((*to, *source.to), (start.me.address,)) or to
        cc = _without(source.cc, (start.me.address, *to))
    subject = _headed(_AGAIN, source.subject)
    body = "\n".join(("", "", *_quoted(source)))[:LONGEST_TEXT]
    return _begin(
        state, Written(_next(state), to=to, cc=cc, subject=subject, body=body, answers=name)
    )


def forward(start: Start, state: State, name: str) -> State:
    """Begin to send a message on, with what is attached to it.

    Raises:
        MalformedError: There is no such message.
        ActRefusedError: It is a draft.
    """
    source = _source(start, state, name)
    begun = Written(
        _next(state),
        subject=_headed(_ON, source.subject),
        body="\n".join(("", "", *_passed_on(source)))[:LONGEST_TEXT],
        attachments=source.attachments,
        forwards=name,
    )
    return _begin(state, begun)


def own_words(start: Start, state: State, written: Written) -> str:
    """The body without what was quoted or sent on."""
    not_own: frozenset[str] = frozenset()
    if written.answers is not None:
        not_own = frozenset(_quoted(_source(start, state, written.answers)))
    elif written.forwards is not None:
        not_own = frozenset(_passed_on(_source(start, state, written.forwards)))
    lines = written.body.split("\n")
    return "\n".join(
        one for one in lines if one not in not_own and not one.startswith(QUOTE.strip())
    )


def edit(state: State, name: str) -> State:
    """Go on with a draft.

    Raises:
        MalformedError: There is no such message.
        ActRefusedError: It was sent, or thrown away.
    """
    own = state.own(name)
    if own is None:
        raise MalformedError("mail.message", name)
    if own.sent or own.folder != laid.DRAFTS:
        raise ActRefusedError("no-draft")
    return replace(left(state), editing=name, open=None)


def fill(state: State, act: Reader) -> State:
    """Write into one field of the message at hand: a line of recipients, subject or body.

    Raises:
        MalformedError: There is no such field, or the text is too long.
        ActRefusedError: No message is being written, or too much is.
    """
    draft = _draft(state)
    field = act.text("field")
    text = act.text("text", longest=LONGEST_TEXT)
    if field in LINES:
        line = recipients(text, book(state))
        return _light(state, _with_line(draft, field, line))
    if field == "subject":
        return _light(
            state, replace(draft, subject=text.replace("\n", " ")[: laid.LONGEST_SUBJECT])
        )
    if field == "body":
        return _light(state, replace(draft, body=text))
    raise MalformedError("act.field", field)


def attach(start: Start, state: State, name: str) -> State:
    """Attach one of the documents.

    Raises:
        MalformedError: There is no such document.
        ActRefusedError: It is attached, or there are too many.
    """
    draft = _draft(state)
    if start.file(name) is None:
        raise MalformedError("act.file", name)
    if name in draft.attachments:
        raise ActRefusedError("attached-already")
    if len(draft.attachments) >= laid.MOST_ATTACHMENTS:
        raise ActRefusedError("too-many-attachments")
    return state.with_own(replace(draft, attachments=(*draft.attachments, name)))


def detach(state: State, name: str) -> State:
    """Take an attachment off.

    Raises:
        MalformedError: It is not attached.
        ActRefusedError: No message is being written.
    """
    draft = _draft(state)
    if name not in draft.attachments:
        raise MalformedError("act.file", name)
    return state.with_own(
        replace(draft, attachments=tuple(one for one in draft.attachments if one != name))
    )


def send(state: State) -> State:
    """Send the message at hand.

    Raises:
        ActRefusedError: None is, it has no recipient, or one that is no address.
    """
    draft = _draft(state)
    if not draft.everybody:
        raise ActRefusedError("no-recipient")
    if not all(map(is_address, draft.everybody)):
        raise ActRefusedError("no-address")
    return replace(state.with_own(replace(draft, sent=True, folder=laid.SENT)), editing=None)


def left(state: State) -> State:
    """Leave the message at hand among the drafts, unless there is nothing in it."""
    draft = state.draft
    if draft is None:
        return state
    kept = state.written
    if draft.blank:
        kept = tuple(one for one in kept if one.id != draft.id)
    return replace(state, editing=None, written=kept)


def discard(state: State) -> State:
    """Give up the message at hand.

    Raises:
        ActRefusedError: No message is being written.
    """
    draft = _draft(state)
    kept = tuple(one for one in state.written if one.id != draft.id)
    return replace(state, editing=None, written=kept)


def book(state: State) -> Mapping[str, tuple[str, ...]]:
    """Addresses by the key of a name, of the contacts and of the groups."""
    people = {key(one.name): (one.address,) for one in state.contacts}
    return people | {key(one.name): one.members for one in state.groups}


def _begin(state: State, written: Written) -> State:
    before = left(state)
    if len(before.written) >= MOST_WRITTEN:
        raise ActRefusedError("too-much")
    begun = replace(before, written=(*before.written, written), editing=written.id, open=None)
    return _light(begun, written)


def _light(state: State, written: Written) -> State:
    after = state.with_own(written)
    if sum(one.weight() for one in after.written) > MOST_BYTES:
        raise ActRefusedError("too-much")
    return after


def _draft(state: State) -> Written:
    draft = state.draft
    if draft is None:
        raise ActRefusedError("nothing-written")
    return draft


def _next(state: State) -> str:
    """A free name; a discarded one may come again, unless an answer still names it."""
    named = {one.answers for one in state.written} | {one.forwards for one in state.written}
    taken = named | {one.id for one in state.written} | {state.open}
    return next(name for number in range(1, 200) if (name := f"w-{number}") not in taken)


def _with_line(draft: Written, field: str, line: tuple[str, ...]) -> Written:
    match field:
        case "to":
            return replace(draft, to=line)
        case "cc":
            return replace(draft, cc=line)
        case _:
            return replace(draft, bcc=line)


def _source(start: Start, state: State, name: str) -> _Source:
    received, own = start.message(name), state.own(name)
    if received is not None:
        mine = received.address == start.me.address
        answered = (received.reply_to or received.address,)
        return _Source(
            who=received.sender_line,
            when=_day(received.date),
            reply_to=received.to if mine else answered,
            to=received.to,
            cc=received.cc,
            subject=received.subject,
            body=laid.unlinked(received.body),
            attachments=tuple(one.name for one in received.attachments),
        )
    if own is None:
        raise MalformedError("mail.message", name)
    if not own.sent:
        raise ActRefusedError("a-draft")
    return _Source(
        start.me.line, "", own.to, own.to, own.cc, own.subject, own.body, own.attachments
    )


def _headed(prefix: str, subject: str) -> str:
    if subject.casefold().startswith(prefix.strip().casefold()):
        return subject
    return f"{prefix}{subject}"[: laid.LONGEST_SUBJECT]


def _quoted(source: _Source) -> tuple[str, ...]:
    head = f"{source.who}, {source.when}" if source.when else source.who
    return (head, *(f"{QUOTE}{one}".rstrip() for one in source.body.split("\n")))


def _passed_on(source: _Source) -> tuple[str, ...]:
    head = (source.who, source.when, source.subject)
    return (RULER, *(one for one in head if one), "", *source.body.split("\n"))


def _day(date: str) -> str:
    day, _, time = date.partition("T")
    return f"{'/'.join(reversed(day.split('-')))} {time}"


def _without(names: tuple[str, ...], left_out: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in names if one not in left_out))
