"""kiosk.ui.presenters.technician: how the station is, and nothing about a candidate."""

import asyncio
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.records.journal_record import Actor
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.machine import Battery, MachineState
from kiosk.ports.outbox import BundleState
from kiosk.services.copying import Copying
from kiosk.services.diagnosis import Diagnosis, check_copies, diagnose, report
from kiosk.services.errors import NotAllowedError
from kiosk.services.room import Room
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.roles import own_acts
from kiosk.ui.presenters.technician import facts_of, size
from kiosk.ui.presenters.times import NBSP
from kiosk.ui.views.gate import GateView
from kiosk.ui.views.panel import Act, ActView
from kiosk.ui.views.people import PersonAct
from kiosk.ui.views.technician import StationAct, TechnicianView
from tests.fakes.lockdown import FakeLockdown
from tests.fakes.machine import FakeMachine
from tests.kiosk.services.world import TECHNICIEN, Station
from tests.kiosk.ui.presenters.day import Day, sentences


def come_in(day: Day) -> Day:
    return day.enter(TECHNICIEN, "technicien")


def view(day: Day) -> TechnicianView:
    return day.stage.view(TechnicianView)


def ask(day: Day, act: StationAct) -> None:
    asyncio.run(day.cast.panel.station_act_requested(act))


def titles(found: TechnicianView, group: str) -> list[str]:
    return [one.title for one in getattr(found, group)]


def test_a_technician_sees_the_station_and_no_candidate() -> None:
    machine = FakeMachine(battery=Battery(64, plugged=False))
    day = come_in(Day(machine=machine).open().start())
    assert day.screen() is Screen.TECHNICIAN
    found = view(day)
    said = " ".join(sentences(found))
    for secret in ("Léa", "Morin", "KM4T7X", "c-0001"):
        assert secret not in said
    assert day.stage.frames[-1].candidate == ""
    assert not day.stage.frames[-1].candidates
    assert found.wrong == ()
    assert titles(found, "watch") == ["Batterie", "Copies des tests"]
    assert "Espace disque" in titles(found, "fine")
    assert "certification-fr 1" in [one.value for one in found.fine]


def test_a_technician_does_no_act_of_the_others() -> None:
    day = come_in(Day().open().start())
    left = day.seat.sit.remaining_ms
    day.act(Act.GRANT, ms=60_000, reason="Alarme")
    day.act(Act.END, reason="technical")
    day.cast.panel.candidates_requested()
    day.cast.panel.person_act_requested(PersonAct.ABSENT_REST, {})
    assert day.screen() is Screen.TECHNICIAN
    assert day.seat.sit.remaining_ms == left
    assert own_acts((ActView(Act.GRANT),), Actor.TECHNICIEN) == ()
    day.cast.panel.closed()
    assert day.screen() is Screen.QUESTION


def test_the_others_do_not_do_the_technicians_acts() -> None:
    machine = FakeMachine()
    day = Day(machine=machine).open().enter()
    ask(day, StationAct.EXPORT)
    assert machine.reports == {}
    assert day.screen() is Screen.PANEL


def test_a_locked_technician_is_told_who_can_help() -> None:
    day = Day().open()
    day.director.staff_requested()
    day.cast.panel.role_chosen("technicien")
    for _ in range(5):
        asyncio.run(day.cast.panel.pin_submitted("111112"))
    locked = day.stage.view(GateView)
    assert (locked.wait_ms, bool(locked.help_note)) == (5000, True)


def test_the_screen_closes_after_two_minutes() -> None:
    day = come_in(Day().open())
    day.wait(119_000)
    assert view(day).foot
    day.wait(1_000)
    assert day.screen() is not Screen.TECHNICIAN


def test_the_diagnosis_is_taken_away_without_a_name() -> None:
    machine = FakeMachine(battery=Battery(80, plugged=True))
    day = come_in(Day(machine=machine).open().start())
    ask(day, StationAct.EXPORT)
    assert "/media/stick" in view(day).message
    name, content = next(iter(machine.reports.items()))
    assert name.startswith("diagnostic-poste-a-")
    told = json.loads(content)
    assert told["ready"] is True
    assert told["machine"]["battery"] == 80
    for secret in (b"Morin", "Léa".encode(), b"KM4T7X", b"c-0001"):
        assert secret not in content
    machine.folder = ""
    ask(day, StationAct.EXPORT)
    assert view(day).message_tone == "err"
    plain = come_in(Day().open())
    ask(plain, StationAct.EXPORT)
    assert view(plain).message_tone == "err"
    assert json.loads(report(plain.desk))["machine"] is None
    machine.battery = None
    assert json.loads(report(day.desk))["machine"]["battery"] is None


def test_copies_are_opened_one_by_one(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    station = Station()
    copying = Copying(stick, station.identity.envelope)
    day = come_in(Day(station, copying=copying).open())
    assert view(day).can_verify
    ask(day, StationAct.VERIFY)
    assert "clé en place, aucune copie" in [one.value for one in view(day).fine]
    day.cast.panel.closed()
    day.start()
    day.answer()
    day.wait(1000)
    come_in(day)
    assert "clé en place, pas encore vérifiée" in [one.value for one in view(day).fine]
    ask(day, StationAct.VERIFY)
    assert view(day).message
    assert any(one.value.startswith("1 lisibles") for one in view(day).fine)
    for file in tmp_path.rglob("*.evb"):
        whole = file.read_bytes()
        file.write_bytes(whole[:-1])
    ask(day, StationAct.VERIFY)
    assert "aucune copie lisible" in view(day).wrong[0].value
    stick.put_copy(hashlib.sha256(b"none").hexdigest(), b"none", station.identity.envelope, None)
    ask(day, StationAct.VERIFY)
    assert view(day).wrong[0].value == "1 illisibles sur 1"
    day.cast.panel.closed()
    come_in(day)
    assert view(day).wrong == ()


def test_without_a_place_for_copies_there_is_nothing_to_verify() -> None:
    day = come_in(Day().open())
    assert not view(day).can_verify
    ask(day, StationAct.VERIFY)
    assert view(day).message_tone == "err"
    with pytest.raises(NotAllowedError):
        check_copies(day.desk)
    with pytest.raises(NotAllowedError):
        diagnose(Day().desk)


def test_while_copies_are_opened_nothing_else_is_begun() -> None:
    machine = FakeMachine()
    day = come_in(Day(machine=machine).open())

    async def hasty() -> None:
        task = asyncio.ensure_future(day.cast.panel.station_act_requested(StationAct.VERIFY))
        await asyncio.sleep(0)
        await day.cast.panel.station_act_requested(StationAct.EXPORT)
        await task

    day.director.refresh()
    asyncio.run(hasty())
    assert len(machine.reports) <= 1


FINE = Diagnosis(
    release="1.2.3",
    station="poste-a",
    label="Poste 14",
    realm="demo",
    wall=0,
    expires=0,
    level=2,
    level_accepted=True,
    lost=(),
    limits=(),
    packs=("certification-fr 1",),
    missing=(),
    outbox={},
    copying=True,
    machine=MachineState(40 * 2**30, Battery(90, plugged=True), "Linux"),
)


@pytest.mark.parametrize(
    ("seen", "group", "title"),
    [
        (replace(FINE, machine=MachineState(2**20, None, "")), "wrong", "Espace disque"),
        (replace(FINE, machine=MachineState(2**30, None, "")), "watch", "Espace disque"),
        (
            replace(FINE, machine=MachineState(None, Battery(9, plugged=False), "")),
            "wrong",
            "Batterie",
        ),
        (replace(FINE, missing=("error.pack_missing x",), packs=()), "wrong", "Contenu"),
        (replace(FINE, lost=("on-top",)), "wrong", "Protection perdue"),
        (replace(FINE, level=1, level_accepted=False), "watch", "Verrouillage"),
        (replace(FINE, outbox={BundleState.PARKED.value: 2}), "watch", "Résultats"),
        (replace(FINE, outbox={BundleState.STORED.value: 2}), "fine", "Résultats"),
        (replace(FINE, copying=False), "watch", "Copies des tests"),
    ],
)
def test_what_is_not_in_order_says_what_to_do(seen: Diagnosis, group: str, title: str) -> None:
    found = facts_of(seen, None)
    told = [one for one in found[group] if one.title == title]
    assert told
    assert all(bool(one.todo) == (group != "fine") for one in found[group])


def test_a_lost_pack_is_found_when_the_technician_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(lockdown=FakeLockdown(gone=("on-top",))).open()
    monkeypatch.setattr(Room, "rehearsal", property(lambda _room: False))
    day.station.shelf.folders.clear()
    come_in(day)
    found = view(day)
    assert titles(found, "wrong") == ["Contenu", "Protection perdue"]
    assert "2 points" in found.title
    day.lockdown.gone = ()
    day.wait(1000)
    assert "un point" in view(day).title
    assert json.loads(report(day.desk))["ready"] is False


def test_sizes_are_said_in_the_unit_that_people_use() -> None:
    assert (size(41 * 2**30), size(350 * 2**20)) == (f"41{NBSP}Go", f"350{NBSP}Mo")
