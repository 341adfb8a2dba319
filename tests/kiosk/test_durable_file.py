"""Tests of kiosk.durable_file."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from kiosk.durable_file import make_folder, storage_error, sync_folder, write_durably
from kiosk.ports.errors import DiskFullError, FolderUnwritableError, StorageError
from tests.kiosk.store.mounts import fill, make_read_only, small_disk


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_durably(path, b"a longer content")
    write_durably(path, b"short")

    assert path.read_bytes() == b"short"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not numbers there")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    write_durably(tmp_path / "a", b"secret")
    make_folder(tmp_path / "deep" / "er")

    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "deep" / "er").stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_leftover_is_never_written_through(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"untouched")
    (tmp_path / "a.part").symlink_to(other)

    write_durably(tmp_path / "a", b"content")

    assert other.read_bytes() == b"untouched"
    assert not (tmp_path / "a").is_symlink()


def test_a_full_disk_leaves_the_former_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        write_durably(disk / "a", b"former")
        fill(disk)

        with pytest.raises(DiskFullError) as caught:
            write_durably(disk / "a", bytes(100_000))

        assert caught.value.data == {"folder": str(disk)}
        assert (disk / "a").read_bytes() == b"former"
        assert not (disk / "a.part").exists()


def test_a_read_only_disk_leaves_the_former_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        write_durably(disk / "a", b"former")
        make_read_only(disk)

        with pytest.raises(FolderUnwritableError):
            write_durably(disk / "a", b"later")
        with pytest.raises(FolderUnwritableError):
            make_folder(disk / "new")

        assert (disk / "a").read_bytes() == b"former"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EACCES, FolderUnwritableError),
        (errno.EPERM, FolderUnwritableError),
        (errno.EROFS, FolderUnwritableError),
        (errno.EIO, StorageError),
    ],
)
def test_every_number_of_the_system_has_its_error(number: int, kind: type[StorageError]) -> None:
    error = storage_error(OSError(number, os.strerror(number)), Path("folder"))

    assert type(error) is kind


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        write_durably(tmp_path / "none" / "a", b"content")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such call there")
def test_the_names_of_a_missing_folder_cannot_be_made_durable(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "none")
