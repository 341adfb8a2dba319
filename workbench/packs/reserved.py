"""What is reserved for invented people and places: domains, addresses, numbers. Judges no item."""

import re
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv4Network
from typing import Final

_DOMAINS: Final = (".example", ".test", ".invalid", ".localhost")
_NAMED: Final = ("example.com", "example.org", "example.net", "localhost")
_PHONE_RANGES: Final = ("019900", "026191", "035301", "046571", "053649", "063998")
"""The beginnings that the French regulator keeps for fiction (two digits, then four)."""

_MAIL: Final = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
_SEP: Final = "[\\s.\u00a0\u202f-]?"
_PHONE: Final = re.compile(
    rf"(?<![\d.,])(?:(?:\+|00)33{_SEP}|0)[1-9](?:{_SEP}\d\d){{4}}(?![\d.,]?\d)"
)
_IBAN: Final = re.compile(
    r"\b[A-Z]{2}\d{2}(?:[ \u00a0\u202f]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b"
)
_NIR: Final = re.compile(
    rf"(?<!\d)[12]{_SEP}\d\d{_SEP}(?:0[1-9]|1[0-2]){_SEP}\d[\dAB]{_SEP}\d{{3}}{_SEP}\d{{3}}{_SEP}\d\d(?!\d)"
)
_CARD: Final = re.compile(rf"(?<!\d)\d{{4}}(?:{_SEP}\d{{4}}){{3}}(?!\d)")
_IP: Final = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_STREET: Final = re.compile(
    r"\b\d{1,4},?\s(?:bis\s|ter\s)?(?:rue|avenue|boulevard|place|chemin|allée|impasse|quai|cours)\s"
    r"[^,;.\n]{2,40}[,\s]+\d{5}\s+[A-ZÉÈ]\w+",
    re.IGNORECASE,
)
_SPACES: Final = re.compile(r"[\s.\u00a0\u202f-]")
_NETWORKS: Final = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "255.0.0.0/8",
        ),
    )
)


def is_reserved(domain: str) -> bool:
    """Whether nobody can own a domain."""
    name = domain.lower().rstrip(".")
    return name.endswith(_DOMAINS) or any(name == one or name.endswith(f".{one}") for one in _NAMED)


def personal_data(text: str) -> Iterator[str]:
    """What in a text may belong to somebody real: what it is, then the words themselves."""
    for what, pattern, is_real in _PERSONAL:
        yield from (f"{what} {found[0]}" for found in pattern.finditer(text) if is_real(found))


def doubtful_data(text: str) -> Iterator[str]:
    """What may well be invented, but is better looked at: postal and network addresses."""
    for found in _STREET.finditer(text):
        yield f"postal address {found[0]}"
    for found in _IP.finditer(text):
        try:
            address = IPv4Address(found[0])
        except ValueError:
            continue
        if not any(address in network for network in _NETWORKS):
            yield f"network address {found[0]}"


def _mod_97(iban: str) -> bool:
    text = _SPACES.sub("", iban)
    moved = text[4:] + text[:4]
    return int("".join(str(int(one, 36)) for one in moved)) % 97 == 1


def _is_nir(digits: str) -> bool:
    number = digits[:-2].replace("2A", "19").replace("2B", "18")
    return number.isdecimal() and 97 - int(number) % 97 == int(digits[-2:])


def _luhn(digits: str) -> bool:
    doubled = (
        sum(divmod(2 * int(one), 10)) if place % 2 else int(one)
        for place, one in enumerate(reversed(digits))
    )
    return set(digits) != {"0"} and sum(doubled) % 10 == 0


def _is_phone(found: re.Match[str]) -> bool:
    digits = "0" + re.sub(r"^(?:\+33|0033|0)", "", _SPACES.sub("", found[0]))
    return not digits.startswith(_PHONE_RANGES)


_PERSONAL: Final[tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], bool]], ...]] = (
    ("e-mail address", _MAIL, lambda found: not is_reserved(found[1])),
    ("telephone number", _PHONE, _is_phone),
    ("bank account", _IBAN, lambda found: _mod_97(found[0])),
    ("social security number", _NIR, lambda found: _is_nir(_SPACES.sub("", found[0]))),
    ("bank card", _CARD, lambda found: _luhn(_SPACES.sub("", found[0]))),
)
