"""Takes typed fields out of an untrusted JSON object. Knows nothing about any format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject

T = TypeVar("T")

MAX_TEXT = 65_536


@dataclass(frozen=True, slots=True)
class Reader:
    """One object being read; every getter raises `MalformedError` naming the field."""

    value: JsonObject
    where: str = ""

    def _get(self, key: str) -> Json:
        if key not in self.value:
            raise MalformedError("field.missing", f"{self.where}{key}")
        return self.value[key]

    def has(self, key: str) -> bool:
        """Whether the field is there and not null."""
        return self.value.get(key) is not None

    def text(self, key: str, *, longest: int = MAX_TEXT) -> str:
        """A string of at most *longest* characters."""
        value = self._get(key)
        if not isinstance(value, str) or len(value) > longest:
            raise MalformedError("field.text", f"{self.where}{key}")
        return value

    def integer(self, key: str, *, least: int = 0, most: int = 2**53) -> int:
        """An integer within the bounds."""
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise MalformedError("field.integer", f"{self.where}{key}")
        return value

    def boolean(self, key: str) -> bool:
        """True or false."""
        value = self._get(key)
        if not isinstance(value, bool):
            raise MalformedError("field.boolean", f"{self.where}{key}")
        return value

    def one_of(self, key: str, allowed: Callable[[str], T]) -> T:
        """A member of a string enumeration, made by *allowed*."""
        value = self.text(key)
        try:
            return allowed(value)
        except ValueError as error:
            raise MalformedError("field.choice", f"{self.where}{key}") from error

    def hexadecimal(self, key: str, *, size: int | None = None) -> bytes:
        """Bytes written in lower-case hexadecimal, of exactly *size* bytes when given."""
        text = self.text(key)
        try:
            value = bytes.fromhex(text)
        except ValueError as error:
            raise MalformedError("field.hex", f"{self.where}{key}") from error
        if value.hex() != text or (size is not None and len(value) != size):
            raise MalformedError("field.hex", f"{self.where}{key}")
        return value

    def inner(self, key: str) -> "Reader":
        """A nested object."""
        value = self._get(key)
        if not isinstance(value, Mapping):
            raise MalformedError("field.object", f"{self.where}{key}")
        return Reader(value, f"{self.where}{key}.")

    def items(self, key: str, *, most: int = 100_000) -> tuple[Json, ...]:
        """An array of at most *most* values."""
        value = self._get(key)
        if not isinstance(value, list | tuple) or len(value) > most:
            raise MalformedError("field.array", f"{self.where}{key}")
        return tuple(value)

    def readers(self, key: str, *, most: int = 100_000) -> tuple["Reader", ...]:
        """An array of objects."""
        found = []
        for index, value in enumerate(self.items(key, most=most)):
            if not isinstance(value, Mapping):
                raise MalformedError("field.object", f"{self.where}{key}")
            found.append(Reader(value, f"{self.where}{key}[{index}]."))
        return tuple(found)

    def texts(self, key: str, *, most: int = 10_000) -> tuple[str, ...]:
        """An array of strings."""
        found = []
        for value in self.items(key, most=most):
            if not isinstance(value, str) or len(value) > MAX_TEXT:
                raise MalformedError("field.text", f"{self.where}{key}")
            found.append(value)
        return tuple(found)

    def integers(self, key: str, *, most: int = 10_000) -> tuple[int, ...]:
        """An array of integers."""
        found = []
        for value in self.items(key, most=most):
            if isinstance(value, bool) or not isinstance(value, int):
                raise MalformedError("field.integer", f"{self.where}{key}")
            found.append(value)
        return tuple(found)
