"""A machine that is as it is told to be, and keeps reports in memory."""

from dataclasses import dataclass, field

from kiosk.ports.errors import FolderUnwritableError
from kiosk.ports.machine import Battery, MachineState


@dataclass
class FakeMachine:
    """Room, battery and reports; without a folder it keeps none."""

    free_bytes: int | None = 40 * 2**30
    battery: Battery | None = None
    folder: str = "/media/stick"
    reports: dict[str, bytes] = field(default_factory=dict)

    def read(self) -> MachineState:
        return MachineState(self.free_bytes, self.battery, "Linux 6.1")

    def put_report(self, name: str, content: bytes) -> str:
        if not self.folder:
            raise FolderUnwritableError(folder=name)
        self.reports[name] = content
        return self.folder
