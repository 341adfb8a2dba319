"""Tests of kiosk.lockdown.watchdog and kiosk.lockdown.parent_link, with real processes.

The same suite for both systems: under Windows by installer/wine/test.sh. Only what a signal does
is asked of POSIX alone.
"""

import ctypes
import itertools
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.records.journal_record import At
from engine.records.secret import Secret
from kiosk.lockdown import parent_link
from kiosk.lockdown.key_channel import ChannelError, Frame, Verb, keep_frame, receive, send
from kiosk.lockdown.linux import parent_death
from kiosk.lockdown.parent_link import ParentLink
from kiosk.lockdown.parent_system import system_here
from kiosk.lockdown.restart_policy import RestartPolicy
from kiosk.lockdown.watchdog import NOTE_LEFT, Ending, Parenthood, Report, Watchdog
from kiosk.lockdown.windows import processes
from kiosk.ports.errors import RestoreNoteError
from tests.fakes.application import CRASH, KEY, KILL, WINDOWS

posix = pytest.mark.skipif(sys.platform == "win32", reason="asks about signals and descriptors")
QUICK = Parenthood(policy=RestartPolicy(limit=3, first_delay_ms=1), grace_s=0.3, silence_s=1.0)
WATCHDOG = """
import sys
from pathlib import Path
from tests.kiosk.lockdown.test_watchdog import StillClock, command
from kiosk.lockdown.watchdog import Watchdog
folder, word = Path(sys.argv[1]), sys.argv[2]
Watchdog(command(folder, word), give_back=lambda: (), clock=StillClock()).run()
"""


class StillClock:
    def now(self) -> At:
        return At(wall=0, boot_ms=1000, boot_id="boot")


class GiveBack:
    def __init__(self, *left: str) -> None:
        self.calls = 0
        self.left = left

    def __call__(self) -> tuple[str, ...]:
        self.calls += 1
        return self.left


def command(folder: Path, word: str) -> Callable[[int], tuple[str, ...]]:
    return lambda fd: (sys.executable, "-m", "tests.fakes.application", str(fd), str(folder), word)


def run(folder: Path, word: str, give_back: Callable[[], tuple[str, ...]]) -> Report:
    return Watchdog(
        command(folder, word), give_back=give_back, clock=StillClock(), parenthood=QUICK
    ).run()


def keys(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob("key-*"))]


def wait_until(fact: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.01)


def alive(pid: int) -> bool:
    if sys.platform == "win32":
        return processes.is_running(pid)
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_an_announced_end_is_an_end_and_gives_the_machine_back(tmp_path: Path) -> None:
    give_back = GiveBack()
    assert run(tmp_path, "end", give_back) == Report(status=7, crashes=0, left=())
    assert give_back.calls == 1
    assert keys(tmp_path) == [b""]


def test_a_crash_is_followed_by_a_new_life_that_finds_the_key(tmp_path: Path) -> None:
    give_back = GiveBack()
    assert run(tmp_path, "crash-twice", give_back) == Report(status=7, crashes=2, left=())
    assert keys(tmp_path) == [b"", KEY, KEY]
    assert give_back.calls == 1


@pytest.mark.attack("kill-application")
def test_a_killed_application_is_followed_by_a_new_life(tmp_path: Path) -> None:
    assert run(tmp_path, "kill-itself", GiveBack()).crashes == 1
    assert keys(tmp_path) == [b"", KEY]


@pytest.mark.attack("stop-application")
def test_an_application_that_is_stopped_or_hangs_is_followed_by_a_new_life(tmp_path: Path) -> None:
    assert run(tmp_path, "hang", GiveBack()) == Report(status=7, crashes=1, left=())
    assert keys(tmp_path) == [b"", KEY]


def test_an_application_that_never_says_a_word_is_followed_by_a_new_life(tmp_path: Path) -> None:
    watchdog = Watchdog(
        command(tmp_path, "hang-at-once"),
        give_back=GiveBack(),
        clock=StillClock(),
        parenthood=replace(QUICK, first_word_s=15.0 if WINDOWS else 2.0),
    )
    assert watchdog.run() == Report(status=7, crashes=1, left=())


def test_an_application_that_tells_of_its_turns_is_left_alone(tmp_path: Path) -> None:
    assert run(tmp_path, "turn", GiveBack()) == Report(status=7, crashes=0, left=())


def lives(link: ParentLink) -> bool:
    try:
        link.live()
    except ChannelError:
        return False
    return True


def test_no_word_of_life_comes_between_a_question_and_its_answer() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        link = ParentLink(theirs)
        with link._turn:
            link.live()
        link.live()
        assert receive(ours) == Frame(Verb.LIVE)
        ours.close()
        wait_until(lambda: not lives(link))  # where a pair is a connection, a first word gets away
        link.close()


def test_a_forgotten_key_is_not_found_again(tmp_path: Path) -> None:
    run(tmp_path, "forget-and-crash", GiveBack())
    assert keys(tmp_path) == [b"", b""]


@pytest.mark.attack("crash-loop")
def test_too_many_crashes_give_the_machine_back(tmp_path: Path) -> None:
    give_back = GiveBack("screen-saver")
    report = run(tmp_path, "crash", give_back)
    assert report == Report(status=Ending.CRASHES, crashes=3, left=("screen-saver",))
    assert give_back.calls == 1


def test_a_documented_refusal_is_not_a_crash(tmp_path: Path) -> None:
    assert run(tmp_path, "refuse", GiveBack()) == Report(status=66, crashes=0, left=())


def test_a_channel_closed_early_does_not_end_the_watch(tmp_path: Path) -> None:
    assert run(tmp_path, "close-channel", GiveBack()) == Report(status=0, crashes=1, left=())
    assert keys(tmp_path) == [b"", KEY]


def test_what_is_not_spoken_as_agreed_is_not_answered(tmp_path: Path) -> None:
    assert run(tmp_path, "babble", GiveBack()) == Report(status=0, crashes=0, left=())


def test_a_program_that_cannot_start_is_told(tmp_path: Path) -> None:
    give_back = GiveBack()
    watchdog = Watchdog(
        lambda _fd: [str(tmp_path / "absent")], give_back=give_back, clock=StillClock()
    )
    assert watchdog.run() == Report(status=Ending.NOT_STARTED, crashes=0, left=())
    assert give_back.calls == 1


def test_an_unreadable_note_is_told(tmp_path: Path) -> None:
    def unreadable() -> tuple[str, ...]:
        raise RestoreNoteError

    assert run(tmp_path, "end", unreadable).left == (NOTE_LEFT,)


@posix
@pytest.mark.parametrize("word", ["stop-parent", "stubborn"])
def test_a_stopped_watchdog_takes_its_whole_tree_with_it(tmp_path: Path, word: str) -> None:
    former = signal.getsignal(signal.SIGTERM)
    give_back = GiveBack()
    report = run(tmp_path, word, give_back)
    assert report.status == 128 + signal.SIGTERM
    assert give_back.calls == 1
    for name in ("life-1", "grandchild"):
        pid = int((tmp_path / name).read_text())
        wait_until(lambda pid=pid: not alive(pid))  # type: ignore[misc] # a bound default
    assert signal.getsignal(signal.SIGTERM) is former


@posix
def test_a_stop_during_the_wait_before_a_new_life_is_obeyed(tmp_path: Path) -> None:
    class StoppingClock:
        def now(self) -> At:
            os.kill(os.getpid(), signal.SIGTERM)
            return At(wall=0, boot_ms=0, boot_id="boot")

    patient = Parenthood(policy=RestartPolicy(first_delay_ms=60_000, longest_delay_ms=60_000))
    watchdog = Watchdog(
        command(tmp_path, "crash"),
        give_back=GiveBack(),
        clock=StoppingClock(),
        parenthood=patient,
    )
    assert watchdog.run() == Report(status=128 + signal.SIGTERM, crashes=1, left=())


@pytest.mark.attack("kill-watchdog")
@pytest.mark.parametrize("word", ["watch"] if WINDOWS else ["linger", "watch"])
def test_a_killed_watchdog_takes_the_application_with_it(tmp_path: Path, word: str) -> None:
    watchdog = subprocess.Popen([sys.executable, "-c", WATCHDOG, str(tmp_path), word])
    try:
        wait_until((tmp_path / "ready").exists)
        application = int((tmp_path / "life-1").read_text())
        assert alive(application)
    finally:
        watchdog.kill()
        watchdog.wait()
    wait_until(lambda: not alive(application))
    if word == "linger":
        grandchild = int((tmp_path / "grandchild").read_text())
        if WINDOWS:
            wait_until(lambda: not alive(grandchild))
        else:
            os.kill(grandchild, KILL)


def test_an_application_whose_watchdog_is_gone_may_leave_in_order_and_then_must(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[tuple[int, int] | str] = []
    monkeypatch.setattr(parent_link.os, "kill", lambda *call: told.append(call))
    ours, theirs = socket.socketpair()
    with theirs:
        link = ParentLink(theirs)
        watcher = link.watch(lambda: told.append("gone"), grace_s=0.01)
        ours.close()
        watcher.join(10)
    assert told == ["gone", (os.getpid(), KILL)]


def test_without_a_signal_of_its_end_the_other_end_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[object] = []
    monkeypatch.delattr("select.poll", raising=False)
    monkeypatch.setattr(parent_link, "_LOOK_S", 0.01)
    monkeypatch.setattr(parent_link.os, "kill", lambda *call: told.append(call[1]))
    ours, theirs = socket.socketpair()
    with theirs:
        link = ParentLink(theirs)
        gone, last = lambda: told.append("gone"), lambda: told.append("last")
        watcher = link.watch(gone, grace_s=0.01, at_last=last)
        send(ours, Frame(Verb.DONE))
        link.forget()
        time.sleep(0.05)
        assert told == []
        ours.close()
        watcher.join(10)
    assert told == ["gone", "last", KILL]


def test_a_look_at_the_other_end_takes_nothing_and_waits_for_nobody() -> None:
    ours, theirs = socket.socketpair()
    assert not parent_link._ended(theirs)
    send(ours, Frame(Verb.DONE))
    assert not parent_link._ended(theirs)
    assert receive(theirs) == Frame(Verb.DONE)
    ours.close()
    assert parent_link._ended(theirs)
    theirs.close()
    assert parent_link._ended(theirs)


def test_a_word_that_somebody_else_reads_meanwhile_is_no_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = socket.socketpair()
    monkeypatch.setattr(parent_link.select, "select", lambda *_: ([theirs], [], []))
    with ours, theirs:
        theirs.settimeout(0.01)
        assert not parent_link._ended(theirs)


def test_a_machine_that_slept_does_not_make_the_application_silent(tmp_path: Path) -> None:
    """The wait ends, and hardly any time has passed while the machine was awake."""
    here = system_here(locks=False)
    asked = itertools.count()
    slow = replace(here, awake_s=lambda: next(asked) * 0.01)
    watchdog = Watchdog(
        command(tmp_path, "late"),
        give_back=GiveBack(),
        clock=StillClock(),
        parenthood=replace(QUICK, silence_s=0.3),
        system=slow,
    )
    assert watchdog.run() == Report(status=7, crashes=0, left=())


@pytest.mark.attack("stop-watchdog")
def test_a_station_that_stood_still_as_a_whole_goes_on_with_the_same_application(
    tmp_path: Path,
) -> None:
    """The wait ends much too late by the clock: this process was stopped meanwhile as well."""
    stood, last = 0.0, time.monotonic()

    def awake_s() -> float:
        nonlocal stood, last
        now = time.monotonic()
        stood += 5.0 if now - last > 0.25 else 0.0
        last = now
        return now + stood

    watchdog = Watchdog(
        command(tmp_path, "late"),
        give_back=GiveBack(),
        clock=StillClock(),
        parenthood=replace(QUICK, silence_s=0.3),
        system=replace(system_here(locks=False), awake_s=awake_s),
    )
    assert watchdog.run() == Report(status=7, crashes=0, left=())


@posix
@pytest.mark.attack("stop-watchdog")
def test_a_watchdog_that_was_stopped_is_noticed_and_goes_on(tmp_path: Path) -> None:
    watchdog = subprocess.Popen([sys.executable, "-c", WATCHDOG, str(tmp_path), "rouse"])
    try:
        wait_until((tmp_path / "ready").exists)
        watchdog.send_signal(signal.SIGSTOP)
        assert watchdog.wait(60) == 0
    finally:
        watchdog.kill()
        watchdog.wait()
    assert (tmp_path / "owed").read_text() == "0.0"


@posix
@pytest.mark.attack("kill-application")
def test_an_heir_of_the_channel_hides_no_death(tmp_path: Path) -> None:
    began = time.monotonic()
    assert run(tmp_path, "flood", GiveBack()) == Report(status=7, crashes=1, left=())
    assert time.monotonic() - began < 20


def test_windows_has_a_system_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert system_here(locks=False, system="win32").awake_s is processes.awake_s
    if not WINDOWS:
        monkeypatch.setattr("sys.platform", "win32")
        with pytest.raises(ChannelError):
            ParentLink.from_descriptor(0)


def test_the_watcher_takes_nothing_from_the_conversation() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        link = ParentLink(theirs)
        link.watch(lambda: None, grace_s=600)
        send(ours, Frame(Verb.DONE))
        link.keep("s", Secret(b"key"))
        assert receive(ours) == Frame(Verb.KEEP, b"s\0key")
        link.close()


@posix
@pytest.mark.attack("stop-watchdog")
def test_a_watchdog_that_was_stopped_holds_the_application_up_at_no_second() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        link = ParentLink.from_descriptor(theirs.detach())
        longest = 0.0
        for _ in range(2000):
            began = time.monotonic()
            link.live()
            longest = max(longest, time.monotonic() - began)
        assert longest < 1
        ours.settimeout(0.1)
        for _ in range(20):  # it goes on, and what it reads is whole
            assert receive(ours) == Frame(Verb.LIVE)
        link.close()


@posix
def test_a_descriptor_that_is_no_socket_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file, pytest.raises(ChannelError):
        ParentLink.from_descriptor(file.fileno())


def test_a_watchdog_that_is_gone_or_answers_something_else_is_an_error() -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        link = ParentLink(theirs)
        send(ours, Frame(Verb.NONE))
        with pytest.raises(ChannelError):
            link.forget()
        assert receive(ours) == Frame(Verb.FORGET)
        ours.shutdown(socket.SHUT_WR)
        with pytest.raises(ChannelError):
            link.end()
        ours.close()


@posix
def test_a_link_over_a_descriptor_asks_and_is_not_inherited() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        link = ParentLink.from_descriptor(theirs.detach())
        send(ours, Frame(Verb.NONE))
        assert link.ask("s") is None
        send(ours, keep_frame("s", Secret(KEY)))
        assert link.ask("s") == Secret(KEY)
        assert not link._channel.get_inheritable()
        link.close()


@posix
def test_the_kernel_is_asked_for_the_signal() -> None:
    library, asked = ctypes.CDLL(None), ctypes.c_int(-1)
    try:
        parent_death.die_with_parent(signal.SIGUSR2)
        library.prctl(2, ctypes.byref(asked), 0, 0, 0)
    finally:
        library.prctl(1, 0, 0, 0, 0)
    assert asked.value == signal.SIGUSR2


@posix
def test_a_kernel_that_refuses_is_told() -> None:
    with pytest.raises(OSError, match="prctl"):
        parent_death.die_with_parent(number=9999)  # type: ignore[arg-type] # no such signal


def test_crashes_have_a_status_of_their_own() -> None:
    assert CRASH not in QUICK.ends
    assert Ending.CRASHES != Ending.NOT_STARTED


def test_an_internal_error_is_a_crash_and_a_refusal_is_an_end() -> None:
    assert Parenthood().ends >= {0, 2, 64, 65, 69, 73, 75, 76, 77}
    assert not Parenthood().ends & {1, 70, 99}
