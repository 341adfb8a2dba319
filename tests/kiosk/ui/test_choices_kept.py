"""A candidate's choices in the real databases: after a power cut, and on another station."""

import shutil
from pathlib import Path

import pytest

from engine.records.journal_record import Actor
from kiosk.courier.usb_courier import UsbCourier
from kiosk.services.copying import Copying
from kiosk.store.session_stores import SqlSessionStores
from kiosk.ui.flow import Screen
from kiosk.ui.views.preferences import PointerSize, Preferences, ThemeName
from tests.fakes.clock import FakeClock
from tests.kiosk.services.world import Station
from tests.kiosk.ui.presenters.day import Day
from tests.kiosk.ui.presenters.test_comfort import rest

WANTED = Preferences(
    theme=ThemeName.CREAM, text_size=175, ruler=True, mask=True, pointer=PointerSize.LARGE
)


def station(letter: str, folder: Path, clock: FakeClock) -> Station:
    """A station whose sessions lie on a disk."""
    folder.mkdir(exist_ok=True)
    made = Station(letter, clock)
    made.sessions = SqlSessionStores(folder)  # type: ignore[assignment]
    return made


def chosen(day: Day) -> None:
    """The candidate sets the screen, hides the time, slows the voice down, and rests."""
    day.director.comfort.display_chosen(WANTED)
    day.director.comfort.rate_chosen(70)
    day.cast.question.clock_toggled()
    rest(day)


def drawn_before(day: Day, screen: Screen) -> list[Preferences]:
    """How everything looked when a screen was shown for the first time."""
    looks: list[list[Preferences]] = []
    show = day.stage.show

    def shown(which: Screen, view: object) -> None:
        if which is screen:
            looks.append(list(day.stage.looks))
        show(which, view)

    day.stage.show = shown  # type: ignore[method-assign]
    day.director.refresh()
    return looks[0]


@pytest.mark.parametrize("reboot", [False, True], ids=["crash", "power cut"])
def test_a_station_that_died_opens_with_the_choices_before_it_asks_to_resume(
    tmp_path: Path, *, reboot: bool
) -> None:
    clock = FakeClock()
    first = station("a", tmp_path / "a", clock)
    day = Day(first).open().start()
    chosen(day)
    day.answer()
    day.director.comfort.display_chosen(Preferences())  # no rest: lost with the station
    day.wait(1000)
    shutil.copytree(tmp_path / "a", tmp_path / "disk")
    first.sessions = SqlSessionStores(tmp_path / "disk")  # type: ignore[assignment]
    if reboot:
        clock.reboot("boot-2", 240_000)
    again = day.crash()
    assert again.desk.wake()
    assert drawn_before(again, Screen.RESUME) == [WANTED]
    assert again.director.comfort.choices.speech_rate == 70
    again.seat.sit.restart(Actor.SURVEILLANT)
    again.director.refresh()
    assert again.screen() is Screen.QUESTION
    assert again.stage.clock is not None
    assert again.stage.clock.hidden


def test_another_station_opens_with_the_choices_before_the_question(tmp_path: Path) -> None:
    clock = FakeClock()
    stick = UsbCourier(tmp_path)
    first = station("a", tmp_path / "a", clock)
    day = Day(first, copying=Copying(stick, first.identity.envelope)).open().start()
    chosen(day)
    day.wait(60_000)
    second = station("b", tmp_path / "b", clock)
    other = Day(second, copying=Copying(stick, second.identity.envelope)).open()
    assert other.stage.looks == []
    other.desk.take_over(other.desk.findings().found[0].copy, Actor.CHEF)
    assert drawn_before(other, Screen.QUESTION) == [WANTED]
    assert other.director.comfort.choices.clock_hidden
    assert other.director.comfort.choices.speech_rate == 70
    again = other.crash()
    again.desk.wake()
    assert drawn_before(again, Screen.RESUME) == [WANTED]


def test_nobody_inherits_anything(tmp_path: Path) -> None:
    day = Day(station("a", tmp_path / "a", FakeClock())).open().start()
    chosen(day)
    day.finish()
    day.desk.release_seat()
    day.director.refresh()
    assert day.stage.looks[-1] == Preferences()
    day.start("ACD347")
    assert day.stage.looks[-1] == Preferences()
    assert day.director.comfort.choices.speech_rate == 100
