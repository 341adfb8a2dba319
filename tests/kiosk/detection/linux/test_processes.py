"""kiosk.detection.linux.processes and tracers: real processes, and folders made up."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.detection.debugger import debuggers
from kiosk.detection.linux.processes import (
    Processes,
    comes_from,
    stat_of,
    tracer_of,
    word_of,
)
from kiosk.detection.linux.tracers import Tracers
from kiosk.detection.programs import captures, descendants, forbidden, screen_servers
from kiosk.ports.sensor import Kind, Sighting

SLEEP = shutil.which("sleep") or "/bin/sleep"


@contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def named(folder: Path, name: str) -> Iterator[subprocess.Popen[bytes]]:
    program = folder / name
    shutil.copy(SLEEP, program)
    with running(str(program), "60") as process:
        yield process


@pytest.mark.attack("remote-control")
@pytest.mark.parametrize(
    ("file", "name"), [("anydesk", "AnyDesk"), ("Discord", "Discord"), ("xdotool", "xdotool")]
)
def test_a_process_of_that_name_is_told(tmp_path: Path, file: str, name: str) -> None:
    assert Sighting(Kind.PROCESS, name) not in forbidden(Processes()())
    with named(tmp_path, file):
        assert Sighting(Kind.PROCESS, name) in forbidden(Processes()())


@pytest.mark.attack("x-capture-tool")
def test_a_capture_and_a_screen_server_are_told(tmp_path: Path) -> None:
    with named(tmp_path, "simplescreenrecorder"), named(tmp_path, "x11vnc"):
        found = Processes()()
    assert Sighting(Kind.CAPTURE, "SimpleScreenRecorder") in captures(found)
    assert Sighting(Kind.REMOTE_SESSION, "x11vnc") in screen_servers(found)


def test_benign_a_process_whose_name_only_resembles_one(tmp_path: Path) -> None:
    with named(tmp_path, "anydesk-notes"):
        assert Sighting(Kind.PROCESS, "AnyDesk") not in forbidden(Processes()())


def test_a_script_is_read_by_its_own_name(tmp_path: Path) -> None:
    script = tmp_path / "autokey-gtk"
    script.write_text("import time\ntime.sleep(60)\n")
    with running(sys.executable, str(script)) as process:
        found = next(one for one in Processes()() if one.pid == process.pid)
    assert any(name.endswith("/autokey-gtk") for name in found.names)


def test_a_process_that_becomes_another_program_is_read_again(tmp_path: Path) -> None:
    shutil.copy(SLEEP, tmp_path / "anydesk")
    line = f"read line; exec {tmp_path}/anydesk 60"
    process = subprocess.Popen(["/bin/sh", "-c", line], stdin=subprocess.PIPE)
    try:
        processes = Processes()
        assert Sighting(Kind.PROCESS, "AnyDesk") not in forbidden(processes())
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.close()
        end = time.monotonic() + 10
        while word_of(process.pid) != "anydesk" and time.monotonic() < end:
            time.sleep(0.02)
        assert Sighting(Kind.PROCESS, "AnyDesk") in forbidden(processes())
    finally:
        process.kill()
        process.wait()


def test_what_a_process_started_comes_from_it() -> None:
    with running(SLEEP, "60") as process:
        assert comes_from(process.pid, os.getpid())
        assert not comes_from(os.getpid(), process.pid)
        assert process.pid in descendants(Processes()(), os.getpid())
    assert not comes_from(1, os.getpid())


def made_up(root: Path, pid: int, word: str, parent: int, line: bytes = b"a\0") -> None:
    folder = root / str(pid)
    folder.mkdir()
    (folder / "stat").write_text(f"{pid} ({word}) S {parent} " + "0 " * 17 + "77 0\n")
    (folder / "cmdline").write_bytes(line)


def test_odd_names_and_cut_lines_are_read_or_left_out(tmp_path: Path) -> None:
    made_up(tmp_path, 7, "a) S 9 (b", 3, b"/opt/x (1)\0--all\0")
    made_up(tmp_path, 8, "kernel", 2, b"")
    (tmp_path / "9").mkdir()
    (tmp_path / "10").mkdir()
    (tmp_path / "10" / "stat").write_text("10 (cut")
    (tmp_path / "self").mkdir()
    found = {one.pid: one for one in Processes(tmp_path, own_account=1)()}
    assert set(found) == {7, 8}
    assert found[7].parent == 3
    assert found[7].names == ("/opt/x (1)", "a) S 9 (b")
    assert found[8].names == ("kernel",)
    assert stat_of(tmp_path / "7") == ("a) S 9 (b", 3, "77")
    assert not comes_from(10, 4, tmp_path)


def test_a_circle_of_parents_has_an_end(tmp_path: Path) -> None:
    made_up(tmp_path, 7, "a", 8)
    made_up(tmp_path, 8, "b", 7)
    assert not comes_from(7, 5, tmp_path)


# Debuggers.

TRACER = """
import ctypes, os, sys, time
libc = ctypes.CDLL(None, use_errno=True)
seize, pid = 0x4206, int(sys.argv[1])
if libc.ptrace(seize, pid, None, None) != 0:
    sys.exit(3)
print("attached", flush=True)
time.sleep(60)
"""


def allow_tracing() -> None:
    """Where the system lets parents alone trace, this process may be traced by any other."""
    ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1 & 0xFFFFFFFFFFFFFFFF), 0, 0, 0)


@pytest.mark.attack("debugger")
def test_a_program_that_traces_the_kiosk_is_told_by_name() -> None:
    kiosk = subprocess.Popen([SLEEP, "60"], preexec_fn=allow_tracing)  # noqa: PLW1509
    try:
        tracers = Tracers(lambda: frozenset({kiosk.pid}))
        assert debuggers(tracers(), {kiosk.pid}) == ()
        with running(sys.executable, "-c", TRACER, str(kiosk.pid)) as tracer:
            assert tracer.stdout is not None
            if tracer.stdout.readline() != b"attached\n":
                pytest.skip("the kernel lets no process trace another one here")
            found = debuggers(tracers(), {kiosk.pid})
            assert found == (Sighting(Kind.DEBUGGER, word_of(tracer.pid)),)
        assert debuggers(tracers(), {kiosk.pid}) == ()
    finally:
        kiosk.kill()
        kiosk.wait()


def test_the_watchdog_above_the_kiosk_is_looked_at_too() -> None:
    with running(SLEEP, "60") as above:
        found = Tracers(lambda: frozenset({os.getpid()}), above.pid)()
    assert {one.pid for one in found} == {os.getpid(), above.pid}


def test_benign_a_process_that_is_only_stopped() -> None:
    with running(SLEEP, "60") as process:
        os.kill(process.pid, signal.SIGSTOP)
        assert debuggers(Tracers(lambda: frozenset({process.pid}))(), {process.pid}) == ()


def test_benign_a_process_that_ended_meanwhile() -> None:
    with running(SLEEP, "0") as process:
        process.wait()
    assert Tracers(lambda: frozenset({process.pid}))() == ()


def test_a_kernel_that_tells_no_tracer_tells_of_nobody(tmp_path: Path) -> None:
    (tmp_path / "7").mkdir()
    (tmp_path / "7" / "status").write_text("Name:\tx\n")
    assert tracer_of(7, tmp_path) == 0
    assert word_of(7, tmp_path) == ""
