"""Codes that people type: access codes, candidates' codes and PINs. Knows no key.

An access code is twelve Crockford base-32 characters (60 bits) and a check character by the Luhn
algorithm modulo 32, which catches every single wrong character before the slow key derivation.
"""

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from secrets import randbelow
from typing import Final

from engine.errors import MalformedError
from engine.records.secret import Secret

CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ACCESS_LENGTH: Final = 12
CANDIDATE_ALPHABET: Final = "ACDEFGHJKLMNPRTUVWXY3479"
CANDIDATE_LENGTH: Final = 6
PIN_LENGTH: Final = 6
MAX_TYPED: Final = 64
GROUP: Final = 4
_CONFUSED: Final = str.maketrans("OIL", "011")

Draw = Callable[[int], int]


def new_access_code(draw: Draw = randbelow) -> Secret:
    """A fresh access code with its check character, as normalised text in ASCII.

    *draw* returns a uniform integer below its argument.
    """
    digits = [draw(len(CROCKFORD)) for _ in range(ACCESS_LENGTH)]
    digits.append(_check_digit(digits))
    return Secret("".join(CROCKFORD[digit] for digit in digits).encode())


def access_code(typed: str) -> Secret:
    """The normalised access code of what was typed, its check character verified.

    Case, spaces and hyphens do not matter; O is 0, I and L are 1.

    Raises:
        MalformedError: A wrong length, a foreign character or a wrong check character.
    """
    if len(typed) > MAX_TYPED:
        raise MalformedError("code.length")
    folded = unicodedata.normalize("NFKC", typed).upper().translate(_CONFUSED)
    kept = "".join(one for one in folded if not one.isspace() and one not in "-‐‑–—")
    if len(kept) != ACCESS_LENGTH + 1:
        raise MalformedError("code.length")
    if any(one not in CROCKFORD for one in kept):
        raise MalformedError("code.character")
    digits = [CROCKFORD.index(one) for one in kept]
    if _check_digit(digits[:-1]) != digits[-1]:
        raise MalformedError("code.check")
    return Secret(kept.encode())


def shown_access_code(code: Secret) -> str:
    """The code in groups of four, for the card that the invigilator holds."""
    text = code.reveal().decode()
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def new_candidate_code(draw: Draw = randbelow) -> str:
    """A fresh code of six characters that cannot be mistaken for one another."""
    return "".join(
        CANDIDATE_ALPHABET[draw(len(CANDIDATE_ALPHABET))] for _ in range(CANDIDATE_LENGTH)
    )


def is_candidate_code(text: str) -> bool:
    """Whether the text has the form of a candidate's code, normalised."""
    return len(text) == CANDIDATE_LENGTH and all(one in CANDIDATE_ALPHABET for one in text)


def candidate_code(typed: str) -> str:
    """The normalised candidate's code of what was typed.

    Raises:
        MalformedError: It has not the form of one.
    """
    folded = unicodedata.normalize("NFKC", typed[:MAX_TYPED]).upper()
    kept = "".join(one for one in folded if one.isalnum())
    if not is_candidate_code(kept):
        raise MalformedError("code.candidate")
    return kept


def new_pin(draw: Draw = randbelow) -> Secret:
    """A fresh PIN of six digits, weak ones excluded."""
    while True:
        text = "".join(str(draw(10)) for _ in range(PIN_LENGTH))
        if not is_weak_pin(text):
            return Secret(text.encode())


def pin(typed: str) -> Secret:
    """The PIN of what was typed.

    Raises:
        MalformedError: It is not six digits.
    """
    if len(typed) != PIN_LENGTH or not (typed.isascii() and typed.isdigit()):
        raise MalformedError("pin.form")
    return Secret(typed.encode())


def is_weak_pin(text: str) -> bool:
    """Whether six digits are among the first ones that anybody tries.

    Weak: at most two different digits, a run up or down, a half or a pair repeated, a mirror.
    """
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(text)}
    return (
        len(set(text)) < 3  # noqa: PLR2004 - 111111, 121212, 112222
        or (len(steps) == 1 and steps <= {1, 9})
        or text[:3] == text[3:]
        or text == text[::-1]
    )


def _check_digit(digits: list[int]) -> int:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = digit * 2 if place % 2 == 0 else digit
        total += value // 32 + value % 32
    return -total % 32
