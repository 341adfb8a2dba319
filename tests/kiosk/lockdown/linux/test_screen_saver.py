"""Tests of kiosk.lockdown.linux.screen_saver."""

import subprocess
from collections.abc import Sequence
from itertools import pairwise

import pytest

from kiosk.lockdown.linux.screen_saver import (
    ScreenSaver,
    ScreenSaverError,
    installed,
    run_program,
)


class Display:
    """Answers as the program does, for a display with power saving or without."""

    def __init__(self, *, power_saving: bool) -> None:
        self.timeout, self.cycle, self.blanking = "480", "600", "yes"
        self.times: tuple[str, ...] = ("600", "900", "1200")
        self.state = "Enabled"
        self.power_saving = power_saving

    def picture(self) -> tuple[object, ...]:
        return (self.timeout, self.cycle, self.blanking, self.times, self.state)

    def __call__(self, arguments: Sequence[str]) -> str:
        match list(arguments):
            case ["xset", "q"]:
                return self._answer()
            case ["xset", "s", "off"]:
                self.timeout, self.cycle = "0", "600"
            case ["xset", "s", "noblank"]:
                self.blanking = "no"
            case ["xset", "s", "blank"]:
                self.blanking = "yes"
            case ["xset", "s", timeout, cycle]:
                self.timeout, self.cycle = timeout, cycle
            case ["xset", "-dpms"] if self.power_saving:
                self.state = "Disabled"
            case ["xset", "+dpms"] if self.power_saving:
                self.state = "Enabled"
            case ["xset", "dpms", *times] if self.power_saving:
                self.times = tuple(times)
                self.state = "Enabled"  # as the real program does
            case _:
                raise subprocess.CalledProcessError(1, list(arguments))
        return ""

    def _answer(self) -> str:
        lines = [
            "Screen Saver:",
            f"  prefer blanking:  {self.blanking}    allow exposures:  yes",
            f"  timeout:  {self.timeout}    cycle:  {self.cycle}",
            "DPMS (Energy Star):",
        ]
        if self.power_saving:
            standby, suspend, off = self.times
            lines += [
                f"  Standby: {standby}    Suspend: {suspend}    Off: {off}",
                f"  DPMS is {self.state}",
            ]
        else:
            lines += ["  Server does not have the DPMS Extension"]
        return "\n".join(lines)


@pytest.fixture(params=[True, False], ids=["power saving", "no power saving"])
def display(request: pytest.FixtureRequest) -> Display:
    return Display(power_saving=request.param)


@pytest.mark.parametrize("state", ["Enabled", "Disabled"])
@pytest.mark.parametrize("blanking", ["yes", "no"])
def test_the_very_same_settings_come_back(display: Display, state: str, blanking: str) -> None:
    display.state, display.blanking = state, blanking
    saver = ScreenSaver(display)
    picture = display.picture()
    before = saver.before()
    saver.perform()
    assert saver.holds()
    saver.revert(before)
    assert display.picture() == picture
    assert not saver.holds()


def test_a_display_that_was_never_to_blank_stays_so(display: Display) -> None:
    saver = ScreenSaver(display)
    saver.perform()
    before = saver.before()
    saver.revert(before)
    assert saver.holds()


@pytest.mark.parametrize("arguments", [("s", "60", "60"), ("s", "blank"), ("+dpms",)])
def test_a_screen_that_may_blank_again_no_longer_holds(arguments: tuple[str, ...]) -> None:
    display = Display(power_saving=True)
    saver = ScreenSaver(display)
    saver.perform()
    display(["xset", *arguments])
    assert not saver.holds()


def test_an_absent_power_saving_is_noted_as_absent() -> None:
    before = ScreenSaver(Display(power_saving=False)).before()
    assert [before[name] for name in ("standby", "suspend", "off", "power_saving")] == [None] * 4


@pytest.mark.parametrize("answer", ["", "timeout:  600    cycle:  600", "prefer blanking:  yes"])
def test_an_answer_that_is_not_understood_is_an_error(answer: str) -> None:
    with pytest.raises(ScreenSaverError):
        ScreenSaver(lambda _arguments: answer).before()


@pytest.mark.parametrize(
    "error",
    [
        OSError(),
        subprocess.CalledProcessError(1, "xset"),
        subprocess.TimeoutExpired("xset", 5),
    ],
)
def test_a_program_that_fails_is_an_error(error: Exception) -> None:
    def fail(_arguments: Sequence[str]) -> str:
        raise error

    with pytest.raises(ScreenSaverError):
        ScreenSaver(fail).perform()


@pytest.mark.parametrize("key", ["timeout", "cycle", "standby", "suspend", "off"])
@pytest.mark.parametrize("value", [None, "", "-1", "1e3", "60; reboot", "+dpms", "12345678"])
def test_a_note_that_holds_no_seconds_is_never_passed_on(key: str, value: str | None) -> None:
    asked: list[Sequence[str]] = []
    display = Display(power_saving=True)
    before = ScreenSaver(display).before()

    def noting(arguments: Sequence[str]) -> str:
        asked.append(arguments)
        return display(arguments)

    with pytest.raises(ScreenSaverError):
        ScreenSaver(noting).revert({**before, key: value})
    assert value is None or all(value not in arguments for arguments in asked)


def test_a_program_of_the_system_answers_in_its_own_language() -> None:
    assert run_program(["sh", "-c", "echo $LC_ALL"]) == "C\n"


def test_a_program_that_is_not_there_is_found_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not installed()


def test_times_are_put_back_before_the_switch_that_they_would_turn_on() -> None:
    display = Display(power_saving=True)
    display.state = "Disabled"
    saver = ScreenSaver(display)
    before = saver.before()
    order: list[str] = []
    ScreenSaver(lambda arguments: order.append(arguments[1]) or "").revert(before)
    assert ("dpms", "-dpms") in list(pairwise(order))


def test_nothing_stands_against_it_before_it_is_asked(display: Display) -> None:
    assert ScreenSaver(display).obstacle() == ""
