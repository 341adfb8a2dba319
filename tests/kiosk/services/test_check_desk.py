"""kiosk.services.check_desk: the checks of a running station, and the newest report of them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from kiosk.ports.preflight import Finding, Probe, Verdict
from kiosk.services.check_desk import CheckDesk
from kiosk.services.preflight import Kept, newest_report
from tests.fakes.preflight import MemoryReports
from tests.fakes.stage import at_once
from tests.kiosk.services.world import NOW, Station

T = TypeVar("T")


def desk(shelf: MemoryReports, verdict: Verdict) -> CheckDesk:
    station = Station()
    probe = Probe(("clock",), lambda: (Finding("clock", verdict, {"seconds": 80}),))
    return CheckDesk(station.identity, station.clock, shelf, lambda: (probe,), "1.4.2", "PC-14")


def run(checks: CheckDesk, aside: Callable[[Callable[[], T]], Awaitable[T]]) -> list[Finding]:
    async def made() -> list[Finding]:
        return list(await checks.run(aside, lambda _done, _total: None))  # type: ignore[arg-type]

    return asyncio.run(made())


def test_the_newest_report_is_read_once_and_after_each_run() -> None:
    shelf = MemoryReports()
    checks = desk(shelf, Verdict.STOP)
    assert checks.kept() is None
    assert [one.check for one in run(checks, at_once)] == ["clock"]
    assert checks.kept() == Kept(NOW, ("clock",))
    shelf.report = None
    assert checks.kept() == Kept(NOW, ("clock",))
    run(desk(shelf, Verdict.FINE), at_once)
    assert desk(shelf, Verdict.FINE).kept() == Kept(NOW, ())


def test_a_report_is_kept_aside_and_is_later_than_the_former_one() -> None:
    shelf, asides = MemoryReports(), []

    async def aside(work: Callable[[], T]) -> T:
        asides.append(work)
        return work()

    for _ in range(2):
        run(desk(shelf, Verdict.FINE), aside)
    assert len(asides) == 4
    kept = newest_report(shelf, Station().identity)
    assert kept is not None
    assert (kept.wall, kept.order) == (NOW, NOW + 1)
