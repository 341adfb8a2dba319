"""kiosk.services.storage: only what is proven is said to be somewhere."""

import asyncio
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from engine.records.receipt import Verdict
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.errors import StickMissingError, StorageError
from kiosk.ports.outbox import BundleState
from kiosk.services.carrying import Carrying, paper_name
from kiosk.services.reconcile import Reconcile
from kiosk.services.storage import Copied, Received, Stick, Storage, StorageDesk, look_at
from tests.contracts.station_store_contract import row_of
from tests.fakes.clock import FakeClock
from tests.fakes.courier import ROOT, FakeCourier, receipt_for
from tests.fakes.station_store import MemoryStationStore
from tests.kiosk.services.test_copying import copy_after
from tests.kiosk.services.test_desk import desk_of, opened, started
from tests.kiosk.services.world import Station

CONTENT = b"the bytes of a bundle"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
NO_STICK = Stick(present=False)


def desk(store: MemoryStationStore) -> StorageDesk:
    return StorageDesk(store, ROOT)


def where(store: MemoryStationStore, stick: Stick = NO_STICK, bundle: str = SHA256) -> Storage:
    return desk(store).of("S1", "C1", bundle, stick)


def outbox() -> MemoryStationStore:
    store = MemoryStationStore()
    store.put_bundle(row_of(CONTENT), CONTENT)
    return store


def sent(store: MemoryStationStore, courier: FakeCourier) -> None:
    clock = FakeClock()
    asyncio.run(Reconcile(store, courier, ROOT, clock, uniform=lambda: 0.5).once(urgent=True))


def test_what_was_never_sealed_is_nowhere() -> None:
    found = where(MemoryStationStore(), bundle="")
    assert found == Storage(sealed=False, copied=Copied.NO_PLACE, received=Received.NOTHING)
    assert not found.outside


def test_a_sealed_result_is_on_this_station_only() -> None:
    found = where(outbox(), Stick(present=True))
    assert (found.sealed, found.copied, found.received) == (
        True,
        Copied.NOTHING,
        Received.NOTHING,
    )
    assert not found.outside


def test_a_receipt_makes_it_received_and_another_one_verified() -> None:
    store, courier = outbox(), FakeCourier(live=True)
    sent(store, courier)
    stored = where(store)
    assert (stored.received, stored.outside, stored.wall > 0) == (Received.STORED, True, True)
    courier.opened[SHA256] = Verdict.IDENTICAL
    sent(store, courier)
    assert where(store).received is Received.OPENED


def test_a_row_is_not_believed_without_a_receipt_that_holds() -> None:
    store = outbox()
    store.update(replace(row_of(CONTENT), state=BundleState.OPENED))
    assert where(store).received is Received.NOTHING
    store.add_receipt(SHA256, b"forged")
    assert where(store).received is Received.NOTHING


def test_what_the_server_refused_says_why() -> None:
    store = outbox()
    store.update(replace(row_of(CONTENT), state=BundleState.PARKED, reason="fork"))
    found = where(store)
    assert (found.received, found.reason, found.outside) == (Received.PARKED, "fork", False)


def test_the_stick_is_looked_at_and_not_believed(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path / "stick")
    assert look_at(None) == NO_STICK
    assert look_at(UsbCourier(tmp_path / "no" / "stick")) == NO_STICK
    assert look_at(stick) == Stick(present=True)
    copied = copy_after(None)
    stick.put_copy(copied.sha256.hex(), copied.content, b"statement", None)
    asyncio.run(stick.send(SHA256, CONTENT, b""))
    found = look_at(stick)
    assert where(outbox(), found).copied is Copied.WHOLE
    header = copied.header
    begun = desk(outbox()).of(header.session, header.candidate or "", "", found)
    assert begun.copied is Copied.PARTIAL
    assert where(outbox(), found, "").copied is Copied.NOTHING
    changed = tmp_path / "stick" / "PIX-KIOSK-OUT" / f"{SHA256}.evb"
    changed.write_bytes(b"changed")
    assert where(outbox(), look_at(stick)).copied is Copied.NOTHING


def carrying(store: MemoryStationStore, folder: Path) -> Carrying:
    stick = UsbCourier(folder)
    return Carrying(stick, Reconcile(store, stick, ROOT, FakeClock(), uniform=lambda: 0.5))


def test_results_and_papers_are_carried_to_the_stick_and_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = outbox()
    found = carrying(store, tmp_path / "stick")
    assert asyncio.run(found.results()).carried == 1
    assert where(store, look_at(found.place)).copied is Copied.WHOLE
    name = found.paper("S-0001", "poste/é", b"%PDF")
    assert name == paper_name("S-0001", "poste/é") == "proces-verbal_S-0001_poste--.pdf"
    assert (tmp_path / "stick" / "PIX-KIOSK-PV" / name).read_bytes() == b"%PDF"
    with pytest.raises(ValueError, match="etc"):
        found.place.put_document("../etc", b"")
    monkeypatch.setattr("kiosk.courier.stick.read_plain_file", lambda *_a, **_k: b"other")
    with pytest.raises(StorageError):
        found.paper("S-0001", "poste-a", b"%PDF")


def test_without_a_stick_nothing_is_made_in_its_place(tmp_path: Path) -> None:
    found = carrying(outbox(), tmp_path / "no" / "stick")
    with pytest.raises(StickMissingError):
        asyncio.run(found.results())
    with pytest.raises(StickMissingError):
        found.paper("S-0001", "poste-a", b"%PDF")
    assert not (tmp_path / "no").exists()
    (tmp_path / "stick").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "stick" / "PIX-KIOSK-PV").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageError):
        carrying(outbox(), tmp_path / "stick").paper("S-0001", "poste-a", b"%PDF")


def test_a_running_copy_is_partial_until_the_end(tmp_path: Path) -> None:
    station = Station()
    stick = UsbCourier(tmp_path)
    day = started(opened(desk_of(station, stick=stick)))
    day.copy()
    found = StorageDesk(station.store, station.identity.root).of(
        "S-0001", "c-0001", "", look_at(stick)
    )
    assert found.copied is Copied.PARTIAL
    assert day.seat is not None
    assert day.seat.sit.exam.sitting.end is None


def test_a_receipt_that_says_less_does_not_take_the_verification_back() -> None:
    store, courier = outbox(), FakeCourier(live=True)
    courier.opened[SHA256] = Verdict.IDENTICAL
    sent(store, courier)
    store.add_receipt(SHA256, receipt_for(SHA256, len(CONTENT)))
    assert where(store).received is Received.OPENED
