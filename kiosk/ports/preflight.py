"""What the checks of the day before find, as plain facts. Knows no sentence and no screen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

UNREAD: Final = "unread"
"""The case of a finding whose check matters, and which this machine does not let be read."""
CHECKS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "screen": 1,
        "scale": 2,
        "displays": 3,
        "room": 4,
        "write": 5,
        "memory": 6,
        "drawing": 7,
        "clock": 8,
        "zone": 9,
        "keyboard": 10,
        "sound": 11,
        "voice": 12,
        "printer": 13,
        "antivirus": 14,
        "updates": 15,
        "sleep": 16,
        "mains": 17,
        "virtual": 18,
        "rights": 19,
        "switching": 20,
        "processes": 21,
        "tools": 22,
        "assistants": 23,
        "server": 24,
        "link": 25,
        "internet": 26,
        "packs": 27,
        "letters": 28,
        "reader": 29,
        "name": 30,
        "enrolled": 0,
        "ticket": 0,
        "level": 0,
        "note": 0,
        "spelling": 0,
    }
)
"""Each check and its number from 1 to 30; 0 for what is said of the station besides."""


class Verdict(StrEnum):
    """What a finding means for the exam: fine, look at it, it cannot start, or does not apply."""

    FINE = "fine"
    LOOK = "look"
    STOP = "stop"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's outcome; `check` and `case`, or else `verdict`, name its sentence.

    `data` fills the sentence: numbers, names of programs and devices, never of a person.

    >>> Finding("memory", Verdict.FINE).number
    6
    """

    check: str
    verdict: Verdict
    data: Mapping[str, str | int] = field(default_factory=dict)
    case: str = ""

    @property
    def number(self) -> int:
        """The number of the check, 1 to 30; 0 for what is said of the station besides."""
        return CHECKS[self.check]

    @property
    def key(self) -> str:
        """The key of the sentence to show."""
        return f"preflight.{self.check}.{self.case or self.verdict}"


def unread(check: str) -> Finding:
    """The finding of a check that matters and cannot be made on this machine."""
    return Finding(check, Verdict.LOOK, case=UNREAD)


def not_here(check: str) -> Finding:
    """The finding of a check that has no object on this machine."""
    return Finding(check, Verdict.NONE)


def ready(findings: Iterable[Finding]) -> bool:
    """Whether nothing found stands in the way of an exam."""
    return all(finding.verdict is not Verdict.STOP for finding in findings)


@dataclass(frozen=True, slots=True)
class Probe:
    """One reading of the machine and the checks that it answers.

    `aside` says that it touches neither the window nor the station's memory, so that it can be
    taken while the window lives. One that does yields None wherever the window may draw and hear
    its keys; `warm` is what can be made aside before it.
    """

    checks: tuple[str, ...]
    take: Callable[[], Iterable[Finding | None]]
    aside: bool = True
    warm: Callable[[], object] | None = None


class ReportShelf(Protocol):
    """Where the newest signed report waits for the next connection, with the server's answer."""

    def keep(self, report: bytes) -> None:
        """Keep a report in place of the former one, durably.

        Raises:
            StorageError: The former one is still there.
        """
        ...

    def newest(self) -> bytes | None:
        """The newest report; none where there is none that can be read."""
        ...

    def keep_answer(self, answer: bytes) -> None:
        """Keep what the server said of the newest report.

        Raises:
            StorageError: It was not kept.
        """
        ...

    def answer(self) -> bytes | None:
        """What the server said last; none where it said nothing."""
        ...


class ReportPost(Protocol):
    """The way of a report to the server."""

    async def put_preflight(self, station: str, report: bytes) -> bytes:
        """Send a signed report; sending it twice has the effect of once.

        Raises:
            CourierError: The server cannot be reached, or did not take it.
        """
        ...
