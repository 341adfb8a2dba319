"""How signs, units and abbreviations are pronounced, in French and in English. Pure.

A synthesiser reads letters and numbers well; what it reads badly is put into words here.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kiosk.services.sentences import plain

_Rule = tuple["re.Pattern[str]", "str | Callable[[re.Match[str]], str]"]
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_EXTENSIONS: Final = (
    "csv|pdf|docx?|odt|xlsx?|ods|pptx?|odp|txt|md|html?|css|js|py|json|xml|jpe?g|png|gif|svg|webp|"
    "mp3|mp4|wav|avi|mov|zip|rar|7z|exe|msi|apk|iso|bak|tmp|log|ics|eml"
)
_DIGITS: Final = ("zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_TEENS: Final = (
    *("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"),
    *("dix-sept", "dix-huit", "dix-neuf"),
)
_TENS: Final = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante"}
_MONTHS: Final[Mapping[str, Sequence[str]]] = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def spoken(text: str, language: str) -> str:
    """What a voice is given to say for a sentence; words and numbers stay as they are."""
    said = plain(_INVISIBLE.sub("", text))
    for pattern, replacement in _ENGLISH if language == "en" else _FRENCH:
        said = pattern.sub(replacement, said)
    return plain(said)


def _french_number(number: int) -> str:
    """A count of hours or minutes, which are feminine, in words; others stay digits."""
    if number < len(_DIGITS):
        return _DIGITS[number]
    if number < len(_DIGITS) + len(_TEENS):
        return _TEENS[number - len(_DIGITS)]
    tens, rest = divmod(number, 10)
    if tens not in _TENS:
        return str(number)
    if not rest:
        return _TENS[tens]
    return f"{_TENS[tens]} et une" if rest == 1 else f"{_TENS[tens]}-{_DIGITS[rest]}"


def _french_time(match: "re.Match[str]") -> str:
    hours, minutes = int(match[1]), int(match[2] or 0)
    said = f"{_french_number(hours)} heure{'s' if hours > 1 else ''}"
    return f"{said} {_french_number(minutes)}" if minutes else said


def _english_time(match: "re.Match[str]") -> str:
    hours, minutes = int(match[1]), int(match[2] or 0)
    said = f"{hours} hour{'' if hours == 1 else 's'}"
    return f"{said} {minutes}" if minutes else said


def _french_money(match: "re.Match[str]") -> str:
    whole, cents = match[1].strip(), match[2] or ""
    name = "euro" if whole in ("0", "1") else "euros"
    return f"{whole} {name} {int(cents)}" if cents.strip("0") else f"{whole} {name}"


def _english_money(match: "re.Match[str]") -> str:
    whole, cents = match[1].strip(), match[2] or ""
    name = "euro" if whole == "1" else "euros"
    return f"{whole} {name} {int(cents)}" if cents.strip("0") else f"{whole} {name}"


def _date(language: str) -> Callable[["re.Match[str]"], str]:
    def said(match: "re.Match[str]") -> str:
        day, month = int(match[1]), _MONTHS[language][int(match[2]) - 1]
        first = "1er" if language == "fr" and day == 1 else str(day)
        return f"{first} {month}{f' {match[3]}' if match[3] else ''}"

    return said


def _spelled(point: str) -> Callable[["re.Match[str]"], str]:
    """An extension, letter by letter after its point."""
    return lambda match: f" {point} {' '.join(match[1].upper())}"


def _address(names: Mapping[str, str]) -> Callable[["re.Match[str]"], str]:
    """An address, with the names of its signs."""

    def said(match: "re.Match[str]") -> str:
        return "".join(f" {names[sign]} " if sign in names else sign for sign in match[0])

    return said


def _unit(one: str, many: str) -> Callable[["re.Match[str]"], str]:
    return lambda match: f"{match[1]} {one if match[1] in ('0', '1') else many}"


def _units(names: Mapping[str, tuple[str, str]]) -> list[_Rule]:
    return [
        (re.compile(rf"(?<![\w/])(\d+(?:[.,]\d+)?) ?{unit}(?![\w/])"), _unit(one, many))
        for unit, (one, many) in names.items()
    ]


def _words(names: Mapping[str, str]) -> list[_Rule]:
    return [(re.compile(pattern), name) for pattern, name in names.items()]


_ADDRESS: Final = re.compile(
    rf"(?:https?://|www\.)\S*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|\b[\w-]+(?:\.[\w-]+)*\.(?!(?:{_EXTENSIONS})\b)[a-z]{{2,7}}(?:/[\w./?=&%-]*\w)?(?![\w.])"
)
_EXTENSION: Final = re.compile(rf"\.({_EXTENSIONS})\b", re.IGNORECASE)
_TIME: Final = re.compile(r"\b(\d{1,2}) ?h(?: ?(\d{1,2})(?: ?min\b)?)?(?![\w/])")
_MONEY: Final = re.compile(r"(\d(?:[\d ]*\d)?)(?:,(\d{2}))? ?€")
_DATE: Final = re.compile(r"(?<![\d/])(0[1-9]|[12]\d|3[01])/(0[1-9]|1[0-2])(?:/(\d{4}))?(?![\d/])")

_FRENCH: Final[Sequence[_Rule]] = (
    (
        _ADDRESS,
        _address(
            {
                "@": "arobase",
                ".": "point",
                "/": "barre oblique",
                "-": "tiret",
                "_": "tiret bas",
                ":": "deux-points",
                "?": "point d'interrogation",
                "=": "égale",
                "&": "et",
            }
        ),
    ),
    (_EXTENSION, _spelled("point")),
    (_DATE, _date("fr")),
    (_TIME, _french_time),
    (_MONEY, _french_money),
    *_units(
        {
            "min": ("minute", "minutes"),
            "s": ("seconde", "secondes"),
            "%": ("pour cent", "pour cent"),
            "ko": ("kilo-octet", "kilo-octets"),
            "Mo": ("méga-octet", "méga-octets"),
            "Go": ("giga-octet", "giga-octets"),
            "To": ("téra-octet", "téra-octets"),
            "km/h": ("kilomètre à l'heure", "kilomètres à l'heure"),
            "km": ("kilomètre", "kilomètres"),
            "cm": ("centimètre", "centimètres"),
            "mm": ("millimètre", "millimètres"),
            "m": ("mètre", "mètres"),
            "kg": ("kilogramme", "kilogrammes"),
            "g": ("gramme", "grammes"),
            "L": ("litre", "litres"),
            "°C": ("degré", "degrés"),
            "V": ("volt", "volts"),
            "W": ("watt", "watts"),
            "px": ("pixel", "pixels"),
            "Mb/s": ("mégabit par seconde", "mégabits par seconde"),
        }
    ),
    *_words(
        {
            r"\bp\. ?ex\.": "par exemple",
            r"\b[eE]x\.": "exemple",
            r"\betc\.": "et cetera",
            r"\bcf\.": "voir",
            r"\bc\.-à-d\.": "c'est-à-dire",
            r"\benv\.": "environ",
            r"\bt[ée]l\.": "téléphone",
            r"\b[nN]°": "numéro ",
            r"\bp\. ?(?=\d)": "page ",
            r"\bMme\b\.?": "madame",
            r"\bMlle\b\.?": "mademoiselle",
            r"\bM\. (?=[A-ZÀ-Ö])": "monsieur ",
            r"\bDr\b\.?": "docteur",
            r"\bmax\.": "maximum",
            r"\bSMS\b": "S M S",
            r"&": " et ",
            r"(?<=\w) ?\+ ?(?=\w)": " plus ",
            r"[×✕]": " fois ",
            r"÷": " divisé par ",
            r" = ": " égale ",
            r"≤": " inférieur ou égal à ",
            r"≥": " supérieur ou égal à ",
            r"≠": " différent de ",
            r"(?<= )<(?= )": "inférieur à",
            r"(?<= )>(?= )": "supérieur à",
            r"→": " puis ",
            r"↑": " flèche vers le haut ",
            r"↓": " flèche vers le bas ",
            r"(?<=\s)−(?=\d)": "moins ",
            r"€": "euros",
            r"%": "pour cent",
            r"@": "arobase",
            r"·": ", ",
            r"[«»“”*]": " ",
        }
    ),
)
_ENGLISH: Final[Sequence[_Rule]] = (
    (
        _ADDRESS,
        _address(
            {
                "@": "at",
                ".": "dot",
                "/": "slash",
                "-": "dash",
                "_": "underscore",
                ":": "colon",
                "?": "question mark",
                "=": "equals",
                "&": "and",
            }
        ),
    ),
    (_EXTENSION, _spelled("dot")),
    (_DATE, _date("en")),
    (_TIME, _english_time),
    (re.compile(r"€ ?(\d+)(?:\.(\d{2}))?"), _english_money),
    (re.compile(r"(\d+)(?:[.,](\d{2}))? ?€"), _english_money),
    *_units(
        {
            "min": ("minute", "minutes"),
            "s": ("second", "seconds"),
            "%": ("percent", "percent"),
            "[kK]B": ("kilobyte", "kilobytes"),
            "MB": ("megabyte", "megabytes"),
            "GB": ("gigabyte", "gigabytes"),
            "TB": ("terabyte", "terabytes"),
            "km": ("kilometre", "kilometres"),
            "cm": ("centimetre", "centimetres"),
            "mm": ("millimetre", "millimetres"),
            "m": ("metre", "metres"),
            "kg": ("kilogram", "kilograms"),
            "g": ("gram", "grams"),
            "L": ("litre", "litres"),
            "°C": ("degree", "degrees"),
            "V": ("volt", "volts"),
            "W": ("watt", "watts"),
            "px": ("pixel", "pixels"),
        }
    ),
    *_words(
        {
            r"\be\.g\.": "for example",
            r"\bi\.e\.": "that is",
            r"\betc\.": "et cetera",
            r"\bNo\. ?(?=\d)": "number ",
            r"\bp\. ?(?=\d)": "page ",
            r"\bapprox\.": "approximately",
            r"\bvs\.": "versus",
            r"\bMr\b\.?": "mister",
            r"\bDr\b\.?": "doctor",
            r"\bSMS\b": "S M S",
            r"&": " and ",
            r"(?<=\w) ?\+ ?(?=\w)": " plus ",
            r"[×✕]": " times ",
            r"÷": " divided by ",
            r" = ": " equals ",
            r"≤": " at most ",
            r"≥": " at least ",
            r"≠": " different from ",
            r"(?<= )<(?= )": "less than",
            r"(?<= )>(?= )": "more than",
            r"→": " then ",
            r"↑": " up arrow ",
            r"↓": " down arrow ",
            r"(?<=\s)−(?=\d)": "minus ",
            r"€": "euros",
            r"%": "percent",
            r"@": "at",
            r"·": ", ",
            r"[«»“”*]": " ",
        }
    ),
)
