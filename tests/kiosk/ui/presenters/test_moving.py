"""kiosk.ui.presenters: a change of station as an invigilator does it, on both of them."""

import asyncio
from pathlib import Path

import pytest

from engine.records.journal_record import Actor
from engine.sitting.state import Phase
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.drives import Drive
from kiosk.ports.errors import StorageError
from kiosk.services.copying import Copying
from kiosk.services.handover import HandingOver
from kiosk.services.seat import Step
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.copies import reason_words
from kiosk.ui.presenters.times import NBSP
from kiosk.ui.views.copies import CopiesView
from kiosk.ui.views.overlay import OverlayKind, OverlayView
from kiosk.ui.views.panel import Act, ActView, PanelView
from kiosk.ui.views.question import QuestionView
from tests.kiosk.services.world import CHEF, SURVEILLANT, Station
from tests.kiosk.ui.presenters.day import WRONG_PIN, Day


def day_of(station: Station, stick: UsbCourier) -> Day:
    return Day(station, copying=Copying(stick, station.identity.envelope))


def offered(day: Day, act: Act) -> ActView:
    return next(one for one in day.stage.view(PanelView).acts if one.act is act)


def moved(stick: UsbCourier) -> Day:
    """A test with one answer and a draft that has left its station."""
    day = day_of(Station("a"), stick).open().start()
    day.answer()
    day.cast.question.draft_changed(2)
    day.wait(1_000)
    day.enter().act(Act.HAND_OVER, place="set", reason="hardware")
    return day


def looking(stick: UsbCourier, letter: str = "b") -> Day:
    """Another station, with the copies in front."""
    return day_of(Station(letter), stick).open().enter().act(Act.TAKE_OVER)


def agree(day: Day, pin: str = CHEF) -> None:
    asyncio.run(day.cast.panel.copies.pin_submitted(pin))


def test_the_old_station_says_what_happens_and_then_stands_fenced(tmp_path: Path) -> None:
    day = day_of(Station("a"), UsbCourier(tmp_path)).open().start().enter()
    act = offered(day, Act.HAND_OVER)
    assert act.enabled
    assert not act.asks_pin
    assert len(act.notes) == 3
    assert [value for value, _ in act.places] == ["set"]
    assert act.chosen == act.choices[0][0] == "hardware"
    day.act(Act.HAND_OVER, place="set", reason="hardware")
    assert day.screen() is Screen.MOVED
    view = day.stage.view(OverlayView)
    assert view.kind is OverlayKind.MOVED
    assert view.action == ""
    assert "Écrite et relue" in view.rows[2].text
    day.cast.fence.present()
    day.wait(1_000)
    day.enter()
    panel = day.stage.view(PanelView)
    enabled = {one.act for one in panel.acts if one.enabled}
    assert enabled == {Act.HAND_OVER, Act.NEXT_CANDIDATE, Act.CLOSE_SESSION}
    assert offered(day, Act.HAND_OVER).choices == ()
    assert len(offered(day, Act.HAND_OVER).notes) == 1
    assert panel.pills[0].text == "Sur un autre poste"
    assert any("confié" in row.title for row in panel.timeline)
    day.act(Act.HAND_OVER, place="set")
    assert day.screen() is Screen.MOVED
    day.enter().act(Act.NEXT_CANDIDATE)
    assert day.desk.seat is None


def test_a_session_closes_behind_a_test_that_has_left(tmp_path: Path) -> None:
    day = moved(UsbCourier(tmp_path))
    day.enter().end_session()
    assert day.screen() is Screen.WAITING
    assert [row.kind for row in day.station.store.outbox()] == ["partial", "session"]


def test_without_a_stick_the_act_says_what_to_do_and_sticks_are_offered_by_name(
    tmp_path: Path,
) -> None:
    day = Day().open().start().enter()
    act = offered(day, Act.HAND_OVER)
    assert (act.enabled, act.reason) == (False, "Branchez une clé USB.")
    stick = UsbCourier(tmp_path)
    object.__setattr__(day.desk.gear, "drives", Sticks(Drive("SALLE", stick, stick)))
    day.wait(1_000)
    assert offered(day, Act.HAND_OVER).places == (("drive:SALLE", "Clé USB SALLE"),)
    day.act(Act.HAND_OVER, place="drive:SALLE", reason="room")
    assert "Clé USB SALLE" in day.stage.view(OverlayView).rows[2].text


class Sticks:
    def __init__(self, *drives: Drive) -> None:
        self._drives = drives

    def mounted(self) -> tuple[Drive, ...]:
        return self._drives


def test_a_stick_that_is_gone_changes_nothing_and_is_told(tmp_path: Path) -> None:
    day = day_of(Station("a"), UsbCourier(tmp_path / "no" / "stick")).open().start().enter()
    day.act(Act.HAND_OVER, place="set", reason="hardware")
    view = day.stage.view(PanelView)
    assert (view.message_tone, bool(view.message)) == ("err", True)
    assert day.desk.step is Step.QUESTION


def test_until_the_copy_is_written_the_candidate_is_asked_to_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = moved(UsbCourier(tmp_path))

    def unknown(*_args: object) -> None:
        raise StorageError

    monkeypatch.setattr(HandingOver, "handed", unknown)
    day.director.refresh()
    rows = day.stage.view(OverlayView).rows
    assert "Pas encore écrite" in rows[2].text
    assert "Restez ici" in rows[3].text


def test_the_new_station_shows_the_name_and_goes_on_with_everything(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    old = moved(stick)
    left = old.seat.sit.remaining_ms
    new = looking(stick)
    view = new.stage.view(CopiesView)
    (row,) = view.rows
    assert view.chosen == row.value
    assert row.name == "Morin Léa"
    assert f"Question{NBSP}2" in row.what
    assert (row.tone, row.reason) == ("ok", "")
    assert "même la réponse commencée" in row.note
    agree(new, SURVEILLANT)
    assert new.stage.view(CopiesView).message
    new.cast.panel.copies.look_again()
    assert new.stage.view(CopiesView).message == ""
    agree(new)
    assert new.screen() is Screen.QUESTION
    assert new.stage.view(QuestionView).number == 2
    assert new.stage.view(QuestionView).draft == 2
    assert new.seat.sit.remaining_ms == left
    new.enter()
    panel = new.stage.view(PanelView)
    assert panel.timeline[0].title == "Test repris sur ce poste"
    assert not offered(new, Act.TAKE_OVER).enabled


def test_the_time_on_the_way_stands_in_the_ledger_of_time_given_back(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    moved(stick)
    late = Station("b")
    late.clock.advance(4 * 60_000)
    new = day_of(late, stick).open().enter().act(Act.TAKE_OVER)
    agree(new)
    new.enter()
    given = new.stage.view(PanelView).granted
    assert given is not None
    assert given.rows[0][0].endswith("changement de poste")
    assert "min" in given.total


def test_a_copy_of_a_dead_station_says_how_old_it_is_and_what_may_lack(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    old = day_of(Station("a"), stick).open().start()
    old.answer()
    old.wait(1_000)
    spare = Station("b")
    spare.clock.advance(6 * 60_000)
    new = day_of(spare, stick).open().enter().act(Act.TAKE_OVER)
    (row,) = new.stage.view(CopiesView).rows
    assert row.tone == "warn"
    assert f"{NBSP}min" in row.note
    assert "peuvent manquer" in row.note
    agree(new)
    assert new.screen() is Screen.QUESTION


def test_the_list_is_left_without_a_change_and_closes_by_itself(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    moved(stick)
    new = looking(stick)
    new.cast.panel.copies_left()
    assert new.screen() is Screen.PANEL
    new.act(Act.TAKE_OVER)
    new.wait(119_000)
    assert new.screen() is Screen.COPIES
    value = new.stage.view(CopiesView).rows[0].value
    new.cast.panel.copies.chosen("")
    assert new.stage.view(CopiesView).chosen == ""
    agree(new)
    assert new.screen() is Screen.COPIES
    new.cast.panel.copies.chosen(value)
    new.wait(121_000)
    assert new.screen() is Screen.CANDIDATE_CODE
    assert new.desk.seat is None


def test_while_the_chiefs_pin_is_checked_nothing_else_is_heard(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    moved(stick)
    new = looking(stick)
    copies = new.cast.panel.copies

    async def hasty() -> None:
        task = asyncio.ensure_future(copies.pin_submitted(CHEF))
        await asyncio.sleep(0)
        assert new.stage.view(CopiesView).busy
        new.cast.panel.copies_left()
        new.cast.panel.closed()
        new.cast.panel.tick()
        copies.look_again()
        copies.chosen("")
        await copies.pin_submitted(CHEF)
        await task

    asyncio.run(hasty())
    assert new.screen() is Screen.QUESTION


def test_wrong_pins_of_the_chief_close_the_cells_for_a_while(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    moved(stick)
    new = looking(stick)
    for _ in range(5):
        agree(new, WRONG_PIN)
    assert new.stage.view(CopiesView).wait_ms > 0
    assert new.desk.seat is None


def test_a_copy_that_was_taken_meanwhile_is_refused_in_plain_words(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    moved(stick)
    new = looking(stick)
    new.desk.take_over(new.desk.findings().found[0].copy, Actor.CHEF)
    agree(new)
    assert new.stage.view(CopiesView).message == "Ce candidat a déjà un test sur ce poste."
    new.cast.panel.copies.look_again()
    row = new.stage.view(CopiesView).rows[0]
    assert (row.reason, row.note) == ("Ce candidat a déjà un test sur ce poste.", "")


def test_nothing_found_and_what_was_set_aside_are_told(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    new = looking(stick)
    assert new.stage.view(CopiesView).rows == ()
    assert new.stage.view(CopiesView).refused == ()
    assert reason_words("something.new") == "Cette copie ne peut pas être reprise."


def test_twice_the_same_stick_gives_two_stations_a_test_for_the_server_to_see(
    tmp_path: Path,
) -> None:
    stick = UsbCourier(tmp_path)
    moved(stick)
    first, second = looking(stick), looking(stick)
    for one in (first, second):
        agree(one)
        assert one.seat.sit.exam.sitting.phase is Phase.RUNNING
        assert one.seat.sit.exam.sitting.epoch == 2
