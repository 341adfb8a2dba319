"""What every machine does, told once for the adapter and for its fake."""

from abc import ABC, abstractmethod

import pytest

from kiosk.ports.errors import StorageError
from kiosk.ports.machine import Machine


class MachineContract(ABC):
    """A subclass makes the machine."""

    @abstractmethod
    def make(self) -> Machine:
        """A machine whose reports go somewhere."""

    @abstractmethod
    def read_back(self, machine: Machine, folder: str, name: str) -> bytes:
        """What a technician finds in the folder."""

    @abstractmethod
    def full(self) -> Machine:
        """A machine that takes no report."""

    def test_it_tells_its_room_and_its_system(self) -> None:
        found = self.make().read()
        assert found.free_bytes is not None
        assert found.free_bytes > 0
        assert found.system

    def test_a_report_is_found_where_it_says(self) -> None:
        machine = self.make()
        for content in (b"{}", b'{"again": 1}'):
            folder = machine.put_report("diagnostic-1.json", content)
            assert self.read_back(machine, folder, "diagnostic-1.json") == content

    def test_a_report_that_nobody_takes_is_refused(self) -> None:
        with pytest.raises(StorageError):
            self.full().put_report("diagnostic-1.json", b"{}")
