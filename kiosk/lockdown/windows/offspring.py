"""A child in a job of its own, with a channel handed over its standard input. Windows.

Knows no policy. What the application started dies with its job, which ends when nobody holds it:
the watchdog does, and the application too, so that it can give the machine back when the watchdog
was killed. Nobody else can use what is handed over: it is made for one process, and no secret.
"""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import Final

from kiosk.lockdown.offspring import Command, Offspring, System
from kiosk.lockdown.windows import processes, win32
from kiosk.lockdown.windows.choice import desktop_for
from kiosk.lockdown.windows.winreg_registry import WinregRegistry

_AGAIN_MS: Final = 500


@dataclass(frozen=True, slots=True)
class _Child:
    channel: socket.socket
    death: socket.socket
    process: processes.Started
    job: int

    def ask_to_end(self) -> None:
        """The application takes the end of its channel for the end of its watchdog."""
        with suppress(OSError):
            self.channel.shutdown(socket.SHUT_RDWR)

    def kill(self) -> None:
        processes.end_job(self.job)

    def status(self) -> int:
        return processes.exit_status(self.process)


def windows_system(*, locks: bool) -> System:
    """This Windows; where the application is to lock it, on the desktop that it wants."""
    desktop = desktop_for(WinregRegistry(), win32) if locks else ""
    kept = processes.made_desktop(desktop) if desktop else 0
    return System(partial(started, desktop=desktop if kept else ""), processes.awake_s)


def pair() -> tuple[socket.socket, socket.socket]:
    """Two ends of one connection; Windows has pairs over the loopback only.

    Raises:
        OSError: Another program came in between.
    """
    ours, theirs = socket.socketpair()
    if (ours.getpeername(), theirs.getpeername()) != (theirs.getsockname(), ours.getsockname()):
        ours.close()
        theirs.close()
        raise OSError("another program connected")
    return ours, theirs


@contextmanager
def started(command: Command, desktop: str = "") -> Iterator[Offspring]:
    """Start the application; the descriptor that it is told of is its standard input.

    Raises:
        OSError: It cannot be started.
    """
    with ExitStack() as stack:
        ours, theirs = map(stack.enter_context, pair())  # Windows wants both kept while one is used
        dead, teller = map(stack.enter_context, socket.socketpair())
        job = processes.new_job()
        stack.callback(processes.close, job)
        told, writing = os.pipe()
        with closing(os.fdopen(told, "rb")) as reading, os.fdopen(writing, "wb") as handed:
            line = subprocess.list2cmdline(command(0))
            process = processes.start(line, desktop, reading.fileno())
            stack.callback(processes.close, process.handle)
            watcher = Thread(target=_attend, args=(process, desktop, teller), daemon=True)
            watcher.start()
            stack.callback(watcher.join)
            stack.callback(processes.kill, process)
            stack.callback(processes.end_job, job)
            processes.join_job(job, process)
            handed.write(theirs.share(process.number))  # type: ignore[attr-defined,unused-ignore]
        processes.let_go(process)
        yield _Child(ours, dead, process, job)


def _attend(process: processes.Started, desktop: str, teller: socket.socket) -> None:
    """Show the desktop of the application, as soon as that can be; then tell of its death."""
    while desktop and not _shown(desktop) and not processes.ended(process, within_ms=_AGAIN_MS):
        continue
    processes.await_end(process)
    with suppress(OSError):
        teller.send(b"!")


def _shown(desktop: str) -> bool:
    try:
        win32.switch_desktop(desktop)
    except OSError:  # the secure screen is shown
        return False
    return True
