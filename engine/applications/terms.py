"""Which terms of an assertion an application looks at. Knows no application.

A term that nobody reads is a slip of the pen that would make a check weaker than it says.
"""

from collections.abc import Iterator, Mapping

from engine.records.canonical import Json, JsonObject


class Watched(Mapping[str, Json]):
    """An object that remembers which of its keys were looked at, inside its values too."""

    def __init__(self, value: JsonObject) -> None:
        self._value = value
        self._read: set[str] = set()
        self._inside: dict[str, Json] = {}

    def __getitem__(self, key: str) -> Json:
        value = self._value[key]
        self._read.add(key)
        if key not in self._inside:
            self._inside[key] = watched(value)
        return self._inside[key]

    def __iter__(self) -> Iterator[str]:
        self._read |= set(self._value)
        return iter(self._value)

    def __len__(self) -> int:
        return len(self._value)

    def unread(self) -> Iterator[str]:
        """The keys that nobody looked at, with those that lead to them."""
        for key in sorted(self._value):
            if key not in self._read:
                yield key
            else:
                yield from (f"{key}.{one}" for one in _unread(self._inside.get(key)))


def watched(value: Json) -> Json:
    """The value, whose objects remember what was read."""
    if isinstance(value, Mapping):
        return Watched(value)
    if isinstance(value, list | tuple):
        return tuple(watched(one) for one in value)
    return value


def _unread(value: Json) -> Iterator[str]:
    if isinstance(value, Watched):
        yield from value.unread()
    elif isinstance(value, tuple):
        for one in value:
            yield from _unread(one)
