"""Rules that put incoming messages into folders. Knows no mailbox and no state.

Rules are tried from the top; the first one that fits decides, and the others are not tried.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from engine.applications.mail.address import key
from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader

MOST_CONDITIONS: Final = 4
LONGEST_VALUE: Final = 120


class Arriving(Protocol):
    """What a rule looks at."""

    @property
    def sender_line(self) -> str:
        """The name and the address of the sender."""
        ...

    @property
    def address(self) -> str:
        """The address of the sender."""
        ...

    @property
    def everybody(self) -> tuple[str, ...]:
        """The addresses of the visible recipients."""
        ...

    @property
    def subject(self) -> str:
        """Its subject."""
        ...

    @property
    def body(self) -> str:
        """Its text."""
        ...


class Where(StrEnum):
    """What a condition looks at."""

    FROM = "from"
    TO = "to"
    SUBJECT = "subject"
    BODY = "body"


class How(StrEnum):
    """How a condition compares; case, accents and spaces never count."""

    CONTAINS = "contains"
    LACKS = "lacks"
    IS = "is"
    ENDS = "ends"


class Match(StrEnum):
    """How many of the conditions must hold."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison, such as: the sender ends with ``@mairie.example``."""

    where: Where
    how: How
    value: str

    def holds(self, message: Arriving) -> bool:
        """Whether a message fulfils it."""
        wanted = key(self.value)
        seen = [key(one) for one in _texts(self.where, message)]
        match self.how:
            case How.CONTAINS:
                return any(wanted in one for one in seen)
            case How.LACKS:
                return all(wanted not in one for one in seen)
            case How.IS:
                return any(wanted == one for one in seen)
            case _:
                return any(one.endswith(wanted) for one in seen)

    def to_json(self) -> JsonObject:
        """The condition as it stands in a start, an act or a state."""
        return {"where": self.where.value, "how": self.how.value, "value": self.value}


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions, and the folder for what fulfils them."""

    conditions: tuple[Condition, ...]
    match: Match
    folder: str

    def fits(self, message: Arriving) -> bool:
        """Whether it decides about a message."""
        verdicts = (one.holds(message) for one in self.conditions)
        return all(verdicts) if self.match is Match.ALL else any(verdicts)

    def to_json(self) -> JsonObject:
        """The rule as it stands in a start, an act or a state."""
        conditions: tuple[Json, ...] = tuple(one.to_json() for one in self.conditions)
        return {"conditions": conditions, "match": self.match.value, "folder": self.folder}


def read_rule(given: Reader, folders: Iterable[str]) -> Rule:
    """A rule ``{conditions: [{where, how, value}], match, folder}``; `match` may be left out.

    Raises:
        MalformedError: It has no condition, an empty value, or an unknown folder.
    """
    conditions = tuple(_condition(one) for one in given.readers("conditions", most=MOST_CONDITIONS))
    folder = given.text("folder", longest=LONGEST_VALUE)
    if not conditions or folder not in folders:
        raise MalformedError("mail.rule", given.where)
    match = given.one_of("match", Match) if given.has("match") else Match.ALL
    return Rule(conditions, match, folder)


def landing(rules: Iterable[Rule], message: Arriving) -> str | None:
    """The folder that the rules choose, or None where none fits."""
    return next((one.folder for one in rules if one.fits(message)), None)


def _condition(given: Reader) -> Condition:
    value = given.text("value", longest=LONGEST_VALUE)
    if not key(value):
        raise MalformedError("mail.condition", given.where)
    return Condition(given.one_of("where", Where), given.one_of("how", How), value)


def _texts(where: Where, message: Arriving) -> tuple[str, ...]:
    match where:
        case Where.FROM:
            name = message.sender_line.partition(" <")[0]
            return (message.sender_line, message.address, name)
        case Where.TO:
            return message.everybody or ("",)
        case Where.SUBJECT:
            return (message.subject,)
        case _:
            return (message.body,)
