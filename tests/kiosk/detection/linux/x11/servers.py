"""X servers for tests, and the programs on them. Knows nothing of what is tested."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

import pytest

T = TypeVar("T")
XVFB: Final = ("Xvfb", "-screen", "0", "1024x768x24", "-nolisten", "tcp")
_WAIT_S: Final = 15.0
_DUMMY: Final = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  DefaultDepth 24
EndSection
"""


class Server:
    """One display, and programs that end with it."""

    def __init__(self, name: str, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.environment = {**os.environ, "DISPLAY": name, "LC_ALL": "C"}
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            arguments,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.started.append(process)
        return process

    def message(self, place: str, text: str = "-") -> subprocess.Popen[bytes]:
        """A window of a program of its own, at `WIDTHxHEIGHT+X+Y`."""
        return self.start("xmessage", "-geometry", place, text)

    def run(self, *arguments: str, text: str = "") -> str:
        done = subprocess.run(
            arguments,
            env=self.environment,
            input=text.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=20,
            check=True,
        )
        return done.stdout.decode()

    def copy(self, text: str, selection: str = "clipboard") -> None:
        """Another program takes a clipboard; it stays as long as it holds it."""
        subprocess.run(
            ["xclip", "-i", "-selection", selection],
            env=self.environment,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=20,
            check=True,
        )

    def stop(self) -> None:
        """The display itself goes."""
        self._process.terminate()
        self._process.wait()

    def end(self) -> None:
        for process in reversed(self.started):
            process.kill()
            process.wait()


def until(ask: Callable[[], T], wanted: Callable[[T], bool], wait_s: float = _WAIT_S) -> T:
    """What is told once it is as wanted; what is told in the end if it never is."""
    end = time.monotonic() + wait_s
    while True:
        told = ask()
        if wanted(told) or time.monotonic() > end:
            return told
        time.sleep(0.05)


@contextmanager
def server(command: Sequence[str]) -> Iterator[Server]:
    """A display as long as it is wanted; the test is skipped where there can be none."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [*command, "-displayfd", str(writing)],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        number = told.readline().strip().decode()
    if not number:
        process.wait()
        pytest.skip(f"{command[0]} does not start here")
    made = Server(f":{number}", process)
    try:
        yield made
    finally:
        made.end()
        made.stop()


def dummy(folder: Path) -> tuple[str, ...]:
    """The command of a server with several displays that nobody sees."""
    config = folder / "xorg.conf"
    config.write_text(_DUMMY)
    return (
        *("Xorg", "-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts"),
        *("-config", str(config), "-logfile", str(folder / "xorg.log")),
    )
