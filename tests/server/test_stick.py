import base64
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.records.bundle_header import BundleKind
from engine.records.receipt import ReceiptState, verify_receipt
from server.errors import WrongInputError
from server.intake.deposit import Taking
from server.intake.stick import ingest
from server.store.bundles import BundleState
from tests.server.scene import World


def lay(stick: Path, content: bytes, name: str = "") -> str:
    out = stick / "PIX-KIOSK-OUT"
    out.mkdir(parents=True, exist_ok=True)
    sha256 = hashlib.sha256(content).hexdigest()
    (out / (name or f"{sha256}.evb")).write_bytes(content)
    return sha256


def test_a_stick_gives_its_bundles_and_takes_receipts_home(world: World, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    content = world.seal(world.sat()).content
    sha256 = lay(stick, content)
    [brought] = ingest(world.intake, world.opening, stick)
    assert brought.taking is Taking.NEW
    answer = json.loads((stick / "PIX-KIOSK-IN" / f"{sha256}.receipt").read_bytes())
    receipts = [
        verify_receipt(
            base64.b64decode(one), world.deployment.root, bytes.fromhex(sha256), len(content)
        )
        for one in answer["receipts"]
    ]
    assert [one.state for one in receipts] == [ReceiptState.STORED, ReceiptState.OPENED]
    [again] = ingest(world.intake, world.opening, stick / "PIX-KIOSK-OUT")
    assert again.taking is Taking.KNOWN
    assert len(world.deployment.bundles.of_session(world.session.session)) == 1


def test_what_does_not_hold_is_named_and_the_rest_is_taken(world: World, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    good = lay(stick, world.seal(world.sat()).content)
    lay(stick, b"not a bundle")
    lay(stick, b"other bytes", name=f"{'ab' * 32}.evb")
    lay(stick, b"a note", name="readme.txt")
    (stick / "PIX-KIOSK-OUT" / f"{'cd' * 32}.evb").symlink_to("/etc/hostname")
    seen: list[tuple[int, int]] = []
    found = {
        one.sha256: one
        for one in ingest(world.intake, world.opening, stick, lambda *at: seen.append(at))
    }
    assert found[good].bundle is not None
    assert found["ab" * 32].reason == "bundle.digest"
    assert found["cd" * 32].reason == "bundle.size"
    assert sum(one.bundle is None for one in found.values()) == 3
    assert seen[-1] == (4, 4)


def test_a_folder_without_bundles_is_said(world: World, tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match=r"stick\.none"):
        ingest(world.intake, world.opening, tmp_path)


def test_an_unwritable_stick_loses_nothing(world: World, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    sha256 = lay(stick, world.seal(world.sat()).content)
    (stick / "PIX-KIOSK-IN").write_bytes(b"a file where a folder should be")
    with pytest.raises(WrongInputError, match=r"stick\.unwritable"):
        ingest(world.intake, world.opening, stick)
    (stick / "PIX-KIOSK-IN").unlink()
    [brought] = ingest(world.intake, world.opening, stick)
    assert brought.sha256 == sha256


_KILLED = """
import os, signal, sys
import server.intake.opening as opening
from server.__main__ import main
real = opening.Opening.open
count = 0
def die_within(self, bundle):
    global count
    count += 1
    if count > 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, bundle)
opening.Opening.open = die_within
main(sys.argv[1:])
"""


def test_an_ingest_that_is_killed_loses_nothing(tmp_path: Path) -> None:

    world = World(tmp_path, wall=time.time_ns() // 1_000_000)
    stick = tmp_path / "usb"
    sitting = world.sitting()
    sitting.start()
    names = set()
    for seq in range(1, 6):
        names.add(lay(stick, world.seal(sitting, kind=BundleKind.PARTIAL, seq=seq).content))
    world.close()
    state = str(world.deployment.folder)
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, "ingest", "--state", state, str(stick)],
        check=False,
        cwd=Path(__file__).parents[2],
        capture_output=True,
    )
    assert killed.returncode == -signal.SIGKILL
    assert world.deployment.bundles.in_state(BundleState.STORED)
    again = subprocess.run(
        [sys.executable, "-m", "server", "ingest", "--state", state, "--json", str(stick)],
        check=True,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        env=dict(os.environ),
    )
    rows = json.loads(again.stdout)["bundles"]
    assert {row["bundle"] for row in rows} == names
    assert {row["verdict"] for row in rows} == {"identical"}
    assert len(world.deployment.bundles.in_state(BundleState.OPENED)) == 5
    assert len(list((stick / "PIX-KIOSK-IN").glob("*.receipt"))) == 5
    world.close()
