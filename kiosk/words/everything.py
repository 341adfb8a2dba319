"""Every sentence of every catalogue, wherever it stands: for checks and examples, not for screens.

A catalogue is a module of this package with a mapping of keys to a pair, French and English; those
of the keys `Text` are in modules of one language each. Knows no key by name.
"""

import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from string import Formatter
from typing import Final

import kiosk.words
from kiosk.words.catalogue import french
from kiosk.words.english import ENGLISH
from kiosk.words.english_states import ENGLISH_STATES
from kiosk.words.failures import LANGUAGES
from kiosk.words.failures import catalogue as failures
from kiosk.words.french import FRENCH
from kiosk.words.french_states import FRENCH_STATES

_PAIR: Final = 2
_VALUE: Final = r"[^.!?\n]{1,40}?"
"""What may stand in a sentence's place: no other sentence."""
_PLAIN: Final = str.maketrans({"\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands, and what it is in both languages, with its places for values."""

    module: str
    key: str
    french: str
    english: str


@cache
def sentences() -> tuple[Sentence, ...]:
    """All of them, module by module."""
    return (*_of_texts(), *_of_failures(), *_of_pairs())


def fields(sentence: str) -> frozenset[str]:
    """The names of the values that a sentence is filled with."""
    return frozenset(name for _text, name, _form, _turn in Formatter().parse(sentence) if name)


def in_english(text: str) -> str | None:
    """What was said in French, said in English; None for what no catalogue says."""
    text = text.translate(_PLAIN)
    for pattern, sentence in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            values = found.groupdict()
            said = {name: in_english(value) or value for name, value in values.items()}
            return sentence.english.format_map(said)
    return None


def _of_texts() -> Iterator[Sentence]:
    english = {**ENGLISH, **ENGLISH_STATES}
    for key, text in {**FRENCH, **FRENCH_STATES}.items():
        yield Sentence("kiosk.words.keys", key.name, text, english[key])


def _of_failures() -> Iterator[Sentence]:
    one, other = (failures(language) for language in LANGUAGES)
    for key, failure in one.items():
        for part in ("happened", "safe", "todo"):
            texts = getattr(failure, part), getattr(other[key], part)
            yield Sentence("kiosk.words.failures", f"{key}.{part}", *texts)


def _of_pairs() -> Iterator[Sentence]:
    for module in pkgutil.walk_packages(kiosk.words.__path__, "kiosk.words."):
        if module.name == __name__:
            continue
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Mapping) and value and all(map(_is_pair, value.values())):
                for key, (french_one, english_one) in value.items():
                    yield Sentence(
                        module.name, getattr(key, "name", str(key)), french_one, english_one
                    )


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) == _PAIR
        and all(isinstance(part, str) for part in value)
    )


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Sentence], ...]:
    """Those that say most by themselves first: a sentence of one value alone fits anything."""
    made = [
        (_pattern(french(one.french).translate(_PLAIN)), one)
        for one in sentences()
        if _fixed(one.french)
    ]
    return tuple(sorted(made, key=lambda pair: -len(_fixed(pair[1].french))))


def _fixed(text: str) -> str:
    return "".join(part for part, *_rest in Formatter().parse(text)).strip(" .,:·()")


def _pattern(text: str) -> re.Pattern[str]:
    made, known = "", set()
    for part, name, _form, _turn in Formatter().parse(text):
        made += re.escape(part)
        if name:
            made += f"(?P={name})" if name in known else f"(?P<{name}>{_VALUE})"
            known.add(name)
    return re.compile(made, re.DOTALL)
