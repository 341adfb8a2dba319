"""kiosk.commands: import, export, sync and doctor over a folder on the disk."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.bootstrap import Base
from kiosk.lockdown.restore_note import FILE_NAME, Entry, RestoreNote
from kiosk.ports.courier import Courier
from kiosk.ports.errors import CourierError
from kiosk.ports.outbox import BundleState, OutboxRow
from tests.fakes.courier import FakeCourier
from tests.kiosk.commands.stations import (
    pack_folders,
    with_base,
    write_statement,
    write_ticket,
)

BUNDLE = b"a sealed result"
SHA256 = hashlib.sha256(BUNDLE).hexdigest()
ROW = OutboxRow(SHA256, "S-0001", "c-0001", "final", len(BUNDLE), BundleState.SEALED, 0, 0, "")


def command(name: str, state: Path, *options: str) -> int:
    return main([name, "--state", str(state), *options])


def prepared(state: Path) -> None:
    """Everything that a session needs is on the station."""
    certification, practice = pack_folders()
    options = ["--statement", str(write_statement(state)), "--ticket", str(write_ticket(state))]
    options += ["--pack", str(certification), "--pack", str(practice)]
    assert command("import", state, *options) == 0


def with_bundle(state: Path, row: OutboxRow = ROW) -> None:
    def put(base: Base) -> None:
        base.store.put_bundle(ROW, BUNDLE)
        if row is not ROW:
            base.store.update(row)

    with_base(state, put)


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_papers_are_verified_then_kept(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepared(state)
    text = capsys.readouterr().out
    assert "S-0001" in text
    assert "certification-fr 1" in text
    assert command("doctor", state, "--json") == 0
    found = told(capsys)
    assert found["ready"] is True
    assert found["station"] == "poste-14 (Poste 14)"
    assert found["sessions"] == {"S-0001": "certification-fr 1, practice-fr 1"}
    assert (found["realm"], found["restore_note"]) == ("demo", "empty")


def test_importing_twice_is_importing_once(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepared(state)
    prepared(state)
    capsys.readouterr()
    assert command("import", state, "--json") == 0
    assert told(capsys) == {"packs": [], "tickets": []}


@pytest.mark.parametrize("kind", ["--ticket", "--statement", "--pack"])
def test_a_missing_paper_is_told_as_what_it_is(
    kind: str, state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("import", state, kind, str(tmp_path / "none")) == 65
    assert f"[error.{kind[2:]}:" in capsys.readouterr().err


def test_a_changed_ticket_is_refused_and_not_kept(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_ticket(state)
    path.write_bytes(path.read_bytes().replace(b'"payload":"', b'"payload":"A', 1))
    assert command("import", state, "--ticket", str(path)) == 65

    def look(base: Base) -> None:
        assert base.store.tickets() == ()

    with_base(state, look)


def test_receipts_come_back_from_a_stick(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_bundle(state)
    assert command("import", state, "--usb", str(tmp_path / "stick"), "--json") == 0
    assert told(capsys)["opened"] == 0


def test_the_results_go_out_on_a_stick_and_stay_here(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_bundle(state)
    stick = tmp_path / "stick"
    assert command("export", state, "--usb", str(stick), "--json") == 0
    report = told(capsys)
    assert (report["carried"], report["sealed"], report["opened"]) == (1, 1, 0)
    assert [one.read_bytes() for one in stick.rglob(f"{SHA256}.evb")] == [BUNDLE]
    assert command("export", state, "--usb", str(stick)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert all(" / " in line for line in lines)


def test_a_stick_that_takes_nothing_is_status_73(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_bundle(state)
    (tmp_path / "stick").touch()
    assert command("export", state, "--usb", str(tmp_path / "stick")) == 73
    assert len(capsys.readouterr().err.splitlines()) == 3


def connected(monkeypatch: pytest.MonkeyPatch, courier: Courier | None) -> None:
    monkeypatch.setattr("kiosk.commands.sync.courier_of", lambda _setting: courier)


def test_the_results_are_sent_and_the_report_told(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_bundle(state)
    courier = FakeCourier()
    connected(monkeypatch, courier)
    assert command("sync", state, "--server", "https://exam.example", "--json") == 0
    assert told(capsys)["carried"] == 1
    assert courier.taken == {SHA256: BUNDLE}


def test_a_server_that_is_away_is_status_69_and_nothing_is_lost(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_bundle(state)
    courier = FakeCourier()
    courier.script.append(CourierError(reason="away"))
    connected(monkeypatch, courier)
    assert command("sync", state, "--server", "https://exam.example") == 69
    out, err = capsys.readouterr()
    assert "à envoyer" in out
    assert "[error.courier: reason=away]" in err

    def look(base: Base) -> None:
        assert base.store.bundle(SHA256) == BUNDLE

    with_base(state, look)


def test_no_address_is_status_69(state: Path) -> None:
    assert command("sync", state, "--server", "") == 69


@pytest.mark.parametrize("reached", [BundleState.STORED, BundleState.OPENED])
def test_only_what_was_opened_is_purged(
    reached: BundleState, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_bundle(state, replace(ROW, state=reached))
    connected(monkeypatch, FakeCourier())
    assert command("sync", state, "--server", "https://exam.example", "--purge") == 0
    files = list((state / "outbox").glob(f"{SHA256}*"))
    assert bool(files) is (reached is BundleState.STORED)


def test_a_station_without_papers_is_not_ready(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("doctor", state, "--json") == 1
    found = told(capsys)
    assert (found["station"], found["ready"]) == ("error.not_enrolled", False)
    assert command("import", state, "--statement", str(write_statement(state))) == 0
    capsys.readouterr()
    assert command("doctor", state, "--json") == 1
    assert told(capsys)["sessions"] == {}


def test_a_session_without_its_packs_is_not_ready(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--statement", str(write_statement(state)), "--ticket", str(write_ticket(state))]
    assert command("import", state, *options) == 0
    capsys.readouterr()
    assert command("doctor", state, "--json") == 1
    assert told(capsys)["sessions"] == {"S-0001": "error.pack_missing"}


def test_a_machine_that_was_not_given_back_is_told(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared(state)
    with_bundle(state)
    note = RestoreNote(state / FILE_NAME)
    note.add(Entry("on-top", {"above": None}))
    capsys.readouterr()
    assert command("doctor", state) == 1
    text = capsys.readouterr().out
    assert "pix-kiosk rescue" in text
    assert SHA256 in text
    for path in note.paths:
        path.write_text("not a note")
    assert command("doctor", state, "--json") == 1
    assert told(capsys)["restore_note"] == "error.restore_note"


def test_a_station_in_use_is_status_75(state: Path) -> None:
    def meanwhile(_base: Base) -> None:
        assert command("doctor", state) == 75

    with_base(state, meanwhile)
