"""The registry port: values that can be read, written and taken away. Knows no system call."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Protocol


class Hive(StrEnum):
    """Where a key begins."""

    MACHINE = "HKLM"
    USERS = "HKU"
    CURRENT_USER = "HKCU"


class Kind(Enum):
    """What a value is, by the numbers of winnt.h."""

    TEXT = 1
    EXPANDED = 2
    BINARY = 3
    DWORD = 4
    LIST = 7
    QWORD = 11


@dataclass(frozen=True, slots=True)
class Value:
    """One value; a list has a line for each item, bytes are written in hexadecimal.

    >>> Value.parse(Value(Kind.DWORD, "1").write()).number
    1
    """

    kind: Kind
    data: str

    @property
    def number(self) -> int | None:
        """The number, or None for what is none."""
        return int(self.data) if self.kind in (Kind.DWORD, Kind.QWORD) else None

    def write(self) -> str:
        """The value as one word of a restore note."""
        return f"{self.kind.name.lower()}:{self.data}"

    @classmethod
    def parse(cls, written: str) -> "Value":
        """What `write` wrote.

        Raises:
            ValueError: It is something else.
        """
        name, separator, data = written.partition(":")
        if not separator or name.upper() not in Kind.__members__:
            raise ValueError("not a value")
        value = cls(Kind[name.upper()], data)
        if value.kind in (Kind.DWORD, Kind.QWORD) and not data.isdecimal():
            raise ValueError("not a number")
        return value


def dword(number: int) -> Value:
    """A value of 32 bits."""
    return Value(Kind.DWORD, str(number))


def text(data: str) -> Value:
    """A value of plain text."""
    return Value(Kind.TEXT, data)


class Registry(Protocol):
    """Keys are written with backslashes and without the hive; case does not count."""

    def read(self, hive: Hive, key: str, name: str) -> Value | None:
        """A value, or None where the key or the value is not there.

        Raises:
            OSError: It is there and may not be read.
        """
        ...

    def write(self, hive: Hive, key: str, name: str, value: Value) -> None:
        """Set a value; the key is made if need be.

        Raises:
            OSError: This account may not.
        """
        ...

    def erase(self, hive: Hive, key: str, name: str) -> None:
        """Take a value away; none there is fine.

        Raises:
            OSError: This account may not.
        """
        ...

    def has(self, hive: Hive, key: str) -> bool:
        """Whether a key is there."""
        ...

    def prune(self, hive: Hive, key: str) -> None:
        """Take a key away if nothing is left in it; none there is fine.

        Raises:
            OSError: This account may not.
        """
        ...

    def mounted(self, file: str, name: str) -> AbstractContextManager[None]:
        """While entered, an account's file of settings is the users' key of that name.

        Raises:
            OSError: It could not be mounted: in use, absent, or no right to.
        """
        ...
