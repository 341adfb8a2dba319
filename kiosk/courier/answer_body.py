"""The text in which receipts travel. Knows neither the network nor what receipts say.

Over the network and on a stick it is the same JSON object: ``{"receipts": [base64, …]}``.
"""

import base64
import binascii
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import loads_object
from engine.records.reading import Reader

MAX_ANSWER_BYTES: Final = 256 * 1024
MAX_RECEIPTS: Final = 16
MAX_REASON: Final = 120
_REASONS: Final = ("reason", "error", "detail")


def receipts_from_bytes(untrusted: bytes) -> tuple[bytes, ...]:
    """The envelopes of an answer.

    Raises:
        MalformedError: It is not such an answer.
    """
    reader = Reader(loads_object(untrusted, max_bytes=MAX_ANSWER_BYTES), "answer.")
    try:
        return tuple(
            base64.b64decode(text, validate=True)
            for text in reader.texts("receipts", most=MAX_RECEIPTS)
        )
    except (binascii.Error, ValueError) as error:
        raise MalformedError("answer.base64") from error


def reason_from_bytes(untrusted: bytes) -> str | None:
    """The reason of a refusal; empty when the object gives none, None when it is no object.

    A page of a proxy or of a portal is no object: then the server itself said nothing.
    """
    try:
        value = loads_object(untrusted, max_bytes=MAX_ANSWER_BYTES)
    except MalformedError:
        return None
    for name in _REASONS:
        found = value.get(name)
        if isinstance(found, str):
            return found[:MAX_REASON]
    return ""
