"""Watches for what the invigilator should know. Observations, not punishments. Knows no window.

Each kind has a policy in the ticket: only noted, shown, or holding the test. The candidate's
answers are graded as ever.
"""

from typing import Final

from engine.records.journal_record import Actor, At
from engine.sitting import commands, events
from engine.sitting.state import Phase
from kiosk.ports.clock import Clock
from kiosk.ports.lockdown import Lockdown
from kiosk.services.room import Room
from kiosk.services.sit import Sit

CLOCK_STEP_MS: Final = 5_000


class Lookout:
    """What is noticed during one session on this station."""

    def __init__(self, room: Room, lockdown: Lockdown, clock: Clock) -> None:
        self._room = room
        self._lockdown = lockdown
        self._clock = clock
        self._known_lost: frozenset[str] = frozenset()
        self._last = clock.now()
        self._left: At | None = None

    def look(self, sit: Sit | None) -> tuple[str, ...]:
        """Look once; the kinds that were noticed now.

        Raises:
            StorageError: What was noticed could not be recorded.
        """
        found = []
        if self._stepped():
            found.append("clock_step")
            self._observe(sit, "clock_step")
        lost = frozenset(self._lockdown.lost())
        for operation in sorted(lost - self._known_lost):
            self._room.log.append(events.LockdownLost(operation), Actor.STATION)
            found.append("lockdown")
            self._observe(sit, "lockdown")
        self._known_lost = lost
        return tuple(found)

    def focus_left(self, sit: Sit | None) -> bool:
        """Another window came in front; whether it was noted. In a pause it does not matter.

        Raises:
            StorageError: It could not be recorded.
        """
        if self._left is not None or sit is None or not _under_way(sit):
            return False
        if sit.exam.sitting.phase is not Phase.RUNNING:
            return False
        self._left = self._clock.now()
        sit.do(commands.LeaveFocus(), Actor.STATION)
        return True

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
        left, self._left = self._left, None
        if left is None or sit is None or not _under_way(sit):
            return None
        now = self._clock.now()
        sit.do(commands.ReturnFocus(max(0, now.boot_ms - left.boot_ms)), Actor.STATION)
        policy = events.ObservationPolicy.IGNORE if relaxed else self._policy("focus")
        sit.do(commands.Observe("focus", policy, SENTENCES["focus"]), Actor.STATION)
        return policy

    def _stepped(self) -> bool:
        before, now = self._last, self._clock.now()
        self._last = now
        if before.boot_id != now.boot_id:
            return False
        drift = (now.wall - before.wall) - (now.boot_ms - before.boot_ms)
        return abs(drift) >= CLOCK_STEP_MS

    def _observe(self, sit: Sit | None, kind: str) -> None:
        if sit is None or not _under_way(sit):
            return
        sit.do(commands.Observe(kind, self._policy(kind), SENTENCES[kind]), Actor.STATION)

    def _policy(self, kind: str) -> events.ObservationPolicy:
        policies = self._room.unlocked.credentials.roster.policies
        return events.ObservationPolicy(policies.observation(kind).value)


def times_left(sit: Sit) -> int:
    """How often the window was left during this sitting, as its journal tells."""
    return sum(one.type == events.FocusLeft.TYPE for one in sit.ledger.records)


def _under_way(sit: Sit) -> bool:
    return sit.under_way and not sit.interrupted and not sit.rolled_back


SENTENCES: Final = {
    "clock_step": "L’horloge du poste a été changée pendant le test\u202f; le temps du candidat "
    "n’en dépend pas.",
    "lockdown": "Une protection du poste n’est plus en place.",
    "focus": "Une autre fenêtre est passée devant le test, puis le candidat est revenu.",
}
"""What the journal says of each kind, in the language of the institution."""
