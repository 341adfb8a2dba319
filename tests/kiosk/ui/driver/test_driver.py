"""kiosk.ui.driver.driver: one scene for each screen, none waits for ever."""

import pytest
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ports.errors import KioskError
from kiosk.ui.driver.driver import Driver
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.waiting import Scene, Wait

pytestmark = pytest.mark.gui


class Stage(QMainWindow):
    """Two screens, and what was played on them."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = QStackedWidget()
        for name in ("one", "two"):
            screen = QWidget()
            screen.setObjectName(f"screen-{name}")
            self.stack.addWidget(screen)
        self.setCentralWidget(self.stack)
        self.played: list[str] = []
        self.errors: list[KioskError] = []


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    found = Stage()
    qtbot.addWidget(found)
    found.show()
    return found


def test_another_screen_ends_a_scene(qtbot: QtBot, stage: Stage) -> None:
    def one() -> Scene:
        stage.played.append("one")
        stage.stack.setCurrentIndex(1)
        yield Wait("never", lambda: False)
        stage.played.append("not reached")

    def two() -> Scene:
        stage.played.append("two")
        yield Wait("never", lambda: False, may_fail=False)

    seen: list[str] = []
    driver = Driver(Eyes(stage), {"one": one, "two": two}, stage.errors.append, seen=seen.append)
    driver.start()
    qtbot.waitUntil(lambda: "two" in stage.played)
    driver.stop()
    assert stage.played == ["one", "two"]
    assert seen[:2] == ["one", "two"]
    assert not stage.errors


def test_a_scene_is_played_again_while_its_screen_stays(qtbot: QtBot, stage: Stage) -> None:
    def one() -> Scene:
        stage.played.append("one")
        yield Wait("now", lambda: True)

    driver = Driver(Eyes(stage), {"one": one}, stage.errors.append)
    driver.start()
    qtbot.waitUntil(lambda: len(stage.played) > 2)
    driver.stop()


def test_what_never_comes_is_told_with_its_screen(qtbot: QtBot, stage: Stage) -> None:
    def one() -> Scene:
        yield Wait("a door", lambda: False, patience_s=0.01)

    Driver(Eyes(stage), {"one": one}, stage.errors.append).start()
    qtbot.waitUntil(lambda: bool(stage.errors))
    assert stage.errors[0].data == {"wanted": "a door", "screen": "one"}


def test_a_screen_without_a_scene_is_waited_out(qtbot: QtBot, stage: Stage) -> None:
    Driver(Eyes(stage), {}, stage.errors.append, patience_s=0.01).start()
    qtbot.waitUntil(lambda: bool(stage.errors))
    assert stage.errors[0].data["screen"] == "one"


def test_a_wait_that_may_fail_is_given_up(qtbot: QtBot, stage: Stage) -> None:
    def one() -> Scene:
        yield Wait("perhaps", lambda: False, patience_s=0.01, may_fail=True)
        stage.played.append("went on")
        yield Wait("never", lambda: False)

    driver = Driver(Eyes(stage), {"one": one}, stage.errors.append)
    driver.start()
    qtbot.waitUntil(lambda: bool(stage.played))
    driver.stop()
    assert not stage.errors


def test_a_scene_that_changes_nothing_is_not_played_for_ever(qtbot: QtBot, stage: Stage) -> None:
    def one() -> Scene:
        stage.played.append("one")
        yield Wait("a code to be taken", lambda: False, patience_s=0.01, may_fail=True)

    Driver(Eyes(stage), {"one": one}, stage.errors.append, patience_s=0.1).start()
    qtbot.waitUntil(lambda: bool(stage.errors))
    assert stage.errors[0].data == {"wanted": "a change", "screen": "one"}
    assert len(stage.played) > 1


def test_a_screen_that_tells_something_new_each_time_may_stay(qtbot: QtBot, stage: Stage) -> None:
    screen = stage.stack.currentWidget()
    assert screen is not None

    def one() -> Scene:
        stage.played.append("one")
        screen.setProperty("serial", len(stage.played))
        yield Wait("a moment", lambda: False, patience_s=0.02, may_fail=True)

    driver = Driver(Eyes(stage), {"one": one}, stage.errors.append, patience_s=0.05)
    driver.start()
    qtbot.waitUntil(lambda: len(stage.played) > 6)
    driver.stop()
    assert not stage.errors
