"""kiosk.ui.driver.diary: each event happens once, whatever dies."""

from pathlib import Path

import pytest

from kiosk.ports.errors import StorageError
from kiosk.ui.driver.diary import FILE_NAME, TREE, Diary


def test_what_is_noted_is_known_by_the_next_one(tmp_path: Path) -> None:
    diary = Diary(tmp_path)
    assert not diary.done(0)
    diary.note(0)
    diary.note(3, TREE)
    again = Diary(tmp_path)
    assert (again.done(0), again.done(1), again.done(3)) == (True, False, True)
    assert again.deaths == (TREE,)


def test_an_event_that_cannot_be_noted_must_not_happen(tmp_path: Path) -> None:
    diary = Diary(tmp_path)
    (tmp_path / f"{FILE_NAME}.part").mkdir()
    with pytest.raises(StorageError):
        diary.note(0)
    assert not diary.done(0)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"done": 1, "deaths": []}'])
def test_a_damaged_diary_is_never_taken_for_an_empty_one(content: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(StorageError):
        Diary(tmp_path)


def test_a_diary_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StorageError):
        Diary(tmp_path)
