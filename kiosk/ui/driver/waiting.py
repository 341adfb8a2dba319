"""What a simulated person waits for, and no longer than so long. Knows no screen."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeAlias

PATIENCE_S = 60.0
"""A loaded machine is slow; a screen that never comes is an error."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A condition, in words for an error, and the seconds after which it is one.

    One that may fail is given up then, and the scene goes on.
    """

    wanted: str
    met: Callable[[], bool]
    patience_s: float = PATIENCE_S
    may_fail: bool = False


Scene: TypeAlias = Generator[Wait, None, None]
"""What a person does on one screen; given up when another screen comes in front."""
