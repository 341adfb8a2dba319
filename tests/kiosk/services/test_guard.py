"""kiosk.services.guard: a lost protection is made again, or holds the test; nobody is punished."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

import pytest

from engine.records.journal_record import Actor
from engine.records.roster import Policy
from engine.sitting import commands, events
from engine.sitting.events import PauseCause
from engine.sitting.state import Phase
from kiosk.ports.errors import DiskFullError
from kiosk.services.errors import LevelTooLowError, ProtectionLostError
from kiosk.services.guard import LONGEST_RETRY_MS, RETRY_MS, TOLD_AGAIN_MS, Guard
from kiosk.services.room import Room
from tests.fakes.lockdown import FakeLockdown
from tests.kiosk.services.test_sit import answer, begun
from tests.kiosk.services.world import Station

OPERATIONS = ("screen-saver", "on-top", "keyboard")


@dataclass
class Post:
    """A station with a test under way, and what guards it."""

    station: Station = field(default_factory=Station)
    lock: FakeLockdown = field(
        default_factory=lambda: FakeLockdown(
            level=2, mandatory=frozenset({"on-top", "keyboard"}), limits=("capture",)
        )
    )

    def __post_init__(self) -> None:
        room, _, self.sit = begun(self.station)
        self.room: Room = room
        room.open(2, OPERATIONS, Actor.SURVEILLANT, ("capture",))
        self.guard = Guard(room, self.lock, self.station.clock)

    def look(self, *, after: int = 1000) -> tuple[str, ...]:
        self.station.clock.advance(after)
        return self.guard.look(self.sit)

    def lose(self, *names: str, mendable: bool = False) -> None:
        self.lock.gone, self.lock.mendable = names, mendable

    def types(self) -> list[str]:
        return [one.type for one in self.room.log.ledger.records]


def test_what_is_made_again_is_noted_as_lost_and_verified_and_the_test_goes_on() -> None:
    post = Post()
    assert not post.look()
    post.lose("on-top", mendable=True)
    assert post.look() == ("on-top",)
    assert not post.look()
    assert post.types()[-2:] == ["lockdown.lost", "lockdown.verified"]
    assert post.room.log.state.lost == post.guard.broken == post.guard.lost == ()
    verified = post.room.log.ledger.records[-1].data
    assert verified["operations"] == OPERATIONS
    assert verified["limits"] == ("capture",)
    last = post.sit.ledger.records[-1]
    assert (last.type, last.data["policy"], last.data["subject"]) == (
        "observation",
        "warn",
        "on-top",
    )
    assert post.sit.exam.sitting.phase is Phase.RUNNING
    answer(post.sit, post.station)
    assert post.sit.exam.sitting.answers[0].status == "ok"


def test_a_mandatory_one_that_does_not_come_back_stops_the_clock_whatever_the_policy() -> None:
    post = Post()
    assert post.room.unlocked.credentials.roster.policies.observation("lockdown") is Policy.WARN
    post.lose("on-top")
    assert post.look()
    assert post.guard.broken == ("on-top",)
    sitting = post.sit.exam.sitting
    assert (sitting.phase, sitting.pause) == (Phase.PAUSED, PauseCause.TECHNICAL)
    left = post.sit.remaining_ms
    assert not post.look(after=600_000)
    assert post.sit.remaining_ms == left
    assert post.types().count("lockdown.lost") == 1


def test_a_test_resumes_only_once_every_mandatory_protection_holds() -> None:
    post = Post()
    post.lose("on-top", "screen-saver")
    post.look()
    with pytest.raises(ProtectionLostError) as refused:
        post.guard.require()
    assert refused.value.data["operations"] == ("on-top",)
    post.lose("screen-saver")
    post.guard.require()
    assert post.guard.broken == ()
    assert post.room.log.state.lost == ("screen-saver",)
    assert post.types()[-2:] == ["lockdown.verified", "lockdown.lost"]
    post.lose("on-top", mendable=True)
    post.guard.require()
    post.guard.require()
    assert post.guard.lost == ()


def test_a_test_that_is_resumed_all_the_same_is_held_again() -> None:
    post = Post()
    post.lose("on-top")
    post.look()
    post.sit.do(commands.Resume(), Actor.SURVEILLANT)
    post.look()
    assert post.sit.exam.sitting.phase is Phase.PAUSED


def test_a_pause_of_the_candidates_own_costs_nothing_while_a_protection_is_lost() -> None:
    post = Post()
    post.sit.do(commands.Pause(PauseCause.PERSONAL), Actor.SURVEILLANT)
    post.lose("on-top")
    post.look()
    left = post.sit.remaining_ms
    post.look(after=60_000)
    assert post.sit.remaining_ms == left


def test_a_pause_that_stands_already_is_left_and_the_loss_noted_in_it() -> None:
    post = Post()
    post.sit.do(commands.Pause(PauseCause.INCIDENT), Actor.SURVEILLANT)
    post.lose("on-top")
    post.look()
    post.look()
    assert post.sit.exam.sitting.pause is PauseCause.INCIDENT
    types = [one.type for one in post.sit.ledger.records]
    assert types[-2:] == ["sitting.paused", "observation"]


def test_what_is_not_mandatory_is_a_notice_only() -> None:
    post = Post()
    post.lose("screen-saver")
    assert post.look()
    assert post.guard.broken == ()
    assert post.guard.lost == post.room.log.state.lost == ("screen-saver",)
    assert post.sit.exam.sitting.phase is Phase.RUNNING
    assert post.sit.ledger.records[-1].type == "observation"
    post.guard.require()


def test_what_comes_and_goes_is_told_once_a_minute_and_made_again_each_time() -> None:
    post = Post()
    for _ in range(10):
        post.lose("on-top", mendable=True)
        post.look()
    assert post.types().count("lockdown.lost") == 1
    post.lose("on-top", mendable=True)
    assert post.look(after=TOLD_AGAIN_MS)
    assert post.types().count("lockdown.lost") == 2
    post.lose("on-top")
    assert post.look(), "one that does not come back is told at once"
    assert post.types().count("lockdown.lost") == 3


def test_what_does_not_come_back_is_tried_ever_less_often() -> None:
    post = Post()
    tries = []

    def mend() -> tuple[str, ...]:
        tries.append(post.station.clock.now().boot_ms)
        return post.lock.gone

    post.lock.mend = mend  # type: ignore[method-assign] - counts
    post.lose("on-top")
    for _ in range(200):
        post.look()
    waits = [later - earlier for earlier, later in pairwise(tries)]
    assert waits[0] == RETRY_MS
    assert waits[-1] == LONGEST_RETRY_MS
    assert len(tries) < 15


def test_what_comes_back_by_itself_is_verified() -> None:
    post = Post()
    post.lose("on-top")
    post.look()
    post.lose()
    assert not post.look()
    assert post.guard.broken == ()
    assert post.types()[-1] == "lockdown.verified"
    assert post.sit.exam.sitting.phase is Phase.PAUSED, "it waits for the invigilator"


def test_the_chief_may_go_on_at_the_level_below_if_the_session_allows_it() -> None:
    post = Post()
    post.lose("on-top")
    post.look()
    post.guard.accept(Actor.CHEF)
    assert post.room.log.state.accepted == 1
    assert post.guard.broken == ()
    post.guard.require()
    post.sit.do(commands.Resume(), Actor.CHEF)
    post.look()
    assert post.sit.exam.sitting.phase is Phase.RUNNING
    post.lose("on-top", "keyboard")
    post.look()
    assert post.guard.broken == ("keyboard",)


def test_below_the_sessions_minimum_nobody_may_go_on() -> None:
    post = Post()
    credentials = post.room.unlocked.credentials
    policies = replace(credentials.roster.policies, lockdown_minimum=2)
    roster = replace(credentials.roster, policies=policies)
    changed = replace(credentials, roster=roster)
    post.room._unlocked = replace(post.room.unlocked, credentials=changed)
    post.lose("on-top")
    post.look()
    with pytest.raises(LevelTooLowError):
        post.guard.accept(Actor.CHEF)
    assert post.guard.broken == ("on-top",)


def test_outside_a_test_it_is_noted_in_the_session_alone() -> None:
    station, lock = Station(), FakeLockdown()
    room = station.room()
    room.log.append(events.CandidateAbsent("c-0001", absent=True), Actor.SURVEILLANT)
    guard = Guard(room, lock, station.clock)
    lock.gone, lock.mendable = ("on-top",), False
    assert guard.look(None) == ("on-top",)
    assert guard.look(room.sit(room.person("c-0001"))) == ()
    assert guard.broken == ("on-top",)
    assert room.sit(room.person("c-0001")).ledger.records == ()
    lock.mendable = True
    station.clock.advance(LONGEST_RETRY_MS)
    guard.look(None)
    assert room.log.ledger.records[-1].data["operations"] == ()


def test_a_loss_that_could_not_be_recorded_is_recorded_at_the_next_look() -> None:
    post = Post()
    journal = post.station.sessions.stores["S-0001"][1].session_journal()
    journal.fail_next(DiskFullError())
    post.lose("on-top")
    with pytest.raises(DiskFullError):
        post.look()
    assert post.guard.broken == ("on-top",)
    post.look()
    assert post.room.log.state.lost == ("on-top",)
    assert post.sit.exam.sitting.phase is Phase.PAUSED


def test_a_moved_test_is_nobodys_to_hold_here() -> None:
    post = Post()
    post.sit.do(commands.HandOver(None, "hardware"), Actor.SURVEILLANT)
    before = len(post.sit.ledger.records)
    post.lose("on-top")
    post.look()
    assert len(post.sit.ledger.records) == before
    assert isinstance(post.room.log.state.lost, tuple)
    assert events.LockdownLost.TYPE in post.types()


def test_what_is_not_mandatory_and_lost_outside_a_test_is_the_sessions() -> None:
    station, lock = Station(), FakeLockdown(gone=("screen-saver",), mendable=False)
    room = station.room()
    assert Guard(room, lock, station.clock).look(None)
    assert room.log.state.lost == ("screen-saver",)
