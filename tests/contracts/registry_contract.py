"""What every registry does. Inherited by the tests of the adapter and of its fake."""

import pytest

from kiosk.lockdown.windows.registry import Hive, Kind, Registry, Value, dword, text

USER = Hive.CURRENT_USER
TOP = "Software\\PixKioskContract"
KEY = TOP + "\\One\\Two"


class RegistryContract:
    """Subclasses give a `registry` in which the top key of the contract is not there."""

    @pytest.fixture
    def registry(self) -> Registry:
        raise NotImplementedError

    @pytest.mark.parametrize(
        "value",
        [
            dword(0),
            dword(0xFFFFFFFF),
            text(""),
            text("é % \\ : ="),
            Value(Kind.EXPANDED, "%SystemRoot%\\x"),
            Value(Kind.BINARY, "00ff10"),
            Value(Kind.LIST, "un\ndeux"),
            Value(Kind.QWORD, str(2**40)),
        ],
    )
    def test_what_is_written_is_read(self, registry: Registry, value: Value) -> None:
        registry.write(USER, KEY, "Name", value)
        assert registry.read(USER, KEY, "Name") == value
        assert registry.read(USER, KEY.upper(), "NAME") == value

    def test_what_is_not_there_is_none(self, registry: Registry) -> None:
        assert registry.read(USER, KEY, "Name") is None
        registry.write(USER, KEY, "Name", dword(1))
        assert registry.read(USER, KEY, "Other") is None

    def test_erasing_what_is_not_there_is_fine(self, registry: Registry) -> None:
        registry.erase(USER, KEY, "Name")
        registry.write(USER, KEY, "Name", dword(1))
        registry.erase(USER, KEY, "Name")
        registry.erase(USER, KEY, "Name")
        assert registry.read(USER, KEY, "Name") is None
        assert registry.has(USER, KEY)

    def test_writing_makes_every_key_above(self, registry: Registry) -> None:
        assert not registry.has(USER, TOP)
        registry.write(USER, KEY, "Name", dword(1))
        assert registry.has(USER, TOP)
        assert registry.has(USER, TOP + "\\One")

    def test_only_an_empty_key_is_pruned(self, registry: Registry) -> None:
        registry.prune(USER, KEY)
        registry.write(USER, KEY, "Name", dword(1))
        registry.prune(USER, KEY)
        registry.prune(USER, TOP)
        assert registry.has(USER, KEY)
        registry.erase(USER, KEY, "Name")
        for key in (KEY, TOP + "\\One", TOP):
            registry.prune(USER, key)
            assert not registry.has(USER, key)

    def test_a_file_that_is_not_there_is_not_mounted(self, registry: Registry) -> None:
        with pytest.raises(OSError), registry.mounted("C:\\absent\\NTUSER.DAT", "PixKioskContract"):  # noqa: PT011 - each system has its own
            raise AssertionError
