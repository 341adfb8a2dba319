"""A signed statement of how long a journal is and what it hashes to. Knows no record.

The text is a C2SP signed note with the body of a transparency-log checkpoint: origin, size, root
hash, then one extension line that carries the wall clock.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from engine.errors import MalformedError, SignatureRefusedError
from engine.records.bundle_header import MAX_CHECKPOINT
from engine.records.keys import DeviceSigner, verify_ed25519

ORIGIN_PREFIX: Final = "pix-kiosk/"
ED25519_NOTE: Final = 1
KEY_HASH_BYTES: Final = 4
SIGNATURE_BYTES: Final = 64
_BODY: Final = re.compile(
    r"(?P<origin>[A-Za-z0-9._/-]{1,500})\n(?P<size>0|[1-9][0-9]{0,15})\n"
    r"(?P<root>[A-Za-z0-9+/]{43}=)\nwall (?P<wall>0|[1-9][0-9]{0,15})\n"
)
_SIGNATURE: Final = re.compile(
    r"\u2014 (?P<name>[A-Za-z0-9._/-]{1,500}) (?P<mark>[A-Za-z0-9+/=]+)\n"
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A journal's length in records and its tree's root hash; `wall` in ms since the epoch."""

    journal: str
    size: int
    root: bytes
    wall: int


def sign_checkpoint(checkpoint: Checkpoint, signer: DeviceSigner) -> str:
    """The signed note of a checkpoint."""
    body = _body(checkpoint)
    origin = ORIGIN_PREFIX + checkpoint.journal
    mark = key_hash(origin, signer.public) + signer.sign(body.encode())
    return f"{body}\n\u2014 {origin} {base64.b64encode(mark).decode()}\n"


def verify_checkpoint(untrusted: str, journal: str, public: bytes) -> Checkpoint:
    """The checkpoint of a note, signed by the key *public* for the journal of that id.

    Raises:
        MalformedError: The text is no note of this form.
        SignatureRefusedError: Another journal, another key, or a changed byte.
    """
    checkpoint, origin, body, mark = _parse(untrusted)
    if checkpoint.journal != journal:
        raise SignatureRefusedError("checkpoint.journal")
    if mark[:KEY_HASH_BYTES] != key_hash(origin, public):
        raise SignatureRefusedError("signature.unknown_key")
    verify_ed25519(public, mark[KEY_HASH_BYTES:], body.encode())
    return checkpoint


def read_checkpoint(untrusted: str) -> Checkpoint:
    """The checkpoint of a note whose signature is not looked at: for showing, never for trust.

    Raises:
        MalformedError: The text is no note of this form.
    """
    return _parse(untrusted)[0]


def key_hash(name: str, public: bytes) -> bytes:
    """The four bytes that name an Ed25519 key in a signed note."""
    named = name.encode() + b"\n" + bytes([ED25519_NOTE]) + public
    return hashlib.sha256(named).digest()[:KEY_HASH_BYTES]


def _body(checkpoint: Checkpoint) -> str:
    root = base64.b64encode(checkpoint.root).decode()
    return (
        f"{ORIGIN_PREFIX}{checkpoint.journal}\n{checkpoint.size}\n{root}\nwall {checkpoint.wall}\n"
    )


def _parse(untrusted: str) -> tuple[Checkpoint, str, str, bytes]:
    if len(untrusted) > MAX_CHECKPOINT:
        raise MalformedError("checkpoint.form")
    body, _, marks = untrusted.partition("\n\n")
    body += "\n"
    lines, line = _BODY.fullmatch(body), _SIGNATURE.fullmatch(marks)
    if lines is None or line is None or line["name"] != lines["origin"]:
        raise MalformedError("checkpoint.form")
    if not lines["origin"].startswith(ORIGIN_PREFIX):
        raise MalformedError("checkpoint.form")
    root, mark = _bytes(lines["root"]), _bytes(line["mark"])
    if len(mark) != KEY_HASH_BYTES + SIGNATURE_BYTES:
        raise MalformedError("checkpoint.form")
    checkpoint = Checkpoint(
        lines["origin"].removeprefix(ORIGIN_PREFIX), int(lines["size"]), root, int(lines["wall"])
    )
    return checkpoint, lines["origin"], body, mark


def _bytes(text: str) -> bytes:
    try:
        value = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise MalformedError("checkpoint.form") from error
    if base64.b64encode(value).decode() != text:
        raise MalformedError("checkpoint.form")  # two texts for the same bytes
    return value
