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
    PreflightPost,
    answer_of,
    check,
    in_order,
    kept_report,
    signed_report,
    take,
)
from tests.fakes.preflight import FakePost, MemoryReports
from tests.kiosk.services.world import NOW, Station

T = TypeVar("T")
FINDINGS = (
    Finding("printer", Verdict.FINE, {"printer": "Imprimante de Jean"}),
    Finding("clock", Verdict.STOP, {"seconds": 80}),
    Finding("level", Verdict.LOOK, {"level": 1}),
    Finding("server", Verdict.NONE),
)


def probe(*checks: str, aside: bool = True) -> Probe:
    return Probe(checks, lambda: (Finding(one, Verdict.FINE) for one in checks), aside)


def failing(error: Exception) -> Callable[[], Iterable[Finding]]:
    def fail() -> Iterable[Finding]:
        yield Finding("room", Verdict.FINE)
        raise error

    return fail


def signed(station: Station, findings: tuple[Finding, ...] = FINDINGS) -> bytes:
    return signed_report(findings, station.identity, wall=NOW, release="1.4.2", host="PC-14")


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
