"""kiosk.preflight.this_machine: room, battery and a place for reports."""

from pathlib import Path

import pytest

from kiosk.ports.machine import Battery, Machine
from kiosk.preflight.this_machine import ThisMachine
from tests.contracts.machine_contract import MachineContract


class TestContract(MachineContract):
    folder: Path

    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path) -> None:
        self.folder = tmp_path

    def make(self) -> Machine:
        return ThisMachine(self.folder, (self.folder / "gone", self.folder))

    def read_back(self, machine: Machine, folder: str, name: str) -> bytes:
        return (Path(folder) / name).read_bytes()

    def full(self) -> Machine:
        return ThisMachine(self.folder, (self.folder / "gone", self.folder / "away"))


def supply(folder: Path, name: str, **told: str) -> None:
    (folder / name).mkdir(parents=True)
    for key, text in told.items():
        (folder / name / key).write_text(f"{text}\n")


def test_a_battery_is_read_where_the_system_tells_of_one(tmp_path: Path) -> None:
    supplies = tmp_path / "power_supply"
    supply(supplies, "AC", online="1")
    supply(supplies, "BAT0", capacity="41", status="Discharging")
    supply(supplies, "BAT1", capacity="full", status="Unknown")
    machine = ThisMachine(tmp_path, (), supplies)
    assert machine.read().battery == Battery(41, plugged=False)
    supply(supplies, "BAT2", capacity="80", status="Charging")
    assert machine.read().battery == Battery(80, plugged=True)


def test_what_cannot_be_read_is_unknown(tmp_path: Path) -> None:
    machine = ThisMachine(tmp_path / "gone", (), tmp_path / "none")
    found = machine.read()
    assert (found.free_bytes, found.battery) == (None, None)
