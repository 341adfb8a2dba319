"""What a check found, as plain facts. Knows no sentence and no screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What a finding means for the exam: fine, look at it, or it cannot start."""

    FINE = "fine"
    LOOK = "look"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's outcome; `check` and `verdict` name its sentence, `data` fills it."""

    check: str
    verdict: Verdict
    data: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The key of the sentence to show."""
        return f"preflight.{self.check}.{self.verdict}"


def ready(findings: tuple[Finding, ...]) -> bool:
    """Whether nothing found stands in the way of an exam."""
    return all(finding.verdict is not Verdict.STOP for finding in findings)
