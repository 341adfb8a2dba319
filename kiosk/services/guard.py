"""Keeps the protections of an open session in force, or the test held. Knows no window.

A mandatory protection that is lost is made again at once. When that does not help, the screen is
covered, the clock stands still and an invigilator comes; the test does not end, and nobody is at
fault.
"""

from typing import Final

from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.sitting.codec import event_of
from engine.sitting.events import ObservationPolicy, PauseCause
from engine.sitting.state import Phase
from kiosk.ports.clock import Clock
from kiosk.ports.lockdown import Lockdown
from kiosk.services.errors import ProtectionLostError
from kiosk.services.room import Room
from kiosk.services.sit import Sit
from kiosk.words.observed import observed_sentence

LOCKDOWN: Final = "lockdown"
"""The kind of the observation, by its name in journals and in the ticket's policies."""
RETRY_MS: Final = 2_000
LONGEST_RETRY_MS: Final = 30_000
"""Between two tries to make again what does not come back; each wait is twice the one before."""
TOLD_AGAIN_MS: Final = 60_000
"""What goes and comes back by itself is told at most once in this time."""


class Guard:
    """The protections of one session on this station."""

    def __init__(self, room: Room, lockdown: Lockdown, clock: Clock) -> None:
        self._room = room
        self._lockdown = lockdown
        self._clock = clock
        self._lost: frozenset[str] = frozenset()
        self._forgiven: frozenset[str] = frozenset()
        self._noted: frozenset[str] = frozenset()
        self._operations = _verified(room)
        self._told: dict[str, int] = {}
        self._retry_at = 0
        self._retry_ms = RETRY_MS

    @property
    def lost(self) -> tuple[str, ...]:
        """What was not in force at the last look."""
        return tuple(sorted(self._lost))

    @property
    def broken(self) -> tuple[str, ...]:
        """The mandatory protections lost that nobody has agreed to go on without."""
        return tuple(sorted((self._lost & self._lockdown.mandatory) - self._forgiven))

    def look(self, sit: Sit | None) -> tuple[str, ...]:
        """Verify all, make again what is lost, and hold the test where that does not help.

        Returns:
            What was lost since the last look and is to be told, the one observed first.

        Raises:
            StorageError: It could not be recorded; a test that has to be held is so at the next.
        """
        lost = frozenset(self._lockdown.lost())
        fresh, left = lost - self._lost, lost
        if lost and (fresh or self._clock.now().boot_ms >= self._retry_at):
            left = self._mended(fresh)
        told = self._note(fresh | left, left)
        if self.broken:
            self._hold(sit, fresh=bool(told))
        elif told:
            self._observe(sit, told[0], self._policy())
        return told

    def require(self) -> None:
        """Make sure that a test may go on; what is lost is made again first.

        Raises:
            ProtectionLostError: A mandatory protection does not come back.
            StorageError: What was found could not be recorded.
        """
        lost = frozenset(self._lockdown.lost())
        left = frozenset(self._lockdown.mend()) if lost else lost
        self._note(left, left)
        if self.broken:
            raise ProtectionLostError(operations=self.broken)

    def accept(self, role: Actor) -> None:
        """The chief goes on at the level below, without what is lost now.

        Raises:
            LevelTooLowError: The session asks for more than that.
            StorageError: It could not be recorded.
        """
        level = max(0, self._lockdown.level - 1)
        self._room.require_level(level)
        self._room.log.append(events.LevelAccepted(level), role)
        self._forgiven |= self._lost

    def _mended(self, fresh: frozenset[str]) -> frozenset[str]:
        left = frozenset(self._lockdown.mend())
        self._retry_ms = RETRY_MS if fresh else min(2 * self._retry_ms, LONGEST_RETRY_MS)
        self._retry_at = self._clock.now().boot_ms + self._retry_ms
        return left

    def _note(self, lost: frozenset[str], left: frozenset[str]) -> tuple[str, ...]:
        """Record what was lost, and that all mandatory ones hold once they do again.

        Args:
            lost: What was found lost.
            left: What of it is still not in force.

        Returns:
            What was recorded as lost: all mandatory ones that are, and of those that came back,
            what was not told a moment ago.
        """
        self._lost = left
        self._forgiven &= left
        now, log, mandatory = self._clock.now().boot_ms, self._room.log, self._lockdown.mandatory
        told = tuple(
            name
            for name in sorted(lost - self._noted)
            if name in left & mandatory
            or name not in self._told
            or now - self._told[name] >= TOLD_AGAIN_MS
        )
        for name in told:
            log.append(events.LockdownLost(name), Actor.STATION)
            self._told[name] = now
            self._noted |= {name}
        if not self._noted <= left and not left & mandatory:
            held = tuple(name for name in self._operations if name not in left)
            level, limits = self._lockdown.level, self._lockdown.limits
            log.append(events.LockdownVerified(level, held, limits), Actor.STATION)
            self._noted &= left
            for name in sorted(self._noted):  # a verification ends all losses before it
                log.append(events.LockdownLost(name), Actor.STATION)
        return told

    def _hold(self, sit: Sit | None, *, fresh: bool) -> None:
        """Stop the clock of a test that runs, also of one in a pause of the candidate's own."""
        if sit is None or not goes_on(sit):
            return
        sitting = sit.exam.sitting
        own = sitting.pause is PauseCause.PERSONAL
        if fresh or own or sitting.phase in (Phase.RUNNING, Phase.BLOCKED):
            self._observe(sit, self.broken[0], ObservationPolicy.HOLD)

    def _observe(self, sit: Sit | None, name: str, policy: ObservationPolicy) -> None:
        if sit is not None and goes_on(sit):
            sentence = observed_sentence(LOCKDOWN, name)
            sit.do(commands.Observe(LOCKDOWN, policy, sentence, name), Actor.STATION)

    def _policy(self) -> ObservationPolicy:
        policies = self._room.unlocked.credentials.roster.policies
        return ObservationPolicy(policies.observation(LOCKDOWN).value)


def goes_on(sit: Sit) -> bool:
    """Whether a test is under way here that nobody has to take up first."""
    return sit.under_way and not sit.interrupted and not sit.rolled_back


def _verified(room: Room) -> tuple[str, ...]:
    """What was in force when the session was opened, as its journal says."""
    for record in reversed(room.log.ledger.records):
        event = event_of(record)
        if isinstance(event, events.LockdownVerified):
            return event.operations
    return ()
