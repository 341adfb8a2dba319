"""A test goes on at another real station: handed over, or from the copy of one that died."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.verdict import Agreement, verify
from kiosk.services.seat import Step
from kiosk.services.transfer import HERE, SUPERSEDED
from tests.journeys.moved_station import Living, prepare
from tests.journeys.rehearsals import environment

pytestmark = pytest.mark.journey
SECONDS = 120


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    prepare(tmp_path)
    (tmp_path / "stick").mkdir()
    return tmp_path


class Process:
    """A station in a process of its own, which can be killed like a machine that loses power."""

    def __init__(self, centre: Path, letter: str, stick: Path, answers: int, act: str) -> None:
        words = [sys.executable, "-m", "tests.journeys.moved_station", str(centre), letter]
        self._process = subprocess.Popen(
            [*words, str(stick), str(answers), act],
            stdout=subprocess.PIPE,
            text=True,
            env={**environment(), "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert self._process.stdout is not None
        self.told: dict[str, Any] = json.loads(self._process.stdout.readline())

    def kill(self) -> None:
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.communicate(timeout=SECONDS)


@pytest.fixture
def living(centre: Path) -> Iterator[list[Living]]:
    found: list[Living] = []
    yield found
    for one in found:
        one.close()


def taken(one: Living, place: int = 0) -> None:
    one.desk.take_over(one.desk.findings().found[place].copy, Actor.CHEF)


def test_a_living_station_hands_over_and_dies_and_everything_goes_on(
    centre: Path, living: list[Living]
) -> None:
    stick = centre / "stick"
    old = Process(centre, "a", stick, 3, "leave")
    assert (old.told["step"], old.told["draft"]) == (Step.MOVED.value, 3)
    old.kill()
    living.append(new := Living(centre, "b", stick))
    (found,) = new.desk.findings().found
    assert (found.copy.station, found.copy.sitting.moved, found.reason) == ("Poste A", True, "")
    taken(new)
    told = new.told()
    for same in ("answers", "draft", "display"):
        assert told[same] == old.told[same]
    assert 0 <= old.told["remaining"] - told["remaining"] < 1_000
    assert (told["epoch"], told["step"]) == (2, Step.QUESTION.value)
    new.answer(32 - 3)
    room, seat = new.desk.room, new.desk.seat
    assert room is not None
    assert seat is not None
    assert seat.sit.exam.sitting.end is events.EndReason.COMPLETED
    verdict = verify(seat.sit.exam.paper, seat.sit.ledger.bodies, room.terms(seat.person))
    assert verdict.agreement is Agreement.IDENTICAL
    new.desk.release_seat()
    new.desk.close(Actor.SURVEILLANT)
    living.append(back := Living(centre, "a", stick))
    assert back.desk.step is Step.MOVED
    back.desk.release_seat()
    back.desk.close(Actor.SURVEILLANT)
    assert [row.kind for row in back.store.outbox()] == ["partial", "session"]


def test_a_dead_station_whose_disk_is_gone_is_taken_over_from_its_last_copy(
    centre: Path, living: list[Living]
) -> None:
    stick = centre / "stick"
    old = Process(centre, "a", stick, 4, "stay")
    old.kill()
    shutil.rmtree(centre / "a")
    living.append(new := Living(centre, "b", stick))
    (found,) = new.desk.findings().found
    assert not found.copy.sitting.moved
    taken(new)
    told = new.told()
    assert told["answers"] == old.told["answers"]
    assert told["remaining"] > old.told["remaining"] - 1_000
    new.answer(1)
    assert len(new.told()["answers"]) == 5


def test_the_older_copy_of_another_stick_gives_way_to_the_one_that_was_handed_over(
    centre: Path, living: list[Living]
) -> None:
    stick, other = centre / "stick", centre / "other"
    old = Process(centre, "a", stick, 2, "stay")
    shutil.copytree(stick, other)
    old.kill()
    living.append(again := Living(centre, "a", stick))
    assert again.desk.step is Step.RESUME
    again.desk.hand_over("set", "hardware", Actor.SURVEILLANT)
    for name in (other / "PIX-KIOSK-OUT").iterdir():
        shutil.copy(name, stick / "PIX-KIOSK-OUT")
    living.append(new := Living(centre, "b", stick))
    (found,) = new.desk.findings().found
    assert found.copy.sitting.moved
    taken(new)
    assert new.told()["answers"] == old.told["answers"]
    new.desk.copy()
    (older,) = (one for one in new.desk.findings().found)
    assert older.reason == HERE
    living.append(third := Living(centre, "c", stick))
    told = [(one.copy.header.epoch, one.reason) for one in third.desk.findings().found]
    assert told == [(2, ""), (1, SUPERSEDED)]


def test_the_same_stick_on_two_spares_makes_two_tests_that_both_are_kept(
    centre: Path, living: list[Living]
) -> None:
    stick, twin = centre / "stick", centre / "twin"
    old = Process(centre, "a", stick, 1, "leave")
    old.kill()
    shutil.copytree(stick, twin)
    for letter, place in (("b", stick), ("c", twin)):
        living.append(spare := Living(centre, letter, place))
        taken(spare)
        seat = spare.desk.seat
        assert seat is not None
        assert seat.sit.exam.sitting.epoch == 2
        seat.sit.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
        spare.desk.release_seat()
        assert [row.kind for row in spare.store.outbox()] == ["final"]
