"""Tests of `pix-kiosk lockdown`, on the image of a machine and on none."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiosk.__main__ import main
from kiosk.commands import lockdown
from kiosk.lockdown.linux.station.attestation import Attestation
from kiosk.lockdown.linux.station.places import ENABLED, LOCKDOWN, STATE
from kiosk.store.system_clock import SystemClock
from tests.kiosk.lockdown.linux.station.machines import (
    PROGRAM,
    ROOT_NEEDED,
    make_system,
    picture,
)

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason=ROOT_NEEDED)


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(lockdown, "program", lambda: (PROGRAM,))
    monkeypatch.setattr(lockdown, "code_places", lambda: ("/usr/lib/pix-kiosk",))
    memory = Path("/dev/shm")  # noqa: S108 - quicker where it is
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        Path(name).chmod(0o755)
        yield make_system(Path(name))


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    answer = json.loads(capsys.readouterr().out)
    assert isinstance(answer, dict)
    return answer


def test_a_machine_is_prepared_checked_and_given_back(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = picture(root)
    at = ["--root", str(root)]
    assert main(["lockdown", "enable", *at]) == 0
    assert "Redémarrez-le" in capsys.readouterr().out
    assert main(["lockdown", "enable", *at]) == 0
    assert "déjà préparé" in capsys.readouterr().out
    assert main(["lockdown", "status", *at]) == 0
    assert main(["lockdown", "verify", *at]) == 0
    out = capsys.readouterr().out
    assert "✓ réseau fermé / closed network" in out
    assert "✗" not in out
    assert main(["lockdown", "disable", *at]) == 0
    assert "comme il était" in capsys.readouterr().out
    assert picture(root) == before
    assert main(["lockdown", "disable", *at]) == 0
    assert "n’est pas préparé" in capsys.readouterr().out
    assert main(["lockdown", "status", *at]) == 1
    assert main(["lockdown", "verify", *at]) == 1


def test_machines_are_told_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--root", str(root), "--json"]
    assert main(["lockdown", "enable", "--server", "https://192.0.2.1", *at]) == 0
    assert told(capsys)["said"] == "enabled"
    assert main(["lockdown", "verify", *at]) == 0
    answer = told(capsys)
    assert answer["prepared"] is True
    assert isinstance(answer["parts"], dict)
    assert all(answer["parts"].values())
    (root / "etc/pix-kiosk/firewall.nft").unlink()
    assert main(["lockdown", "verify", *at]) == 1
    answer = told(capsys)
    assert answer["said"] == "lost"
    assert answer["parts"]["firewall"] is False  # type: ignore[index] - a mapping, as seen above


def test_answers_that_wait_are_told_and_kept(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--root", str(root)]
    main(["lockdown", "enable", *at])
    waiting = root / STATE.lstrip("/") / "one.evb"
    waiting.write_bytes(b"answers")
    capsys.readouterr()
    assert main(["lockdown", "status", *at]) == 0
    assert "1 fichiers de réponses attendent" in capsys.readouterr().out
    assert main(["lockdown", "disable", *at]) == 0
    out = capsys.readouterr().out
    assert f"{STATE} restent" in out
    assert "attendent" in out
    assert waiting.read_bytes() == b"answers"


def test_what_was_cut_short_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--root", str(root)]
    main(["lockdown", "enable", *at])
    (root / ENABLED.lstrip("/")).unlink()
    capsys.readouterr()
    for deed in ("status", "verify"):
        assert main(["lockdown", deed, *at]) == 1
        assert "interrompue" in capsys.readouterr().err
    assert main(["lockdown", "disable", "--unfinished", *at]) == 0
    assert main(["lockdown", "status", *at]) == 1


def test_nothing_is_undone_at_the_start_of_a_prepared_machine(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--root", str(root)]
    main(["lockdown", "enable", *at])
    assert main(["lockdown", "disable", "--unfinished", *at]) == 0
    assert main(["lockdown", "status", *at]) == 0


@pytest.mark.parametrize(
    ("options", "status", "sentence"),
    [
        (["--server", "examen"], 65, "n’est pas valable"),
        (["--server", "https://pix-kiosk.invalid"], 69, "n’a pas été trouvé"),
    ],
)
def test_a_wrong_address_gets_one_sentence(
    root: Path,
    options: list[str],
    status: int,
    sentence: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = picture(root)
    assert main(["lockdown", "enable", "--root", str(root), *options]) == status
    assert sentence in capsys.readouterr().err
    assert picture(root) == before


def test_a_machine_that_lacks_something_gets_one_sentence(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "usr/bin/cage").unlink()
    assert main(["lockdown", "enable", "--root", str(root)]) == 69
    french, english = capsys.readouterr().err.splitlines()
    assert "cage" in french
    assert "cage" in english


def test_a_disk_that_takes_nothing_gets_one_sentence(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kiosk.lockdown.linux.station.real_host import RealHost

    def full(*_arguments: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(RealHost, "link", full)
    assert main(["lockdown", "enable", "--root", str(root)]) == 73
    assert "le poste est comme avant" in capsys.readouterr().err


def test_what_cannot_be_given_back_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kiosk.lockdown.linux.station.real_host import RealHost

    at = ["--root", str(root)]
    main(["lockdown", "enable", *at])
    real = RealHost.remove

    def refuse(host: RealHost, path: str) -> bool:
        if path.endswith("90-pix-kiosk.conf") and "sysctl" in path:
            raise PermissionError
        return real(host, path)

    with monkeypatch.context() as patched:
        patched.setattr(RealHost, "remove", refuse)
        assert main(["lockdown", "disable", *at]) == 1
        assert "réglages du système" in capsys.readouterr().err
        assert main(["lockdown", "enable", *at]) == 1
    assert main(["lockdown", "disable", *at]) == 0


def test_two_deeds_at_once_get_one_sentence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import fcntl

    at = ["--root", str(root)]
    main(["lockdown", "enable", *at])
    descriptor = os.open(root / LOCKDOWN.lstrip("/"), os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    assert main(["lockdown", "disable", *at]) == 75
    assert main(["lockdown", "enable", "--server", "https://192.0.2.1", *at]) == 75
    os.close(descriptor)


@pytest.mark.parametrize("deed", ["enable", "disable", "status", "verify"])
def test_a_folder_that_is_no_system_is_refused(
    deed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lockdown", deed, "--root", str(tmp_path)]) == 65
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.parametrize("deed", ["enable", "disable", "status", "verify", "guard"])
def test_who_is_not_an_administrator_is_refused(
    deed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert main(["lockdown", deed]) == 77
    assert "sudo pix-kiosk" in capsys.readouterr().err


def test_a_deed_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["lockdown"])
    assert end.value.code == 64


def test_a_guard_without_a_preparation_has_nothing_to_guard(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lockdown.Administration, "station", lambda _self: None)
    assert main(["lockdown", "guard"]) == 1


def test_the_running_machine_asks_its_guard(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["lockdown", "enable", "--root", str(root)])
    condition = lockdown.Administration(lockdown.RealHost(root), root).condition()
    monkeypatch.setattr(lockdown.Administration, "condition", lambda _self: condition)
    monkeypatch.setattr(lockdown, "read_attestation", lambda: None)
    assert main(["lockdown", "status"]) == 0
    assert main(["lockdown", "verify"]) == 1
    assert "Redémarrez" in capsys.readouterr().err
    now = SystemClock().now()
    said = Attestation(now.boot_id, now.boot_ms, frozenset({"firewall"}))
    monkeypatch.setattr(lockdown, "read_attestation", lambda: said)
    monkeypatch.setattr(lockdown, "read_values", dict)
    assert main(["lockdown", "verify"]) == 0
    monkeypatch.setattr(lockdown, "read_values", lambda: {"kernel.sysrq": 1})
    assert main(["lockdown", "verify"]) == 1


@pytest.mark.parametrize("isolated", [0, 1])
def test_an_isolated_program_starts_itself_isolated(
    isolated: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from types import SimpleNamespace

    from kiosk.commands import program

    monkeypatch.setattr(sys, "flags", SimpleNamespace(isolated=isolated))
    assert ("-I" in program.program()) is bool(isolated)
