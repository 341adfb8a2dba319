"""Tests of kiosk.vault.system_keyring."""

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from kiosk.ports.errors import VaultError
from kiosk.vault import system_keyring
from kiosk.vault.system_keyring import SystemKeyring, find_system_keyring
from tests.fakes.keyring import MemoryKeyring

FAILING = fail.Keyring()  # type: ignore[no-untyped-call]  # the library's
FORGETTING = null.Keyring()  # type: ignore[no-untyped-call]  # the library's


def offer(monkeypatch: pytest.MonkeyPatch, *backends: KeyringBackend) -> None:
    monkeypatch.setattr(system_keyring, "get_all_keyring", lambda: list(backends))
    monkeypatch.setattr(system_keyring, "TRUSTED", {"tests.fakes.keyring"})


def test_what_was_put_comes_back() -> None:
    keyring = SystemKeyring(MemoryKeyring())
    keyring.put("entry", "secret")

    assert keyring.get("entry") == "secret"


def test_an_entry_that_is_not_there_is_an_error() -> None:
    with pytest.raises(VaultError):
        SystemKeyring(MemoryKeyring()).get("entry")


def test_a_locked_keeper_is_an_error() -> None:
    backend = MemoryKeyring()
    backend.locked = True

    with pytest.raises(VaultError):
        SystemKeyring(backend).put("entry", "secret")
    with pytest.raises(VaultError):
        SystemKeyring(backend).get("entry")


def test_a_keeper_that_forgets_is_an_error() -> None:
    backend = MemoryKeyring()
    backend.forgetful = True

    with pytest.raises(VaultError):
        SystemKeyring(backend).put("entry", "secret")


def test_a_keeper_that_cuts_what_it_keeps_is_an_error() -> None:
    backend = MemoryKeyring()
    backend.longest = 3

    with pytest.raises(VaultError):
        SystemKeyring(backend).put("entry", "secret")


def test_trying_a_keeper_leaves_no_trace() -> None:
    backend = MemoryKeyring()

    assert SystemKeyring(backend).keeps()
    assert backend.kept == {}


@pytest.mark.parametrize("backend", [FAILING, FORGETTING])
def test_a_session_without_a_keeper_is_seen(backend: KeyringBackend) -> None:
    assert not SystemKeyring(backend).keeps()


def test_a_keeper_that_is_not_trusted_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, FAILING, FORGETTING)

    assert find_system_keyring() is None


def test_the_best_keeper_that_works_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    locked, working, worse = MemoryKeyring(), MemoryKeyring(), MemoryKeyring()
    locked.locked = True
    locked.priority = 9
    working.priority = 5
    offer(monkeypatch, worse, locked, working)

    found = find_system_keyring()

    assert found is not None
    found.put("entry", "secret")
    assert list(working.kept.values()) == ["secret"]


def test_this_machine_s_own_answer_is_a_working_keeper_or_none() -> None:
    found = find_system_keyring()

    assert found is None or found.keeps()
