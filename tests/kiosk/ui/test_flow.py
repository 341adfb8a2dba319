"""kiosk.ui.flow: every step has a screen, and every screen of a step a presenter."""

from kiosk.services.seat import Step
from kiosk.ui.flow import SCREEN_FOR, Screen
from tests.kiosk.ui.presenters.day import Day


def test_every_step_has_a_screen() -> None:
    assert set(SCREEN_FOR) == set(Step)


def test_every_screen_of_a_step_has_a_presenter() -> None:
    cast = Day().cast.by_screen()
    assert set(SCREEN_FOR.values()) <= set(cast)


def test_the_screens_that_no_step_calls_for_are_those_of_staff_and_failures() -> None:
    others = set(Screen) - set(SCREEN_FOR.values())
    assert others == {
        Screen.OPENING,
        Screen.GATE,
        Screen.PANEL,
        Screen.PEOPLE,
        Screen.TECHNICIAN,
        Screen.COPIES,
        Screen.CHECKS,
        Screen.CLOSING,
        Screen.FATAL,
    }
