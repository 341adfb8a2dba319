"""The fakes keep the same contracts as what they stand for."""

import pytest

from kiosk.ports.errors import DiskFullError
from kiosk.ports.machine import Machine
from kiosk.ports.speech import Sound, Speech
from kiosk.ports.spelling import Spelling
from tests.contracts.clock_contract import ClockContract
from tests.contracts.journal_contract import (
    DRAFT,
    JournalContract,
    SessionStoreContract,
    SessionStoresContract,
)
from tests.contracts.machine_contract import MachineContract
from tests.contracts.speech_contract import SoundContract, SpeechContract
from tests.contracts.spelling_contract import SpellingContract
from tests.contracts.station_store_contract import StationStoreContract
from tests.contracts.vault_contract import VaultContract
from tests.fakes.clock import START, FakeClock
from tests.fakes.journal import MemoryJournal, MemorySessionStore, MemorySessionStores
from tests.fakes.machine import FakeMachine
from tests.fakes.speech import FakeSound, FakeSpeech
from tests.fakes.spelling import FakeSpelling
from tests.fakes.station_store import MemoryStationStore
from tests.fakes.vault import MemoryVault


class TestFakeSpelling(SpellingContract):
    @pytest.fixture
    def spelling(self) -> Spelling:
        return FakeSpelling()


class TestFakeClock(ClockContract):
    @pytest.fixture
    def clock(self) -> FakeClock:
        return FakeClock()

    def test_it_moves_as_told(self, clock: FakeClock) -> None:
        clock.advance(1000)
        clock.step_wall(-5000)

        assert clock.now().wall == START.wall - 4000
        assert clock.now().boot_ms == START.boot_ms + 1000

    def test_a_reboot_starts_another_run(self, clock: FakeClock) -> None:
        clock.reboot("boot-2", 60_000)

        assert clock.now().boot_ms == 0
        assert clock.now().boot_id == "boot-2"
        assert clock.now().wall == START.wall + 60_000


class TestMemoryJournal(JournalContract):
    @pytest.fixture
    def journal(self) -> MemoryJournal:
        return MemoryJournal("S1/C1/P14/0")

    def test_a_failure_is_told_once_and_changes_nothing(self, journal: MemoryJournal) -> None:
        journal.keep(DRAFT)
        journal.fail_next(DiskFullError())

        with pytest.raises(DiskFullError):
            journal.append([b"one"], first=0)

        assert journal.bodies() == ()
        assert journal.working() == DRAFT
        journal.append([b"one"], first=0)
        assert journal.bodies() == (b"one",)


class TestMemorySessionStore(SessionStoreContract):
    @pytest.fixture
    def store(self) -> MemorySessionStore:
        return MemorySessionStore("S1", "P14")


class TestMemorySessionStores(SessionStoresContract):
    @pytest.fixture
    def stores(self) -> MemorySessionStores:
        return MemorySessionStores()


class TestMemoryStationStore(StationStoreContract):
    @pytest.fixture
    def store(self) -> MemoryStationStore:
        return MemoryStationStore()


class TestMemoryVault(VaultContract):
    @pytest.fixture
    def vault(self) -> MemoryVault:
        return MemoryVault()


class TestFakeSpeech(SpeechContract):
    @pytest.fixture
    def speech(self) -> Speech:
        self.fake = FakeSpeech()
        return self.fake

    def heard(self, speech: Speech) -> bool:
        return bool(self.fake.said)


class TestFakeSound(SoundContract):
    @pytest.fixture
    def sound(self) -> Sound:
        self.fake = FakeSound()
        return self.fake

    def heard(self, sound: Sound) -> bool:
        return bool(self.fake.played)


class TestFakeMachine(MachineContract):
    def make(self) -> FakeMachine:
        return FakeMachine()

    def read_back(self, machine: Machine, folder: str, name: str) -> bytes:
        assert isinstance(machine, FakeMachine)
        assert folder == machine.folder
        return machine.reports[name]

    def full(self) -> FakeMachine:
        return FakeMachine(folder="")
