"""What every clock does."""

from abc import ABC, abstractmethod

import pytest

from kiosk.ports.clock import Clock


class ClockContract(ABC):
    @pytest.fixture
    @abstractmethod
    def clock(self) -> Clock: ...

    def test_time_since_the_start_never_goes_back(self, clock: Clock) -> None:
        readings = [clock.now().boot_ms for _ in range(200)]

        assert readings == sorted(readings)

    def test_one_run_of_the_machine_has_one_name(self, clock: Clock) -> None:
        assert clock.now().boot_id == clock.now().boot_id != ""

    def test_the_wall_clock_is_of_this_century(self, clock: Clock) -> None:
        assert 946_684_800_000 < clock.now().wall < 4_102_444_800_000
