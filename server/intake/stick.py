"""Bundles that come on a USB stick, receipts that go back on it. Knows no network.

Only files named by their own digest are looked at; nothing else of the stick is used in a path.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.records.bundle import MAX_BUNDLE_BYTES
from engine.records.canonical import dumps
from server.errors import RefusedError, WrongInputError
from server.intake.deposit import Intake, Taking, receipts_to_json
from server.intake.opening import Opening
from server.store.bodies import write_durably
from server.store.bundles import Bundle

OUT: Final = "PIX-KIOSK-OUT"
IN: Final = "PIX-KIOSK-IN"
_NAME: Final = re.compile(r"([0-9a-f]{64})\.evb")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one file; `reason` tells a refusal, and then there is no bundle."""

    sha256: str
    taking: Taking | None
    bundle: Bundle | None
    reason: str = ""


def ingest(
    intake: Intake, opening: Opening, stick: Path, progress: Progress | None = None
) -> tuple[Brought, ...]:
    """Take every bundle of a stick and write a receipt for each; doing it twice changes nothing.

    Raises:
        WrongInputError: There is no such folder, or it cannot be written.
    """
    folder = stick if stick.name == OUT else stick / OUT
    if not folder.is_dir():
        raise WrongInputError("stick.none", OUT)
    answers = folder.parent / IN
    names = sorted(one.name for one in folder.iterdir() if _NAME.fullmatch(one.name))
    found = []
    try:
        answers.mkdir(exist_ok=True)
        for number, name in enumerate(names, start=1):
            brought = _bring(intake, opening, folder / name)
            if brought.bundle is not None:
                receipts = receipts_to_json(intake.receipts(brought.bundle))
                write_durably(answers / f"{brought.sha256}.receipt", dumps(receipts))
            found.append(brought)
            if progress is not None:
                progress(number, len(names))
    except OSError as error:
        raise WrongInputError("stick.unwritable", IN) from error
    return tuple(found)


def _bring(intake: Intake, opening: Opening, path: Path) -> Brought:
    sha256 = path.name.removesuffix(".evb")
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BUNDLE_BYTES:
            return Brought(sha256, None, None, "bundle.size")
        content = path.read_bytes()
    except OSError:
        return Brought(sha256, None, None, "bundle.unreadable")
    if hashlib.sha256(content).hexdigest() != sha256:
        return Brought(sha256, None, None, "bundle.digest")
    try:
        taken = intake.take(content)
    except RefusedError as error:
        return Brought(sha256, None, None, error.key)
    return Brought(sha256, taken.taking, opening.open(taken.bundle))
