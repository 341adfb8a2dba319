"""kiosk.services.alerts: whatever the states are, an alert stays in sight until it is handled."""

from itertools import product
from pathlib import Path

import pytest

from engine.records.journal_record import Actor
from engine.records.roster import PinRole
from engine.sitting import commands, events
from engine.sitting.state import Phase
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.errors import StorageError
from kiosk.services.alerts import Alert, seat_alerts, sitting_alerts, station_alerts
from kiosk.services.attendance import Attendance
from kiosk.services.desk import Desk
from kiosk.services.errors import PinWrongError
from kiosk.services.handover import HandingOver
from kiosk.services.places import CONFIGURED
from kiosk.ui.presenters.panel_alerts import alert_lines, bar_alert, report_strip
from kiosk.ui.presenters.people_rows import row_of
from tests.fakes.lockdown import MemoryKeeper
from tests.kiosk.services.test_desk import desk_of, ended, opened, started
from tests.kiosk.services.world import Station

MINUTE = 60_000


class Standing:
    """A station in any combination of states, with or without a report that waits."""

    def __init__(self, folder: Path) -> None:
        self.station, self.keeper = Station(), MemoryKeeper()
        self.place = folder / "media" / "stick"
        self.place.mkdir(parents=True)
        self.stick = UsbCourier(self.place)
        self.desk = started(opened(self._desk()))

    def _desk(self) -> Desk:
        return desk_of(self.station, keeper=self.keeper, stick=self.stick)

    def report(self, kind: str) -> None:
        if kind != "none":
            wish = commands.ReportProblem(blocked=kind == "blocked", category="image")
            self.do(wish, Actor.CANDIDATE)
            self.station.clock.advance(MINUTE)

    def pause(self, cause: str) -> None:
        if cause != "none":
            self.do(commands.Pause(events.PauseCause(cause)), Actor.SURVEILLANT)
            self.station.clock.advance(MINUTE)

    def stop(self, kind: str) -> None:
        if kind == "none":
            return
        assert self.desk.seat is not None
        if kind == "rollback":
            self.station.marks.put(self.desk.seat.sit.ledger.name, 99, "00" * 32)
        self.station.clock.advance(MINUTE)
        self.desk = self._desk()
        assert self.desk.wake()

    def lose(self, *, lock: bool, copies: bool, pin: bool) -> None:
        room = self.desk.room
        assert room is not None
        if lock:
            room.log.append(events.LockdownLost("on-top"), Actor.STATION)
        if copies:
            self.place.rmdir()
            self.place.parent.rmdir()
            assert self.desk.seat is not None
            if self.desk.seat.sit.interrupted:
                self.desk._uncopied = self.station.clock.now().wall
            else:
                with pytest.raises(StorageError):
                    self.desk.copy()
        if pin:
            for _ in range(5):
                tried = room.pins.begin(PinRole.SURVEILLANT, "111112", "panel")
                with pytest.raises(PinWrongError):
                    room.pins.check(tried)

    def do(self, wish: commands.Command, role: Actor) -> None:
        assert self.desk.seat is not None
        self.desk.seat.sit.do(wish, role)


STATES = list(
    product(
        ("none", "light", "blocked"),
        ("none", "incident", "personal", "technical"),
        ("none", "crash", "rollback"),
        ("quiet", "lock", "copies", "all"),
    )
)


@pytest.mark.parametrize(("report", "pause", "stop", "around"), STATES)
def test_a_report_that_waits_is_seen_in_the_panel_the_list_and_the_bar_whatever_the_state(
    tmp_path: Path, report: str, pause: str, stop: str, around: str
) -> None:
    it = Standing(tmp_path)
    it.report(report)
    it.pause(pause)
    it.stop(stop)
    it.lose(lock=around in ("lock", "all"), copies=around in ("copies", "all"), pin=around == "all")
    desk, wall = it.desk, it.station.clock.now().wall
    assert desk.seat is not None
    assert desk.room is not None
    found = station_alerts(desk)
    kinds = [one.alert for one in found]
    assert [one.since for one in found] == sorted(one.since for one in found)
    assert (Alert.REPORT in kinds) is (report != "none")
    assert (Alert.STOPPED in kinds) is (stop == "crash")
    assert (Alert.ROLLBACK in kinds) is (stop == "rollback")
    assert (Alert.LOCKDOWN in kinds) is (around in ("lock", "all"))
    assert (Alert.COPIES in kinds) is (around in ("copies", "all"))
    assert (Alert.PIN in kinds) is (around == "all")
    strip = report_strip(desk.seat, wall, 0)
    row = row_of(Attendance(desk, desk.room).of(desk.seat.person), wall)
    assert (strip is not None) is (report != "none")
    assert bool(bar_alert(desk)) is bool(kinds)
    assert len(alert_lines(desk)) == len(kinds) - (report != "none")
    if strip is not None:
        paused = desk.seat.sit.exam.sitting.phase is Phase.PAUSED
        assert strip.enabled is (not paused and stop == "none")
        assert bool(strip.reason) is not strip.enabled
        assert len(strip.codes) == 4
        assert bar_alert(desk) == "Signalement en attente"
        assert any("ignal" in alert for alert in row.alerts)


def test_what_was_handled_is_no_alert_any_more(tmp_path: Path) -> None:
    it = Standing(tmp_path)
    it.report("blocked")
    it.do(commands.AcceptProblem("E9"), Actor.SURVEILLANT)
    assert station_alerts(it.desk) == ()
    it.report("light")
    ended(it.desk)
    assert station_alerts(it.desk) == ()
    assert bar_alert(it.desk) == ""
    assert it.desk.seat is not None
    assert report_strip(it.desk.seat, 0, 0) is None


def test_a_protection_that_was_verified_again_is_no_alert(tmp_path: Path) -> None:
    it = Standing(tmp_path)
    it.lose(lock=True, copies=False, pin=False)
    assert it.desk.room is not None
    it.desk.room.log.append(events.LockdownVerified(2, ()), Actor.STATION)
    assert station_alerts(it.desk) == ()
    it.station.clock.advance(MINUTE)
    for operation in ("on-top", "keyboard"):
        it.desk.room.log.append(events.LockdownLost(operation), Actor.STATION)
        it.station.clock.advance(MINUTE)
    (found,) = station_alerts(it.desk)
    assert found.since == it.station.clock.now().wall - 2 * MINUTE


def test_a_moved_test_waits_for_nobody_unless_its_copy_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    it = Standing(tmp_path)
    it.report("blocked")
    it.desk.hand_over(CONFIGURED, "hardware", Actor.SURVEILLANT)
    assert it.desk.seat is not None
    assert seat_alerts(it.desk.seat) == sitting_alerts(it.desk.seat.sit.exam.sitting) == ()
    assert station_alerts(it.desk) == ()
    assert report_strip(it.desk.seat, 0, 0) is None

    def unknown(*_args: object) -> None:
        raise StorageError

    monkeypatch.setattr(HandingOver, "handed", unknown)
    assert [one.alert for one in station_alerts(it.desk)] == [Alert.UNWRITTEN]
    assert len(alert_lines(it.desk)) == 1


def test_an_empty_station_has_no_alert() -> None:
    assert station_alerts(desk_of(Station())) == ()
    assert station_alerts(opened(desk_of(Station()))) == ()
