"""A virtual X11 display with synthetic keys that look like a keyboard's. Knows no program."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NEEDED = ("Xvfb", "openbox", "xdotool", "xset", "xclip", "xprop")


class Desktop:
    """One virtual display, its window manager if any, and the programs on it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def run(self, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            arguments,
            env=self.environment,
            input=text,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=20,
            check=False,
        )

    def keys(self, *combinations: str) -> None:
        assert self.run("xdotool", "key", "--delay", "20", *combinations).returncode == 0

    def clipboard(self, selection: str) -> str:
        return self.run("xclip", "-o", "-selection", selection).stdout

    def copy(self, selection: str, text: str) -> None:
        subprocess.run(
            ["xclip", "-i", "-selection", selection],
            env=self.environment,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            check=True,
            timeout=20,
        )


@contextmanager
def a_desktop(home: Path, *, managed: bool, size: str = "1024x768x24") -> Iterator[Desktop]:
    """A display of its own, with a window manager or without, for as long as it is needed."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-noreset", "-ac"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        display = f":{numbers.readline().strip()}"
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "LANG": "C.UTF-8",
        "HOME": str(home),
    }
    desktop = Desktop(environment)
    manager = None
    try:
        if managed:
            manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
            while (
                "window id" not in desktop.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").stdout
            ):
                assert manager.poll() is None
        yield desktop
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()
