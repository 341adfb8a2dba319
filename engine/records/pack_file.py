"""Sealing of one file of a pack. Knows its name and its pack, and nothing about what it holds."""

from typing import Final

from engine.records.canonical import dumps
from engine.records.identifiers import PackId
from engine.records.sealing import decrypt, derive_key, encrypt
from engine.records.secret import Secret

FILE_LABEL: Final = b"pix-kiosk/pack-file/v1\0"
PACK_LABEL: Final = b"pix-kiosk/pack/v1\0"


def seal_pack_file(
    plain: bytes, content_key: Secret, pack: PackId, version: int, name: str
) -> bytes:
    """The file as it lies in a sealed pack; every file has a key of its own."""
    return encrypt(plain, _file_key(content_key, name), _context(pack, version, name))


def open_pack_file(
    untrusted: bytes, content_key: Secret, pack: PackId, version: int, name: str
) -> bytes:
    """The clear bytes of a sealed file.

    Raises:
        SealRefusedError: Another key, another pack, version or name, or a changed byte.
    """
    return decrypt(untrusted, _file_key(content_key, name), _context(pack, version, name))


def _file_key(content_key: Secret, name: str) -> Secret:
    return derive_key(content_key, FILE_LABEL + name.encode())


def _context(pack: PackId, version: int, name: str) -> bytes:
    return PACK_LABEL + dumps({"pack": pack, "version": version, "file": name})
