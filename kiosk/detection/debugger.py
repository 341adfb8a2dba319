"""Who follows the program of the test step by step. Pure: knows no system."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from kiosk.ports.sensor import Kind, Sighting
from kiosk.words.programs import plain

_REPORTERS: Final = frozenset(
    {"apport", "systemd-coredump", "drkonqi", "werfault", "crashpad_handler"}
)


@dataclass(frozen=True, slots=True)
class Traced:
    """One process of ours and who traces it: `tracer` is 0 for nobody, `name` may be unknown."""

    pid: int
    tracer: int
    name: str = ""


def debuggers(traced: Iterable[Traced], ours: Collection[int]) -> tuple[Sighting, ...]:
    """Those who trace a process of ours, which `ours` are not, nor reporters of crashes."""
    names = {
        plain(one.name)
        for one in traced
        if one.tracer and one.tracer not in ours and plain(one.name) not in _REPORTERS
    }
    return tuple(Sighting(Kind.DEBUGGER, name) for name in sorted(names))
