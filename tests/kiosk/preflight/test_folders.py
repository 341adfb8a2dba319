"""Tests of kiosk.preflight.folders and kiosk.preflight.finding."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.preflight.finding import Finding, Verdict, ready
from kiosk.preflight.folders import NEEDED_BYTES, WISHED_BYTES, check_folder, check_room


def test_a_folder_that_can_be_written_is_fine_and_left_empty(tmp_path: Path) -> None:
    assert check_folder(tmp_path / "new").verdict is Verdict.FINE
    assert list((tmp_path / "new").iterdir()) == []


def test_a_file_in_the_place_of_the_folder_stops(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    finding = check_folder(tmp_path / "file")
    assert finding == Finding("folder", Verdict.STOP, {"folder": str(tmp_path / "file")})


def test_a_disk_that_does_not_take_what_is_written_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", refuse)
    assert check_folder(tmp_path).verdict is Verdict.STOP
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("free", "expected"),
    [
        (0, Verdict.STOP),
        (NEEDED_BYTES - 1, Verdict.STOP),
        (NEEDED_BYTES, Verdict.LOOK),
        (WISHED_BYTES - 1, Verdict.LOOK),
        (WISHED_BYTES, Verdict.FINE),
    ],
)
def test_room_is_needed_and_more_is_wished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, expected: Verdict
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=free))
    finding = check_room(tmp_path)
    assert finding.verdict is expected
    assert finding.data["free_mib"] == free // 2**20


def test_a_folder_that_is_not_there_has_no_room(tmp_path: Path) -> None:
    assert check_room(tmp_path / "absent").verdict is Verdict.STOP


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((), True),
        ((Verdict.FINE, Verdict.LOOK), True),
        ((Verdict.FINE, Verdict.STOP), False),
    ],
)
def test_only_a_stop_stands_in_the_way(verdicts: tuple[Verdict, ...], expected: bool) -> None:
    assert ready(tuple(Finding("check", verdict) for verdict in verdicts)) is expected


def test_the_key_names_the_check_and_the_verdict() -> None:
    assert Finding("room", Verdict.LOOK).key == "preflight.room.look"
