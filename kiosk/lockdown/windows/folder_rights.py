"""Who owns a file or a folder and who may change it, as Windows writes it. Knows no system call.

Rights come as one line of the security descriptor definition language, the owner and the list of
grants: `O:BAD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)`.
"""

import re
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

_INSTALLER: Final = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
OURS: Final = frozenset({"BA", "S-1-5-32-544", "SY", "S-1-5-18", _INSTALLER})
"""Administrators, the system, and its installer, which owns the disk's first folder."""

READ: Final = 0xA01200A9
"""To read, to list, to run."""
ADD: Final = 0x116
"""To make new things in a folder, which takes none away that is there."""
MODIFY: Final = 0x1301BF
"""Everything but to change rights and owner."""

PRIVATE: Final = "O:BAD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)"
"""Administrators and the system write, users read, and nothing comes from above."""

_LINE: Final = re.compile(
    r"O:(?P<owner>[A-Z]{2}|S-1(?:-\d+)+)(?:G:(?:[A-Z]{2}|S-1(?:-\d+)+))?"
    r"D:[A-Z]*(?P<entries>(?:\([^()]*\))*)"
)
_ENTRY: Final = re.compile(
    r"\((?P<kind>[AD]);(?P<flags>(?:[A-Z]{2})*);"
    r"(?P<rights>0x[0-9A-Fa-f]{1,8}|(?:[A-Z]{2})*);;;(?P<whom>[A-Z]{2}|S-1(?:-\d+)+)\)"
)
_WORDS: Final = {
    "GA": 0x10000000, "GR": 0x80000000, "GW": 0x40000000, "GX": 0x20000000,
    "RC": 0x20000, "SD": 0x10000, "WD": 0x40000, "WO": 0x80000,
    "CC": 0x1, "DC": 0x2, "LC": 0x4, "SW": 0x8, "RP": 0x10, "WP": 0x20, "DT": 0x40,
    "LO": 0x80, "CR": 0x100, "FA": 0x1F01FF, "FR": 0x120089, "FW": 0x120116, "FX": 0x1200A0,
}  # fmt: skip
"""What stands for rights in winnt.h and sddl.h; those of a folder share the bits of a file's."""


def for_account(sid: str) -> str:
    """Rights of a folder that one account fills; other users do not even read."""
    return f"O:BAD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x{MODIFY:x};;;{sid})"


@dataclass(frozen=True, slots=True)
class Rights:
    """The owner, and what each grant lets whom do with the thing itself."""

    owner: str
    granted: tuple[tuple[str, int], ...]

    def closed(self, *, others: int = READ, but: str = "") -> bool:
        """Whether it is ours, and nobody else may do more with it than `others`.

        An owner may always give itself rights: without asking for it, grants would prove nothing.

        Args:
            others: The bits that anybody may have.
            but: Who may have any, besides ourselves.
        """
        return self.owner in OURS and all(
            whom in OURS or whom == but or not bits & ~others for whom, bits in self.granted
        )

    def lets(self, whom: str, wanted: int) -> bool:
        """Whether one grant of this account has all these bits."""
        return any(one == whom and bits & wanted == wanted for one, bits in self.granted)


def parsed(line: str) -> Rights:
    """What a line says.

    Grants are read rather than the mark *inherits nothing* alone: that mark says where they come
    from, not what they are. Refusals and what only new things inherit grant nothing here.

    Raises:
        ValueError: It says something else, or nothing of grants: then everybody may everything.
    """
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError("no owner and grants")
    granted = []
    for written in re.findall(r"\([^()]*\)", found["entries"]):
        entry = _ENTRY.fullmatch(written)
        if entry is None:
            raise ValueError("a grant of another kind")
        if entry["kind"] == "A" and "IO" not in _pairs(entry["flags"]):
            granted.append((entry["whom"], _bits(entry["rights"])))
    return Rights(found["owner"], tuple(granted))


def _pairs(letters: str) -> list[str]:
    return re.findall("..", letters)


def _bits(written: str) -> int:
    if written.startswith("0x"):
        return int(written, 16)
    pairs = _pairs(written)
    if not _WORDS.keys() >= set(pairs):
        raise ValueError("an unknown right")
    return reduce(or_, (_WORDS[pair] for pair in pairs), 0)
