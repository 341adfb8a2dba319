"""Takes typed fields out of an untrusted JSON object. Knows nothing about any format."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject
from engine.records.instants import instant_from_text

T = TypeVar("T")

MAX_TEXT: Final = 65_536
IDENTIFIER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
FILE_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}(\.[a-z0-9]{1,8}){1,2}")
MAX_TERM: Final = 1_000_000


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

    def identifier(self, key: str) -> str:
        """A name that is safe in a path, a key context and a journal's origin."""
        return self._matching(key, IDENTIFIER, "field.identifier")

    def file_name(self, key: str) -> str:
        """A plain file name: lower case, an extension, no folder."""
        return self._matching(key, FILE_NAME, "field.file_name")

    def _matching(self, key: str, pattern: re.Pattern[str], reason: str) -> str:
        value = self.text(key, longest=160)
        if pattern.fullmatch(value) is None:
            raise MalformedError(reason, f"{self.where}{key}")
        return value

    def instant(self, key: str) -> int:
        """Milliseconds since the epoch (UTC) of an ISO-8601 text with seconds."""
        try:
            return instant_from_text(self.text(key, longest=40))
        except MalformedError as error:
            raise MalformedError("field.instant", f"{self.where}{key}") from error

    def fraction(self, key: str, *, most: Fraction) -> Fraction:
        """An exact fraction written ``[numerator, denominator]``, from 0 to *most*."""
        terms = self.integers(key, most=2)
        if len(terms) != 2 or not 0 < terms[1] <= MAX_TERM:  # noqa: PLR2004 - a pair
            raise MalformedError("field.fraction", f"{self.where}{key}")
        value = Fraction(*terms)
        if not 0 <= value <= most:
            raise MalformedError("field.fraction", f"{self.where}{key}")
        return value

    def version(self, *supported: int) -> int:
        """The format's version, under the key ``v``; one of those supported."""
        value = self.integer("v")
        if value not in supported:
            raise MalformedError("field.version", f"{self.where}v")
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

    def hexadecimal(self, key: str, *, size: int | None = None, longest: int = MAX_TEXT) -> bytes:
        """Bytes written in lower-case hexadecimal, of exactly *size* bytes when given."""
        text = self.text(key, longest=longest)
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

    def texts(self, key: str, *, most: int = 10_000, longest: int = MAX_TEXT) -> tuple[str, ...]:
        """An array of strings of at most *longest* characters each."""
        found = []
        for value in self.items(key, most=most):
            if not isinstance(value, str) or len(value) > longest:
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
