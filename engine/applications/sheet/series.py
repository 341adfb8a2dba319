"""How a row of values goes on: days, numbers with a step, names of days and months.

Knows no cell.
"""

import re
from fractions import Fraction
from typing import Final

from engine.applications.sheet.entries import DAYS, MONTHS, Entry, raw_of
from engine.applications.sheet.shapes import DATE

_NUMBERED: Final = re.compile(r"(.*?)([0-9]{1,9})", re.DOTALL)


def continued(seeds: tuple[Entry, ...], many: int, year: int) -> tuple[str, ...]:
    """What *many* cells after the given ones hold; what cannot be continued is repeated."""
    values = [one.value for one in seeds]
    numbers = [one for one in values if isinstance(one, Fraction)]
    if len(numbers) == len(seeds):
        step = numbers[-1] - numbers[-2] if len(numbers) > 1 else Fraction(1)
        shape = seeds[-1].shape
        return tuple(
            raw_of(numbers[-1] + step * place, shape, year) for place in range(1, many + 1)
        )
    texts = [one for one in values if isinstance(one, str)]
    if len(texts) == len(seeds):
        for found in (_named(texts, many), _numbered(texts, many)):
            if found:
                return tuple(raw_of(one, DATE, year) for one in found)
    return tuple(seeds[place % len(seeds)].raw for place in range(many))


def _named(texts: list[str], many: int) -> tuple[str, ...]:
    for names in (DAYS, MONTHS):
        places = [names.index(one.lower()) for one in texts if one.lower() in names]
        if len(places) == len(texts):
            step = places[-1] - places[-2] if len(places) > 1 else 1
            found = [names[(places[-1] + step * one) % len(names)] for one in range(1, many + 1)]
            return tuple(one.capitalize() if texts[0][0].isupper() else one for one in found)
    return ()


def _numbered(texts: list[str], many: int) -> tuple[str, ...]:
    found = [match for one in texts if (match := _NUMBERED.fullmatch(one)) is not None]
    if len(found) != len(texts) or len({one[1] for one in found}) != 1:
        return ()
    last = int(found[-1][2])
    step = last - int(found[-2][2]) if len(found) > 1 else 1
    numbers = [last + step * place for place in range(1, many + 1)]
    if min(numbers, default=0) < 0:
        return ()
    return tuple(f"{found[0][1]}{number:0{len(found[-1][2])}}" for number in numbers)
