"""One Hunspell process and its pipe protocol: a word in, what is known of it out. Knows no text.

The process gets nothing of the station's environment, reads no dictionary of an account, writes
no file, and ends with the thread that started it.
"""

import os
import selectors
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.ports.spelling import MOST

PROGRAM: Final = "/usr/bin/hunspell"
_LEASH: Final = ("/usr/bin/setpriv", "--pdeathsig", "TERM")
_ENVIRONMENT: Final = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
_BLOCK: Final = 65536
_END_S: Final = 2.0


class PipeEndedError(Exception):
    """The process ended, or could not be started."""


class PipeSilentError(PipeEndedError):
    """The process says nothing, or what no Hunspell says."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the dictionary says of a word; suggestions only of one that it does not know."""

    known: bool
    suggestions: tuple[str, ...] = ()


class Pipe:
    """Start, ask and stop it from one thread."""

    def __init__(self, program: Sequence[str], dictionary: Path, patience_s: float) -> None:
        """Start a process and hear its greeting.

        Args:
            program: The program with an absolute path, and what stands before its own options.
            dictionary: The dictionary, without the endings of its two files.
            patience_s: How long an answer may take.

        Raises:
            PipeEndedError: It cannot be started, or says nothing that is expected.
        """
        self._patience = patience_s
        self._heard = b""
        leash = _LEASH if os.access(_LEASH[0], os.X_OK) else ()
        try:
            self._process = subprocess.Popen(
                [*leash, *program, "-a", "-i", "utf-8", "-d", str(dictionary)],
                cwd="/",
                env=_ENVIRONMENT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise PipeEndedError("start") from error
        try:
            self._greet()
        except BaseException:
            self.stop()
            raise

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def number(self) -> int:
        """The number of the process."""
        return self._process.pid

    def ask(self, word: str) -> Told:
        """What the dictionary says of one word.

        Raises:
            PipeEndedError: The process ended.
            PipeSilentError: It does not answer in time.
        """
        stdin, until = self._process.stdin, time.monotonic() + self._patience
        try:
            if stdin is None:
                raise PipeEndedError("closed")
            # A circumflex has what follows taken as words, never as an order.
            stdin.write(f"^{word}\n".encode())
            stdin.flush()
        except OSError as error:
            raise PipeEndedError("write") from error
        known, found = True, list[str]()
        while line := self._line(until):
            if line[0] in "&?#":
                known = False
                found += _suggestions(word, line)
        return Told(known, () if known else tuple(dict.fromkeys(found))[:MOST])

    def stop(self) -> None:
        """End the process and leave nothing of it."""
        self._process.terminate()
        try:
            self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for end in (self._process.stdin, self._process.stdout):
            if end is not None:
                try:
                    end.close()
                except OSError:  # what was still to be written has no reader any more
                    continue

    def _greet(self) -> None:
        if not self._line(time.monotonic() + self._patience).startswith("@(#)"):
            raise PipeSilentError("greeting")

    def _line(self, until: float) -> str:
        """The next line, without its end; an empty one ends an answer."""
        while b"\n" not in self._heard:
            self._heard += self._more(until)
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode("utf-8", "replace").rstrip("\r")

    def _more(self, until: float) -> bytes:
        stdout = self._process.stdout
        if stdout is None:
            raise PipeEndedError("closed")
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            if not selector.select(max(0.0, until - time.monotonic())):
                raise PipeSilentError("answer")
        more = os.read(stdout.fileno(), _BLOCK)
        if not more:
            raise PipeEndedError("ended")
        return more


def _suggestions(word: str, line: str) -> list[str]:
    """The whole word for each suggestion of a line, which may be about a part of it.

    >>> _suggestions("teh-word", "& teh 2 1: the, ten")
    ['the-word', 'ten-word']
    >>> _suggestions("xqz", "# xqz 1")
    []
    """
    head, _, listed = line.partition(": ")
    part = head.split(" ")[1:2]
    if not listed or not part:
        return []
    return [word.replace(part[0], one, 1) for one in listed.split(", ")]
