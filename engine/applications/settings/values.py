"""One thing that can be set: its kind, what may stand in it. Knows no page and no state."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.applications.application import ActRefusedError
from engine.errors import MalformedError
from engine.records.canonical import Json
from engine.treatments import composed, treated

Value = bool | int | str

LONGEST_VALUE: Final = 200
_TIME: Final = re.compile(r"(\d{1,2})\s*(?:h|:|\.|h\s*:)\s*(\d\d)?\s*(?:min)?", re.IGNORECASE)
_DAY: Final = re.compile(r"(\d{1,2})\s*(?:[/. -]|er )\s*(\d{1,2}|[a-z]+)\s*[/. -]\s*(\d{4}|\d\d)")
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTHS: Final = (
    ("janvier", "janv", "jan"),
    ("fevrier", "fevr", "fev"),
    ("mars",),
    ("avril", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil"),
    ("aout",),
    ("septembre", "sept", "sep"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("decembre", "dec"),
)
_PLAIN: Final = frozenset({"t1"})
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values of a choice, by its words; `hint` explains it."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """A setting; `value` is its first value.

    `kind` is one of switch, choice, slider, text, password, info. A choice has `options`, a
    slider whole numbers from `least` to `most` by `step`, a text a `form` (plain, date as
    DD/MM/YYYY, time as HH:MM). An info is only read.
    """

    id: str
    label: str
    kind: str
    value: Value
    hint: str = ""
    options: tuple[Option, ...] = ()
    look: str = ""
    least: int = 0
    most: int = 100
    step: int = 1
    unit: str = ""
    form: str = "plain"

    def taken(self, given: Json) -> Value:
        """A value as it is kept: a text composed and trimmed, a day or an hour in one form.

        Raises:
            MalformedError: It is of another kind, none of the options, or out of bounds.
            ActRefusedError: The text is no day, or no hour.
        """
        match self.kind:
            case "switch" if isinstance(given, bool):
                return given
            case "slider" if isinstance(given, int) and not isinstance(given, bool):
                if self.least <= given <= self.most and not (given - self.least) % self.step:
                    return given
            case "choice" if isinstance(given, str) and composed(given) in self.texts():
                return composed(given)
            case "text" | "info" if isinstance(given, str) and len(given) <= LONGEST_VALUE:
                return _FORMS[self.form](composed(given).strip())
            case "password" if isinstance(given, str) and len(given) <= LONGEST_VALUE:
                return composed(given)
        raise MalformedError("settings.value", self.id)

    def texts(self) -> tuple[str, ...]:
        """The words of the options."""
        return tuple(one.text for one in self.options)

    def tells(self, value: Value) -> bool:
        """Whether a text or password says something; other kinds always do."""
        return not isinstance(value, str) or bool(value.strip())


def _day(text: str) -> str:
    if not text:
        return ""
    plain = " ".join(composed(text).lower().split())
    iso, usual = _ISO_DAY.fullmatch(plain), _DAY.fullmatch(_unaccented(plain))
    if iso is not None:
        year, month, day = (int(one) for one in iso.groups())
    elif usual is not None:
        day, month, year = int(usual[1]), _month(usual[2]), int(usual[3])
        year += _CENTURY if year < _CENTURY // 20 else 0
    else:
        raise ActRefusedError("not-a-date")
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise ActRefusedError("not-a-date") from error
    return f"{found.day:02}/{found.month:02}/{found.year:04}"


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    for number, names in enumerate(_MONTHS, start=1):
        if text in names:
            return number
    return 0


def _unaccented(text: str) -> str:
    return " ".join(treated(one, _PLAIN) for one in text.split(" "))


def _time(text: str) -> str:
    if not text:
        return ""
    found = _TIME.fullmatch(text)
    if found is None:
        raise ActRefusedError("not-a-time")
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004 - the last hour and the last minute
        raise ActRefusedError("not-a-time")
    return f"{hour:02}:{minute:02}"


def _as_it_is(text: str) -> str:
    return text


_FORMS: Final = {"plain": _as_it_is, "date": _day, "time": _time}
FORMS: Final = tuple(_FORMS)
"""The forms of a text."""
