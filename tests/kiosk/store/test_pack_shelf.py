"""kiosk.store.pack_shelf: a copy of a pack is there whole or not at all."""

from pathlib import Path

import pytest

from kiosk.ports.errors import StorageError
from kiosk.store.pack_shelf import FolderShelf

DIGEST = bytes(range(32))
NAMES = ("manifest.dsse.json", "bank.cob")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir()
    for name in (*NAMES, "notes.txt"):
        (folder / name).write_text(name)
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> FolderShelf:
    return FolderShelf(tmp_path / "packs")


def test_the_named_files_are_copied_and_no_other(pack: Path, shelf: FolderShelf) -> None:
    assert shelf.find(DIGEST) is None
    shelf.add(pack, DIGEST, NAMES)
    kept = shelf.find(DIGEST)
    assert kept is not None
    assert sorted(one.name for one in kept.iterdir()) == sorted(NAMES)
    assert [(kept / name).read_text() for name in NAMES] == list(NAMES)


def test_copying_twice_is_copying_once(pack: Path, shelf: FolderShelf) -> None:
    shelf.add(pack, DIGEST, NAMES)
    (pack / "bank.cob").write_text("changed")
    shelf.add(pack, DIGEST, NAMES)
    kept = shelf.find(DIGEST)
    assert kept is not None
    assert (kept / "bank.cob").read_text() == "bank.cob"


def test_a_copy_that_failed_is_not_found_and_may_be_made_again(
    pack: Path, shelf: FolderShelf
) -> None:
    (pack / "bank.cob").unlink()
    with pytest.raises(StorageError):
        shelf.add(pack, DIGEST, NAMES)
    assert shelf.find(DIGEST) is None
    (pack / "bank.cob").write_text("bank.cob")
    shelf.add(pack, DIGEST, NAMES)
    assert shelf.find(DIGEST) is not None


def test_a_copy_cut_short_before_is_begun_anew(
    pack: Path, shelf: FolderShelf, tmp_path: Path
) -> None:
    half = tmp_path / "packs" / f"{DIGEST.hex()}.part"
    half.mkdir(parents=True)
    (half / "leftover").touch()
    shelf.add(pack, DIGEST, NAMES)
    kept = shelf.find(DIGEST)
    assert kept is not None
    assert not (kept / "leftover").exists()
    assert not half.exists()


def test_what_is_kept_is_listed_without_half_copies(
    pack: Path, shelf: FolderShelf, tmp_path: Path
) -> None:
    assert shelf.kept() == ()
    shelf.add(pack, DIGEST, NAMES)
    (tmp_path / "packs" / "ab.part").mkdir()
    (tmp_path / "packs" / "note.txt").touch()
    assert shelf.kept() == (shelf.find(DIGEST),)
