"""Tests of the real host, on a folder, and of its fake."""

import fcntl
import os
from pathlib import Path

import pytest

from kiosk.lockdown.linux.station.host import Host, ProgramError, What
from kiosk.lockdown.linux.station.real_host import RealHost
from tests.contracts.host_contract import HostContract
from tests.fakes.host import MemoryHost
from tests.kiosk.lockdown.linux.station.machines import ROOT_NEEDED

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason=ROOT_NEEDED)


class TestMemory(HostContract):
    @pytest.fixture
    def host(self) -> Host:
        host = MemoryHost()
        host.folders("/etc")
        return host


@needs_root
class TestFolder(HostContract):
    @pytest.fixture
    def host(self, tmp_path: Path) -> Host:
        (tmp_path / "etc").mkdir(mode=0o755)
        return RealHost(tmp_path)


@needs_root
def test_a_locked_list_of_accounts_is_waited_for_and_not_for_ever(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    lock = tmp_path / "etc/.pwd.lock"
    lock.touch()
    host = RealHost(tmp_path, lock_wait_s=0)
    child = os.fork()
    if child == 0:
        with host.accounts_locked():
            os.write(1, b"")
            os.kill(os.getpid(), 19)
        os._exit(0)
    os.waitpid(child, os.WUNTRACED)
    try:
        with pytest.raises(OSError, match="locked"), host.accounts_locked():
            pass
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
    with host.accounts_locked(), lock.open("r+") as file:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the same process may


def test_only_the_running_machine_runs_programs(tmp_path: Path) -> None:
    assert RealHost().live
    assert RealHost().run("echo", "told") == "told\n"
    assert RealHost().has_program("sh")
    with pytest.raises(ProgramError):
        RealHost().run("false")
    with pytest.raises(ProgramError):
        RealHost(tmp_path).run("echo")


def test_what_is_neither_file_nor_folder_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = RealHost(tmp_path).look("/pipe")
    assert found is not None
    assert found.what is What.OTHER


def test_a_folder_that_cannot_be_listed_is_no_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").mkdir()

    def refuse(_path: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError):
        list(RealHost(tmp_path).below("/one"))
