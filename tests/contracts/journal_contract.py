"""What every journal, and every store of journals, does."""

from abc import ABC, abstractmethod

import pytest

from engine.records.secret import Secret
from kiosk.ports.errors import DatabaseDamagedError, JournalConflictError, StorageError
from kiosk.ports.journal import Journal, SessionStore, SessionStores, Working

KEY = Secret(b"k" * 32)
DRAFT = Working(
    question=3,
    draft={"réponse": ["œuf", 1, None, True]},
    spent_ms=61_500,
    wall=1_790_000_000_000,
    boot_ms=42,
    boot_id="boot-1",
)


class JournalContract(ABC):
    @pytest.fixture
    @abstractmethod
    def journal(self) -> Journal: ...

    def test_a_new_journal_is_empty(self, journal: Journal) -> None:
        assert journal.bodies() == ()
        assert journal.checkpoints() == ()
        assert journal.working() is None

    def test_records_come_back_as_they_went_in(self, journal: Journal) -> None:
        journal.append([b"one", "deuxième".encode()], first=0)
        journal.append([b"\x00\xff"], first=2)

        assert journal.bodies() == (b"one", "deuxième".encode(), b"\x00\xff")

    @pytest.mark.parametrize("first", [0, 1, 3, 7])
    def test_a_record_out_of_turn_is_refused_and_nothing_is_written(
        self, journal: Journal, first: int
    ) -> None:
        journal.append([b"one", b"two"], first=0)
        journal.keep(DRAFT)

        with pytest.raises(JournalConflictError) as caught:
            journal.append([b"three"], first=first)

        assert caught.value.data["found"] == 2
        assert journal.bodies() == (b"one", b"two")
        assert journal.working() == DRAFT

    def test_a_batch_with_a_bad_record_is_refused_whole(self, journal: Journal) -> None:
        with pytest.raises(StorageError):
            journal.append([b"good", b""], first=0)

        assert journal.bodies() == ()

    def test_the_working_row_is_replaced(self, journal: Journal) -> None:
        journal.keep(DRAFT)
        later = Working(3, "texte", 62_500, 1_790_000_001_000, 1042, "boot-1")
        journal.keep(later)

        assert journal.working() == later

    def test_a_record_clears_the_working_row(self, journal: Journal) -> None:
        journal.keep(DRAFT)
        journal.append([b"answer"], first=0)

        assert journal.working() is None

    def test_a_record_may_keep_what_is_typed_in_the_same_commit(self, journal: Journal) -> None:
        journal.keep(DRAFT)
        later = Working(3, "texte", 62_500, 1_790_000_001_000, 1042, "boot-1")
        journal.append([b"pause"], first=0, working=later)
        assert journal.working() == later
        with pytest.raises(JournalConflictError):
            journal.append([b"again"], first=0, working=DRAFT)
        assert journal.working() == later
        journal.append([], first=1, working=DRAFT)
        assert journal.working() == later

    def test_no_record_at_all_leaves_the_working_row(self, journal: Journal) -> None:
        journal.keep(DRAFT)
        journal.append([], first=0)

        assert journal.working() == DRAFT

    def test_checkpoints_stay_in_order(self, journal: Journal) -> None:
        for note in ("b", "a", "b"):
            journal.add_checkpoint(note)

        assert journal.checkpoints() == ("b", "a", "b")


class SessionStoreContract(ABC):
    """For a store of session ``S1`` on station ``P14``."""

    @pytest.fixture
    @abstractmethod
    def store(self) -> SessionStore: ...

    def test_a_new_store_has_no_sitting(self, store: SessionStore) -> None:
        assert store.sittings() == ()
        assert store.session_journal().bodies() == ()

    def test_journals_are_named_for_what_they_are_of(self, store: SessionStore) -> None:
        assert store.session_journal().name == "S1/P14"
        assert store.sitting_journal("C7", 2).name == "S1/C7/P14/2"

    def test_journals_do_not_mix(self, store: SessionStore) -> None:
        store.session_journal().append([b"session"], first=0)
        store.sitting_journal("C1", 0).append([b"first", b"second"], first=0)
        store.sitting_journal("C2", 0).append([b"other"], first=0)
        store.sitting_journal("C1", 1).add_checkpoint("note")
        store.sitting_journal("C2", 0).keep(DRAFT)

        assert store.session_journal().bodies() == (b"session",)
        assert store.sitting_journal("C1", 0).bodies() == (b"first", b"second")
        assert store.sitting_journal("C2", 0).bodies() == (b"other",)
        assert store.sitting_journal("C1", 1).checkpoints() == ("note",)
        assert store.sitting_journal("C1", 0).checkpoints() == ()
        assert store.sitting_journal("C2", 0).working() == DRAFT
        assert store.sitting_journal("C1", 0).working() is None

    def test_sittings_come_in_the_order_of_their_making(self, store: SessionStore) -> None:
        for candidate, epoch in (("C9", 0), ("C1", 0), ("C9", 1), ("C9", 0)):
            store.sitting_journal(candidate, epoch)

        assert store.sittings() == (("C9", 0), ("C1", 0), ("C9", 1))

    def test_a_value_is_replaced_under_its_name(self, store: SessionStore) -> None:
        assert store.value("bundles") is None

        store.keep_value("bundles", b"1")
        store.keep_value("bundles", b"\x00\xff")
        store.keep_value("resume", b"")

        assert store.value("bundles") == b"\x00\xff"
        assert store.value("resume") == b""


class SessionStoresContract(ABC):
    @pytest.fixture
    @abstractmethod
    def stores(self) -> SessionStores: ...

    def test_a_session_is_there_once_it_was_opened(self, stores: SessionStores) -> None:
        assert not stores.exists("S1")

        stores.open("S1", "P14", KEY).close()

        assert stores.exists("S1")
        assert not stores.exists("S2")

    def test_a_closed_session_opens_again_as_it_was(self, stores: SessionStores) -> None:
        first = stores.open("S1", "P14", KEY)
        first.session_journal().append([b"opened"], first=0)
        first.keep_value("name", b"value")
        first.close()
        other = stores.open("S2", "P14", KEY)

        again = stores.open("S1", "P14", KEY)

        assert again.session_journal().bodies() == (b"opened",)
        assert again.session_journal().name == "S1/P14"
        assert again.value("name") == b"value"
        assert other.session_journal().bodies() == ()
        again.close()
        other.close()

    def test_another_key_opens_nothing(self, stores: SessionStores) -> None:
        stores.open("S1", "P14", KEY).close()

        with pytest.raises(DatabaseDamagedError):
            stores.open("S1", "P14", Secret(b"x" * 32))
