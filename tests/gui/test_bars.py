"""The bars above and below: what folds away when there is no room, and what never does."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.screens.menu_panel import MenuPanel
from kiosk.ui.theme.look import look
from kiosk.ui.views.frame import ClockLevel, ClockView, FrameView, ProgressView
from kiosk.ui.widgets.bottom_bar import BottomBar
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.top_bar import TopBar

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("dressed")]
CLOCK = ClockView("Reste 1\u00a0h\u00a058\u00a0min", "fin à 11\u00a0h\u00a032")


class Below:
    """A bar with a quiet act, a second and a first one."""

    def __init__(self, qtbot: QtBot) -> None:
        self.bar = BottomBar()
        qtbot.addWidget(self.bar)
        self.quiet = Button("report", "Signaler un problème", "quiet", "flag")
        self.second = Button("skip", "Passer la question")
        self.first = Button("validate", "Valider ma réponse", "primary", "right", after=True)
        self.bar.add_left(self.quiet)
        self.bar.add_right(self.second)
        self.bar.add_right(self.first)
        self.bar.say("Question 6 enregistrée", safe=True)
        self.bar.show()

    def at(self, width: int) -> set[str]:
        """What is in sight at a width."""
        self.bar.resize(width, self.bar.height())
        QApplication.processEvents()
        found = self.bar.findChildren(QWidget)
        return {one.objectName() for one in found if one.isVisible() and one.objectName()}


def test_everything_is_in_sight_where_there_is_room(qtbot: QtBot) -> None:
    assert Below(qtbot).at(1366) == {"report", "skip", "validate", "status"}


def test_the_status_goes_first_then_the_quiet_act_then_the_second(qtbot: QtBot) -> None:
    below = Below(qtbot)
    assert below.at(800) == {"report", "skip", "validate"}
    assert below.at(700) == {"more", "skip", "validate"}
    assert below.at(400) == {"more", "validate"}


def test_the_way_on_is_always_in_sight(qtbot: QtBot) -> None:
    below = Below(qtbot)
    for width in range(380, 1400, 60):
        assert "validate" in below.at(width)


def test_what_was_folded_comes_back_at_a_press(qtbot: QtBot) -> None:
    below = Below(qtbot)
    below.at(400)
    more = below.bar.findChild(Button, "more")
    assert more is not None
    more.click()
    assert below.at(400) >= {"more", "report"}
    assert not below.first.isVisible()
    more.click()
    assert "validate" in below.at(400)


def test_an_act_that_is_not_offered_stays_away_at_any_width(qtbot: QtBot) -> None:
    below = Below(qtbot)
    below.bar.offer(below.second, offered=False)
    below.bar.offer(below.second, offered=False)
    assert "skip" not in below.at(1366) | below.at(400)
    below.bar.offer(below.second, offered=True)
    assert "skip" in below.at(1366)


def test_a_status_without_a_check_and_one_in_the_middle(qtbot: QtBot) -> None:
    below = Below(qtbot)
    below.bar.centre_status()
    below.bar.centre_status()
    below.bar.say("Le temps n’a pas démarré.")
    assert "status" in below.at(1366)


def above(qtbot: QtBot, width: int) -> TopBar:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show_frame(FrameView("Poste\u00a014", room="Salle B12", rehearsal=True))
    bar.show_question(ProgressView(7, 32), CLOCK)
    bar.resize(width, bar.height())
    bar.show()
    QApplication.processEvents()
    return bar


def test_buttons_fold_into_the_menu_and_the_time_stays(qtbot: QtBot) -> None:
    wide, narrow = above(qtbot, 1500), above(qtbot, 900)
    assert wide.display.isVisible()
    assert wide.help.isVisible()
    assert not wide.menu.isVisible()
    assert narrow.menu.isVisible()
    assert not narrow.display.isVisible()
    assert narrow.clock.isVisible()
    assert narrow.clock.shown() == CLOCK.text


def test_every_rehearsal_says_that_it_is_worth_nothing(qtbot: QtBot) -> None:
    bar = above(qtbot, 900)
    mark = bar.findChild(QWidget, "rehearsal")
    assert mark is not None
    assert mark.isVisible()
    bar.show_frame(FrameView("Poste\u00a014"))
    assert not mark.isVisible()


def test_a_hidden_clock_says_so_and_offers_to_come_back(qtbot: QtBot) -> None:
    bar = above(qtbot, 1500)
    bar.show_clock(ClockView(CLOCK.text, hidden=True))
    assert bar.clock.shown() == "Temps masqué"
    assert bar.clock.button.accessibleName() == "Afficher le temps"
    with qtbot.waitSignal(bar.clock_toggled):
        bar.clock.button.click()
    bar.show_clock(ClockView(CLOCK.text, level=ClockLevel.URGENT))
    assert bar.clock.shown() == CLOCK.text


def test_practice_and_staff_are_named_in_the_accent(qtbot: QtBot) -> None:
    bar = above(qtbot, 1500)
    mode = bar.findChild(QWidget, "mode")
    assert mode is not None
    assert not mode.isVisible()
    bar.show_question(ProgressView(1, 2, practice=True), None)
    assert mode.isVisible()
    bar.show_question(None, None)
    bar.show_frame(FrameView("Poste\u00a014", candidate="Inès", context="Pix", label="Staff"))
    assert mode.isVisible()
    assert look().px(10) == 10


def test_staff_find_the_room_and_what_waits_for_them_in_the_bar(qtbot: QtBot) -> None:
    bar = above(qtbot, 1366)
    bar.show_question(None, None)
    alert = bar.findChild(QWidget, "alert")
    assert alert is not None
    assert not alert.isVisible()
    assert not bar.candidates.isVisible()
    staff = FrameView("Poste\u00a014", label="Espace surveillant", candidates=True)
    bar.show_frame(replace(staff, alert="Signalement en attente"))
    assert alert.isVisible()
    with qtbot.waitSignal(bar.candidates_requested):
        bar.candidates.click()
    bar.show_frame(replace(staff, candidate="Inès " * 40))
    assert bar.menu.isVisible()
    assert not bar.candidates.isVisible()


def test_the_menu_offers_the_room_to_staff_only(qtbot: QtBot) -> None:
    for offered in (False, True):
        menu = MenuPanel(clock_hidden=None, candidates=offered)
        qtbot.addWidget(menu)
        found = menu.findChild(Button, "menu-candidates")
        assert (found is not None) is offered
    assert found is not None
    with qtbot.waitSignal(menu.candidates_requested):
        found.click()
