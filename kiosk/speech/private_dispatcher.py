"""A speech-dispatcher of the station's own: own socket, own configuration, no log of what is said.

It ends with the station: the kernel tells it, and without a client it ends by itself. Knows no
text.
"""

import contextlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from kiosk.speech.ssip import SYNTHESISER, BrokenConversationError, Conversation

PROGRAM: Final = ("speech-dispatcher",)
_LEASH: Final = ("setpriv", "--pdeathsig", "TERM")
_START_S: Final = 5.0
_POLL_S: Final = 0.02
_LONELY_S: Final = 5
_MODULE: Final = "espeak-ng"
_CONFIGURATION: Final = """LogLevel 0
LogDir "{logs}"
AudioOutputMethod "pulse,alsa"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
"""


class PrivateDispatcher:
    """One process and the conversation with it. Start and stop it from one thread."""

    def __init__(
        self, program: Sequence[str] = PROGRAM, environment: Mapping[str, str] | None = None
    ) -> None:
        self._program = tuple(program)
        self._environment = environment
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._conversation: Conversation | None = None

    @property
    def installed(self) -> bool:
        """Whether there is such a program on this machine."""
        return shutil.which(self._program[0]) is not None

    def conversation(self) -> Conversation:
        """The conversation with a process that lives; one that died is replaced.

        Raises:
            BrokenConversationError: It cannot be started, or says nothing.
        """
        if self._process is not None and self._process.poll() is not None:
            self.stop()
        if self._conversation is None:
            try:
                self._conversation = self._start()
            except BaseException:
                self.stop()
                raise
        return self._conversation

    def stop(self) -> None:
        """End the process, if there is one, and leave nothing of it."""
        conversation, self._conversation = self._conversation, None
        if conversation is not None:
            conversation.close()
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(2)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        folder, self._folder = self._folder, None
        if folder is not None:
            with contextlib.suppress(OSError):
                folder.cleanup()

    def _start(self) -> Conversation:
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="pix-kiosk-voice-")
            home = Path(self._folder.name)
            path = home / "socket"
            self._process = subprocess.Popen(
                [*self._leash(), *self._program, *_arguments(home, path)],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise BrokenConversationError("start") from error
        found = self._connect(path)
        found.begin()
        return found

    def _connect(self, path: Path) -> Conversation:
        until = time.monotonic() + _START_S
        while time.monotonic() < until and self._process is not None:
            with contextlib.suppress(OSError):
                return Conversation(path)
            if self._process.poll() is not None:
                break
            time.sleep(_POLL_S)
        raise BrokenConversationError("start")

    @staticmethod
    def _leash() -> tuple[str, ...]:
        return _LEASH if shutil.which(_LEASH[0]) is not None else ()


def _arguments(home: Path, path: Path) -> list[str]:
    logs, settings = home / "logs", home / "settings"
    (settings / "modules").mkdir(parents=True)
    logs.mkdir()
    (settings / "speechd.conf").write_text(_CONFIGURATION.format(logs=logs), "utf-8")
    (settings / "modules" / f"{_MODULE}.conf").write_text(SYNTHESISER, "utf-8")
    return [
        "--run-single",
        "--communication-method=unix_socket",
        f"--socket-path={path}",
        f"--config-dir={settings}",
        f"--log-dir={logs}",
        f"--pid-file={home / 'pid'}",
        f"--timeout={_LONELY_S}",
    ]
