"""What the station works with, made once at its start. Knows no use of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.ports.clock import Clock
from kiosk.ports.drives import Drive, Drives, NoDrives
from kiosk.ports.keeper import KeyKeeper
from kiosk.ports.lockdown import Lockdown
from kiosk.ports.machine import Machine
from kiosk.ports.outbox import StationStore
from kiosk.ports.sensor import Sensor
from kiosk.ports.speech import Sound, Speech
from kiosk.ports.spelling import Spelling
from kiosk.services.carrying import Carrying
from kiosk.services.copying import Copying
from kiosk.services.identity import Identity
from kiosk.services.marks import Marks
from kiosk.services.prepare import Prepare
from kiosk.services.unlock import Unlock


def _no_sensors(_assisted: Callable[[], bool]) -> Sequence[Sensor]:
    return ()


@dataclass(frozen=True, slots=True)
class Gear:
    """Ports and use cases of one station."""

    identity: Identity
    prepare: Prepare
    unlock: Unlock
    store: StationStore
    marks: Marks
    lockdown: Lockdown
    keeper: KeyKeeper
    clock: Clock
    speech: Speech
    sound: Sound
    spelling: Spelling
    copying: Copying | None = None
    machine: Machine | None = None
    carrying: Carrying | None = None
    drives: Drives = field(default_factory=NoDrives)
    carry: Callable[[Drive], Carrying] | None = None
    sensors: Callable[[Callable[[], bool]], Sequence[Sensor]] = _no_sensors
    """New ones for each session; they are told how to ask whether whoever sits here was granted
    assistive technology."""

    def carriage(self) -> Carrying | None:
        """What carries results and papers away now.

        The folder set for this station, or the first stick that is plugged in when that folder is
        not there; none where there is neither.
        """
        if self.carrying is not None and self.carrying.there():
            return self.carrying
        if self.carry is not None:
            for drive in self.drives.mounted():
                return self.carry(drive)
        return self.carrying
