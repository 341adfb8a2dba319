"""What must hold of one written message. Knows no mailbox beyond what it names.

``{to, cc, bcc, everybody, subject, says, contains, lacks, attachments, answers, forwards,
treatments}``, each optional. A line of recipients is a list, compared as a set, or ``{all: […],
only: […]}``: those who must stand there, and those who alone may. `subject` lists whole forms;
`says` and `contains` list words or runs of words, one of which must stand in what the person wrote
alone or in the whole body, `lacks` those of which none may stand in the body. `answers` and
`forwards` are a message's id, or false for none.
"""

import re
from collections.abc import Callable
from typing import Final

from engine.applications.mail.address import checked, straight
from engine.applications.mail.compose import own_words
from engine.applications.mail.start import MOST_ATTACHMENTS, Start
from engine.applications.mail.state import State
from engine.applications.mail.written import Written
from engine.errors import MalformedError
from engine.records.reading import Reader
from engine.treatments import TREATMENTS, composed, form_matches

Fits = Callable[[Start, State, Written], bool]
_MOST: Final = 60
_LONGEST: Final = 400
_WORD: Final = re.compile(r"[^\W_]+")
_SPACES: Final = re.compile(r"\s+")


def letter(start: Start, given: Reader) -> Fits:
    """What a message must fulfil, all of it.

    Raises:
        MalformedError: A term has not its form, or names what the start has not.
    """
    treatments = _treatments(given)
    demands: list[Fits] = [
        _line(given, field) for field in ("to", "cc", "bcc", "everybody") if given.has(field)
    ]
    if given.has("subject"):
        demands.append(_subject(_forms(given, "subject"), treatments))
    demands += [
        _words(field, _forms(given, field), treatments)
        for field in ("says", "contains", "lacks")
        if given.has(field)
    ]
    if given.has("attachments"):
        demands.append(_attachments(start, given))
    demands += [
        _about(start, given, field) for field in ("answers", "forwards") if given.has(field)
    ]
    return lambda start, state, one: all(fits(start, state, one) for fits in demands)


def _treatments(given: Reader) -> frozenset[str]:
    found = frozenset(given.texts("treatments", most=3)) if given.has("treatments") else frozenset()
    if not found <= TREATMENTS:
        raise MalformedError("check.treatments")
    return found


def _line(given: Reader, field: str) -> Fits:
    if isinstance(given.value[field], list | tuple):
        least = most = _addresses(given, field)
    else:
        inner = given.inner(field)
        if not (inner.has("all") or inner.has("only")):
            raise MalformedError("check.line", field)
        least = _addresses(inner, "all") if inner.has("all") else frozenset()
        if not inner.has("only"):
            return lambda _start, _state, one: set(_on(one, field)) >= least
        most = _addresses(inner, "only") | least
    return lambda _start, _state, one: least <= set(_on(one, field)) <= most


def _on(one: Written, field: str) -> tuple[str, ...]:
    lines = {"to": one.to, "cc": one.cc, "bcc": one.bcc, "everybody": one.everybody}
    return lines[field]


def _addresses(given: Reader, field: str) -> frozenset[str]:
    return frozenset(checked(one, given.where) for one in given.texts(field, most=_MOST))


def _subject(forms: tuple[str, ...], treatments: frozenset[str]) -> Fits:
    wanted = tuple(map(_even, forms))
    return lambda _start, _state, one: form_matches(_even(one.subject), wanted, treatments)


def _even(text: str) -> str:
    return _SPACES.sub(" ", straight(text)).strip()


def _words(field: str, forms: tuple[str, ...], treatments: frozenset[str]) -> Fits:
    runs = tuple(_cut(one) for one in forms)
    if not all(runs):
        raise MalformedError("check.words", field)

    def fits(start: Start, state: State, one: Written) -> bool:
        text = own_words(start, state, one) if field == "says" else one.body
        found = any(_stands(run, _cut(text), treatments) for run in runs)
        return found is not (field == "lacks")

    return fits


def _cut(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(composed(text)))


def _stands(run: tuple[str, ...], words: tuple[str, ...], treatments: frozenset[str]) -> bool:
    """Whether words stand one behind the other somewhere."""
    return any(
        all(
            form_matches(word, (wanted,), treatments)
            for word, wanted in zip(words[place:], run, strict=False)
        )
        for place in range(len(words) - len(run) + 1)
    )


def _forms(given: Reader, field: str) -> tuple[str, ...]:
    found = given.texts(field, most=_MOST, longest=_LONGEST)
    if not found:
        raise MalformedError("check.forms", field)
    return found


def _attachments(start: Start, given: Reader) -> Fits:
    names = frozenset(given.texts("attachments", most=MOST_ATTACHMENTS))
    if not names <= start.attachable:
        raise MalformedError("check.attachments")
    return lambda _start, _state, one: frozenset(one.attachments) == names


def _about(start: Start, given: Reader, field: str) -> Fits:
    name: str | None = None
    if given.value[field] is not False:
        name = given.text(field)
        if start.message(name) is None:
            raise MalformedError("check.messages", name)
    if field == "answers":
        return lambda _start, _state, one: one.answers == name
    return lambda _start, _state, one: one.forwards == name
