"""Whether anybody but root could change the code of an exam. Knows no exam."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from kiosk.lockdown.linux.station.host import Found, Host, What

_OTHERS_WRITE: Final = 0o022


def loose_paths(host: Host, trees: Iterable[str]) -> tuple[str, ...]:
    """What in or above these folders another account than root could change, first ones first.

    A folder above where all may write but only owners may take away (`/tmp`) is loose as well:
    nothing of a station belongs under one.
    """
    found = []
    for tree in dict.fromkeys(trees):
        path = PurePosixPath(tree)
        for above in (*reversed(path.parents), path):
            there = host.look(str(above))
            if there is None or _loose(there):
                found.append(str(above))
        found += [inside for inside, there in host.below(tree) if _loose(there)]
    return tuple(dict.fromkeys(found))


def _loose(there: Found) -> bool:
    if there.what is What.LINK:
        return there.owner[0] != 0
    return there.owner[0] != 0 or bool(there.mode & _OTHERS_WRITE)
