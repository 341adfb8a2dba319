"""High-water marks in a file of their own, outside the databases. Knows no journal.

The file carries a code that only this station's seed makes, so a mark cannot be lowered by hand.
Putting back an older copy of the whole file is not seen here: the marks kept elsewhere show it.
"""

import hashlib
import hmac
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps, loads_object
from engine.records.keys import derive_seed
from engine.records.reading import Reader
from engine.records.secret import Secret
from kiosk.durable_file import write_durably
from kiosk.ports.errors import VaultError

MAX_BYTES: Final = 8 * 1024 * 1024
_PURPOSE: Final = "vault-marks"
_CODE_BYTES: Final = 32

Marks = Mapping[str, tuple[int, str]]


class MarkFile:
    """The size and root of each journal, as far as they were ever known here."""

    def __init__(self, path: Path, seed: Secret, marks: Marks) -> None:
        self._path = path
        self._key = derive_seed(seed, _PURPOSE)
        self._marks = dict(marks)

    @property
    def marks(self) -> Marks:
        """All marks, by journal."""
        return MappingProxyType(self._marks)

    def raise_to(self, journal: str, size: int, root: str) -> None:
        """Keep a larger mark durably; a lower or equal one changes nothing.

        Raises:
            StorageError: The former marks are still there.
        """
        former = self._marks.get(journal)
        if former is None or former[0] < size:
            self._write({**self._marks, journal: (size, root)})
            self._marks[journal] = (size, root)

    def write(self) -> None:
        """Write the file as it is in memory: the first time.

        Raises:
            StorageError: It could not be written.
        """
        self._write(self._marks)

    def _write(self, marks: Marks) -> None:
        body = _body(marks)
        write_durably(self._path, dumps({**body, "code": _code(self._key, body).hex()}))


def read_mark_file(path: Path, seed: Secret) -> MarkFile:
    """The marks of a file that was written before.

    Raises:
        VaultError: It is absent, cannot be read, or was changed: never taken for an empty one.
    """
    try:
        untrusted = path.read_bytes()
    except OSError as error:
        raise VaultError(reason="marks", errno=error.errno) from error
    try:
        value = loads_object(untrusted, max_bytes=MAX_BYTES)
        marks, code = _parse(value)
    except MalformedError as error:
        raise VaultError(reason="marks") from error
    if not hmac.compare_digest(code, _code(derive_seed(seed, _PURPOSE), _body(marks))):
        raise VaultError(reason="marks")
    return MarkFile(path, seed, marks)


def _body(marks: Marks) -> JsonObject:
    return {
        "v": 1,
        "marks": {name: {"size": size, "root": root} for name, (size, root) in marks.items()},
    }


def _code(key: Secret, body: JsonObject) -> bytes:
    return hmac.new(key.reveal(), dumps(body), hashlib.sha256).digest()


def _parse(untrusted: JsonObject) -> tuple[Marks, bytes]:
    reader = Reader(untrusted, "marks.")
    reader.version(1)
    code = reader.hexadecimal("code", size=_CODE_BYTES)
    inner = reader.inner("marks")
    marks = {}
    for journal in inner.value:
        one = inner.inner(journal)
        marks[journal] = (one.integer("size"), one.text("root", longest=160))
    return marks, code
