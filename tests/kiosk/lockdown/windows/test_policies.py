"""Tests of kiosk.lockdown.windows.policies and wishes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import Entry, RestoreNote
from kiosk.lockdown.windows.policies import AccountPolicies, MyPolicies, Policies
from kiosk.lockdown.windows.registry import Hive, Value, dword, text
from kiosk.lockdown.windows.wishes import ACCOUNT, MACHINE, SECURE_SCREEN, Strict, Wish, shell
from tests.fakes.registry import FakeRegistry
from tests.fakes.windows import PROFILES, SID

WISHES = (
    Wish("Software\\A\\B", "Higher", dword(1)),
    Wish("Software\\A\\B", "Lower", dword(0), Strict.LOWER),
    Wish("Software\\A", "Bits", dword(8), Strict.BITS),
    Wish("Software\\C\\D\\E", "Same", text("kiosk"), Strict.SAME),
)
VALUES = st.none() | st.sampled_from(
    [dword(0), dword(1), dword(2), dword(8), dword(9), text(""), text("kiosk"), text("1")]
)


def with_profile() -> FakeRegistry:
    registry = FakeRegistry()
    registry.write(Hive.MACHINE, f"{PROFILES}\\{SID}", "ProfileImagePath", text("C:\\Users\\p"))
    registry.files["C:\\Users\\p\\NTUSER.DAT"] = {(Hive.USERS, ""): {}}
    return registry


@pytest.mark.attack("win-security-screen")
@pytest.mark.parametrize(
    ("strict", "wanted", "found", "there"),
    [
        (Strict.HIGHER, dword(1), None, dword(1)),
        (Strict.HIGHER, dword(1), dword(0), dword(1)),
        (Strict.HIGHER, dword(1), dword(2), dword(2)),
        (Strict.HIGHER, dword(1), text("yes"), dword(1)),
        (Strict.LOWER, dword(1), dword(0), dword(0)),
        (Strict.LOWER, dword(0), dword(1), dword(0)),
        (Strict.BITS, dword(8), dword(3), dword(11)),
        (Strict.BITS, dword(8), dword(12), dword(12)),
        (Strict.SAME, text("a"), text("b"), text("a")),
        (Strict.SAME, dword(1), dword(2), dword(1)),
    ],
)
def test_a_value_is_only_tightened(
    strict: Strict, wanted: Value, found: Value | None, there: Value
) -> None:
    wish = Wish("K", "N", wanted, strict)
    assert wish.tightened(found) == there
    assert wish.met(there)
    assert wish.met(found) is (found == there)


@given(st.lists(VALUES, min_size=4, max_size=4), st.booleans(), st.integers(0, 4))
def test_after_any_crash_the_note_gives_the_very_same_registry_back(
    found: list[Value | None], perform_all: bool, written: int
) -> None:
    registry = FakeRegistry()
    for wish, value in zip(WISHES, found, strict=True):
        if value is not None:
            registry.write(Hive.MACHINE, wish.key, wish.name, value)
    original = registry.picture()
    operation = Policies("p", registry, WISHES)
    before = dict(operation.before())
    assert registry.picture() == original
    half = Policies("p", registry, WISHES if perform_all else WISHES[:written])
    half.perform()
    assert half.holds()
    for _ in range(2):
        Policies("p", registry, WISHES).revert(before)
        assert registry.picture() == original


@given(st.lists(VALUES, min_size=4, max_size=4))
def test_nothing_is_ever_loosened(found: list[Value | None]) -> None:
    registry = FakeRegistry()
    for wish, value in zip(WISHES, found, strict=True):
        if value is not None:
            registry.write(Hive.MACHINE, wish.key, wish.name, value)
    strict = [w for w in WISHES if w.met(registry.read(Hive.MACHINE, w.key, w.name))]
    kept = [registry.read(Hive.MACHINE, w.key, w.name) for w in strict]
    operation = Policies("p", registry, WISHES)
    operation.perform()
    operation.perform()
    assert operation.holds()
    assert [registry.read(Hive.MACHINE, w.key, w.name) for w in strict] == kept


def test_a_value_taken_away_meanwhile_is_noticed_and_written_again() -> None:
    registry = FakeRegistry()
    operation = Policies("p", registry, WISHES)
    assert operation.obstacle() == ""
    operation.perform()
    registry.erase(Hive.MACHINE, WISHES[0].key, WISHES[0].name)
    assert not operation.holds()
    operation.perform()
    assert operation.holds()


def test_a_key_that_somebody_else_filled_stays() -> None:
    registry = FakeRegistry()
    operation = Policies("p", registry, WISHES)
    before = operation.before()
    operation.perform()
    registry.write(Hive.MACHINE, "Software\\C\\D", "Theirs", dword(1))
    operation.revert(before)
    assert registry.has(Hive.MACHINE, "Software\\C\\D")
    assert not registry.has(Hive.MACHINE, "Software\\C\\D\\E")
    assert not registry.has(Hive.MACHINE, "Software\\A")


@pytest.mark.parametrize("broken", [{}, {"value Software\\A\\B\\Higher": "dword:x"}])
def test_a_note_without_values_changes_nothing(broken: dict[str, str | None]) -> None:
    registry = FakeRegistry()
    operation = Policies("p", registry, WISHES)
    operation.perform()
    locked = registry.picture()
    with pytest.raises(ValueError, match="not a"):
        operation.revert(broken)
    assert registry.picture() == locked


def test_a_note_makes_nobody_write_elsewhere() -> None:
    registry = FakeRegistry()
    operation = Policies("p", registry, WISHES)
    before = {**operation.before(), "value Software\\Run\\Evil": "text:x", "key Software": None}
    registry.write(Hive.MACHINE, "Software\\Other", "Kept", dword(1))
    operation.revert(before)
    assert registry.read(Hive.MACHINE, "Software\\Run", "Evil") is None
    assert registry.has(Hive.MACHINE, "Software")


@pytest.mark.parametrize("logged_on", [True, False])
def test_the_settings_of_one_account_are_bound_logged_on_or_off(logged_on: bool) -> None:
    registry = with_profile()
    if logged_on:
        registry.write(Hive.USERS, f"{SID}\\Software", "x", dword(1))
    original = registry.picture()
    operation = AccountPolicies("a", registry, ACCOUNT, lambda: SID)
    before = operation.before()
    operation.perform()
    assert operation.holds()
    assert registry.picture() != original
    assert (registry.mounts == []) is logged_on
    AccountPolicies("a", registry, ACCOUNT, lambda: None).revert(before)
    assert registry.picture() == original


def test_settings_noted_while_logged_off_are_put_back_while_logged_on() -> None:
    registry = with_profile()
    operation = AccountPolicies("a", registry, ACCOUNT, lambda: SID)
    before = operation.before()
    registry.write(Hive.USERS, f"{SID}\\Volatile", "x", dword(1))
    original = registry.picture()
    operation.perform()
    operation.revert(before)
    assert registry.picture() == original


def test_without_its_account_nothing_is_bound_and_nothing_is_left() -> None:
    registry = FakeRegistry()
    operation = AccountPolicies("a", registry, ACCOUNT, lambda: None)
    with pytest.raises(FileNotFoundError):
        operation.before()
    noted = AccountPolicies("a", with_profile(), ACCOUNT, lambda: SID).before()
    operation.revert(noted)
    assert registry.picture() == ({}, {})


@pytest.mark.parametrize("sid", [None, "", "S-1-5-18", "..\\..\\S-1-5-21-1-2-3-4", ".DEFAULT"])
def test_a_note_names_an_account_or_is_refused(sid: str | None) -> None:
    operation = AccountPolicies("a", with_profile(), ACCOUNT, lambda: SID)
    with pytest.raises(ValueError, match="identifier"):
        operation.revert({**operation.before(), "sid": sid})


def test_my_policies_bind_whoever_runs_this(tmp_path: Path) -> None:
    registry = FakeRegistry()
    original = registry.picture()
    operation = MyPolicies("mine", registry, shell("x"))
    note = RestoreNote(tmp_path / "note.json")
    note.add(Entry("mine", operation.before()))
    operation.perform()
    assert {path[0] for path in registry.keys} == {Hive.CURRENT_USER}
    assert restore(note, {"mine": MyPolicies("mine", registry, shell(""))}) == ()
    assert registry.picture() == original


def test_no_wish_uses_a_trick_and_each_is_named_once() -> None:
    wishes = (*ACCOUNT, *MACHINE, *SECURE_SCREEN)
    assert not any("Image File Execution" in wish.key for wish in wishes)
    for table in (ACCOUNT, MACHINE):
        assert len({wish.path.lower() for wish in table}) == len(table)
    # a note stays far below its size
    registry = with_profile()
    before = AccountPolicies("a", registry, ACCOUNT, lambda: SID).before()
    assert sum(len(name) + len(value or "") + 20 for name, value in before.items()) < 16_000
