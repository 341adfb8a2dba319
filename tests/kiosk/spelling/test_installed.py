import asyncio

from kiosk.ports.spelling import Reason
from kiosk.spelling.hunspell import HunspellSpelling
from kiosk.spelling.installed import installed


def test_linux_has_its_program() -> None:
    found = installed("linux")
    found.close()

    assert isinstance(found, HunspellSpelling)


def test_windows_has_none_and_says_so() -> None:
    found = installed("win32")

    assert asyncio.run(found.state("fr")) is Reason.OTHER_SYSTEM
    assert asyncio.run(found.unknown("la maizon", "fr")) is None
    assert asyncio.run(found.suggestions("maizon", "fr")) == ()
    found.close()
