"""Whether the program's own files are all there and unchanged. Knows no antivirus.

The list is the one that the package's installation wrote; a tree that was not installed has none.
"""

import base64
import hashlib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, PackagePath, files
from typing import Final

PACKAGE: Final = "pix-kiosk"
_OWN: Final = ("kiosk/", "engine/", "content_packs/")


def damaged_files() -> tuple[str, ...] | None:
    """Own files that are gone or changed, in order; None where there is no list of them."""
    try:
        listed = files(PACKAGE)
    except PackageNotFoundError:
        return None
    return damaged_of(listed or ())


def damaged_of(listed: Iterable[PackagePath]) -> tuple[str, ...] | None:
    """Those of a list that are gone or changed; None where it names no file of the program."""
    own = [one for one in listed if one.hash is not None and str(one).startswith(_OWN)]
    if not own:
        return None
    return tuple(sorted(str(one) for one in own if not _whole(one)))


def _whole(one: PackagePath) -> bool:
    if one.hash is None:
        return True
    try:
        read = hashlib.new(one.hash.mode, one.read_binary()).digest()
    except OSError:
        return False
    return base64.urlsafe_b64encode(read).decode().rstrip("=") == one.hash.value
