"""Canonical JSON: one value, one sequence of bytes. Knows nothing about what the value means.

Objects have sorted keys, no spaces, UTF-8 without escapes beyond JSON's own. Floats are
refused: exact floats travel as the text of ``float.hex``.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn

from engine.errors import MalformedError

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None
JsonObject = Mapping[str, Json]

MAX_BYTES: Final = 64 * 1024 * 1024
MAX_DEPTH: Final = 32
MAX_INTEGER: Final = 2**63 - 1
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def dumps(value: Json) -> bytes:
    """The canonical bytes of a value.

    Raises:
        MalformedError: The value holds a float, a non-text key or an integer over 63 bits.
    """
    _check(value, 0)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def loads(untrusted: bytes, *, max_bytes: int = MAX_BYTES) -> Json:
    """The value of JSON bytes from outside, canonical or not.

    Raises:
        MalformedError: Not UTF-8, not JSON, too long, too deep, a float, a key twice.
    """
    if len(untrusted) > max_bytes:
        raise MalformedError("json.too_long")
    try:
        value: Json = json.loads(
            untrusted.decode("utf-8"),
            parse_float=_refuse,
            parse_constant=_refuse,
            object_pairs_hook=_pairs,
        )
    except (ValueError, RecursionError) as error:
        raise MalformedError("json.invalid") from error
    _check(value, 0)
    return value


def loads_object(untrusted: bytes, *, max_bytes: int = MAX_BYTES) -> JsonObject:
    """As `loads`, for a value that must be an object.

    Raises:
        MalformedError: As `loads`, or the value is no object.
    """
    value = loads(untrusted, max_bytes=max_bytes)
    if not isinstance(value, Mapping):
        raise MalformedError("json.no_object")
    return value


def _refuse(_text: str) -> NoReturn:
    raise MalformedError("json.float")


def _pairs(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise MalformedError("json.key_twice")
    return result


def _check(value: Json, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise MalformedError("json.too_deep")
    if isinstance(value, dict | Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise MalformedError("json.key")
            _check_leaf(key)
            _check(inner, depth + 1)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner, depth + 1)
    else:
        _check_leaf(value)


def _check_leaf(value: object) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        if not value.isascii() and _SURROGATE.search(value) is not None:
            raise MalformedError("json.surrogate")
    elif isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise MalformedError("json.integer")
    else:
        raise MalformedError("json.type", type(value).__name__)
