"""Tests of kiosk.courier.usb_courier and kiosk.courier.stick."""

import asyncio
import base64
import hashlib
import json
import os
import sys
from pathlib import Path

import pytest

from kiosk.courier import stick as stick_module
from kiosk.courier.answer_body import MAX_ANSWER_BYTES
from kiosk.courier.stick import Stick
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.courier import Answer, Courier, Delivery
from kiosk.ports.errors import DiskFullError, FolderUnwritableError, StorageError
from tests.contracts.courier_contract import CONTENT, NONCE, SHA256, CourierContract
from tests.kiosk.store.mounts import fill, make_read_only, small_disk

STATEMENT = b"the statement of this station"


def outgoing(folder: Path) -> Path:
    return folder / "PIX-KIOSK-OUT"


def put_receipt(folder: Path, content: bytes) -> Path:
    (folder / "PIX-KIOSK-IN").mkdir(exist_ok=True)
    path = folder / "PIX-KIOSK-IN" / f"{SHA256}.receipt"
    path.write_bytes(content)
    return path


def send(folder: Path) -> Answer:
    return asyncio.run(UsbCourier(folder).send(SHA256, CONTENT, NONCE))


def ask(folder: Path) -> tuple[bytes, ...]:
    return asyncio.run(UsbCourier(folder).receipts(SHA256, NONCE))


class TestUsbCourier(CourierContract):
    @pytest.fixture
    def courier(self, tmp_path: Path) -> UsbCourier:
        self.folder = tmp_path
        return UsbCourier(tmp_path)

    def arrived(self, courier: Courier) -> dict[str, bytes]:
        files = outgoing(self.folder).iterdir()
        return {path.name.removesuffix(".evb"): path.read_bytes() for path in files}

    def test_nobody_answers_on_a_stick(self, courier: UsbCourier) -> None:
        assert not courier.live


def test_receipts_come_back_as_on_the_network_or_bare(tmp_path: Path) -> None:
    encoded = [base64.b64encode(one).decode() for one in (b"stored", b"opened")]
    put_receipt(tmp_path, json.dumps({"receipts": encoded}).encode())
    assert ask(tmp_path) == (b"stored", b"opened")
    assert send(tmp_path) == Answer(Delivery.TAKEN, (b"stored", b"opened"))

    put_receipt(tmp_path, b"one envelope")
    assert ask(tmp_path) == (b"one envelope",)


def test_a_file_that_is_there_and_right_is_not_written_again(tmp_path: Path) -> None:
    send(tmp_path)
    path = outgoing(tmp_path) / f"{SHA256}.evb"
    before = path.stat().st_ino

    send(tmp_path)

    assert path.stat().st_ino == before


def test_a_file_that_is_there_and_wrong_is_replaced(tmp_path: Path) -> None:
    send(tmp_path)
    path = outgoing(tmp_path) / f"{SHA256}.evb"
    path.write_bytes(CONTENT[:-1])

    send(tmp_path)

    assert path.read_bytes() == CONTENT


def test_a_stick_that_gives_other_bytes_back_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(path: Path, content: bytes) -> None:
        path.write_bytes(content[:-1])

    monkeypatch.setattr(stick_module, "write_durably", forget)

    with pytest.raises(StorageError) as caught:
        send(tmp_path)

    assert caught.value.data["reason"] == "read_back"


def test_a_receipt_larger_than_any_is_not_read(tmp_path: Path) -> None:
    put_receipt(tmp_path, bytes(MAX_ANSWER_BYTES + 1))

    assert ask(tmp_path) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_and_pipes_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    receipt = put_receipt(tmp_path, b"")
    receipt.unlink()
    receipt.symlink_to(secret)
    assert ask(tmp_path) == ()

    receipt.unlink()
    os.mkfifo(receipt)
    assert ask(tmp_path) == ()

    receipt.unlink()
    receipt.mkdir()
    assert ask(tmp_path) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_linked_way_out_is_refused(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "stick").mkdir()
    outgoing(tmp_path / "stick").symlink_to(elsewhere)

    with pytest.raises(StorageError):
        send(tmp_path / "stick")

    assert list(elsewhere.iterdir()) == []


def test_a_receipt_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_receipt(tmp_path, b"receipt")

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "refused")

    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(FolderUnwritableError):
        ask(tmp_path)


def test_a_name_that_is_no_digest_never_becomes_a_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="station"):
        Stick(tmp_path).put("../station", ".evb", b"content")


def test_a_full_stick_is_told_and_keeps_what_it_has(tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick") as folder:
        UsbCourier(folder).put_copy(hashlib.sha256(b"1").hexdigest(), b"1", STATEMENT, None)
        fill(folder)

        with pytest.raises(DiskFullError):
            send(folder)

        assert UsbCourier(folder).copies() == (b"1",)
        assert not (outgoing(folder) / f"{SHA256}.evb").exists()


def test_a_write_protected_stick_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick") as folder:
        make_read_only(folder)

        with pytest.raises(FolderUnwritableError):
            send(folder)


def test_the_newest_copy_takes_the_place_of_the_former(tmp_path: Path) -> None:
    courier = UsbCourier(tmp_path)
    first, second, other = (hashlib.sha256(one).hexdigest() for one in (b"1", b"2", b"other"))
    courier.put_copy(first, b"1", STATEMENT, None)
    courier.put_copy(other, b"other", STATEMENT, None)
    courier.put_copy(second, b"2", STATEMENT, first)
    courier.put_copy(second, b"2", STATEMENT, second)

    assert sorted(courier.copies()) == [b"2", b"other"]
    assert courier.statements() == (STATEMENT,)


def test_a_former_copy_that_went_already_is_no_failure(tmp_path: Path) -> None:
    courier = UsbCourier(tmp_path)
    courier.put_copy(SHA256, CONTENT, STATEMENT, "0" * 64)
    Stick(tmp_path / "none").remove(SHA256, ".evb")

    assert courier.copies() == (CONTENT,)


def test_only_exact_names_with_their_own_bytes_are_copies(tmp_path: Path) -> None:
    courier = UsbCourier(tmp_path)
    assert courier.copies() == ()
    courier.put_copy(SHA256, CONTENT, STATEMENT, None)
    folder = outgoing(tmp_path)
    (folder / f"{'0' * 64}.evb").write_bytes(b"not of that digest")
    (folder / f"{SHA256}.evb.part").write_bytes(CONTENT)
    (folder / f"{SHA256.upper()}.evb").write_bytes(CONTENT)
    (folder / "holiday.evb").write_bytes(CONTENT)
    (folder / f"{'1' * 64}.evb").mkdir()

    assert courier.copies() == (CONTENT,)
    assert courier.statements() == (STATEMENT,)
