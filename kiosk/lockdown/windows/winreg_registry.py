"""The registry of this Windows. Imports on every system; knows no policy."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, Final

from kiosk.lockdown.windows import win32
from kiosk.lockdown.windows.registry import Hive, Kind, Value

_ROOTS: Final = {
    Hive.MACHINE: "HKEY_LOCAL_MACHINE",
    Hive.USERS: "HKEY_USERS",
    Hive.CURRENT_USER: "HKEY_CURRENT_USER",
}
_KINDS: Final = frozenset(kind.value for kind in Kind)


class WinregRegistry:
    """Talks to `winreg`, in the view of 64-bit programs: policies are read by those."""

    def __init__(self) -> None:
        self._winreg: Any = import_module("winreg")
        self._read = self._winreg.KEY_READ | self._winreg.KEY_WOW64_64KEY
        self._change = self._read | self._winreg.KEY_SET_VALUE

    def _root(self, hive: Hive) -> object:
        return getattr(self._winreg, _ROOTS[hive])

    def read(self, hive: Hive, key: str, name: str) -> Value | None:
        """A value, or None where the key or the value is not there."""
        try:
            with self._winreg.OpenKeyEx(self._root(hive), key, 0, self._read) as opened:
                data, kind = self._winreg.QueryValueEx(opened, name)
        except FileNotFoundError:
            return None
        return _value(data, Kind(kind) if kind in _KINDS else Kind.BINARY)

    def write(self, hive: Hive, key: str, name: str, value: Value) -> None:
        """Set a value; the key is made if need be."""
        with self._winreg.CreateKeyEx(self._root(hive), key, 0, self._change) as opened:
            self._winreg.SetValueEx(opened, name, 0, value.kind.value, _data(value))
            self._winreg.FlushKey(opened)

    def erase(self, hive: Hive, key: str, name: str) -> None:
        """Take a value away; none there is fine."""
        with (
            suppress(FileNotFoundError),
            self._winreg.OpenKeyEx(self._root(hive), key, 0, self._change) as opened,
        ):
            self._winreg.DeleteValue(opened, name)
            self._winreg.FlushKey(opened)

    def has(self, hive: Hive, key: str) -> bool:
        """Whether a key is there."""
        try:
            self._winreg.OpenKeyEx(self._root(hive), key, 0, self._read).Close()
        except FileNotFoundError:
            return False
        return True

    def prune(self, hive: Hive, key: str) -> None:
        """Take a key away if nothing is left in it; none there is fine."""
        try:
            with self._winreg.OpenKeyEx(self._root(hive), key, 0, self._read) as opened:
                subkeys, values, _ = self._winreg.QueryInfoKey(opened)
        except FileNotFoundError:
            return
        if not subkeys and not values:
            self._winreg.DeleteKeyEx(self._root(hive), key, self._winreg.KEY_WOW64_64KEY, 0)

    @contextmanager
    def mounted(self, file: str, name: str) -> Iterator[None]:
        """While entered, an account's file of settings is the users' key of that name."""
        win32.enable_privileges("SeBackupPrivilege", "SeRestorePrivilege")
        self._winreg.LoadKey(self._winreg.HKEY_USERS, name, file)
        try:
            yield
        finally:
            win32.unload_hive(name)


def _value(data: object, kind: Kind) -> Value:
    match data:
        case int() | str():
            return Value(kind, str(data))
        case list():
            return Value(kind, "\n".join(data))
        case bytes():
            return Value(Kind.BINARY, data.hex())
        case _:
            return Value(Kind.BINARY, "")


def _data(value: Value) -> int | str | list[str] | bytes:
    match value.kind:
        case Kind.DWORD | Kind.QWORD:
            return int(value.data)
        case Kind.TEXT | Kind.EXPANDED:
            return value.data
        case Kind.LIST:
            return value.data.split("\n") if value.data else []
        case Kind.BINARY:
            return bytes.fromhex(value.data)
