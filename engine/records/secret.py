"""A secret that cannot print itself. Knows nothing about what it opens."""

import hmac
from typing import NoReturn


class Secret:
    """Bytes that show only when asked; compared in constant time, never copied into a log."""

    __slots__ = ("_value",)

    def __init__(self, value: bytes) -> None:
        self._value = value

    def reveal(self) -> bytes:
        """The bytes, for the one call that needs them."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value, other._value)

    def __hash__(self) -> int:
        return hash(Secret)  # a digest of the value would tell something about it

    def __reduce__(self) -> NoReturn:
        raise TypeError("secret")  # pickling is printing
