"""The fake registry meets the contract; so does the real one, where there is one."""

import sys
from collections.abc import Iterator

import pytest

from kiosk.lockdown.windows.registry import Hive, Kind, Registry, Value, dword, text
from kiosk.lockdown.windows.winreg_registry import WinregRegistry
from tests.contracts.registry_contract import KEY, TOP, RegistryContract
from tests.fakes.registry import FakeRegistry


class TestFake(RegistryContract):
    @pytest.fixture
    def registry(self) -> Registry:
        return FakeRegistry()


@pytest.mark.skipif(sys.platform != "win32", reason="needs Windows, or installer/wine/test.sh")
class TestWinreg(RegistryContract):
    @pytest.fixture
    def registry(self) -> Iterator[Registry]:
        registry = WinregRegistry()
        yield registry
        registry.erase(Hive.CURRENT_USER, KEY, "Name")
        for key in (KEY, TOP + "\\One", TOP):
            registry.prune(Hive.CURRENT_USER, key)


@pytest.mark.parametrize(
    "value", [dword(7), text("a:b"), Value(Kind.LIST, "a\nb"), Value(Kind.QWORD, "9")]
)
def test_a_value_survives_the_note(value: Value) -> None:
    assert Value.parse(value.write()) == value


@pytest.mark.parametrize("written", ["", "dword", "dword:", "dword:-1", "word:1", "qword:x"])
def test_what_is_no_value_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        Value.parse(written)


def test_only_numbers_have_a_number() -> None:
    assert dword(3).number == 3
    assert Value(Kind.QWORD, "4").number == 4
    assert text("3").number is None


def test_a_forbidden_key_of_the_fake_is_refused() -> None:
    registry = FakeRegistry(keys={(Hive.MACHINE, KEY.lower()): {}}, forbidden={KEY.lower()})
    for change in (
        lambda: registry.write(Hive.MACHINE, KEY, "a", dword(1)),
        lambda: registry.erase(Hive.MACHINE, KEY, "a"),
        lambda: registry.prune(Hive.MACHINE, KEY),
    ):
        with pytest.raises(PermissionError):
            change()
