"""Level 2 on Linux: an exam on a machine that was prepared for it. Knows no toolkit.

The process of an exam has no rights over the machine. What root prepared is attested each second
by root's guard; what can be seen without rights is looked at besides; what is the window's own is
done here.
"""

from collections.abc import Callable, Mapping

from kiosk.lockdown.linux.station.attestation import Attestation, read_attestation
from kiosk.lockdown.linux.station.exam_facts import ATTESTED, SEEN, Fact
from kiosk.lockdown.linux.station.preparation import LIMITS, MANDATORY
from kiosk.lockdown.linux.window_operations import Clipboard, CloseIgnored, FullScreen
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.ports.clock import Clock
from kiosk.ports.lockdown import EXAM_STATION, Level, Lockdown, Operation
from kiosk.ports.window import Window


def facts(
    clock: Clock,
    read: Callable[[], Attestation | None] = read_attestation,
    seen: Mapping[str, Callable[[], bool]] = SEEN,
) -> tuple[Fact, ...]:
    """What has to be so before an exam: all of it, or the machine is no exam station.

    Args:
        clock: To tell how old an attestation is.
        read: What the guard said last.
        seen: What this process sees by itself.
    """

    def attested(name: str) -> Callable[[], bool]:
        def holds() -> bool:
            said = read()
            return said is not None and said.fresh(clock.now()) and name in said.holds

        return holds

    return (
        *(Fact(name, check) for name, check in seen.items()),
        *(Fact(f"{ATTESTED}{name}", attested(name)) for name in sorted(MANDATORY)),
    )


def exam_station(window: Window, note: RestoreNote, found: tuple[Fact, ...]) -> Sequence:
    """The level of a prepared machine; the clipboard comes last, so that nothing is copied between.

    The compositor shows this window alone: it need not be kept above others, and every key comes
    to it.
    """
    operations: tuple[Operation, ...] = (
        *found,
        FullScreen(window),
        CloseIgnored(window),
        Clipboard(window),
    )
    names = frozenset(operation.name for operation in operations)
    return Sequence(operations, note, Level(EXAM_STATION, names, LIMITS))


def lockdown_here(
    window: Window, note: RestoreNote, found: tuple[Fact, ...], *, otherwise: Callable[[], Lockdown]
) -> Lockdown:
    """Level 2 where everything says so; else the other one, which never claims more than it has.

    Args:
        window: The application's window.
        note: Where what has to be put back is noted.
        found: What has to be so.
        otherwise: Makes the lockdown of a machine that was not prepared.
    """
    if any(fact.obstacle() for fact in found):
        return otherwise()
    return exam_station(window, note, found)
