"""Where the root of trust comes from: the program for real exams, the state for rehearsals.

Never from a ticket, a server's answer or the environment. A root in a state folder that claims to
be real is refused, for anybody who can write there could have put it there.
"""

import sys
from pathlib import Path
from typing import Final

from engine.errors import EngineError
from engine.records.canonical import loads_object
from engine.records.root import Realm, Root, root_from_json
from kiosk.durable_file import storage_failures
from kiosk.ports.errors import VaultError

REHEARSAL_NAME: Final = "root.json"
REAL_NAME: Final = "real.json"
MAX_BYTES: Final = 256 * 1024


class RootRejectedError(VaultError):
    """The root of trust is missing or does not hold; `reason` is a key."""

    key = "error.root"


def program_roots() -> Path:
    """The folder of roots that was installed with the program."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent / "roots"
    return Path(__file__).resolve().parents[1] / "roots"


def find_root(state: Path, installed: Path | None = None) -> Root:
    """The root that this station trusts.

    Args:
        state: The station's folder; a rehearsal's root lies there.
        installed: Where the program's own roots lie.

    Raises:
        RootRejectedError: There is none, it cannot be read, or a state folder claims to be real.
        FolderUnwritableError: The state folder is closed to this account.
    """
    rehearsal = state / REHEARSAL_NAME
    with storage_failures(state):
        there = rehearsal.exists()
    if there:
        root = read_root(rehearsal)
        if not root.realm.rehearsal:
            raise RootRejectedError(reason="root.real_in_state")
        return root
    root = read_root((installed or program_roots()) / REAL_NAME)
    if root.realm is not Realm.REAL:
        raise RootRejectedError(reason="root.realm")
    return root


def read_root(path: Path) -> Root:
    """The root of a file.

    Raises:
        RootRejectedError: It is missing, too long or none.
    """
    try:
        untrusted = path.read_bytes()
        return root_from_json(loads_object(untrusted, max_bytes=MAX_BYTES))
    except OSError as error:
        raise RootRejectedError(reason="root.missing") from error
    except EngineError as error:
        raise RootRejectedError(reason=str(error.args[0])) from error
