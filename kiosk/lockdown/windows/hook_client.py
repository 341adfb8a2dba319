"""The other end of the hook program. Knows its words, and no system call.

It is told the table and then, each second, that this program is alive; it tells that its hooks
are. Nobody waits for the other in the middle of a key.
"""

import subprocess
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import IO, Final

from kiosk.lockdown.windows.keys import NAMES
from kiosk.ports.errors import LockdownError

KEYBOARD_HOOK: Final = "keyboard-hook"
PROGRAM: Final = "pix-kiosk-hook.exe"
BEAT_S: Final = 1.0
_READY_S: Final = 5.0
_SILENT_S: Final = 3.0
_PROBE_MS: Final = 8_000
_END_S: Final = 2.0
_BEAT: Final = b"."
_INJECTED_PASSED: Final = "Injected"
_AGAIN: Final = "Hooks set again"


def hook_program() -> Path:
    """Where the installed program is: beside this package."""
    return Path(__file__).parent / "hook" / PROGRAM


class HookClient:
    """Starts the program, keeps it alive, and counts what it tells."""

    def __init__(
        self,
        command: Sequence[str],
        decisions: bytes,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        beat_s: float = BEAT_S,
    ) -> None:
        self._command = tuple(command)
        self._decisions = decisions
        self._now = monotonic
        self._beat_s = beat_s
        self._lock = Lock()
        self._counts: Counter[str] = Counter()
        self._injected = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = Event()
        self._stopped = Event()
        self._heard_at = float("-inf")
        self._probe_ms = 0
        self._threads: tuple[Thread, ...] = ()

    def start(self) -> None:
        """Start the program and wait until its hooks are set; running already, leave it.

        Raises:
            OSError: It cannot be started.
            TimeoutError: Its hooks were not set in time.
        """
        if self.fresh():
            return
        self.stop()
        self._ready, self._stopped = Event(), Event()
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._process = process
        told, heard = process.stdin, process.stdout
        if told is None or heard is None:  # asked for above; said for the type checker
            raise OSError("no pipes")  # pragma: no cover - subprocess gives what is asked
        self._threads = (
            Thread(target=self._feed, args=(told, self._stopped), daemon=True),
            Thread(target=self._listen, args=(heard, self._ready), daemon=True),
        )
        for thread in self._threads:
            thread.start()
        if not self._ready.wait(_READY_S) or not self.fresh():
            self.stop()
            raise TimeoutError("the hooks were not set")

    def fresh(self) -> bool:
        """Whether the program lives, spoke a moment ago, and felt its own probe."""
        process = self._process
        if process is None or process.poll() is not None or not self._ready.is_set():
            return False
        with self._lock:
            return self._now() - self._heard_at < _SILENT_S and self._probe_ms < _PROBE_MS

    def stop(self) -> None:
        """Let go of the keys: the program ends when it is told no more. Twice is once."""
        process, self._process = self._process, None
        if process is None:
            return
        self._stopped.set()
        try:
            process.wait(_END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for thread in self._threads:
            thread.join()

    def take_counts(self) -> Mapping[str, int]:
        """What was refused since it was last asked, by name; and injected keys let through."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        return dict(counts)

    def injected(self) -> int:
        """How many presses no device made, in all; they are taken from the counts."""
        self._injected += self.take_counts().get(_INJECTED_PASSED, 0)
        return self._injected

    def _feed(self, told: IO[bytes], stopped: Event) -> None:
        with suppress(OSError), told:  # a program that is gone is noticed by asking whether it is
            told.write(self._decisions)
            told.flush()
            while not stopped.wait(self._beat_s):
                told.write(_BEAT)
                told.flush()

    def _listen(self, heard: IO[bytes], ready: Event) -> None:
        with heard:
            for line in heard:
                self._understand(line.decode("ascii", "replace").split(), ready)
        ready.set()  # whoever waits for it shall look

    def _understand(self, words: Sequence[str], ready: Event) -> None:
        with self._lock:
            match words:
                case ["ready"]:
                    self._heard_at, self._probe_ms = self._now(), 0
                    ready.set()
                case ["alive", age] if age.isdecimal():
                    self._heard_at, self._probe_ms = self._now(), int(age)
                case ["event", code, injected] if code.isdecimal() and int(code) < len(NAMES):
                    if int(code):
                        self._counts[NAMES[int(code)]] += 1
                    if injected == "1":
                        self._counts[_INJECTED_PASSED] += 1
                case ["again"]:
                    self._counts[_AGAIN] += 1
                case _:
                    pass  # a newer program may say more


class KeyboardHook:
    """Refuses the combinations that leave, in every program; ends with this one."""

    name = KEYBOARD_HOOK

    def __init__(self, client: HookClient, program: Path) -> None:
        self._client = client
        self._program = program

    def injected(self) -> int:
        """How many presses of programs the hooks have seen, in all."""
        return self._client.injected()

    def obstacle(self) -> str:
        """The program is not installed."""
        return "" if self._program.is_file() else "no-hook-program"

    def before(self) -> Mapping[str, str | None]:
        """Nothing is to be put back: the system takes the hooks with the program."""
        return {"hooks": None}

    def perform(self) -> None:
        """Set the hooks, or set them again.

        Raises:
            LockdownError: They were not set.
        """
        try:
            self._client.start()
        except OSError as error:
            raise LockdownError(operation=self.name) from error

    def holds(self) -> bool:
        """Whether the hooks are there and feel their own probe."""
        return self._client.fresh()

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Let go of the keys."""
        del before
        self._client.stop()
