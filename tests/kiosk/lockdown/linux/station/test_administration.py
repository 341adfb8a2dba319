"""Preparing a whole system and giving it back, byte by byte, whatever happens between."""

import errno
import fcntl
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiosk.lockdown.linux.station.administration import Administration
from kiosk.lockdown.linux.station.places import ENABLED, KEPT, LOCKDOWN, SETTINGS, STATE
from kiosk.lockdown.linux.station.real_host import RealHost
from kiosk.ports.errors import LockdownError, RestoreNoteError, StateLockedError
from tests.kiosk.lockdown.linux.station.machines import (
    ROOT_NEEDED,
    STATION,
    make_system,
    picture,
)

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason=ROOT_NEEDED)
OTHER = replace(STATION, server=None)
CHANGES = ("fchown", "lchown", "fchmod", "mkdir", "replace", "rmdir", "symlink", "unlink", "fsync")
FEW, ALL = 61, 17
"""Every how many changes of the disk the plug is pulled: primes, so that each kind is met."""


@pytest.fixture
def root() -> Iterator[Path]:
    memory = Path("/dev/shm")  # noqa: S108 - quicker where it is: thousands of syncs
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        Path(name).chmod(0o755)
        root = Path(name) / "system"
        root.mkdir(mode=0o755)
        yield make_system(root)


def administration(root: Path) -> Administration:
    return Administration(RealHost(root), root)


def test_a_machine_is_given_back_byte_by_byte_and_twice(root: Path) -> None:
    before = picture(root)
    for _ in range(2):
        assert administration(root).enable(STATION)
        prepared = picture(root)
        assert prepared != before
        assert not set(before) - set(prepared), "a file of others is gone"
        assert administration(root).disable() == ()
        assert picture(root) == before
        assert administration(root).disable() == ()
        assert picture(root) == before


def test_preparing_twice_is_preparing_once(root: Path) -> None:
    assert administration(root).enable(STATION)
    prepared = picture(root)
    assert not administration(root).enable(STATION)
    assert picture(root) == prepared


def test_another_decision_replaces_the_first_and_the_first_state_comes_back(root: Path) -> None:
    before = picture(root)
    administration(root).enable(STATION)
    assert administration(root).enable(OTHER)
    assert administration(root).station() == OTHER
    administration(root).disable()
    assert picture(root) == before


def test_what_others_wrote_is_not_touched(root: Path) -> None:
    theirs = {
        path: fact
        for path, fact in picture(root).items()
        if "theirs" in path or "hard" in path or path == "etc/nftables.conf"
    }
    assert len(theirs) == 4
    administration(root).enable(STATION)
    prepared = picture(root)
    assert {path: prepared[path] for path in theirs} == theirs


def test_everything_holds_and_what_is_changed_is_named(root: Path) -> None:
    administration(root).enable(STATION)
    condition = administration(root).condition()
    assert condition.prepared
    assert not condition.unfinished
    assert condition.lost == ()
    (root / "etc/pix-kiosk/firewall.nft").write_text("")
    (root / "etc/systemd/system/autovt@.service").unlink()
    assert administration(root).condition().lost == ("firewall", "consoles")
    assert administration(root).enable(STATION)
    assert administration(root).condition().lost == ()


def test_a_machine_that_is_not_prepared_says_so(root: Path) -> None:
    condition = administration(root).condition()
    assert not condition.prepared
    assert not condition.unfinished
    assert condition.parts == ()
    assert administration(root).station() is None


@pytest.mark.parametrize("text", ["", "{}", '{"v": 1}', "[" * 100_000])
def test_settings_that_cannot_be_read_are_none(root: Path, text: str) -> None:
    administration(root).enable(STATION)
    (root / SETTINGS.lstrip("/")).write_text(text)
    assert administration(root).station() is None
    assert administration(root).condition().parts == ()


def test_settings_of_another_account_are_none(root: Path) -> None:
    administration(root).enable(STATION)
    os.chown(root / SETTINGS.lstrip("/"), 33, 33)
    assert administration(root).station() is None


def test_the_account_stays_while_the_memory_holds_anything(root: Path) -> None:
    before = picture(root)
    administration(root).enable(STATION)
    memory = root / STATE.lstrip("/")
    (memory / "outbox").mkdir()
    (memory / "outbox/ab12.evb").write_bytes(b"answers")
    (memory / "station.db").write_bytes(b"keys")
    assert administration(root).disable() == ()
    condition = administration(root).condition()
    assert condition.account
    assert condition.waiting == 1
    assert (memory / "outbox/ab12.evb").read_bytes() == b"answers"
    assert administration(root).enable(STATION)
    (memory / "outbox/ab12.evb").unlink()
    (memory / "outbox").rmdir()
    (memory / "station.db").unlink()
    assert administration(root).disable() == ()
    assert picture(root) == before


@pytest.mark.attack("station-memory")
@pytest.mark.parametrize(("name", "depth"), [("d" * 200, 60), ("d", 1500)])
def test_nothing_that_the_account_puts_into_its_memory_keeps_the_machine_prepared(
    root: Path, name: str, depth: int
) -> None:
    administration(root).enable(STATION)
    memory = root / STATE.lstrip("/")
    (memory / "a.evb").write_bytes(b"answers")
    (memory / "out.evb").symlink_to("/etc")
    inside = os.open(memory, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir(name, dir_fd=inside)
        deeper = os.open(name, os.O_RDONLY, dir_fd=inside)
        os.close(inside)
        inside = deeper
    os.close(inside)
    try:
        assert administration(root).condition().prepared
        assert administration(root).disable() == ()
        condition = administration(root).condition()
        assert (condition.prepared, condition.unfinished) == (False, False)
        assert (memory / "a.evb").read_bytes() == b"answers"
    finally:
        subprocess.run(["rm", "-rf", str(memory)], check=True)


@pytest.mark.attack("note-planted")
@pytest.mark.parametrize("folder", [KEPT, LOCKDOWN])
@pytest.mark.parametrize(("mode", "owner"), [(0o755, 998), (0o775, 0), (0o757, 0)])
def test_a_note_where_another_account_may_write_is_neither_begun_nor_undone(
    root: Path, folder: str, mode: int, owner: int
) -> None:
    administration(root).enable(STATION)
    place = root / folder.lstrip("/")
    right = place.stat().st_mode & 0o777
    os.chown(place, owner, owner)
    place.chmod(mode)
    before = picture(root)
    with pytest.raises(RestoreNoteError):
        administration(root).disable()
    with pytest.raises(LockdownError) as refusal:
        administration(root).enable(OTHER)
    assert refusal.value.data["reason"] == "memory-of-another"
    assert picture(root) == before
    os.chown(place, 0, 0)
    place.chmod(right)
    assert administration(root).disable() == ()


def test_an_obstacle_changes_nothing(root: Path) -> None:
    (root / "usr/bin/cage").unlink()
    before = picture(root)
    with pytest.raises(LockdownError) as refusal:
        administration(root).enable(STATION)
    assert refusal.value.data["reason"] == "no-compositor"
    assert picture(root) == before


def test_two_deeds_at_once_are_refused(root: Path) -> None:
    administration(root).enable(STATION)
    descriptor = os.open(root / LOCKDOWN.lstrip("/"), os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(StateLockedError):
        administration(root).disable()
    os.close(descriptor)
    assert administration(root).disable() == ()


def test_a_note_that_cannot_be_read_changes_nothing(root: Path) -> None:
    administration(root).enable(STATION)
    for note in (root / LOCKDOWN.lstrip("/")).glob("restore-note*"):
        note.write_bytes(b"rubbish")
    prepared = picture(root)
    with pytest.raises(RestoreNoteError):
        administration(root).disable()
    assert picture(root) == prepared


def test_the_start_gives_back_what_was_cut_short_and_nothing_else(root: Path) -> None:
    before = picture(root)
    administration(root).enable(STATION)
    prepared = picture(root)
    assert administration(root).disable(unfinished_only=True) == ()
    assert picture(root) == prepared
    (root / ENABLED.lstrip("/")).unlink()
    assert administration(root).condition().unfinished
    assert administration(root).disable(unfinished_only=True) == ()
    assert picture(root) == before


def in_a_life_that_ends(deed: Callable[[], object], at: int) -> int:
    """Do a deed in a process that dies before the `at`-th change of the disk; 0 if it lived."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    done = 0

    def dying(change: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            nonlocal done
            done += 1
            if done == at:
                os._exit(9)
            return change(*arguments, **named)

        return counted

    try:
        for name in CHANGES:
            setattr(os, name, dying(getattr(os, name)))
        deed()
    finally:
        os._exit(0)


def pull_the_plug(root: Path, first: int, step: int) -> int:
    """Cut an enabling and a disabling short at every `step`-th change; how often that was."""
    before, cuts = picture(root), 0
    at = first
    while in_a_life_that_ends(lambda: administration(root).enable(STATION), at) == 9:
        cuts += 1
        at_start = administration(root)
        for _ in range(2):
            assert at_start.disable(unfinished_only=True) == (), at
        if at_start.condition().prepared:
            assert at_start.condition().lost == (), at
        for _ in range(2):
            assert administration(root).disable() == (), at
            assert picture(root) == before, at
        at += step
    at = first
    administration(root).disable()
    administration(root).enable(STATION)
    while in_a_life_that_ends(lambda: administration(root).disable(), at) == 9:
        cuts += 1
        administration(root).disable(unfinished_only=True)
        for _ in range(2):
            assert administration(root).disable() == (), at
            assert picture(root) == before, at
        administration(root).enable(STATION)
        at += step
    return cuts


@pytest.mark.attack("station-half")
def test_a_power_cut_at_many_changes_leaves_nothing_behind(root: Path) -> None:
    assert pull_the_plug(root, FEW, FEW) > 8


@pytest.mark.long
@pytest.mark.parametrize("first", range(1, ALL + 1))
def test_a_power_cut_at_every_change_leaves_nothing_behind(root: Path, first: int) -> None:
    assert pull_the_plug(root, first, ALL) > 30


@pytest.mark.parametrize("call", ["replace", "fsync", "mkdir"])
@pytest.mark.parametrize("nth", [3, 40, 90])
def test_a_full_disk_leaves_the_machine_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    before = picture(root)
    done, real = 0, getattr(os, call)

    def full(*arguments: object, **named: object) -> object:
        nonlocal done
        done += 1
        if done == nth:
            raise OSError(errno.ENOSPC, "full")
        return real(*arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        try:
            administration(root).enable(STATION)
        except (LockdownError, OSError):
            assert picture(root) == before
    administration(root).disable()
    assert picture(root) == before
