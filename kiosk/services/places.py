"""Where a copy of a sitting may be written now, and be looked for. Knows no sitting."""

from dataclasses import dataclass
from typing import Final

from kiosk.ports.courier import CopyPlace
from kiosk.ports.drives import Drives
from kiosk.services.copying import Copying

CONFIGURED: Final = "set"
_DRIVE: Final = "drive:"


@dataclass(frozen=True, slots=True)
class Place:
    """One place; `label` is a drive's name, and empty for the folder set for this station."""

    key: str
    label: str
    place: CopyPlace


def places(copying: Copying | None, drives: Drives) -> tuple[Place, ...]:
    """The folder set for the copies first, then the removable drives that are plugged in."""
    found = [] if copying is None else [Place(CONFIGURED, "", copying.place)]
    found += [
        Place(f"{_DRIVE}{one.label}", one.label, one.place)
        for one in drives.mounted()
        if copying is None or one.place != copying.place
    ]
    return tuple(found)
