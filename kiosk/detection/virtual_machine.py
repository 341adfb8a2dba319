"""Whether the station is a virtual machine, by two signs that do not depend on each other.

Pure: knows no system. One sign is none: a processor says *hypervisor* on a real computer that
protects itself with one, makers' names appear on real machines, and school images are often
made in a virtual machine whose traces stay.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kiosk.ports.sensor import Kind, Sighting

_STRINGS: Final = (
    ("virtualbox", "VirtualBox"),
    ("innotek gmbh", "VirtualBox"),
    ("vmware", "VMware"),
    ("qemu", "QEMU"),
    ("bochs", "QEMU"),
    ("seabios", "QEMU"),
    ("ovmf", "QEMU"),
    ("edk ii", "QEMU"),
    ("standard pc (", "QEMU"),
    ("kvm", "QEMU"),
    ("parallels", "Parallels"),
    ("hvm domu", "Xen"),
    ("xen", "Xen"),
    ("bhyve", "bhyve"),
    ("apple virtualization", "Apple Virtualization"),
)
_MICROSOFT: Final = "microsoft corporation"
_MICROSOFT_MACHINE: Final = "virtual machine"
_HYPER_V: Final = "Hyper-V"
_CARDS: Final = {
    "08:00:27": "VirtualBox",
    "00:05:69": "VMware",
    "00:0c:29": "VMware",
    "00:1c:14": "VMware",
    "00:50:56": "VMware",
    "52:54:00": "QEMU",
    "00:15:5d": _HYPER_V,
    "00:1c:42": "Parallels",
    "00:16:3e": "Xen",
}
_VENDORS: Final = {
    0x80EE: "VirtualBox",
    0x15AD: "VMware",
    0x1AF4: "QEMU",
    0x1B36: "QEMU",
    0x1234: "QEMU",
    0x1AB8: "Parallels",
    0x5853: "Xen",
}


@dataclass(frozen=True, slots=True)
class Hardware:
    """What a machine says of itself.

    Attributes:
        firmware: Makers' and products' names in the firmware's tables.
        flagged: Whether the processor says that a hypervisor is beneath.
        addresses: Those of the network cards that are devices; a host's own bridges are not.
        vendors: The numbers of the makers of the devices on the bus.
    """

    firmware: tuple[str, ...] = ()
    flagged: bool = False
    addresses: tuple[str, ...] = ()
    vendors: tuple[int, ...] = ()


def virtual(hardware: Hardware) -> tuple[Sighting, ...]:
    """A virtual machine, when two signs of different kinds agree."""
    kinds = (
        firmware_of(hardware.firmware),
        frozenset(
            _CARDS[one[:8].lower()] for one in hardware.addresses if one[:8].lower() in _CARDS
        ),
        frozenset(_VENDORS[one] for one in hardware.vendors if one in _VENDORS),
    )
    for product in sorted(frozenset().union(*kinds)):
        signs = sum(product in kind for kind in kinds) + hardware.flagged
        if signs >= 2:  # noqa: PLR2004 - two signs, as this module says
            return (Sighting(Kind.VIRTUAL_MACHINE, product),)
    return ()


def firmware_of(names: Iterable[str]) -> frozenset[str]:
    """The products that the firmware's names speak of.

    >>> firmware_of(["Microsoft Corporation", "Surface Pro 7"])
    frozenset()
    """
    lowered = [name.lower() for name in names]
    found = {product for name in lowered for part, product in _STRINGS if part in name}
    if _MICROSOFT in lowered and _MICROSOFT_MACHINE in lowered:
        found.add(_HYPER_V)
    return frozenset(found)
