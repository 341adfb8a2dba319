"""What every vault does."""

from abc import ABC, abstractmethod

import pytest

from engine.records.statement import KeyProtection
from kiosk.ports.vault import Vault


class VaultContract(ABC):
    @pytest.fixture
    @abstractmethod
    def vault(self) -> Vault: ...

    def test_the_protection_is_one_that_a_statement_can_say(self, vault: Vault) -> None:
        assert vault.protection in set(KeyProtection)

    def test_seeds_have_the_size_of_keys_and_each_its_purpose(self, vault: Vault) -> None:
        seeds = [vault.signing_seed(), vault.receiving_seed(), vault.database_key()]

        assert {len(seed.reveal()) for seed in seeds} == {32}
        assert len({seed.reveal() for seed in seeds}) == 3

    def test_seeds_stay_the_same(self, vault: Vault) -> None:
        assert vault.signing_seed() == vault.signing_seed()
        assert vault.receiving_seed() == vault.receiving_seed()
        assert vault.database_key() == vault.database_key()

    def test_an_unknown_journal_has_no_mark(self, vault: Vault) -> None:
        assert vault.mark("S1/P14") is None

    def test_a_mark_only_rises(self, vault: Vault) -> None:
        for size, root in ((5, "five"), (9, "nine"), (7, "seven"), (9, "another nine")):
            vault.put_mark("S1/P14", size, root)
        vault.put_mark("S1/P15", 1, "one")

        assert vault.mark("S1/P14") == (9, "nine")
        assert vault.mark("S1/P15") == (1, "one")
