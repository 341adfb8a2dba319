"""The station's commands before what is missing, damaged or odd: a sentence, never a trace."""

import json
import os
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.bootstrap import Setting, open_base
from kiosk.ports.errors import DatabaseDamagedError
from kiosk.store.station_store import DATABASE_NAME
from tests.kiosk.commands.test_papers import command, with_bundle

NOBODY = 65_534


@pytest.mark.parametrize("emptied", [True, False])
def test_a_memory_that_is_gone_is_never_taken_for_a_new_one(
    state: Path, capsys: pytest.CaptureFixture[str], *, emptied: bool
) -> None:
    with_bundle(state)
    base = open_base(Setting(state))
    base.vault.put_mark("S-0001/poste-14", 3, "ab")
    base.close()
    for file in state.glob(f"{DATABASE_NAME}*"):
        file.unlink()
    if emptied:
        (state / DATABASE_NAME).touch()
    with pytest.raises(DatabaseDamagedError):
        open_base(Setting(state))
    assert main(["doctor", "--state", str(state)]) == 73
    assert "error.database_damaged" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["export", "import"])
def test_a_stick_that_is_not_there_is_not_made_up(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with_bundle(state)
    assert command(name, state, "--usb", str(tmp_path / "media" / "stick")) == 73
    assert not (tmp_path / "media").exists()
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("La clé USB")
    assert told[1].startswith("The USB stick")


def test_a_label_of_strange_bytes_is_no_obstacle(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "request.json"
    assert command("enrol", state, "--label", "Poste \udcff", "--out", str(out), "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"request": str(out)}


def test_a_result_whose_file_was_changed_is_set_aside_and_the_rest_goes(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_bundle(state)
    for file in (state / "outbox").glob("*.evb"):
        file.write_bytes(file.read_bytes() + b"?")
    (tmp_path / "stick").mkdir()
    assert command("export", state, "--usb", str(tmp_path / "stick"), "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["parked"], report["carried"]) == (1, 0)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="another account")
@pytest.mark.parametrize("name", ["doctor", "import", "enrol"])
def test_a_folder_closed_to_this_account_is_told(
    state: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with_bundle(state)
    state.chmod(0o700)
    os.seteuid(NOBODY)
    try:
        assert command(name, state) == 73
    finally:
        os.seteuid(0)
    assert "error.folder_unwritable" in capsys.readouterr().err
