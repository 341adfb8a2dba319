"""What every station store does."""

import hashlib
from abc import ABC, abstractmethod
from dataclasses import replace

import pytest

from kiosk.ports.errors import BundleLostError, BundleNotOpenedError, StorageError
from kiosk.ports.outbox import BundleState, HighWater, OutboxRow, StationStore

CONTENT = b"the bytes of a bundle"


def row_of(content: bytes, session: str = "S1") -> OutboxRow:
    return OutboxRow(
        sha256=hashlib.sha256(content).hexdigest(),
        session=session,
        candidate="C1",
        kind="final",
        size=len(content),
        state=BundleState.SEALED,
        attempts=0,
        next_wall=0,
        reason="",
    )


ROW = row_of(CONTENT)


class StationStoreContract(ABC):
    @pytest.fixture
    @abstractmethod
    def store(self) -> StationStore: ...

    def test_a_new_store_knows_nothing(self, store: StationStore) -> None:
        assert store.tickets() == ()
        assert store.statement() is None
        assert store.wrapped_key("S1") is None
        assert store.outbox() == ()
        assert store.receipts(ROW.sha256) == ()
        assert store.mark("S1/P14") is None
        assert store.acts("S1") == ()

    def test_the_newest_ticket_comes_first_and_replaces_its_session_s(
        self, store: StationStore
    ) -> None:
        for session, envelope in (("S1", b"1"), ("S2", b"2"), ("S1", b"1 again")):
            store.put_ticket(session, envelope)

        assert store.tickets() == (b"1 again", b"2")

    def test_there_is_one_statement(self, store: StationStore) -> None:
        store.put_statement(b"last year")
        store.put_statement(b"this year")

        assert store.statement() == b"this year"

    def test_a_destroyed_key_is_gone_and_the_others_are_not(self, store: StationStore) -> None:
        store.put_wrapped_key("S1", b"old")
        store.put_wrapped_key("S1", b"one")
        store.put_wrapped_key("S2", b"two")
        assert store.wrapped_key("S1") == b"one"

        store.destroy_wrapped_key("S1")
        store.destroy_wrapped_key("S1")

        assert store.wrapped_key("S1") is None
        assert store.wrapped_key("S2") == b"two"

    def test_bundles_come_back_oldest_first(self, store: StationStore) -> None:
        contents = [b"b", b"a", b"c"]
        for content in contents:
            store.put_bundle(row_of(content), content)

        assert [store.bundle(row.sha256) for row in store.outbox()] == contents

    def test_a_bundle_put_twice_is_one_and_keeps_its_row(self, store: StationStore) -> None:
        store.put_bundle(ROW, CONTENT)
        tried = replace(ROW, attempts=3, next_wall=9)
        store.update(tried)
        store.put_bundle(ROW, CONTENT)

        assert store.outbox() == (tried,)

    def test_bytes_of_another_digest_make_no_row(self, store: StationStore) -> None:
        with pytest.raises(BundleLostError):
            store.put_bundle(ROW, b"other bytes")

        assert store.outbox() == ()

    def test_an_unknown_bundle_is_refused_everywhere(self, store: StationStore) -> None:
        with pytest.raises(BundleLostError):
            store.bundle(ROW.sha256)
        with pytest.raises(BundleLostError):
            store.update(ROW)
        with pytest.raises(BundleLostError):
            store.add_receipt(ROW.sha256, b"receipt")
        with pytest.raises(BundleNotOpenedError):
            store.purge(ROW.sha256)

    @pytest.mark.parametrize("state", [BundleState.SEALED, BundleState.STORED, BundleState.PARKED])
    def test_what_is_not_opened_is_not_purged(
        self, store: StationStore, state: BundleState
    ) -> None:
        store.put_bundle(ROW, CONTENT)
        store.update(replace(ROW, state=state))

        with pytest.raises(BundleNotOpenedError):
            store.purge(ROW.sha256)

        assert store.bundle(ROW.sha256) == CONTENT

    def test_an_opened_bundle_is_purged_and_its_row_stays(self, store: StationStore) -> None:
        opened = replace(ROW, state=BundleState.OPENED)
        store.put_bundle(ROW, CONTENT)
        store.add_receipt(ROW.sha256, b"receipt")
        store.update(opened)
        store.purge(ROW.sha256)
        store.purge(ROW.sha256)
        store.put_bundle(ROW, CONTENT)

        with pytest.raises(BundleLostError):
            store.bundle(ROW.sha256)
        assert store.outbox() == (opened,)
        assert store.receipts(ROW.sha256) == (b"receipt",)

    @pytest.mark.parametrize("state", [BundleState.SEALED, BundleState.STORED, BundleState.PARKED])
    def test_an_opened_bundle_stays_opened(self, store: StationStore, state: BundleState) -> None:
        store.put_bundle(ROW, CONTENT)
        store.update(replace(ROW, state=BundleState.OPENED))

        with pytest.raises(StorageError):
            store.update(replace(ROW, state=state))

        assert store.outbox()[0].state is BundleState.OPENED

    def test_a_bundle_does_not_become_another(self, store: StationStore) -> None:
        store.put_bundle(ROW, CONTENT)

        with pytest.raises(StorageError):
            store.update(replace(ROW, candidate="C2"))

        assert store.outbox() == (ROW,)

    def test_receipts_are_kept_once_and_in_order(self, store: StationStore) -> None:
        store.put_bundle(ROW, CONTENT)
        for envelope in (b"stored", b"opened", b"stored"):
            store.add_receipt(ROW.sha256, envelope)

        assert store.receipts(ROW.sha256) == (b"stored", b"opened")

    def test_a_mark_only_rises(self, store: StationStore) -> None:
        for size, root in ((5, "five"), (9, "nine"), (7, "seven"), (9, "another nine")):
            store.put_mark(HighWater("S1/P14", size, root))
        store.put_mark(HighWater("S1/P15", 1, "one"))

        assert store.mark("S1/P14") == HighWater("S1/P14", 9, "nine")
        assert store.mark("S1/P15") == HighWater("S1/P15", 1, "one")

    def test_acts_are_kept_once_and_in_order(self, store: StationStore) -> None:
        for act in (b"opened", b"paused", b"opened", b"closed"):
            store.add_act("S1", act)
        store.add_act("S2", b"opened")

        assert store.acts("S1") == (b"opened", b"paused", b"closed")
        assert store.acts("S2") == (b"opened",)
        assert store.recorded() == ("S1", "S2")

    def test_names_are_replaced_and_then_forgotten(self, store: StationStore) -> None:
        for names in (b"first", b"second"):
            store.put_names("S1", names)
        store.put_names("S2", b"others")
        assert (store.names("S1"), set(store.named())) == (b"second", {"S1", "S2"})
        store.forget_names("S1")
        store.forget_names("S1")

        assert (store.names("S1"), store.named()) == (None, ("S2",))
