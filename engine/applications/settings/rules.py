"""What a password must be like, as a panel shows it. Knows no panel."""

from dataclasses import dataclass
from typing import Final

from engine.errors import MalformedError
from engine.records.reading import Reader
from engine.treatments import composed, treated

CLASSES: Final = ("lower", "upper", "digit", "other")
LONGEST_SECRET: Final = 100
_MOST: Final = 20
_PLAIN: Final = frozenset({"t1"})


@dataclass(frozen=True, slots=True)
class Rule:
    """Lengths in characters; `classes` all needed, or `of_classes` of them where that is not 0.

    `without` are texts that it must not contain, whatever their case and accents, `none_of`
    passwords that it must not be.
    """

    least: int = 0
    most: int = LONGEST_SECRET
    classes: tuple[str, ...] = ()
    of_classes: int = 0
    without: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()

    def obeyed_by(self, secret: str) -> bool:
        """Whether a password, its accents composed, is as it must be."""
        found = {_class_of(letter) for letter in secret}
        present = sum(one in found for one in self.classes)
        plain = treated(secret, _PLAIN)
        return (
            self.least <= len(secret) <= self.most
            and present >= (self.of_classes or len(self.classes))
            and not any(treated(one, _PLAIN) in plain for one in self.without)
            and secret not in self.none_of
        )


def read_rule(reader: Reader) -> Rule:
    """A rule as an item writes it.

    Raises:
        MalformedError: It has another form, or nothing could obey it.
    """
    classes = reader.texts("classes", most=len(CLASSES)) if reader.has("classes") else ()
    rule = Rule(
        least=_whole(reader, "least", 0),
        most=_whole(reader, "most", LONGEST_SECRET),
        classes=classes,
        of_classes=_whole(reader, "of_classes", 0),
        without=_texts(reader, "without"),
        none_of=_texts(reader, "none_of"),
    )
    known = set(classes) <= set(CLASSES) and len(set(classes)) == len(classes)
    if not known or rule.least > rule.most or rule.of_classes > len(classes):
        raise MalformedError("settings.rule", reader.where)
    if not all(one.strip() for one in rule.without):
        raise MalformedError("settings.rule", reader.where)
    return rule


def _class_of(letter: str) -> str:
    if letter.isdigit():
        return "digit"
    if letter.islower():
        return "lower"
    return "upper" if letter.isupper() else "other"


def _whole(reader: Reader, key: str, usual: int) -> int:
    return reader.integer(key, most=LONGEST_SECRET) if reader.has(key) else usual


def _texts(reader: Reader, key: str) -> tuple[str, ...]:
    if not reader.has(key):
        return ()
    return tuple(composed(one) for one in reader.texts(key, most=_MOST, longest=LONGEST_SECRET))
