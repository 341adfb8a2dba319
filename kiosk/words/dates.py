"""Days as people read them, in the chosen language. Knows no clock and no time zone."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from kiosk.words.catalogue import HARD, Language, chosen

_MONTHS: Final[Mapping[Language, str]] = {
    Language.FRENCH: "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre",
    Language.ENGLISH: "January February March April May June July August September October "
    "November December",
}
_WEEKDAYS: Final[Mapping[Language, str]] = {
    Language.FRENCH: "lundi mardi mercredi jeudi vendredi samedi dimanche",
    Language.ENGLISH: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}


def day(when: date) -> str:
    """`4 février 2011`, `1er mars 2027`; `4 February 2011` in English."""
    language = _language()
    month = _MONTHS[language].split()[when.month - 1]
    number = "1er" if when.day == 1 and language is Language.FRENCH else str(when.day)
    return f"{number}{HARD}{month}{HARD}{when.year}"


def weekday(when: date) -> str:
    """`Mardi 9 mars 2027`, as a line begins."""
    name = _WEEKDAYS[_language()].split()[when.weekday()]
    return f"{name.capitalize()} {day(when)}"


def _language() -> Language:
    return Language.ENGLISH if chosen() is Language.ENGLISH else Language.FRENCH
