"""kiosk.services.preflight: probes one by one, a signed report, its way to the server."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

import pytest

from engine.errors import SignatureRefusedError
from engine.records.preflight_report import Outcome, read_report
from kiosk.ports.errors import CourierError, StorageError
from kiosk.ports.preflight import Finding, Probe, Verdict, unread
from kiosk.services.preflight import (
    Answer,
    Kept,
    Making,
    PreflightPost,
    answer_of,
    check,
    in_order,
    kept_report,
    signed_report,
    take,
)
from tests.fakes.preflight import FakePost, MemoryReports
from tests.fakes.stage import at_once
from tests.kiosk.services.world import NOW, Station

T = TypeVar("T")
FINDINGS = (
    Finding("printer", Verdict.FINE, {"printer": "Imprimante de Jean"}),
    Finding("clock", Verdict.STOP, {"seconds": 80}),
    Finding("level", Verdict.LOOK, {"level": 1}),
    Finding("server", Verdict.NONE),
)


def _silent(_done: int, _total: int) -> None:
    """Nobody is told."""


def probe(*checks: str, aside: bool = True) -> Probe:
    return Probe(checks, lambda: (Finding(one, Verdict.FINE) for one in checks), aside)


def failing(error: Exception) -> Callable[[], Iterable[Finding]]:
    def fail() -> Iterable[Finding]:
        yield Finding("room", Verdict.FINE)
        raise error

    return fail


def signed(station: Station, findings: tuple[Finding, ...] = FINDINGS) -> bytes:
    return signed_report(findings, station.identity, Making(NOW, "1.4.2", "PC-14"))


@pytest.mark.parametrize("error", [OSError("no"), StorageError(folder="x")])
def test_a_probe_that_fails_cannot_be_made_here(error: Exception) -> None:
    assert take(Probe(("room", "write"), failing(error))) == (unread("room"), unread("write"))


def test_the_window_is_kept_alive_and_told_how_far_it_is() -> None:
    asides: list[int] = []
    progress: list[tuple[int, int]] = []

    async def aside(work: Callable[[], T]) -> T:
        asides.append(1)
        return work()

    def asked(work: Callable[[], T]) -> Awaitable[T]:
        return aside(work)

    probes = (probe("note", "level", aside=False), probe("clock"), probe("room", "write"))
    found = asyncio.run(check(probes, asked, lambda done, total: progress.append((done, total))))
    assert [one.check for one in found] == ["room", "write", "clock", "note", "level"]
    assert progress == [(0, 5), (2, 5), (3, 5)]
    assert len(asides) == 2


def test_a_reading_of_the_window_lets_it_live_at_each_step() -> None:
    steps: list[str] = []

    def reading() -> Iterable[Finding | None]:
        steps.append("first")
        yield None
        steps.append("second")
        yield Finding("screen", Verdict.FINE)

    async def window() -> None:
        for _ in range(4):
            steps.append("window")
            await asyncio.sleep(0)

    async def both() -> tuple[Finding, ...]:
        living = asyncio.create_task(window())
        found = await check((Probe(("screen",), reading, aside=False),), at_once, _silent)
        await living
        return found

    assert [one.check for one in asyncio.run(both())] == ["screen"]
    assert steps.index("first") < steps.index("second")
    assert "window" in steps[steps.index("first") : steps.index("second")]


@pytest.mark.parametrize("aside", [True, False])
def test_a_step_without_a_finding_is_none(aside: bool) -> None:
    reading = Probe(("room",), lambda: (None, Finding("room", Verdict.FINE)), aside)
    assert [one.check for one in asyncio.run(check((reading,), at_once, _silent))] == ["room"]


@pytest.mark.parametrize("error", [OSError("no"), StorageError(folder="x")])
def test_a_reading_of_the_window_that_fails_cannot_be_made_here(error: Exception) -> None:
    reading = Probe(("room", "write"), failing(error), aside=False)
    found = asyncio.run(check((reading,), at_once, _silent))
    assert found == (unread("room"), unread("write"))


def test_what_a_reading_needs_is_made_aside_before_it() -> None:
    order: list[str] = []

    async def aside(work: Callable[[], T]) -> T:
        order.append("aside")
        return work()

    def reading() -> Iterable[Finding]:
        order.append("taken")
        yield Finding("screen", Verdict.FINE)

    made = Probe(("screen",), reading, aside=False, warm=lambda: order.append("warm"))
    asyncio.run(check((made,), aside, _silent))
    assert order == ["aside", "warm", "taken"]


def test_a_report_is_later_than_the_former_one_whatever_the_clock() -> None:
    station = Station()
    public = station.identity.device.public
    first = read_report(signed(station), public)
    assert (first.number, first.order) == (NOW, NOW)
    back = Making(NOW - 1000, "1.4.2", "PC-14", first)
    second = read_report(signed_report(FINDINGS, station.identity, back), public)
    assert (second.wall, second.order) == (NOW - 1000, NOW + 1)
    on = Making(NOW + 1000, "1.4.2", "PC-14", second)
    assert read_report(signed_report(FINDINGS, station.identity, on), public).order == NOW + 1000


def test_what_is_said_of_the_station_comes_after_the_thirty() -> None:
    assert [one.check for one in in_order(FINDINGS)] == ["clock", "printer", "server", "level"]


def test_a_report_is_signed_and_names_nobody() -> None:
    station = Station()
    envelope = signed(station)
    report = read_report(envelope, station.identity.device.public)
    assert b"Jean" not in envelope
    assert b"PC-14" not in envelope
    assert (report.station, report.wall, report.level) == ("poste-a", NOW, 1)
    clock = next(one for one in report.findings if one.check == "clock")
    assert (clock.number, clock.outcome) == (8, Outcome.STOP)
    assert clock.text == "Horloge\u00a0: 80\u00a0s d’écart avec le serveur"
    assert clock.fix.startswith("Réglez l’heure")
    with pytest.raises(SignatureRefusedError):
        read_report(envelope, Station("b").identity.device.public)


def test_a_report_without_a_level_has_none() -> None:
    station = Station()
    envelope = signed(station, (Finding("level", Verdict.LOOK, case="unread"),))
    assert read_report(envelope, station.identity.device.public).level is None


def test_the_newest_report_of_this_station_says_what_is_to_be_put_right() -> None:
    station, shelf = Station(), MemoryReports()
    assert kept_report(shelf, station.identity) is None
    shelf.keep(signed(station))
    assert kept_report(shelf, station.identity) == Kept(NOW, ("clock",))
    shelf.keep(signed(Station("b")))
    assert kept_report(shelf, station.identity) is None


def test_a_report_goes_once_and_its_answer_is_kept() -> None:
    shelf, post = MemoryReports(), FakePost(b'{"host":["Poste 3"],"label":[]}')
    send = PreflightPost(shelf, "poste-a", post)
    assert not asyncio.run(send())
    shelf.keep(b"one")
    assert asyncio.run(send())
    assert not asyncio.run(send())
    shelf.keep(b"two")
    assert asyncio.run(send())
    assert post.taken == [("poste-a", b"one"), ("poste-a", b"two")]
    assert answer_of(shelf.told or b"") == Answer((), ("Poste 3",))


def test_a_report_that_did_not_arrive_goes_again() -> None:
    shelf, post = MemoryReports(b"one"), FakePost(None)
    send = PreflightPost(shelf, "poste-a", post)
    with pytest.raises(CourierError):
        asyncio.run(send())
    post.answer = b"something else"
    assert asyncio.run(send())
    assert shelf.told is None


@pytest.mark.parametrize("untrusted", [b"", b"[]", b"{}", b'{"host":[1],"label":[]}'])
def test_an_answer_of_another_form_is_none(untrusted: bytes) -> None:
    assert answer_of(untrusted) is None
