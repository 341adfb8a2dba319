"""kiosk.words.failures: every failure has its sentence in every language."""

import importlib
import pkgutil
import re

import pytest

import kiosk
from kiosk.ports.errors import KioskError
from kiosk.words.failures import GENERAL, LANGUAGES, both, catalogue, failure


def keys_in_use() -> set[str]:
    for module in pkgutil.walk_packages(kiosk.__path__, "kiosk."):
        if module.name.rpartition(".")[2] in ("errors", "key_channel", "rehearsal", "screen_saver"):
            importlib.import_module(module.name)
    found, waiting = set(), [KioskError]
    while waiting:
        kind = waiting.pop()
        found.add(kind.key)
        waiting += kind.__subclasses__()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_use_has_its_sentence(language: str) -> None:
    assert keys_in_use() <= set(catalogue(language))


def test_the_languages_know_the_same_keys() -> None:
    assert set(catalogue("fr")) == set(catalogue("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_says_what_happened_what_is_safe_and_what_to_do(language: str) -> None:
    for found in catalogue(language).values():
        for part in (found.happened, found.safe, found.todo):
            assert part.endswith((".", "!", "?"))
            assert part[0].isupper()


def test_french_typography_holds() -> None:
    for found in catalogue("fr").values():
        assert "'" not in str(found)
        assert not re.search(r"[^\u00a0]:", str(found))
        assert not re.search(r"[^\u202f][;!?]", str(found))


def test_an_unknown_key_gets_the_general_sentence_and_another_language_english() -> None:
    assert failure("error.nowhere") == catalogue("fr")[GENERAL]
    assert failure("error.pin_wrong", "de") == catalogue("en")["error.pin_wrong"]
    assert both("error.pin_wrong").count("\n") == 1
