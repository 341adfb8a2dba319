"""One record of a journal, as stored: bytes to values. Knows nothing about what events mean."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps, loads_object
from engine.records.reading import Reader

MAX_RECORD_BYTES: Final = 1024 * 1024
_TYPE: Final = re.compile(r"[a-z]{1,30}(\.[a-z_]{1,30})?")
_BOOT: Final = re.compile(r"[A-Za-z0-9._-]{1,80}")


class Actor(StrEnum):
    """Who made the fact: the candidate, someone with a PIN, or the station by itself."""

    CANDIDATE = "candidate"
    SURVEILLANT = "surveillant"
    CHEF = "chef"
    TECHNICIEN = "technicien"
    STATION = "station"


@dataclass(frozen=True, slots=True)
class At:
    """When something happened: the wall clock in ms since the epoch, and ms since a named boot.

    The time since the boot counts suspended time too.
    """

    wall: int
    boot_ms: int
    boot_id: str


@dataclass(frozen=True, slots=True)
class Record:
    """One fact. `seq` counts from 0 in its journal; `spent_ms` is the candidate's own time so far.

    `data` holds integers, strings, booleans, null, arrays and objects; exact floats are the text
    of ``float.hex``.
    """

    seq: int
    type: str
    at: At
    spent_ms: int
    role: Actor
    data: JsonObject


def record_to_bytes(record: Record) -> bytes:
    """The canonical bytes that are stored, hashed and sent.

    Raises:
        MalformedError: They would be too long, or `data` holds what a journal cannot.
    """
    stored = dumps(
        {
            "v": 1,
            "seq": record.seq,
            "type": record.type,
            "at": {
                "wall": record.at.wall,
                "boot_ms": record.at.boot_ms,
                "boot_id": record.at.boot_id,
            },
            "spent_ms": record.spent_ms,
            "role": record.role.value,
            "data": record.data,
        }
    )
    if len(stored) > MAX_RECORD_BYTES:
        raise MalformedError("record.too_long")
    return stored


def record_from_bytes(untrusted: bytes) -> Record:
    """The record of stored bytes.

    Raises:
        MalformedError: Too long, not canonical, or a field is missing or out of bounds.
    """
    value = loads_object(untrusted, max_bytes=MAX_RECORD_BYTES)
    if dumps(value) != untrusted:
        raise MalformedError("record.canonical")
    reader = Reader(value, "record.")
    reader.version(1)
    at = reader.inner("at")
    kind, boot_id = reader.text("type", longest=61), at.text("boot_id", longest=80)
    if _TYPE.fullmatch(kind) is None:
        raise MalformedError("field.text", "record.type")
    if _BOOT.fullmatch(boot_id) is None:
        raise MalformedError("field.text", "record.at.boot_id")
    return Record(
        seq=reader.integer("seq"),
        type=kind,
        at=At(at.integer("wall", least=-(2**53)), at.integer("boot_ms"), boot_id),
        spent_ms=reader.integer("spent_ms"),
        role=reader.one_of("role", Actor),
        data=reader.inner("data").value,
    )
