"""The checks of a station as a screen: three columns, copied and done again by keys alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.ui.gallery.checks import CHECKS
from kiosk.ui.sampling import paint_samples
from kiosk.ui.screens.checks import ChecksScreen
from kiosk.ui.theme import display
from kiosk.ui.views.checks import CheckAct, ChecksView
from kiosk.ui.widgets.found_group import FoundGroup
from kiosk.ui.widgets.square_code import SquareCode
from kiosk.ui.widgets.text import Text

pytestmark = pytest.mark.gui
VIEWS = {scene.name: scene.view for scene in CHECKS if isinstance(scene.view, ChecksView)}


@pytest.fixture
def screen(dressed: QApplication) -> Iterator[ChecksScreen]:
    found = ChecksScreen()
    found.bottom.setParent(found)
    found.show_view(VIEWS["checks"])
    found.resize(1366, 636)
    found.show()
    dressed.processEvents()
    yield found
    found.close()
    found.deleteLater()


def button(screen: ChecksScreen, name: str) -> QPushButton:
    found = screen.findChild(QPushButton, name)
    assert found is not None, name
    return found


def said(screen: ChecksScreen) -> list[str]:
    return [one.plain for one in screen.findChildren(Text) if one.isVisibleTo(screen)]


def test_what_is_to_be_put_right_comes_with_what_to_do(screen: ChecksScreen) -> None:
    told = said(screen)
    for one in VIEWS["checks"].wrong + VIEWS["checks"].watch:
        assert one.title in told
        assert one.fix in told
    assert told.index("À corriger") < told.index("À surveiller") < told.index("Prêt")


def test_the_code_says_the_station_aloud_as_well(screen: ChecksScreen) -> None:
    code = screen.findChild(SquareCode)
    assert code is not None
    assert "st-7d02c41f9be35a60" in code.accessibleName()
    screen.show_view(VIEWS["checks-running"])
    assert not code.isVisibleTo(screen)
    code.grab()


def test_everything_is_done_by_keys(screen: ChecksScreen, qtbot: QtBot) -> None:
    asked: list[object] = []
    screen.act_requested.connect(asked.append)
    closed: list[int] = []
    screen.closed.connect(lambda: closed.append(1))
    for name in ("copy-checks", "check-again", "checks-close"):
        qtbot.keyClick(button(screen, name), Qt.Key.Key_Space)
    assert asked == [CheckAct.COPIED, CheckAct.AGAIN]
    assert closed == [1]
    assert QGuiApplication.clipboard().text() == VIEWS["checks"].text
    assert screen.first_focus() is button(screen, "checks-close")


def test_while_it_runs_only_leaving_is_offered(screen: ChecksScreen) -> None:
    screen.show_view(VIEWS["checks-running"])
    enabled = {
        one.objectName()
        for one in screen.findChildren(QPushButton)
        if one.isEnabled() and one.isVisibleTo(screen)
    }
    assert enabled == {"checks-close"}
    assert "12 points sur 34" in said(screen)


def test_another_title_is_announced_once(screen: ChecksScreen) -> None:
    heard: list[str] = []
    screen.announced.connect(heard.append)
    for _ in range(2):
        screen.show_view(VIEWS["checks-ready"])
    QApplication.processEvents()
    assert heard == ["Ce poste est prêt."]
    assert "Rien ici." in said(screen)


def test_three_questions_are_painted_and_timed(dressed: QApplication) -> None:
    del dressed
    painting, steps = paint_samples(), 0
    while True:
        try:
            next(painting)
        except StopIteration as over:
            sampled = over.value
            break
        steps += 1
    assert steps > len(sampled.taken_ms)
    assert len(sampled.taken_ms) == 3
    assert all(taken >= 0 for taken in sampled.taken_ms)
    assert min(sampled.needed) > 100


def test_letters_themes_and_languages_are_whole(dressed: QApplication) -> None:
    del dressed
    assert display.missing_letters() == ()
    assert display.missing_letters("a\u0378") == ("\u0378",)
    assert display.broken_parts() == ()
    assert display.wanted_families()[0] in display.families_present()


def test_a_long_list_in_sight_is_laid_out_a_few_lines_at_a_time(
    dressed: QApplication, qtbot: QtBot
) -> None:
    del dressed
    group = FoundGroup("Prêt", "check-circle", "ok", "Rien ici.")
    qtbot.addWidget(group)
    found = tuple(f"ligne {place}" for place in range(30))

    def lines() -> list[str]:
        return [one.plain for one in group.findChildren(Text) if one.plain.startswith("ligne")]

    group.show_found(found, Text)
    assert lines() == list(found)
    group.show()
    group.show_found(found[:29], Text)
    assert 0 < len(lines()) < 29
    qtbot.waitUntil(lambda: lines() == list(found[:29]))
    group.show_found(found, Text)
    group.hide()
    qtbot.waitUntil(lambda: lines() == list(found))
    group.show()
    group.show_found(found[:20], Text)
    group.show_found(("ligne seule",), Text)
    qtbot.wait(50)
    assert lines()[-1] == "ligne seule"
    assert "ligne 19" not in lines()
