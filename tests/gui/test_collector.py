"""kiosk.ui.collector: garbage goes between two events, and the interpreter gets its turn back."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.collector import Collector

pytestmark = pytest.mark.gui


class Knot:
    """Something that only a collection takes away."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def often() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(1, 1, 1)
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("often")
def test_a_knot_is_untied_once_the_loop_is_idle(qtbot: QtBot) -> None:
    collector = Collector()
    seen = weakref.ref(Knot())
    assert not gc.isenabled()
    assert seen() is not None
    qtbot.waitUntil(lambda: seen() is None, timeout=5000)
    collector.release()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_interpreter_collects_again_afterwards_if_it_did(*, enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    collector = Collector()
    assert not gc.isenabled()
    collector.release()
    assert gc.isenabled() is enabled
