"""Writing what a pack's maker writes: whole files, and secrets that only their owner reads."""

import os
from pathlib import Path

from engine.records.canonical import dumps, loads_object
from engine.records.keys import SEED_BYTES, new_seed
from engine.records.person_key import PersonKey, person_key_from_json, person_key_to_json
from engine.records.root import Root, root_from_json
from engine.records.secret import Secret

MAX_KEY_BYTES = 4096


class KeyFileError(Exception):
    """A key file cannot be read, or holds no key."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is never seen half-written."""
    temporary = path.with_name(path.name + ".part")
    temporary.write_bytes(content)
    temporary.replace(path)


def write_secret(path: Path, content: bytes) -> None:
    """Write a new file that only its owner reads; never over another one.

    Raises:
        FileExistsError: There is already a file of that name.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)


def read_person_key(path: Path) -> PersonKey:
    """The key of a person.

    Raises:
        OSError: It cannot be read.
        MalformedError: It holds no key.
    """
    with path.open("rb") as stream:
        return person_key_from_json(loads_object(stream.read(MAX_KEY_BYTES)))


def read_root(path: Path) -> Root:
    """The public keys of a realm's authority.

    Raises:
        OSError: It cannot be read.
        MalformedError: It holds none.
    """
    return root_from_json(loads_object(path.read_bytes()))


def write_person_key(path: Path, key: PersonKey) -> None:
    """Keep the key of a person.

    Raises:
        FileExistsError: There is already a file of that name.
    """
    write_secret(path, dumps(person_key_to_json(key)) + b"\n")


def content_key(path: Path) -> Secret:
    """The content key in a file of 64 hexadecimal digits, made when there is no such file.

    Raises:
        OSError: It cannot be read or made.
        KeyFileError: It holds no key.
    """
    if not path.exists():
        write_secret(path, new_seed().reveal().hex().encode() + b"\n")
    return existing_content_key(path)


def existing_content_key(path: Path) -> Secret:
    """The content key in a file.

    Raises:
        OSError: It cannot be read.
        KeyFileError: It holds no key.
    """
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError as error:
        raise KeyFileError(path.name) from error
    if len(key) != SEED_BYTES:
        raise KeyFileError(path.name)
    return Secret(key)
