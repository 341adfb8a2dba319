"""The vault of this station: keys in the best place there is, marks beside. Knows no session.

The folder is made whole under another name, then renamed: it is there complete or not at all.
Whatever is in it and cannot be read is an error, never a reason to start anew.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from secrets import token_hex
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps, loads_object
from engine.records.reading import Reader
from engine.records.secret import Secret
from engine.records.statement import KeyProtection
from kiosk.durable_file import PRIVATE, make_folder, storage_failures, sync_folder, write_durably
from kiosk.ports.errors import VaultError
from kiosk.vault.device_keys import (
    DeviceKeys,
    device_keys_from_json,
    device_keys_to_json,
    new_device_keys,
)
from kiosk.vault.mark_file import MarkFile, read_mark_file
from kiosk.vault.system_keyring import SystemKeyring

FOLDER_NAME: Final = "vault"
KEYS_NAME: Final = "device.json"
MARKS_NAME: Final = "marks.json"
MAX_BYTES: Final = 16 * 1024
_ENTRY_BYTES: Final = 8


class DeviceVault:
    """What only this station knows, and the honest name of what protects it."""

    def __init__(self, keys: DeviceKeys, marks: MarkFile, protection: KeyProtection) -> None:
        self._keys = keys
        self._marks = marks
        self._protection = protection

    @property
    def protection(self) -> str:
        """How the seeds are protected: os or file."""
        return self._protection.value

    def signing_seed(self) -> Secret:
        """The Ed25519 seed of this device, 32 bytes."""
        return self._keys.signing

    def receiving_seed(self) -> Secret:
        """The X-Wing seed of this device, 32 bytes."""
        return self._keys.receiving

    def database_key(self) -> Secret:
        """The key of the station database, 32 bytes."""
        return self._keys.database

    def put_mark(self, journal: str, size: int, root: str) -> None:
        """Keep a larger high-water mark outside the databases.

        Raises:
            StorageError: The former marks are still there.
        """
        self._marks.raise_to(journal, size, root)

    @property
    def used(self) -> bool:
        """Whether a journal was ever marked: then this station has a memory beside the vault."""
        return bool(self._marks.marks)

    def mark(self, journal: str) -> tuple[int, str] | None:
        """The size and root last kept for a journal."""
        return self._marks.marks.get(journal)


def open_vault(state: Path, keyring: SystemKeyring | None) -> DeviceVault:
    """The vault of a state folder, made with fresh keys when there is none.

    Args:
        state: The station's folder.
        keyring: Where new keys go, and where kept ones may lie; a file when there is none.

    Raises:
        VaultError: There is a vault that cannot be read: damaged, or its keeper is away.
        StorageError: A new one cannot be written.
    """
    folder = state / FOLDER_NAME
    if not folder.exists():
        _make(folder, keyring)
    keys, protection = _read_keys(folder, keyring)
    return DeviceVault(keys, read_mark_file(folder / MARKS_NAME, keys.signing), protection)


def _make(folder: Path, keyring: SystemKeyring | None) -> None:
    keys = new_device_keys()
    part = folder.with_name(f"{folder.name}.part")
    with storage_failures(folder.parent):
        if part.exists():
            shutil.rmtree(part)  # its keys were never used
    make_folder(part)
    _restrict(part)
    MarkFile(part / MARKS_NAME, keys.signing, {}).write()
    write_durably(part / KEYS_NAME, dumps({"v": 1, **_place(keys, keyring)}))
    with storage_failures(folder.parent):
        part.rename(folder)
        sync_folder(folder.parent)


def _place(keys: DeviceKeys, keyring: SystemKeyring | None) -> JsonObject:
    if keyring is None:
        return {"protection": KeyProtection.FILE.value, "keys": device_keys_to_json(keys)}
    entry = f"station-{token_hex(_ENTRY_BYTES)}"
    keyring.put(entry, dumps(device_keys_to_json(keys)).decode())
    return {"protection": KeyProtection.OS.value, "entry": entry}


def _read_keys(folder: Path, keyring: SystemKeyring | None) -> tuple[DeviceKeys, KeyProtection]:
    path = folder / KEYS_NAME
    try:
        # A copy put back by hand may be open to others; it is closed before it is used.
        path.chmod(PRIVATE)
        untrusted = path.read_bytes()
    except OSError as error:
        raise VaultError(reason="keys", errno=error.errno) from error
    try:
        reader = Reader(loads_object(untrusted, max_bytes=MAX_BYTES), "vault.")
        reader.version(1)
        protection = reader.one_of("protection", KeyProtection)
        if protection is KeyProtection.FILE:
            return device_keys_from_json(reader.inner("keys").value), protection
        if keyring is None:
            raise VaultError(reason="keyring")
        kept = keyring.get(reader.identifier("entry"))
        return device_keys_from_json(loads_object(kept.encode(), max_bytes=MAX_BYTES)), protection
    except MalformedError as error:
        raise VaultError(reason="keys") from error


def _restrict(folder: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover - other systems have modes
        # Nothing inherited, and only the account that runs the station.
        import getpass

        rights = f"{getpass.getuser()}:(OI)(CI)F"
        command = ["icacls", str(folder), "/inheritance:r", "/grant:r", rights]
        if subprocess.run(command, check=False, capture_output=True).returncode != 0:
            raise VaultError(reason="rights")
