"""Watches for what the invigilator should know. Observations, not punishments. Knows no window.

Each kind has a policy in the ticket: only noted, shown, or holding the test. The candidate's
answers are graded as ever. What an invigilator has silenced is not told again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engine.records.journal_record import Actor, At
from engine.sitting import commands, events
from engine.sitting.state import Phase
from kiosk.ports.clock import Clock
from kiosk.ports.lockdown import Lockdown
from kiosk.ports.sensor import Kind, Sensor, Sighting
from kiosk.services.guard import LOCKDOWN, TOLD_AGAIN_MS, Guard, goes_on
from kiosk.services.room import Room
from kiosk.services.sit import Sit
from kiosk.words.observed import observed_sentence

CLOCK_STEP_MS: Final = 5_000
FOCUS: Final = "focus"
LONG_AWAY_MS: Final = 5_000
"""How long the window has to be left to be noted, where it was left many times within a minute."""
_LEAST_MS: Final = 1_000
MOST_NAMED: Final = 8
"""How many of one kind are named within a minute; of more it is said once that there are some."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was told now: of which kind, naming what, and what the ticket says is done."""

    kind: str
    subject: str
    policy: events.ObservationPolicy


@dataclass
class _Paced:
    """A sensor, when it is asked next, and what it saw last."""

    sensor: Sensor
    due: int
    seen: frozenset[Sighting] = frozenset()


class Lookout:
    """What is noticed during one session on this station."""

    def __init__(
        self, room: Room, lockdown: Lockdown, clock: Clock, sensors: Sequence[Sensor] = ()
    ) -> None:
        self._room = room
        self._clock = clock
        self.guard = Guard(room, lockdown, clock)
        self._last = clock.now()
        self._left: At | None = None
        self._unsaid = False
        self._leavings: tuple[int, ...] = ()
        self._paced = tuple(_Paced(one, clock.now().boot_ms) for one in sensors)
        self._standing: set[tuple[str, Sighting]] = set()
        self._told: dict[tuple[str, Sighting], int] = {}

    def look(self, sit: Sit | None) -> tuple[Noticed, ...]:
        """Look once; what was told now.

        Raises:
            StorageError: What was noticed could not be recorded.
        """
        found = []
        if self._stepped():
            found += self._tell_news(sit, [Sighting(Kind.CLOCK_STEP)])
        self._note_long_absence(sit)
        for name in self.guard.look(sit)[:1]:
            held = events.ObservationPolicy.HOLD if self.guard.broken else None
            found.append(Noticed(LOCKDOWN, name, held or self._policy(LOCKDOWN)))
        found += self._sense(sit)
        return tuple(found)

    def silence(self, kind: str, subject: str, reason: str, role: Actor) -> None:
        """An invigilator looked, and wants no more notice of this on this station.

        Raises:
            StorageError: It could not be recorded.
        """
        self._room.log.append(events.ObservationSilenced(kind, subject, reason), role)

    def focus_left(self, sit: Sit | None) -> bool:
        """Another window came in front; whether it was noted. In a pause it does not matter.

        Two programs may fight for the front, many times a second: of what comes so often only
        what lasts is noted.

        Raises:
            StorageError: It could not be recorded.
        """
        if self._left is not None or sit is None or not _runs(sit):
            return False
        now = self._clock.now()
        recent = tuple(at for at in self._leavings if now.boot_ms - at < TOLD_AGAIN_MS)
        self._left, self._leavings = now, recent
        self._unsaid = len(recent) >= MOST_NAMED
        if not self._unsaid:
            self._note_leaving(sit)
        return not self._unsaid

    def focus_returned(
        self, sit: Sit | None, *, relaxed: bool = False
    ) -> events.ObservationPolicy | None:
        """The test is in front again; what the session does about it, if it had been away.

        Args:
            sit: The sitting at the station.
            relaxed: Whether the candidate has a tool of their own, whose windows come in front:
                it is noted, and nothing is shown or held.

        Raises:
            StorageError: It could not be recorded.
        """
        self._note_long_absence(sit)
        left, self._left = self._left, None
        if left is None or self._unsaid or sit is None or not goes_on(sit):
            return None
        now = self._clock.now()
        sit.do(commands.ReturnFocus(max(0, now.boot_ms - left.boot_ms)), Actor.STATION)
        policy = events.ObservationPolicy.IGNORE if relaxed else self._policy(FOCUS)
        if self._room.log.state.is_silenced(FOCUS, ""):
            return events.ObservationPolicy.IGNORE
        sit.do(commands.Observe(FOCUS, policy, observed_sentence(FOCUS)), Actor.STATION)
        return policy

    def _note_leaving(self, sit: Sit) -> None:
        sit.do(commands.LeaveFocus(), Actor.STATION)
        self._leavings = (*self._leavings, self._clock.now().boot_ms)
        self._unsaid = False

    def _note_long_absence(self, sit: Sit | None) -> None:
        if self._left is None or not self._unsaid or sit is None or not _runs(sit):
            return
        if self._clock.now().boot_ms - self._left.boot_ms >= LONG_AWAY_MS:
            self._note_leaving(sit)

    def _stepped(self) -> bool:
        before, now = self._last, self._clock.now()
        self._last = now
        if before.boot_id != now.boot_id:
            return False
        drift = (now.wall - before.wall) - (now.boot_ms - before.boot_ms)
        return abs(drift) >= CLOCK_STEP_MS

    def _sense(self, sit: Sit | None) -> list[Noticed]:
        """Ask each sensor at its pace, and tell what is new here, once while it lasts."""
        now = self._clock.now().boot_ms
        for paced in self._paced:
            if now >= paced.due:
                paced.due = now + max(_LEAST_MS, paced.sensor.every_ms)
                paced.seen = _asked(paced.sensor)
        present = frozenset[Sighting]().union(*(paced.seen for paced in self._paced))
        self._standing = {key for key in self._standing if key[1] in present}
        return self._tell_news(sit, sorted(present))

    def _tell_news(self, sit: Sit | None, sightings: Sequence[Sighting]) -> list[Noticed]:
        """Tell what does not stand already, was not told a moment ago, and was not silenced."""
        where, now = _where(sit), self._clock.now().boot_ms
        self._told = {key: at for key, at in self._told.items() if now - at < TOLD_AGAIN_MS}
        found = []
        for one in sightings:
            if not self._is_news((where, one), now):
                continue
            said = self._named(where, one)
            if said is one or self._is_news((where, said), now):
                found.append(self._tell(sit, said))
                self._told[where, said] = now
            self._standing.add((where, one))
        return found

    def _named(self, where: str, sighting: Sighting) -> Sighting:
        """The same, or without a name where many were named: names may be made without end."""
        kind = sighting.kind
        named = sum(one.kind is kind and place == where for place, one in self._told)
        return sighting if named < MOST_NAMED else Sighting(kind)

    def _is_news(self, key: tuple[str, Sighting], now: int) -> bool:
        sighting, told = key[1], self._told.get(key)
        if key in self._standing or (told is not None and now - told < TOLD_AGAIN_MS):
            return False
        return not self._room.log.state.is_silenced(sighting.kind.value, sighting.subject)

    def _tell(self, sit: Sit | None, sighting: Sighting) -> Noticed:
        """Note a sighting where it belongs: in the test, or in the session outside of one."""
        kind, subject = sighting.kind.value, sighting.subject
        policy, sentence = self._policy(kind), observed_sentence(kind, subject)
        if sit is not None and goes_on(sit):
            sit.do(commands.Observe(kind, policy, sentence, subject), Actor.STATION)
        else:
            fact = events.Observation(kind, policy, sentence, subject)
            self._room.log.append(fact, Actor.STATION)
        return Noticed(kind, subject, policy)

    def _policy(self, kind: str) -> events.ObservationPolicy:
        policies = self._room.unlocked.credentials.roster.policies
        return events.ObservationPolicy(policies.observation(kind).value)


def _where(sit: Sit | None) -> str:
    """The journal that a sighting belongs to: the test's, or, outside of one, the session's."""
    return sit.ledger.name if sit is not None and goes_on(sit) else ""


def _runs(sit: Sit) -> bool:
    return goes_on(sit) and sit.exam.sitting.phase is Phase.RUNNING


def times_left(sit: Sit) -> int:
    """How often the window was left during this sitting, as its journal tells."""
    return sum(one.type == events.FocusLeft.TYPE for one in sit.ledger.records)


def _asked(sensor: Sensor) -> frozenset[Sighting]:
    try:
        return frozenset(sensor.look())
    except Exception:  # noqa: BLE001 - what cannot be read is not there; the others are asked
        return frozenset()
