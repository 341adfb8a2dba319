"""Tests of kiosk.vault.device_vault and kiosk.vault.mark_file."""

import json
import stat
import sys
from pathlib import Path

import pytest

from engine.records.canonical import dumps, loads_object
from engine.records.secret import Secret
from kiosk.ports.errors import DiskFullError, FolderUnwritableError, VaultError
from kiosk.vault.device_keys import device_keys_to_json, new_device_keys
from kiosk.vault.device_vault import DeviceVault, open_vault
from kiosk.vault.mark_file import MarkFile, read_mark_file
from kiosk.vault.system_keyring import SystemKeyring
from tests.contracts.vault_contract import VaultContract
from tests.fakes.keyring import MemoryKeyring
from tests.kiosk.store.mounts import fill, make_read_only, small_disk


class TestFileVault(VaultContract):
    @pytest.fixture
    def vault(self, tmp_path: Path) -> DeviceVault:
        return open_vault(tmp_path, None)

    def test_it_says_that_it_is_a_file(self, vault: DeviceVault) -> None:
        assert vault.protection == "file"


class TestKeyringVault(VaultContract):
    @pytest.fixture
    def vault(self, tmp_path: Path) -> DeviceVault:
        return open_vault(tmp_path, SystemKeyring(MemoryKeyring()))

    def test_it_says_that_the_system_keeps_it(self, vault: DeviceVault) -> None:
        assert vault.protection == "os"


def keys_of(vault: DeviceVault) -> tuple[Secret, Secret, Secret]:
    return vault.signing_seed(), vault.receiving_seed(), vault.database_key()


@pytest.mark.parametrize("keyring", [None, SystemKeyring(MemoryKeyring())])
def test_keys_and_marks_are_there_after_opening_again(
    tmp_path: Path, keyring: SystemKeyring | None
) -> None:
    first = open_vault(tmp_path, keyring)
    first.put_mark("S1/P14", 9, "nine")

    again = open_vault(tmp_path, keyring)

    assert keys_of(again) == keys_of(first)
    assert again.mark("S1/P14") == (9, "nine")
    assert again.protection == first.protection


def test_two_stations_have_nothing_in_common(tmp_path: Path) -> None:
    one, other = open_vault(tmp_path / "1", None), open_vault(tmp_path / "2", None)

    assert not set(map(Secret.reveal, keys_of(one))) & set(map(Secret.reveal, keys_of(other)))


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not numbers there")
def test_only_the_owner_may_read_it_even_after_a_copy(tmp_path: Path) -> None:
    open_vault(tmp_path, None)
    keys = tmp_path / "vault" / "device.json"
    keys.chmod(0o644)

    open_vault(tmp_path, None)

    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "vault").stat().st_mode) == 0o700


def test_the_system_s_keeper_leaves_no_key_in_the_folder(tmp_path: Path) -> None:
    vault = open_vault(tmp_path, SystemKeyring(MemoryKeyring()))
    written = b"".join(path.read_bytes() for path in (tmp_path / "vault").iterdir())

    assert not any(key.reveal().hex().encode() in written for key in keys_of(vault))


def test_a_half_made_vault_is_made_again(tmp_path: Path) -> None:
    half = tmp_path / "vault.part"
    half.mkdir()
    (half / "device.json").write_bytes(b"half")

    vault = open_vault(tmp_path, None)

    assert keys_of(open_vault(tmp_path, None)) == keys_of(vault)
    assert not half.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b'{"v":1}',
        b'{"v":2,"protection":"file","keys":{}}',
        b'{"v":1,"protection":"paper","keys":{}}',
        b'{"v":1,"protection":"file","keys":{}}',
        b'{"v":1,"protection":"file","keys":[]}',
        b'{"v":1,"protection":"os","entry":"../x"}',
        b" " * 20_000,
    ],
)
def test_unreadable_keys_are_never_no_keys(tmp_path: Path, content: bytes) -> None:
    open_vault(tmp_path, None)
    keys = tmp_path / "vault" / "device.json"
    keys.write_bytes(content)

    with pytest.raises(VaultError):
        open_vault(tmp_path, SystemKeyring(MemoryKeyring()))

    assert keys.read_bytes() == content


def test_one_key_under_two_names_is_refused(tmp_path: Path) -> None:
    open_vault(tmp_path, None)
    keys = tmp_path / "vault" / "device.json"
    value = json.loads(keys.read_bytes())
    value["keys"]["receiving"] = value["keys"]["signing"]
    keys.write_bytes(dumps(value))

    with pytest.raises(VaultError):
        open_vault(tmp_path, None)


@pytest.mark.parametrize("name", ["device.json", "marks.json"])
def test_a_missing_file_is_never_an_empty_one(tmp_path: Path, name: str) -> None:
    open_vault(tmp_path, None)
    (tmp_path / "vault" / name).unlink()

    with pytest.raises(VaultError):
        open_vault(tmp_path, None)

    assert not (tmp_path / "vault" / name).exists()


def test_a_keeper_that_is_away_makes_no_new_keys(tmp_path: Path) -> None:
    backend = MemoryKeyring()
    first = open_vault(tmp_path, SystemKeyring(backend))

    with pytest.raises(VaultError):
        open_vault(tmp_path, None)
    backend.locked = True
    with pytest.raises(VaultError):
        open_vault(tmp_path, SystemKeyring(backend))
    with pytest.raises(VaultError):
        open_vault(tmp_path, SystemKeyring(MemoryKeyring()))

    backend.locked = False
    assert keys_of(open_vault(tmp_path, SystemKeyring(backend))) == keys_of(first)


def test_a_keeper_that_takes_nothing_leaves_no_vault(tmp_path: Path) -> None:
    backend = MemoryKeyring()
    backend.locked = True

    with pytest.raises(VaultError):
        open_vault(tmp_path, SystemKeyring(backend))

    assert not (tmp_path / "vault").exists()
    assert open_vault(tmp_path, None).protection == "file"


@pytest.mark.parametrize("kept", ["", "{}", "not json"])
def test_a_keeper_that_gives_something_else_is_an_error(tmp_path: Path, kept: str) -> None:
    backend = MemoryKeyring()
    open_vault(tmp_path, SystemKeyring(backend))
    backend.kept = dict.fromkeys(backend.kept, kept)

    with pytest.raises(VaultError):
        open_vault(tmp_path, SystemKeyring(backend))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"size":9', b'"size":1'),
        (b"nine", b"none"),
        (b"S1/P14", b"S1/P15"),
        (b'"v":1', b'"v":2'),
        (b'"code":"', b'"code":"00'),
        (b'"marks":{', b'"marks":{"S9":{},'),
        (b'"marks":{', b'"other":{'),
    ],
)
def test_a_mark_changed_by_hand_is_refused(tmp_path: Path, before: bytes, after: bytes) -> None:
    open_vault(tmp_path, None).put_mark("S1/P14", 9, "nine")
    marks = tmp_path / "vault" / "marks.json"
    content = marks.read_bytes()
    assert before in content
    marks.write_bytes(content.replace(before, after))

    with pytest.raises(VaultError):
        open_vault(tmp_path, None)


def test_the_marks_of_another_station_are_refused(tmp_path: Path) -> None:
    for station in ("1", "2"):
        open_vault(tmp_path / station, None)
    (tmp_path / "1" / "vault" / "marks.json").replace(tmp_path / "2" / "vault" / "marks.json")

    with pytest.raises(VaultError):
        open_vault(tmp_path / "2", None)


def test_all_marks_can_be_looked_at_and_not_changed(tmp_path: Path) -> None:
    seed = Secret(b"s" * 32)
    marks = MarkFile(tmp_path / "marks.json", seed, {})
    marks.raise_to("S1/P14", 2, "two")
    marks.raise_to("S1/C1/P14/0", 7, "seven")

    assert read_mark_file(tmp_path / "marks.json", seed).marks == {
        "S1/P14": (2, "two"),
        "S1/C1/P14/0": (7, "seven"),
    }
    assert loads_object((tmp_path / "marks.json").read_bytes())["v"] == 1


def test_a_full_disk_keeps_the_former_marks(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kibibytes=64) as disk:
        vault = open_vault(disk, None)
        vault.put_mark("S1/P14", 1, "one")
        fill(disk)

        with pytest.raises(DiskFullError):
            vault.put_mark("S1/P14", 2, "two")

        assert vault.mark("S1/P14") == (1, "one")
        assert open_vault(disk, None).mark("S1/P14") == (1, "one")


def test_a_disk_that_takes_nothing_has_no_vault(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        make_read_only(disk)

        with pytest.raises(FolderUnwritableError):
            open_vault(disk, None)

        assert list(disk.iterdir()) == []


def test_keys_come_from_the_given_source_in_turn() -> None:
    letters = iter(b"abc")
    keys = new_device_keys(lambda size: bytes([next(letters)]) * size)

    assert device_keys_to_json(keys) == {
        "signing": "61" * 32,
        "receiving": "62" * 32,
        "database": "63" * 32,
    }
