"""Tests of kiosk.services.reconcile and kiosk.services.receipts."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.records.receipt import Verdict
from engine.records.root import Realm
from kiosk.ports.courier import Answer, Delivery
from kiosk.ports.errors import (
    BundleLostError,
    BundleNotOpenedError,
    CourierError,
    DiskFullError,
    KioskError,
)
from kiosk.ports.outbox import BundleState, OutboxRow
from kiosk.services.reconcile import Errand, Reconcile, Report, no_spread
from tests.contracts.station_store_contract import row_of
from tests.fakes.clock import START, FakeClock
from tests.fakes.courier import OTHER_SIGNER, ROOT, FakeCourier, receipt_for
from tests.fakes.station_store import MemoryStationStore

CONTENT = b"the bytes of a bundle"
ROW = row_of(CONTENT)
NONCES = b"n" * 16


class Scene:
    """A station with bundles in its outbox, and a server."""

    def __init__(
        self,
        *contents: bytes,
        live: bool = True,
        spread: Callable[[str], int] = no_spread,
        errand: Errand | None = None,
    ) -> None:
        self.store = MemoryStationStore()
        self.courier = FakeCourier(live=live)
        self.clock = FakeClock()
        for content in contents:
            self.store.put_bundle(row_of(content), content)
        self.reconcile = Reconcile(
            self.store,
            self.courier,
            ROOT,
            self.clock,
            uniform=lambda: 0.5,
            random=lambda size: NONCES[:size],
            spread=spread,
            errand=errand,
        )

    def once(self, *, urgent: bool = False) -> Report:
        return asyncio.run(self.reconcile.once(urgent=urgent))

    @property
    def row(self) -> OutboxRow:
        (row,) = self.store.outbox()
        return row


def test_a_bundle_goes_from_sealed_over_stored_to_opened() -> None:
    scene = Scene(CONTENT)

    first = scene.once()
    assert (first.stored, first.carried, first.away) == (1, 1, False)
    assert scene.row.state is BundleState.STORED
    assert len(scene.store.receipts(ROW.sha256)) == 1

    scene.courier.opened[ROW.sha256] = Verdict.IDENTICAL
    scene.clock.advance(500)
    second = scene.once()

    assert second == Report(0, 0, 1, 0, carried=0, away=False, next_wall=None)
    assert scene.row.reason == "identical"
    assert len(scene.store.receipts(ROW.sha256)) == 2
    assert scene.courier.sendings == [ROW.sha256]
    scene.store.purge(ROW.sha256)


def test_nothing_can_be_purged_before_it_was_opened() -> None:
    scene = Scene(CONTENT)
    scene.once()

    with pytest.raises(BundleNotOpenedError):
        scene.store.purge(ROW.sha256)


def test_an_opened_bundle_is_left_in_peace() -> None:
    scene = Scene(CONTENT)
    scene.courier.opened[ROW.sha256] = Verdict.DIFFERS
    scene.once()
    scene.once(urgent=True)

    assert scene.row.state is BundleState.OPENED
    assert scene.row.reason == "differs"
    assert len(scene.courier.nonces) == 1


def test_asking_again_keeps_no_second_receipt_of_the_same_state() -> None:
    scene = Scene(CONTENT)
    for _ in range(4):
        scene.once(urgent=True)

    assert len(scene.store.receipts(ROW.sha256)) == 1


def test_a_bundle_waits_for_its_turn() -> None:
    scene = Scene(CONTENT)
    scene.courier.script = [Answer(Delivery.LATER, (), 7_000, "http.503")]

    report = scene.once()

    assert report.next_wall == START.wall + 7_500
    assert (scene.row.attempts, scene.row.reason) == (1, "http.503")
    scene.clock.advance(7_499)
    scene.once()
    assert len(scene.courier.sendings) == 1
    scene.clock.advance(1)
    scene.once()
    assert scene.row.state is BundleState.STORED
    assert scene.row.reason == ""


def test_someone_who_asks_does_not_wait() -> None:
    scene = Scene(CONTENT)
    scene.courier.script = [Answer(Delivery.LATER, (), 7_000)]
    scene.once()

    scene.once(urgent=True)

    assert scene.row.state is BundleState.STORED


def test_a_server_that_is_away_stops_the_pass_and_loses_nothing() -> None:
    scene = Scene(b"1", b"2", b"3")
    scene.courier.script = [CourierError(reason="away")]

    report = scene.once()

    assert (report.away, report.sealed, report.carried) == (True, 3, 0)
    assert [row.attempts for row in scene.store.outbox()] == [1, 0, 0]
    assert scene.store.outbox()[0].reason == "away"
    scene.clock.advance(500)
    assert scene.once().stored == 3


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(Delivery.FORK), "fork"),
        (Answer(Delivery.REFUSED, reason="signature.invalid"), "signature.invalid"),
    ],
)
def test_what_is_refused_is_set_aside_with_its_reason(answer: Answer, reason: str) -> None:
    scene = Scene(CONTENT)
    scene.courier.script = [answer]

    report = scene.once()

    assert report.parked == 1
    assert (scene.row.state, scene.row.reason) == (BundleState.PARKED, reason)
    assert scene.store.bundle(ROW.sha256) == CONTENT
    scene.once(urgent=True)
    assert len(scene.courier.sendings) == 1
    assert scene.row.reason == reason


def test_the_reason_of_a_bundle_set_aside_outlives_a_server_that_is_away() -> None:
    scene = Scene(CONTENT)
    scene.courier.script = [Answer(Delivery.FORK), CourierError(reason="away")]
    scene.once()
    scene.once(urgent=True)

    assert (scene.row.state, scene.row.reason) == (BundleState.PARKED, "fork")


def test_a_bundle_set_aside_that_a_human_opens_there_is_opened_here() -> None:
    scene = Scene(CONTENT)
    scene.courier.script = [Answer(Delivery.FORK)]
    scene.once()
    scene.courier.taken[ROW.sha256] = CONTENT
    scene.once(urgent=True)
    assert scene.row.state is BundleState.PARKED

    scene.courier.opened[ROW.sha256] = Verdict.PARKED
    scene.once(urgent=True)

    assert (scene.row.state, scene.row.reason) == (BundleState.OPENED, "parked")


def test_a_human_lets_a_bundle_go_again() -> None:
    scene = Scene(CONTENT, b"other")
    scene.courier.script = [Answer(Delivery.REFUSED, reason="bundle.size")]
    scene.once()

    scene.reconcile.release(row_of(b"other").sha256)
    scene.reconcile.release(ROW.sha256)

    assert scene.store.outbox()[0] == ROW
    assert scene.store.outbox()[1].state is BundleState.STORED
    scene.once()
    assert scene.store.outbox()[0].state is BundleState.STORED


def test_a_bundle_whose_file_is_gone_is_set_aside_and_the_others_go() -> None:
    scene = Scene(CONTENT, b"other")
    del scene.store._files[ROW.sha256]

    report = scene.once()

    assert (report.parked, report.stored) == (1, 1)
    assert scene.store.outbox()[0].reason == "lost"
    with pytest.raises(BundleLostError):
        scene.store.bundle(ROW.sha256)


@pytest.mark.parametrize(
    ("envelope", "reason"),
    [
        (b"no envelope", "json.invalid"),
        (receipt_for(ROW.sha256, ROW.size, NONCES, signer=OTHER_SIGNER), "signature.unknown_key"),
        (receipt_for(ROW.sha256, ROW.size, NONCES, realm=Realm.MOCK), "receipt.realm"),
        (receipt_for(ROW.sha256, ROW.size + 1, NONCES), "receipt.bundle"),
        (receipt_for("0" * 64, ROW.size, NONCES), "receipt.bundle"),
        (receipt_for(ROW.sha256, ROW.size, b"x" * 16), "receipt.nonce"),
        (
            receipt_for(ROW.sha256, ROW.size, b"x" * 16, verdict=Verdict.IDENTICAL),
            "receipt.nonce",
        ),
    ],
)
def test_a_receipt_that_does_not_hold_moves_nothing(envelope: bytes, reason: str) -> None:
    scene = Scene(CONTENT)
    scene.courier.script = [Answer(Delivery.TAKEN, (envelope,))]

    scene.once()

    assert (scene.row.state, scene.row.reason) == (BundleState.SEALED, reason)
    assert scene.store.receipts(ROW.sha256) == ()
    assert scene.row.next_wall == START.wall + 500


def test_a_bad_receipt_beside_a_good_one_spoils_nothing() -> None:
    scene = Scene(CONTENT)
    good = receipt_for(ROW.sha256, ROW.size, NONCES, verdict=Verdict.IDENTICAL)
    scene.courier.script = [Answer(Delivery.TAKEN, (good, b"bad"))]

    scene.once()

    assert (scene.row.state, scene.row.reason) == (BundleState.OPENED, "identical")
    assert scene.store.receipts(ROW.sha256) == (good,)


def test_every_try_has_a_nonce_of_its_own() -> None:
    store = MemoryStationStore()
    store.put_bundle(ROW, CONTENT)
    courier = FakeCourier()
    reconcile = Reconcile(store, courier, ROOT, FakeClock(), uniform=lambda: 0.0)

    for _ in range(3):
        asyncio.run(reconcile.once())

    assert {len(nonce) for nonce in courier.nonces} == {16}
    assert len(set(courier.nonces)) == 3


def test_a_stick_carries_everything_that_was_not_opened() -> None:
    scene = Scene(b"1", b"2", b"3", live=False)
    rows = scene.store.outbox()
    scene.store.update(replace(rows[0], state=BundleState.OPENED))
    scene.store.update(replace(rows[1], state=BundleState.PARKED, reason="fork"))

    report = scene.once(urgent=True)

    assert report.carried == 2
    assert set(scene.courier.taken.values()) == {b"2", b"3"}
    assert scene.store.outbox()[1].reason == "fork"


def test_a_stick_without_receipts_changes_nothing() -> None:
    scene = Scene(CONTENT, live=False)
    scene.courier.script = [Answer(Delivery.TAKEN)]

    scene.once(urgent=True)

    assert scene.row == ROW


def test_receipts_on_a_stick_carry_no_nonce_of_ours() -> None:
    scene = Scene(CONTENT, live=False)
    receipts = (
        receipt_for(ROW.sha256, ROW.size),
        receipt_for(ROW.sha256, ROW.size, verdict=Verdict.UNREPLAYABLE),
    )
    scene.courier.script = [Answer(Delivery.TAKEN, receipts)]

    scene.once(urgent=True)

    assert (scene.row.state, scene.row.reason) == (BundleState.OPENED, "unreplayable")
    assert scene.store.receipts(ROW.sha256) == receipts


def test_a_full_stick_is_told() -> None:
    class FullStick(FakeCourier):
        async def send(self, sha256: str, content: bytes, nonce: bytes) -> Answer:
            raise DiskFullError(folder="stick")

    scene = Scene(CONTENT)
    stick = FullStick(live=False)
    reconcile = Reconcile(scene.store, stick, ROOT, scene.clock, uniform=lambda: 0.0)

    with pytest.raises(DiskFullError):
        asyncio.run(reconcile.once(urgent=True))

    assert scene.row == ROW


def test_a_session_s_bundles_let_other_stations_go_first() -> None:
    scene = Scene(CONTENT, spread={"S1": 60_000}.__getitem__)

    report = scene.once()
    assert (report.carried, report.next_wall) == (0, START.wall + 60_000)
    scene.clock.advance(59_999)
    assert scene.once().carried == 0
    scene.clock.advance(1)
    assert scene.once().carried == 1


def test_the_loop_goes_on_until_it_is_told_to_stop() -> None:
    class LastCourier(FakeCourier):
        stop: asyncio.Event

        async def send(self, sha256: str, content: bytes, nonce: bytes) -> Answer:
            self.stop.set()
            return await super().send(sha256, content, nonce)

    store, courier = MemoryStationStore(), LastCourier()
    store.put_bundle(ROW, CONTENT)
    reconcile = Reconcile(store, courier, ROOT, FakeClock(), uniform=lambda: 0.0)

    async def run_until_sent() -> None:
        courier.stop = asyncio.Event()
        await reconcile.run(courier.stop)
        await reconcile.run(courier.stop)

    asyncio.run(run_until_sent())

    assert courier.sendings == [ROW.sha256]
    assert store.outbox()[0].state is BundleState.STORED


def test_the_loop_comes_back_when_a_bundle_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.services.reconcile.SHORTEST_SLEEP_MS", 1)
    scene = Scene(CONTENT)
    scene.courier.script = [Answer(Delivery.LATER)]

    async def run_until_stored() -> None:
        stop = asyncio.Event()
        loop = asyncio.create_task(scene.reconcile.run(stop))
        while scene.row.state is BundleState.SEALED:
            scene.clock.advance(100)
            await asyncio.sleep(0)
        stop.set()
        await loop

    asyncio.run(run_until_stored())

    assert len(scene.courier.sendings) == 2


answers = st.sampled_from(
    [
        Answer(Delivery.TAKEN),
        Answer(Delivery.TAKEN, (b"bad",)),
        Answer(Delivery.LATER, (), 3_000, "http.503"),
        Answer(Delivery.LATER),
        Answer(Delivery.FORK),
        Answer(Delivery.REFUSED, reason="bundle.realm"),
        CourierError(reason="away"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(answers, max_size=12))
def test_whatever_the_server_says_first_every_bundle_is_opened_in_the_end(
    script: list[Answer | CourierError],
) -> None:
    contents = [b"1", b"2"]
    scene = Scene(*contents)
    scene.courier.script = script
    scene.courier.opened = {row_of(one).sha256: Verdict.IDENTICAL for one in contents}
    for _ in range(40):
        report = scene.once()
        for row in scene.store.outbox():
            if row.state is BundleState.PARKED:
                scene.reconcile.release(row.sha256)
        for content in contents:
            assert hashlib.sha256(scene.store.bundle(row_of(content).sha256)).digest()
        scene.clock.advance(max(0, (report.next_wall or 0) - scene.clock.now().wall))

    assert [row.state for row in scene.store.outbox()] == [BundleState.OPENED] * 2


def test_an_errand_is_done_after_the_bundles_and_not_without_the_server() -> None:
    done: list[int] = []

    async def errand() -> None:
        done.append(1)

    scene = Scene(CONTENT, errand=errand)
    scene.courier.script = [CourierError(reason="away")]
    assert scene.once(urgent=True).away
    assert done == []
    assert not scene.once(urgent=True).away
    assert done == [1]


@pytest.mark.parametrize("error", [CourierError(reason="away"), DiskFullError(folder="x")])
def test_an_errand_that_fails_disturbs_no_bundle(error: KioskError) -> None:
    async def errand() -> None:
        raise error

    assert Scene(CONTENT, errand=errand).once(urgent=True).carried == 1
