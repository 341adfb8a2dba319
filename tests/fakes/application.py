"""A stand-in for the application under a watchdog: does what its argument says, without a window.

Started as a process, with the descriptor of its channel, a folder to write into, and one word.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from engine.records.secret import Secret
from kiosk.lockdown.linux.parent_death import die_with_parent
from kiosk.lockdown.parent_link import ParentLink

SESSION = "session-1"
KEY = bytes(range(32))
CRASH = 99
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


WINDOWS = sys.platform == "win32"
SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"] if WINDOWS else ["sleep", "600"]


def stand_still() -> None:
    """Stop as a debugger or a hang stops a program; Windows has no signal for that."""
    if sys.platform == "win32":
        time.sleep(600)
    else:
        os.kill(os.getpid(), signal.SIGSTOP)


@dataclass(frozen=True)
class Life:
    """One life of the application, and which one it is."""

    link: ParentLink
    folder: Path
    number: int

    def end(self) -> int:
        self.link.end()
        return 7

    def crash(self) -> int:
        return CRASH

    def crash_twice(self) -> int:
        return CRASH if self.number <= 2 else self.end()

    def kill_itself(self) -> int:
        if self.number == 1:
            os.kill(os.getpid(), KILL)
        return self.end()

    def forget_and_crash(self) -> int:
        if self.number == 1:
            self.link.forget()
            return CRASH
        return self.end()

    def hang(self) -> int:
        """Tell of one turn of the loop, then of none."""
        self.link.live()
        if self.number == 1:
            stand_still()
        return self.end()

    def hang_at_once(self) -> int:
        """Tell of no turn at all."""
        if self.number == 1:
            stand_still()
        return self.end()

    def turn(self) -> int:
        """Live longer than silence may last, telling so."""
        for _turn in range(12):
            self.link.live()
            time.sleep(0.1)
        return self.end()

    def late(self) -> int:
        """Tell of one turn of the loop, and end well after some silence."""
        self.link.live()
        time.sleep(0.8)
        return self.end()

    def refuse(self) -> int:
        return 66

    def close_channel(self) -> int:
        self.link.close()
        return CRASH if self.number == 1 else 0

    def babble(self) -> int:
        self.link._channel.sendall(b"babble")
        time.sleep(0.05)
        return 0

    def stop_parent(self) -> NoReturn:
        self._child()
        os.kill(os.getppid(), signal.SIGTERM)
        self._stay()

    def stay_stubbornly(self) -> NoReturn:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        self.stop_parent()

    def linger(self) -> NoReturn:
        self._child()
        self._stay()

    def watch(self) -> NoReturn:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        self.link.watch((self.folder / "gone").touch, grace_s=0.05)
        self._stay()

    def flood(self) -> int:
        """Die, and leave somebody behind who tells for ever that the loop turns."""
        if self.number == 1:
            channel = self.link._channel.fileno()
            heir = f"import os\nwhile True: os.write({channel}, b'L\\0\\0')"
            subprocess.Popen(
                [sys.executable, "-c", heir], pass_fds=(channel,), stderr=subprocess.DEVNULL
            )
            time.sleep(0.3)
            return CRASH
        return self.end()

    def rouse(self) -> int:
        """Wait until the watchdog owes an answer, rouse it, and note what it owes then."""
        (self.folder / "ready").touch()
        while self.link.silent_s() < 0.5:
            self.link.live()
            time.sleep(0.02)
        self.link.rouse()
        (self.folder / "owed").write_text(str(self.link.silent_s()))
        return self.end()

    def _child(self) -> None:
        child = subprocess.Popen(SLEEPER)
        (self.folder / "grandchild").write_text(str(child.pid))

    def _stay(self) -> NoReturn:
        (self.folder / "ready").touch()
        while True:
            time.sleep(600)


WORDS: Mapping[str, Callable[[Life], int]] = {
    "end": Life.end,
    "crash": Life.crash,
    "crash-twice": Life.crash_twice,
    "kill-itself": Life.kill_itself,
    "forget-and-crash": Life.forget_and_crash,
    "hang": Life.hang,
    "hang-at-once": Life.hang_at_once,
    "turn": Life.turn,
    "late": Life.late,
    "refuse": Life.refuse,
    "close-channel": Life.close_channel,
    "babble": Life.babble,
    "stop-parent": Life.stop_parent,
    "stubborn": Life.stay_stubbornly,
    "linger": Life.linger,
    "watch": Life.watch,
    "flood": Life.flood,
    "rouse": Life.rouse,
}


def main() -> int:
    descriptor, folder, word = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    link = ParentLink.from_descriptor(descriptor)
    if word != "watch" and sys.platform != "win32":
        die_with_parent(signal.SIGKILL)
    number = len(list(folder.glob("life-*"))) + 1
    (folder / f"life-{number}").write_text(str(os.getpid()))
    kept = link.ask(SESSION)
    (folder / f"key-{number}").write_bytes(kept.reveal() if kept else b"")
    link.keep(SESSION, Secret(KEY))
    return WORDS[word](Life(link, folder, number))


if __name__ == "__main__":
    sys.exit(main())
