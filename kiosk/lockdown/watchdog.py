"""The parent process of the application: restarts it, keeps its key, gives the machine back.

Knows no toolkit, no database and nothing of what the application does. It holds the working key
in memory only, so that a crash of the application costs a PIN and not the access code. How a
system starts and ends a child is not known here either.
"""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum
from select import select
from types import FrameType
from typing import Final

from kiosk.lockdown.key_channel import ChannelError, Verb, receive, send
from kiosk.lockdown.key_memory import KeyMemory
from kiosk.lockdown.offspring import Command, Offspring, System
from kiosk.lockdown.parent_system import system_here
from kiosk.lockdown.restart_policy import DEFAULT, RestartPolicy, delay_after
from kiosk.ports.clock import Clock
from kiosk.ports.errors import RestoreNoteError

_STOPPING: Final = tuple(
    number
    for number in signal.Signals
    if number.name in {"SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"}
)
_GRACE_S: Final = 3.0
_SILENCE_S: Final = 30.0  # longer than a slow disk makes anybody wait
_FIRST_WORD_S: Final = 120.0  # a cold start from a slow disk, and patience
_SENTENCE_S: Final = 1.0  # a half-sent frame must not hold the watchdog up
_LATE_S: Final = 1.0  # nobody who runs is waked so much too late
_LAST_WORDS: Final = 256  # what an heir of the channel says for ever must not hide a death
NOTE_LEFT: Final = "restore-note"


class Ending(IntEnum):
    """The exit status of the watchdog, where it is not the application's own."""

    CRASHES = 70
    """The application kept crashing (`EX_SOFTWARE`)."""
    NOT_STARTED = 69
    """The application could not be started at all (`EX_UNAVAILABLE`)."""


@dataclass(frozen=True, slots=True)
class Report:
    """How it ended: the exit status, the crashes seen, and what could not be given back."""

    status: int
    crashes: int
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parenthood:
    """How the watchdog treats the application.

    `ends` are the exit statuses that are an end by themselves, announced or not: everything was
    well, or the documented refusals, which another start would only repeat. An internal error (70)
    is a crash. So is silence for `silence_s` once the application has told that its loop turns:
    it hangs, or was stopped; and so is a start without a word for `first_word_s`. Sleep of the
    machine does not count.
    """

    policy: RestartPolicy = DEFAULT
    ends: frozenset[int] = frozenset({0, 2, *range(64, 70), 73, 75, 76, 77})
    grace_s: float = _GRACE_S
    silence_s: float = _SILENCE_S
    first_word_s: float = _FIRST_WORD_S


class Watchdog:
    """Runs one application until it ends as intended, crashes too often, or is to stop."""

    def __init__(
        self,
        command: Command,
        *,
        give_back: Callable[[], tuple[str, ...]],
        clock: Clock,
        parenthood: Parenthood | None = None,
        system: System | None = None,
    ) -> None:
        """Prepare to run.

        Args:
            command: The application's arguments, given the descriptor of its channel.
            give_back: Restores the machine from the note; the names of what could not be.
            clock: The source of time for the restart policy.
            parenthood: The policy, the statuses that are ends, the time to leave in good order.
            system: How a child is started here; without it, one that locks nothing.
        """
        self._command = command
        self._give_back = give_back
        self._clock = clock
        self._parenthood = parenthood or Parenthood()
        self._system = system or system_here(locks=False)
        self._memory = KeyMemory()
        self._crashes: tuple[int, ...] = ()
        self._signal = 0
        self._silent_at = 0.0

    def run(self) -> Report:
        """Run to the end; the machine is given back whatever happens. Main thread only."""
        status: int = Ending.NOT_STARTED
        try:
            with self._signals() as wake:
                status = self._lives(wake)
        finally:
            self._memory.forget()
            left = self._machine_given_back()
        return Report(status, len(self._crashes), left)

    def _lives(self, wake: socket.socket) -> int:
        while True:
            status = self._life(wake)
            if self._stopped_by():
                return 128 + self._stopped_by()
            if self._memory.ended or status in self._parenthood.ends:
                return max(status, 0)
            self._crashes = (*self._crashes, self._clock.now().boot_ms)
            delay = delay_after(self._crashes, self._parenthood.policy)
            if delay is None:
                return Ending.CRASHES
            select([wake], [], [], delay / 1000)
            if self._stopped_by():
                return 128 + self._stopped_by()

    def _life(self, wake: socket.socket) -> int:
        """One life of the application; its exit status, negative where it was killed."""
        with ExitStack() as stack:
            try:
                child = stack.enter_context(self._system.start(self._command))
            except OSError:
                return Ending.NOT_STARTED
            child.channel.settimeout(_SENTENCE_S)
            try:
                self._converse(child, wake)
            finally:
                self._end_tree(child)
            return child.status()

    def _converse(self, child: Offspring, wake: socket.socket) -> None:
        """Answer the application until it is dead or hangs, or this process is told to stop."""
        channel = child.channel
        listening: list[socket.socket | int] = [channel, child.death, wake]
        self._silent_at = self._system.awake_s() + self._parenthood.first_word_s
        last_words = _LAST_WORDS
        while not self._stopped_by():
            asked, patience = self._system.awake_s(), self._patience()
            ready = select(listening, [], [], patience)[0]
            if not ready:
                if self._patience() > 0:  # the machine slept
                    continue
                if self._system.awake_s() - asked > patience + _LATE_S:
                    # This process stood still, and the application perhaps with it.
                    self._silent_at = self._system.awake_s() + self._parenthood.silence_s
                    continue
                child.kill()  # an end in good order would be no crash
                return
            dead = child.death in ready
            if channel in ready and last_words:
                last_words -= dead
                try:
                    open_still = self._answer(channel)
                except ChannelError:
                    open_still = False
                if not open_still:
                    listening.remove(channel)
                    with suppress(OSError):  # the other end may be gone
                        channel.shutdown(
                            socket.SHUT_RDWR
                        )  # what breaks the agreement is not spoken to
            elif dead:
                return

    def _patience(self) -> float:
        """How long to wait for the next word of life."""
        return max(0.0, self._silent_at - self._system.awake_s())

    def _answer(self, channel: socket.socket) -> bool:
        frame = receive(channel)
        if frame is None:
            return False
        if frame.verb is Verb.LIVE:
            self._silent_at = self._system.awake_s() + self._parenthood.silence_s
            send(channel, frame)
            return True
        send(channel, self._memory.answer(frame))
        return True

    def _end_tree(self, child: Offspring) -> None:
        """End what is left of the application and its children, in good order when it can."""
        if not select([child.death], [], [], 0)[0]:
            child.ask_to_end()
            select([child.death], [], [], self._parenthood.grace_s)
        child.kill()

    def _machine_given_back(self) -> tuple[str, ...]:
        try:
            return self._give_back()
        except RestoreNoteError:
            return (NOTE_LEFT,)

    @contextmanager
    def _signals(self) -> Iterator[socket.socket]:
        """Turn the signals that stop a program into bytes on a socket that `select` can await."""
        wake, waker = socket.socketpair()
        with wake, waker:
            waker.settimeout(0)
            former_waker = signal.set_wakeup_fd(waker.fileno())
            former = {number: signal.signal(number, self._told) for number in _STOPPING}
            try:
                yield wake
            finally:
                for number, handler in former.items():
                    signal.signal(number, handler)
                signal.set_wakeup_fd(former_waker)

    def _stopped_by(self) -> int:
        return self._signal

    def _told(self, number: int, _frame: FrameType | None) -> None:
        self._signal = number
