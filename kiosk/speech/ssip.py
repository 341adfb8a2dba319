"""One conversation with speech-dispatcher in its own protocol, SSIP. Knows no process.

Everything may take a bounded time only; `interrupt` may be called from another thread.
"""

import select
import socket
import time
from pathlib import Path
from typing import Final

from kiosk.ports.speech import Outcome, Utterance

_ANSWER_S: Final = 10.0
_CHUNK: Final = 65_536
_SLOW_CHARACTERS_S: Final = 4.0
"""No voice speaks so few characters a second: what takes longer has failed."""
_NORMAL_WPM: Final = 170
_SLOWEST_WPM: Final = 80
_FASTEST_WPM: Final = 449
SYNTHESISER: Final = (
    f"EspeakMinRate {_SLOWEST_WPM}\nEspeakNormalRate {_NORMAL_WPM}\nEspeakMaxRate {_FASTEST_WPM}\n"
    "EspeakIndexing 1\nEspeakAudioChunkSize 300\nEspeakAudioQueueMaxSize 441000\n"
)
"""The words per minute that `rate_of` counts on, as the synthesiser's configuration."""


class BrokenConversationError(Exception):
    """The other side is gone, silent, or answered what nobody asked."""


def rate_of(factor: float) -> int:
    """SSIP's rate, from -100 to 100, at which one speaks so many times as fast as usual."""
    wanted = _NORMAL_WPM * factor
    reach = _NORMAL_WPM - _SLOWEST_WPM if factor < 1 else _FASTEST_WPM - _NORMAL_WPM
    return round((wanted - _NORMAL_WPM) / reach * 100)


class Conversation:
    """Commands and their answers, and the events of the one message that is being said."""

    def __init__(self, path: Path) -> None:
        """Connect.

        Raises:
            OSError: Nobody listens there.
        """
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.connect(str(path))
        except OSError:
            self._socket.close()
            raise
        self._socket.settimeout(_ANSWER_S)
        self._bell, self._ear = socket.socketpair()
        self._read = b""
        self._said = (1.0, 1.0, "")

    def begin(self) -> None:
        """Introduce oneself, and ask for the events of each message.

        Raises:
            BrokenConversationError: The other side does not answer so.
        """
        self._ask("SET SELF CLIENT_NAME kiosk:pix-kiosk:reading")
        self._ask("SET SELF NOTIFICATION ALL ON")
        self._said = (-1.0, -1.0, "")

    def languages(self) -> frozenset[str]:
        """The languages of the voices there are, as two or three letters.

        Raises:
            BrokenConversationError: The other side does not answer so.
        """
        found = set()
        for line in self._ask("LIST SYNTHESIS_VOICES"):
            _name, _, rest = line.partition("\t")
            found.add(rest.partition("\t")[0].partition("-")[0].lower())
        return frozenset(found - {""})

    def say(self, utterance: Utterance) -> Outcome:
        """Say a text, and wait until it was said, or interrupted.

        Raises:
            BrokenConversationError: The other side is gone, or will never have said it.
        """
        if self._rung():
            return Outcome.STOPPED
        self._set(utterance)
        text = "\r\n".join(_unmistakable(line) for line in utterance.text.splitlines())
        self._ask("SPEAK")
        self._ask(f"{text}\r\n.")
        patience = _ANSWER_S + len(utterance.text) / (_SLOW_CHARACTERS_S * utterance.rate)
        until = time.monotonic() + patience
        stopped = False
        while True:
            if not stopped and self._rung():
                stopped = True
                self._send("STOP SELF")
            line = self._line(until, heeding=not stopped)
            if line is None:
                continue
            if line.startswith("702 "):
                return Outcome.STOPPED if stopped else Outcome.DONE
            if line.startswith("703 "):
                return Outcome.STOPPED

    def interrupt(self) -> None:
        """Have what is being said, or is about to be said, stopped."""
        self._bell.send(b"!")

    def forget_interruptions(self) -> None:
        """Let what was interrupted before be over: the next text is another one."""
        self._rung()

    def close(self) -> None:
        """Hang up."""
        for one in (self._socket, self._bell, self._ear):
            one.close()

    def _set(self, utterance: Utterance) -> None:
        wanted = (utterance.rate, utterance.volume, utterance.language)
        if wanted == self._said:
            return
        self._ask(f"SET SELF LANGUAGE {utterance.language}")
        self._ask(f"SET SELF RATE {rate_of(utterance.rate)}")
        self._ask(f"SET SELF VOLUME {round(utterance.volume * 200 - 100)}")
        self._said = wanted

    def _ask(self, command: str) -> list[str]:
        """The lines of an answer before its last one; events in between are of former texts."""
        self._send(command)
        until = time.monotonic() + _ANSWER_S
        lines: list[str] = []
        while True:
            line = self._line(until, heeding=False) or ""
            if line.startswith("7"):
                continue
            if line[3:4] == "-":
                lines.append(line[4:])
            elif line.startswith("2"):
                return lines
            else:
                raise BrokenConversationError(line)

    def _send(self, command: str) -> None:
        try:
            self._socket.sendall(f"{command}\r\n".encode())
        except OSError as error:
            raise BrokenConversationError(command[:20]) from error

    def _line(self, until: float, *, heeding: bool) -> str | None:
        """The next line; None when an interruption came first and is heeded."""
        while b"\n" not in self._read:
            wait = max(0.0, until - time.monotonic())
            watched = [self._socket, self._ear] if heeding else [self._socket]
            ready, _, _ = select.select(watched, [], [], wait)
            if not ready:
                raise BrokenConversationError("silence")
            if self._socket not in ready:
                return None
            try:
                more = self._socket.recv(_CHUNK)
            except OSError as error:
                raise BrokenConversationError("gone") from error
            if not more:
                raise BrokenConversationError("gone")
            self._read += more
        line, _, self._read = self._read.partition(b"\n")
        return line.decode("utf-8", "replace").rstrip("\r")

    def _rung(self) -> bool:
        """Whether an interruption came since the last time; it is taken."""
        if not select.select([self._ear], [], [], 0)[0]:
            return False
        self._ear.recv(_CHUNK)
        return True


def _unmistakable(line: str) -> str:
    """A line that begins with a full stop would end the message."""
    return f".{line}" if line.startswith(".") else line
