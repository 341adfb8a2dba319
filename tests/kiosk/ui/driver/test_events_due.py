"""kiosk.ui.driver.events_due: each event of a script once, in its order."""

from pathlib import Path

from kiosk.ui.driver.diary import Diary
from kiosk.ui.driver.events_due import EventsDue, Stage
from kiosk.ui.driver.script import Cause, Decision, Grant, Pause, Report, Script, Simulate

EVENTS = (Pause(2, Cause.INCIDENT, 1), Report(2, Decision.ACCEPT), Grant(3, 1))


def due(folder: Path) -> EventsDue:
    return EventsDue(Script(1, Simulate(0, 1), EVENTS), Diary(folder))


def test_events_come_in_order_and_once(tmp_path: Path) -> None:
    events = due(tmp_path)
    assert events.at(1) is None
    assert events.at(2) == (0, EVENTS[0])
    events.note(0, Stage.BEGUN)
    assert events.at(2) == (0, EVENTS[0])
    assert events.open(Pause) == (0, EVENTS[0])
    events.note(0, Stage.SETTLED)
    assert events.open(Pause) is None
    assert events.at(2) == (1, EVENTS[1])


def test_another_run_goes_on_where_the_first_stood(tmp_path: Path) -> None:
    first = due(tmp_path)
    first.note(0, Stage.BEGUN)
    first.note(0, Stage.SETTLED)
    first.note(0, Stage.SETTLED)
    first.note(1, Stage.BEGUN)
    again = due(tmp_path)
    assert again.open(Report) == (1, EVENTS[1])
    assert again.at(2) == (1, EVENTS[1])
    assert again.at(3) == (2, EVENTS[2])
