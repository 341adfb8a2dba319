"""A child in a process group of its own, with an inherited channel. POSIX; knows no policy."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kiosk.lockdown.offspring import Command, Offspring


@dataclass(frozen=True, slots=True)
class _Child:
    channel: socket.socket
    death: int
    process: subprocess.Popen[bytes]

    def ask_to_end(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)

    def kill(self) -> None:
        """The application is reaped afterwards only, so that its group is still its own."""
        os.killpg(self.process.pid, signal.SIGKILL)

    def status(self) -> int:
        return self.process.wait()


@contextmanager
def started(command: Command) -> Iterator[Offspring]:
    """Start the application; the descriptor that it is told of is its end of the channel.

    Raises:
        OSError: It cannot be started.
    """
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            words, passed = command(theirs.fileno()), (theirs.fileno(),)
            process = subprocess.Popen(words, pass_fds=passed, process_group=0)
        death = os.pidfd_open(process.pid)
        try:
            yield _Child(ours, death, process)
        finally:
            os.close(death)
