"""kiosk.ui.presenters.checks: asked for by hand, with progress, then what is to be done."""

import asyncio

import pytest

from kiosk.ports.errors import StorageError
from kiosk.ports.preflight import Finding, Probe, Verdict
from kiosk.services.check_desk import CheckDesk
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.shift import OPEN_MS
from kiosk.ui.views.checks import CheckAct, ChecksView
from kiosk.ui.views.technician import StationAct, TechnicianView
from kiosk.ui.views.waiting import StationState, WaitingView
from tests.fakes.preflight import MemoryReports
from tests.kiosk.services.world import SURVEILLANT, TECHNICIEN, Station
from tests.kiosk.ui.presenters.day import Day

CLOCK = Finding("clock", Verdict.STOP, {"seconds": 80})
FOUND = (
    CLOCK,
    Finding("internet", Verdict.LOOK),
    Finding("zone", Verdict.FINE, {"zone": "Europe/Paris"}),
    Finding("server", Verdict.NONE),
)


class FullShelf(MemoryReports):
    """A folder that takes nothing."""

    def keep(self, report: bytes) -> None:
        del report
        raise StorageError(folder="x")


class Checked(Day):
    """A day at a station that can be checked."""

    def __init__(
        self, found: tuple[Finding, ...] = FOUND, shelf: MemoryReports | None = None
    ) -> None:
        self.found = found
        self.shelf = shelf or MemoryReports()
        station = Station()
        checks = CheckDesk(
            station.identity, station.clock, self.shelf, self.probes, "1.4.2", "PC-14"
        )
        super().__init__(station, checks=checks)

    def probes(self) -> tuple[Probe, ...]:
        return tuple(
            Probe((one.check,), lambda one=one: (one,))  # type: ignore[misc]
            for one in self.found
        )

    def check(self) -> "Checked":
        asyncio.run(self.cast.waiting.check_requested())
        return self

    def act(self, act: CheckAct) -> None:
        asyncio.run(self.cast.checks.acted(act))

    def shown(self) -> ChecksView:
        return self.stage.view(ChecksView)


def waiting(day: Day) -> WaitingView:
    day.director.refresh()
    return day.stage.view(WaitingView)


def test_a_station_that_cannot_be_checked_offers_nothing() -> None:
    day = Day()
    assert not waiting(day).can_check
    asyncio.run(day.cast.waiting.check_requested())
    assert day.screen() is Screen.WAITING
    assert day.cast.checks.problem() is None


def test_progress_is_shown_and_then_three_groups() -> None:
    day = Checked().check()
    seen = [view for screen, view in day.stage.shown if screen is Screen.CHECKS]
    running = [one for one in seen if isinstance(one, ChecksView) and one.running]
    assert [(one.done, one.total) for one in running] == [(0, 0), (0, 4), (1, 4), (2, 4), (3, 4)]
    found = day.shown()
    assert found.title == "Un point à corriger sur ce poste."
    assert [one.title for one in found.wrong] == ["Horloge"]
    assert found.wrong[0].fix.startswith("Réglez")
    assert [one.title for one in found.watch] == ["Internet"]
    assert found.fine[0].value == "Europe/Paris"
    assert "Serveur" in found.skipped
    assert found.code == "poste-a"
    assert "poste-a" in found.text
    assert "À corriger (1)" in found.text
    assert found.foot == ""


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (FOUND[1:3], "Ce poste est prêt."),
        ((CLOCK, Finding("ticket", Verdict.STOP)), "2 points à corriger sur ce poste."),
    ],
)
def test_the_title_counts_what_is_to_be_put_right(found: tuple[Finding, ...], title: str) -> None:
    day = Checked(found).check()
    assert day.shown().title == title
    assert day.shown().skipped == ""


def test_the_waiting_station_names_the_first_problem() -> None:
    day = Checked()
    assert waiting(day).state is StationState.WAITING
    day.check()
    day.cast.checks.closed()
    found = waiting(day)
    assert found.state is StationState.CHECK
    assert found.state_text == "À vérifier\u00a0: horloge"
    assert found.can_check
    day.found = FOUND[1:]
    day.check()
    day.cast.checks.closed()
    assert waiting(day).state is StationState.WAITING


def test_it_can_be_done_again_and_copied() -> None:
    day = Checked().check()
    day.act(CheckAct.COPIED)
    assert day.shown().message == "Le texte est copié."
    day.found = FOUND[1:]
    day.act(CheckAct.AGAIN)
    assert day.shown().wrong == ()


def test_a_report_that_cannot_be_kept_is_told() -> None:
    day = Checked(shelf=FullShelf()).check()
    assert day.shown().message_tone == "err"
    assert not day.shown().running


def test_a_technician_checks_the_station_and_comes_back() -> None:
    day = Checked()
    day.open().start()
    day.enter(TECHNICIEN, "technicien")
    assert day.stage.view(TechnicianView).can_check
    asyncio.run(day.cast.panel.station_act_requested(StationAct.CHECK))
    assert day.screen() is Screen.CHECKS
    assert day.shown().foot
    asyncio.run(day.cast.waiting.check_requested())
    day.director.staff_requested()
    day.wait(1000)
    assert day.screen() is Screen.CHECKS
    day.cast.checks.closed()
    assert day.screen() is Screen.TECHNICIAN


def test_in_a_session_it_goes_away_when_nobody_acts() -> None:
    day = Checked()
    day.open().start()
    day.enter(TECHNICIEN, "technicien")
    asyncio.run(day.cast.panel.station_act_requested(StationAct.CHECK))
    day.wait(OPEN_MS)
    assert day.screen() is not Screen.CHECKS
    day.wait(1000)
    assert day.screen() is Screen.QUESTION


def test_before_a_session_it_stays() -> None:
    day = Checked().check()
    day.wait(OPEN_MS * 2)
    assert day.screen() is Screen.CHECKS


def test_an_invigilator_does_not_check_the_station() -> None:
    day = Checked()
    day.open().start()
    day.enter(SURVEILLANT)
    asyncio.run(day.cast.panel.station_act_requested(StationAct.CHECK))
    assert day.screen() is Screen.PANEL


def test_what_is_asked_twice_runs_once() -> None:
    day = Checked()

    async def twice() -> None:
        day.cast.checks.opened()
        await asyncio.gather(day.cast.checks.run(), day.cast.checks.run())

    asyncio.run(twice())
    assert sum(one == (3, 4) for one in _progress(day)) == 1


def _progress(day: Checked) -> list[tuple[int, int]]:
    views = [view for _screen, view in day.stage.shown if isinstance(view, ChecksView)]
    return [(one.done, one.total) for one in views if one.running]
