"""Readings of kiosk.preflight.folders: tried on real folders, not asked."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.ports.preflight import Verdict
from kiosk.preflight.folders import WISHED_BYTES, read_room, read_write, write_ms


def test_a_folder_is_written_quickly_and_left_empty(tmp_path: Path) -> None:
    assert write_ms(tmp_path / "new") >= 0
    assert list((tmp_path / "new").iterdir()) == []
    assert read_write(tmp_path).verdict is not Verdict.STOP


def test_a_file_in_the_place_of_the_folder_stops(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert read_write(tmp_path / "file").verdict is Verdict.STOP


def test_a_disk_that_does_not_take_what_is_written_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", refuse)
    assert read_write(tmp_path).verdict is Verdict.STOP
    assert list(tmp_path.iterdir()) == []


def test_the_room_of_the_disk_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=WISHED_BYTES))
    assert read_room(tmp_path).verdict is Verdict.FINE


def test_a_folder_that_is_not_there_has_no_room(tmp_path: Path) -> None:
    assert read_room(tmp_path / "absent").verdict is Verdict.STOP
