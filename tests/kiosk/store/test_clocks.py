"""Tests of kiosk.store.system_clock and kiosk.store.accelerated_clock."""

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from engine.records.root import Realm
from kiosk.ports.errors import RealmRefusedError, StorageError
from kiosk.store.accelerated_clock import FILE_NAME, AcceleratedClock, accelerated_clock
from kiosk.store.system_clock import SystemClock
from tests.contracts.clock_contract import ClockContract
from tests.fakes.clock import START, FakeClock


class TestSystemClock(ClockContract):
    @pytest.fixture
    def clock(self) -> SystemClock:
        return SystemClock()

    @pytest.mark.skipif(sys.platform == "win32", reason="that clock has another name there")
    def test_suspend_counts(self, clock: SystemClock) -> None:
        before = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
        now = clock.now()
        after = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000

        assert before <= now.boot_ms <= after

    def test_two_clocks_of_one_run_agree_about_it(self, clock: SystemClock) -> None:
        assert SystemClock().now().boot_id == clock.now().boot_id


class TestAcceleratedClock(ClockContract):
    @pytest.fixture
    def clock(self) -> AcceleratedClock:
        return AcceleratedClock(SystemClock(), 50, Realm.MOCK)


@pytest.mark.parametrize("factor", [1, 2, 100])
def test_a_real_exam_has_no_accelerated_clock(factor: int, tmp_path: Path) -> None:
    with pytest.raises(RealmRefusedError):
        AcceleratedClock(FakeClock(), factor, Realm.REAL)
    with pytest.raises(RealmRefusedError):
        accelerated_clock(tmp_path, FakeClock(), factor, Realm.REAL)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("factor", [0, -1, 10_001])
def test_a_factor_out_of_bounds_is_refused(factor: int) -> None:
    with pytest.raises(ValueError, match=str(factor)):
        AcceleratedClock(FakeClock(), factor, Realm.DEMO)


def test_both_clocks_run_faster(tmp_path: Path) -> None:
    inner = FakeClock()
    clock = AcceleratedClock(inner, 60, Realm.DEMO)
    assert clock.now() == START

    inner.advance(1500)

    assert clock.now().wall == START.wall + 90_000
    assert clock.now().boot_ms == START.boot_ms + 90_000
    assert clock.now().boot_id == START.boot_id


def test_a_restart_goes_on_where_the_first_run_was(tmp_path: Path) -> None:
    inner = FakeClock()
    first = accelerated_clock(tmp_path, inner, 60, Realm.DEMO)
    inner.advance(10_000)
    moment = first.now()

    again = accelerated_clock(tmp_path, inner, 60, Realm.DEMO)

    assert again.now() == moment
    assert again.origin == START


def test_a_reboot_starts_anew(tmp_path: Path) -> None:
    inner = FakeClock()
    accelerated_clock(tmp_path, inner, 60, Realm.DEMO)
    inner.reboot("boot-2", 5000)

    again = accelerated_clock(tmp_path, inner, 60, Realm.DEMO)

    assert again.origin == inner.now()
    assert accelerated_clock(tmp_path, inner, 60, Realm.DEMO).origin == again.origin


@pytest.mark.parametrize("content", [b"", b"{}", b'{"wall":1,"boot_ms":-5,"boot_id":"x"}'])
def test_an_unreadable_origin_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    with pytest.raises(StorageError):
        accelerated_clock(tmp_path, FakeClock(replace(START)), 60, Realm.DEMO)
