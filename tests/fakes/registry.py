"""A registry in memory. Knows no system."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kiosk.lockdown.windows.registry import Hive, Value

Path = tuple[Hive, str]


@dataclass
class FakeRegistry:
    """Keys with their values; `files` are the settings of accounts that are not logged on.

    `forbidden` names keys that may not be written.
    """

    keys: dict[Path, dict[str, Value]] = field(default_factory=dict)
    files: dict[str, dict[Path, dict[str, Value]]] = field(default_factory=dict)
    forbidden: set[str] = field(default_factory=set)
    mounts: list[str] = field(default_factory=list)

    def picture(self) -> tuple[object, object]:
        """The whole of it, to be compared."""
        return (
            {path: dict(values) for path, values in self.keys.items()},
            {name: {at: dict(v) for at, v in file.items()} for name, file in self.files.items()},
        )

    def read(self, hive: Hive, key: str, name: str) -> Value | None:
        return self.keys.get(_path(hive, key), {}).get(name.lower())

    def write(self, hive: Hive, key: str, name: str, value: Value) -> None:
        self._refuse(key)
        words = key.lower().split("\\")
        for count in range(1, len(words) + 1):
            self.keys.setdefault((hive, "\\".join(words[:count])), {})
        self.keys[_path(hive, key)][name.lower()] = value

    def erase(self, hive: Hive, key: str, name: str) -> None:
        self._refuse(key)
        self.keys.get(_path(hive, key), {}).pop(name.lower(), None)

    def has(self, hive: Hive, key: str) -> bool:
        return _path(hive, key) in self.keys

    def prune(self, hive: Hive, key: str) -> None:
        path = _path(hive, key)
        if path not in self.keys:
            return
        self._refuse(key)
        below = path[1] + "\\"
        inside = any(at is hive and name.startswith(below) for at, name in self.keys)
        if not self.keys.get(path) and not inside:
            self.keys.pop(path, None)

    @contextmanager
    def mounted(self, file: str, name: str) -> Iterator[None]:
        if file not in self.files:
            raise FileNotFoundError(file)
        root = name.lower()
        self.mounts.append(name)
        for (hive, key), values in self.files[file].items():
            self.keys[hive, f"{root}\\{key}" if key else root] = values
        try:
            yield
        finally:
            mine = [
                path
                for path in self.keys
                if path[0] is Hive.USERS and (path[1] + "\\").startswith(root + "\\")
            ]
            self.files[file] = {
                (hive, key[len(root) + 1 :]): self.keys.pop((hive, key)) for hive, key in mine
            }

    def _refuse(self, key: str) -> None:
        if key.lower() in self.forbidden:
            raise PermissionError(key)


def _path(hive: Hive, key: str) -> Path:
    return hive, key.lower()
