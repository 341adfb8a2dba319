"""Mail addresses and lines of recipients. Knows no mailbox.

An address is compared in lower case, without the name that may stand before it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from engine.errors import MalformedError
from engine.treatments import composed, treated

LONGEST_ADDRESS: Final = 120
MOST_RECIPIENTS: Final = 60

_ADDRESS: Final = re.compile(r"[^@\s<>,;:\"()]+@[^@\s<>,;:\"().]+(?:\.[^@\s<>,;:\"().]+)+")
_NAMED: Final = re.compile(r"[^<>]*<([^<>]*)>")
_SEPARATORS: Final = re.compile(r"[,;\n]+")
_PLAIN: Final = frozenset({"t1"})


def is_address(text: str) -> bool:
    """Whether a text is an address and nothing else."""
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def checked(text: str, where: str) -> str:
    """An address in lower case.

    Raises:
        MalformedError: It is none.
    """
    if not is_address(text):
        raise MalformedError("mail.address", where)
    return text.lower()


def recipients(line: str, book: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """What stands on a line between commas, each once, in its order.

    An address loses the name before it, a name of the book becomes its addresses, and what is
    neither stays as it was typed, so that the person sees what is wrong with it. `book` has
    addresses by the key of a name.
    """
    found: dict[str, None] = {}
    for part in _SEPARATORS.split(composed(line)):
        typed = part.strip()
        if typed:
            found |= dict.fromkeys(_resolved(typed, book))
    return tuple(found)[:MOST_RECIPIENTS]


def key(name: str) -> str:
    """How names are compared: case, accents, spaces and the shape of apostrophes do not count."""
    return treated(straight(name), _PLAIN)


def straight(text: str) -> str:
    """A text with composed accents, plain spaces and typewriter apostrophes."""
    return composed(text).replace("’", "'")


def _resolved(typed: str, book: Mapping[str, Iterable[str]]) -> Iterable[str]:
    named = _NAMED.fullmatch(typed)
    bare = named[1].strip() if named is not None else typed
    if is_address(bare):
        return (bare.lower(),)
    return book.get(key(typed), (typed[:LONGEST_ADDRESS],))
