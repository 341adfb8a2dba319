"""Counts of what was compared and what differed. Knows nothing about what is compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from engine.errors import EngineError

TOLERANCE: Final = 1e-9


@dataclass(slots=True)
class Tally:
    """The count of one group; `failures` say where and how a value differs."""

    group: str
    checked: int = 0
    failures: list[str] = field(default_factory=list)

    def same(self, where: str, expected: Any, found: Any) -> None:
        """Counts a comparison; numbers may differ by the tolerance."""
        self.checked += 1
        if not _agree(expected, found):
            self.failures.append(f"{where}: expected {expected!r}, found {found!r}")

    def fail(self, where: str, why: str) -> None:
        """Counts something that could not be compared."""
        self.checked += 1
        self.failures.append(f"{where}: {why}")

    @contextmanager
    def case(self, where: str) -> Iterator[None]:
        """A case whose own defects count as one failure and stop nothing else."""
        try:
            yield
        except (LookupError, TypeError, ValueError, AttributeError, EngineError) as error:
            self.fail(where, f"cannot be checked, {type(error).__name__} {error}")


def _agree(expected: Any, found: Any) -> bool:
    if _is_number(expected) and _is_number(found):
        return bool(abs(expected - found) <= TOLERANCE)
    return type(expected) is type(found) and bool(expected == found)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
