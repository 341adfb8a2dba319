"""What an attack on the lockdown is: what is tried, what must come of it, how that is shown.

A passing fake shows that our code asked for a protection, never that the machine gave it: such a
row says *not run*, whatever its tests say.
"""

from dataclasses import dataclass
from enum import StrEnum


class Expected(StrEnum):
    """What must come of an attack."""

    BLOCKED = "blocked"
    OBSERVED = "observed"
    OUT_OF_SCOPE = "out of scope"


class Shown(StrEnum):
    """Where the tests of an attack run."""

    DISPLAY = "X11 display, synthetic hardware keys"
    CAGE = "Cage in a virtual display, synthetic hardware keys"
    MACHINE = "real processes, files, kernel"
    PROGRAM = "the program's own code, which is what is attacked"
    WINE = "Wine: the call and its arguments"
    MODEL = "fake, golden files, a checker of the system's own"
    NOWHERE = "nowhere"


REAL = frozenset({Shown.DISPLAY, Shown.CAGE, Shown.MACHINE, Shown.PROGRAM})
"""Where a result is the machine's own answer."""


@dataclass(frozen=True, slots=True)
class Attack:
    """One row of the table.

    Attributes:
        key: Its name, which tests carry as `@pytest.mark.attack("key")`.
        title: What is tried, in a few words.
        level: 1 for a protected session, 2 for an exam station; 0 where the level is no matter.
        system: `Linux`, `Windows` or `any`.
        expected: What must come of it.
        shown: Where its tests run.
        reason: Why it is out of scope or not run; what an observation says; else empty.
    """

    key: str
    title: str
    level: int
    system: str
    expected: Expected
    shown: Shown
    reason: str = ""

    @property
    def run(self) -> bool:
        """Whether a test of this row says what the machine did."""
        return self.shown in REAL

    @property
    def verdict(self) -> str:
        """What the table says when every test of the row passed."""
        if self.expected is Expected.OUT_OF_SCOPE:
            return "out of scope"
        return self.expected.value if self.run else f"not run (meant: {self.expected.value})"
