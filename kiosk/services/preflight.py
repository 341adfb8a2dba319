"""Checks the machine the day before, and keeps what was found for the server. Knows no reading.

Each probe is taken by itself: one that fails is *not to be checked here*, and the others go on.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol, TypeVar

from engine.errors import EngineError
from engine.records.canonical import loads_object
from engine.records.preflight_report import (
    MAX_SENTENCE,
    Outcome,
    PreflightReport,
    ReportedFinding,
    host_mark,
    next_number,
    read_report,
    sign_report,
)
from engine.records.reading import Reader
from kiosk.ports.errors import KioskError
from kiosk.ports.preflight import Finding, Probe, ReportPost, ReportShelf, unread
from kiosk.services.identity import Identity
from kiosk.words.preflight import fix, sentence

T = TypeVar("T")
UNTOLD: Final = frozenset({"printer"})
"""Checks whose names may be somebody's own: the server is told the outcome alone."""
MAX_ALIKE: Final = 20
_LABEL: Final = 60


class Aside(Protocol):
    """Runs slow work beside whatever waits for it."""

    def __call__(self, work: Callable[[], T]) -> Awaitable[T]:
        """The result of the work."""
        ...


def take(probe: Probe) -> tuple[Finding, ...]:
    """What a probe finds; when it fails, that each of its checks cannot be made here."""
    try:
        return tuple(one for one in probe.take() if one is not None)
    except (OSError, KioskError):
        return tuple(map(unread, probe.checks))


async def take_beside_window(probe: Probe) -> tuple[Finding, ...]:
    """What a probe finds that touches the window, which draws and hears its keys in between."""
    found = list[Finding]()
    try:
        for one in probe.take():
            if one is not None:
                found.append(one)
            await asyncio.sleep(0)
    except (OSError, KioskError):
        return tuple(map(unread, probe.checks))
    return tuple(found)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By number, what is said of the station besides at the end."""
    return tuple(sorted(findings, key=lambda one: (one.number == 0, one.number)))


async def check(
    probes: Sequence[Probe], aside: Aside, told: Callable[[int, int], None]
) -> tuple[Finding, ...]:
    """Take every probe, in order.

    Args:
        probes: What is taken.
        aside: Runs those that may be taken beside the window.
        told: Called before each with how many checks were made, and how many there are.
    """
    total, found = sum(len(one.checks) for one in probes), list[Finding]()
    for probe in probes:
        told(len(found), total)
        if probe.warm is not None:
            await aside(probe.warm)
        if probe.aside:
            found += await aside(partial(take, probe))
        else:
            await asyncio.sleep(0)
            found += await take_beside_window(probe)
    return in_order(found)


@dataclass(frozen=True, slots=True)
class Making:
    """When a report is made, by which release, on a machine of which name, and after which one."""

    wall: int
    release: str
    host: str
    former: PreflightReport | None = None


def signed_report(findings: Iterable[Finding], identity: Identity, making: Making) -> bytes:
    """The findings in an envelope that the server believes, later than the former report."""
    kept = tuple(findings)
    level = next((one.data.get("level") for one in kept if one.check == "level"), None)
    report = PreflightReport(
        station=identity.statement.station,
        wall=making.wall,
        release=making.release,
        level=level if isinstance(level, int) else None,
        host=host_mark(making.host, identity.statement.centre),
        findings=tuple(map(_reported, kept)),
        number=next_number(making.wall, making.former),
    )
    return sign_report(report, identity.device)


@dataclass(frozen=True, slots=True)
class Kept:
    """The newest report of this station: when it was made, and its checks to put right."""

    wall: int
    stops: tuple[str, ...]


def newest_report(shelf: ReportShelf, identity: Identity) -> PreflightReport | None:
    """The newest report; none without one that this station signed."""
    report = shelf.newest()
    if report is None:
        return None
    try:
        return read_report(report, identity.device.public)
    except EngineError:
        return None


def kept_report(shelf: ReportShelf, identity: Identity) -> Kept | None:
    """What the newest report says; none without one that this station signed."""
    read = newest_report(shelf, identity)
    if read is None:
        return None
    return Kept(read.wall, tuple(one.check for one in read.findings if one.outcome is Outcome.STOP))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said of a report: labels of stations alike, by label and by machine."""

    label: tuple[str, ...]
    host: tuple[str, ...]


def answer_of(untrusted: bytes) -> Answer | None:
    """The server's answer to a report; it is not signed, and only advises."""
    try:
        reader = Reader(loads_object(untrusted), "answer.")
        return Answer(_labels(reader, "label"), _labels(reader, "host"))
    except EngineError:
        return None


@dataclass(slots=True)
class PreflightPost:
    """Brings the newest report to the server, once."""

    shelf: ReportShelf
    station: str
    post: ReportPost
    sent: bytes = b""

    async def __call__(self) -> bool:
        """Send the newest report unless this post has sent it; whether it went.

        Raises:
            CourierError: The server cannot be reached, or did not take it.
            StorageError: Its answer could not be kept.
        """
        report = self.shelf.newest()
        if report is None or report == self.sent:
            return False
        answer = await self.post.put_preflight(self.station, report)
        if answer_of(answer) is not None:
            self.shelf.keep_answer(answer)
        self.sent = report
        return True


def _reported(finding: Finding) -> ReportedFinding:
    told = finding.check not in UNTOLD
    return ReportedFinding(
        number=finding.number,
        check=finding.check,
        outcome=Outcome(finding.verdict.value),
        text=sentence(finding.key, finding.data)[0][:MAX_SENTENCE] if told else "",
        fix=fix(finding.key, finding.data)[0][:MAX_SENTENCE],
    )


def _labels(reader: Reader, key: str) -> tuple[str, ...]:
    texts = reader.texts(key, most=MAX_ALIKE)
    return tuple(text[:_LABEL] for text in texts)
