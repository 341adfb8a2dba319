"""The application's end of its watchdog's channel. Knows no toolkit and nothing of the exam."""

import os
import select
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from engine.records.secret import Secret
from kiosk.lockdown.key_channel import (
    ChannelError,
    Frame,
    Verb,
    keep_frame,
    parse_keep,
    receive,
    send,
)

_GRACE_S: Final = 5.0
_LOOK_S: Final = 0.25
_ROUSED_S: Final = 1.0
_GO_ON: Final[int | None] = getattr(signal, "SIGCONT", None)
_KILL: Final = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows has one end, and kills


def _nothing() -> None:
    """Do nothing."""


class ParentLink:
    """Speaks with the watchdog, one question at a time, and notices when it is gone."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._turn = threading.Lock()
        self._asked_at: float | None = None

    @classmethod
    def from_descriptor(cls, descriptor: int) -> "ParentLink":
        """The link over the descriptor that the watchdog named on the command line.

        On Windows, which inherits no sockets, the channel is handed over that descriptor.

        Raises:
            ChannelError: It is not a socket, nor was one handed over.
        """
        system: str = sys.platform
        try:
            if system == "win32":
                from kiosk.lockdown.windows.processes import handed_channel

                channel = handed_channel(descriptor)
            else:
                channel = socket.socket(fileno=descriptor)
        except OSError as error:
            raise ChannelError from error
        channel.set_inheritable(False)
        channel.settimeout(_GRACE_S)
        return cls(channel)

    def keep(self, session: str, key: Secret) -> None:
        """Have the working key of a session kept in memory, for after a crash.

        Raises:
            ChannelError: The watchdog is gone.
        """
        self._exchange(keep_frame(session, key), Verb.DONE)

    def ask(self, session: str) -> Secret | None:
        """The key kept for a session, if there is one.

        Raises:
            ChannelError: The watchdog is gone.
        """
        answer = self._exchange(Frame(Verb.ASK, session.encode()), Verb.KEEP, Verb.NONE)
        return None if answer.verb is Verb.NONE else parse_keep(answer)[1]

    def forget(self) -> None:
        """Have every key forgotten: the session is closed.

        Raises:
            ChannelError: The watchdog is gone.
        """
        self._exchange(Frame(Verb.FORGET), Verb.DONE)

    def end(self) -> None:
        """Announce that the coming end is intended, and that the machine is to be given back.

        Raises:
            ChannelError: The watchdog is gone.
        """
        self._exchange(Frame(Verb.END), Verb.DONE)

    def live(self) -> None:
        """Tell that the loop turns; waits for nobody, and says nothing while a question is open.

        A watchdog that was stopped reads nothing: once it has enough to read, nothing is added.

        Raises:
            ChannelError: The watchdog is gone.
        """
        if self._turn.acquire(blocking=False):
            try:
                self._hear(0)
                if select.select([], [self._channel], [], 0)[1]:
                    send(self._channel, Frame(Verb.LIVE))
                    if self._asked_at is None:
                        self._asked_at = time.monotonic()
            finally:
                self._turn.release()

    def silent_s(self) -> float:
        """For how many seconds the watchdog has owed an answer; waits for nobody.

        None is owed while a question is open, nor by one that is gone: `watch` sees to that.
        """
        if not self._turn.acquire(blocking=False):
            return 0.0
        try:
            self._hear(0)
            return 0.0 if self._asked_at is None else time.monotonic() - self._asked_at
        except ChannelError:
            return 0.0
        finally:
            self._turn.release()

    def rouse(self) -> None:
        """Have a watchdog that was stopped go on, and wait a moment for its answer.

        Only where a signal does that, which Windows has not; there it is the waiting alone.
        """
        if _GO_ON is not None:
            with suppress(OSError):  # a parent that is gone, or another account's
                os.kill(os.getppid(), _GO_ON)
        with self._turn, suppress(ChannelError):
            self._hear(_ROUSED_S)

    def _hear(self, seconds: float) -> None:
        """Read the answers to words of life; the first of them may come after some seconds."""
        while select.select([self._channel], [], [], seconds)[0]:
            answer = receive(self._channel)
            if answer is None or answer.verb is not Verb.LIVE:
                raise ChannelError
            self._asked_at, seconds = None, 0

    def watch(
        self,
        gone: Callable[[], None],
        *,
        grace_s: float = _GRACE_S,
        at_last: Callable[[], None] = _nothing,
    ) -> threading.Thread:
        """Call `gone`, from a thread of its own, once the watchdog has died.

        The application may then give the machine back and leave; after the grace it is killed,
        so that a locked screen without its watchdog never stays. `at_last` is called before that.
        """
        watcher = threading.Thread(
            target=self._await_end, args=(gone, grace_s, at_last), name="watchdog-link", daemon=True
        )
        watcher.start()
        return watcher

    def close(self) -> None:
        """Let go of the channel."""
        self._channel.close()

    def _exchange(self, question: Frame, *answers: Verb) -> Frame:
        with self._turn:
            send(self._channel, question)
            answer = receive(self._channel)
            while answer is not None and answer.verb is Verb.LIVE:
                self._asked_at = None
                answer = receive(self._channel)
        if answer is None or answer.verb not in answers:
            raise ChannelError
        return answer

    def _await_end(
        self, gone: Callable[[], None], grace_s: float, at_last: Callable[[], None]
    ) -> None:
        if hasattr(select, "poll"):
            poll = select.poll()
            poll.register(self._channel, select.POLLRDHUP)  # takes no byte from the conversation
            poll.poll()
        else:
            while not _ended(self._channel):
                time.sleep(_LOOK_S)
        gone()
        threading.Event().wait(grace_s)
        at_last()
        os.kill(os.getpid(), _KILL)


def _ended(channel: socket.socket) -> bool:
    """Whether the other end is gone, without taking a byte from the conversation."""
    try:
        if not select.select([channel], [], [], 0)[0]:
            return False
        return not channel.recv(1, socket.MSG_PEEK)
    except TimeoutError:  # somebody else read it
        return False
    except (OSError, ValueError):
        return True
