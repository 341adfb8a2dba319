"""What nobody of good will brings: refused or kept for a human, always in a sentence."""

import os
from pathlib import Path

import pytest

from engine.records.bundle_header import BundleKind
from engine.records.journal_record import Actor, Record
from engine.records.receipt import Verdict
from engine.sitting import events
from engine.sitting.codec import data_of
from server.__main__ import main
from server.deployment import DATABASE_NAME, open_deployment
from server.errors import StateError
from server.intake.stick import ingest
from server.store.bundles import BundleState
from tests.server.scene import World
from tests.server.test_opening import brought
from tests.server.test_stick import lay


@pytest.mark.parametrize("epoch", ["²", "9" * 5_000, "1.5", ""])
def test_a_journal_of_an_epoch_that_is_no_number_is_parked(world: World, epoch: str) -> None:
    sitting = world.sat()
    last = sitting.records[-1]
    name = f"s/c/p/{epoch}"
    fact = events.SittingSealed(name, "00", 1, "00")
    sitting.records.append(
        Record(last.seq + 1, fact.TYPE, last.at, last.spent_ms, Actor.STATION, data_of(fact))
    )
    bundle = brought(world, sitting)
    assert (bundle.state, bundle.verdict) == (BundleState.PARKED, Verdict.UNREPLAYABLE)
    assert bundle.finding["reason"] == "sealed.journal"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes there")
def test_what_is_no_file_on_a_stick_stops_nothing_else(world: World, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    good = lay(stick, world.seal(world.sat(), kind=BundleKind.FINAL).content)
    out = stick / "PIX-KIOSK-OUT"
    (out / f"{'0' * 64}.evb").mkdir()
    os.mkfifo(out / f"{'1' * 64}.evb")
    (out / f"{'2' * 64}.evb").symlink_to("/dev/zero")
    found = {one.sha256: one for one in ingest(world.intake, world.opening, stick)}
    assert found.pop(good).bundle is not None
    assert {one.reason for one in found.values()} == {"bundle.size"}


@pytest.mark.parametrize("content", [None, b"", b"no database" * 900])
def test_a_database_that_is_gone_or_damaged_is_never_taken_for_an_empty_one(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    folder = world.deployment.folder
    world.close()
    for file in folder.glob(f"{DATABASE_NAME}*"):
        file.unlink()
    if content is not None:
        (folder / DATABASE_NAME).write_bytes(content)
    with pytest.raises(StateError, match=r"state\.database"):
        open_deployment(folder)
    assert main(["ingest", "--state", str(folder), str(tmp_path)]) == 3
    assert "Restaurez la sauvegarde" in capsys.readouterr().err


def test_a_page_of_the_database_that_was_changed_is_said_in_a_sentence(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = world.deployment.folder
    lay(tmp_path / "usb", world.seal(world.sat()).content)
    world.close()
    path = folder / DATABASE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert main(["ingest", "--state", str(folder), str(tmp_path / "usb")]) == 3
    assert "Restore the backup" in capsys.readouterr().err
