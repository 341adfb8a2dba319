"""kiosk.vault.roots: trust comes from the program, or is worthless."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from engine.records.canonical import dumps
from engine.records.root import Realm, Root, root_to_json
from kiosk.vault.roots import RootRejectedError, find_root, program_roots, read_root
from tests.engine.records.authority import ROOT

REAL = replace(ROOT, realm=Realm.REAL)


def put(path: Path, root: Root) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(dumps(root_to_json(root)))
    return path


def test_a_rehearsals_root_lies_in_its_state(tmp_path: Path) -> None:
    put(tmp_path / "root.json", ROOT)
    assert find_root(tmp_path) == ROOT


def test_a_state_folder_cannot_claim_to_be_real(tmp_path: Path) -> None:
    put(tmp_path / "root.json", REAL)
    with pytest.raises(RootRejectedError):
        find_root(tmp_path, tmp_path / "roots")


def test_a_real_root_comes_from_the_program_only(tmp_path: Path) -> None:
    put(tmp_path / "roots" / "real.json", REAL)
    assert find_root(tmp_path / "state", tmp_path / "roots") == REAL


def test_a_programs_root_must_be_real(tmp_path: Path) -> None:
    put(tmp_path / "roots" / "real.json", ROOT)
    with pytest.raises(RootRejectedError):
        find_root(tmp_path / "state", tmp_path / "roots")


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 100_000])
def test_what_is_no_root_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "root.json"
    path.write_bytes(content)
    with pytest.raises(RootRejectedError):
        find_root(tmp_path)


def test_a_missing_root_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RootRejectedError):
        read_root(tmp_path / "nowhere.json")
    with pytest.raises(RootRejectedError):
        find_root(tmp_path)


def test_a_frozen_program_looks_beside_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert program_roots().name == "roots"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pix-kiosk"))
    assert program_roots() == tmp_path.resolve() / "roots"
