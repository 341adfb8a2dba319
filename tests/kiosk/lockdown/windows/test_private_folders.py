"""kiosk.lockdown.windows.private_folders, with rights in memory and notes on the disk."""

from pathlib import Path

import pytest

from kiosk.lockdown.restore_note import FILE_NAME
from kiosk.lockdown.windows.folder_rights import PRIVATE, for_account
from kiosk.lockdown.windows.private_folders import (
    ForeignFolderError,
    OpenFolderError,
    StateFolder,
    make_station_folders,
    trusted,
)
from tests.fakes.windows import PROGRAM_DATA, SID, FoldersOnDisk

PUPIL = "S-1-5-21-1111-2222-3333-1007"
THEIRS = f"O:{PUPIL}D:AI(A;OICIID;FA;;;{PUPIL})(A;OICIID;FA;;;BA)"
OPEN = "O:BAD:AI(A;OICIID;FA;;;BA)(A;OICIID;0x1301bf;;;AU)"


class Station:
    """The three folders of a station, below one that all may add to."""

    def __init__(self, above: Path) -> None:
        self.above = above
        self.folders = FoldersOnDisk({str(above): PROGRAM_DATA})
        self.own = above / "pix-kiosk"
        self.notes = self.own / "lockdown"
        self.note = self.notes / FILE_NAME
        self.state = self.own / "state"

    def make(self, sid: str | None = None) -> None:
        make_station_folders(self.folders, self.notes, self.state, sid)

    def believed(self) -> bool:
        return trusted(self.folders, self.notes)


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path)


def test_folders_are_made_private_twice_as_once_and_their_notes_are_believed(
    station: Station,
) -> None:
    assert not station.believed()
    for _ in range(2):
        station.make()
        assert station.folders.lines[str(station.own)] == PRIVATE
        assert station.folders.lines[str(station.notes)] == PRIVATE
        station.note.write_text("{}")
        assert station.believed()
    assert not station.state.exists()


@pytest.mark.attack("win-forged-note")
@pytest.mark.parametrize("line", [THEIRS, OPEN, "O:BAD:NO_ACCESS_CONTROL"])
@pytest.mark.parametrize("which", ["above", "own", "notes", "note"])
def test_what_another_account_could_have_written_is_not_believed_nor_closed_over(
    station: Station, which: str, line: str
) -> None:
    station.make()
    station.note.write_text("{}")
    station.folders.lines[str(getattr(station, which))] = line
    before = dict(station.folders.lines)
    assert not station.believed()
    with pytest.raises(OpenFolderError) as refused:
        station.make()
    assert refused.value.folder == station.notes
    assert station.folders.lines == before


@pytest.mark.attack("win-forged-note")
def test_a_note_that_is_a_link_is_not_believed(station: Station) -> None:
    station.make()
    station.note.write_text("{}")
    station.folders.links.add(str(station.note))
    assert not station.believed()


@pytest.mark.attack("win-forged-note")
@pytest.mark.parametrize("how", ["theirs", "link", "hidden"])
@pytest.mark.parametrize("which", ["own", "notes", "state"])
def test_a_folder_made_beforehand_by_another_account_is_refused_and_named(
    station: Station, which: str, how: str
) -> None:
    folder: Path = getattr(station, which)
    folder.mkdir(parents=True)
    if how == "theirs":
        station.folders.lines[str(folder)] = THEIRS
    elif how == "link":
        station.folders.links.add(str(folder))
    else:
        station.folders.lines[str(folder)] = "O:BAD:NO_ACCESS_CONTROL"
    before = station.folders.lines[str(folder)] if how != "link" else None
    with pytest.raises(ForeignFolderError) as refused:
        station.make(SID)
    assert refused.value.folder == folder
    assert station.folders.lines.get(str(folder)) == before


def test_an_empty_folder_of_ours_that_was_open_is_closed(station: Station) -> None:
    station.notes.mkdir(parents=True)
    station.folders.lines |= {str(station.own): OPEN, str(station.notes): OPEN}
    station.make()
    assert station.believed()


def test_what_cannot_be_looked_at_is_not_believed(station: Station) -> None:
    station.make()
    station.folders.refused.add(str(station.notes))
    assert not station.believed()


def test_below_what_others_may_take_away_nothing_is_prepared(station: Station) -> None:
    station.folders.lines[str(station.above)] = OPEN
    with pytest.raises(OpenFolderError):
        station.make()


def test_the_account_writes_in_its_state_and_other_users_do_not(station: Station) -> None:
    station.make()
    operation = StateFolder(station.folders, station.state, lambda: SID)
    assert operation.obstacle() == ""
    before = operation.before()
    operation.perform()
    assert operation.holds()
    station.folders.lines[str(station.state)] += f"(A;;GW;;;{PUPIL})"
    assert not operation.holds()
    operation.perform()
    operation.revert(before)
    assert operation.holds()
    assert station.state.is_dir()


@pytest.mark.parametrize("owner", [SID, "BA", "SY"])
def test_a_state_that_the_account_or_we_made_is_taken_over(station: Station, owner: str) -> None:
    station.state.mkdir(parents=True)
    station.folders.lines[str(station.state)] = f"O:{owner}D:(A;OICI;FA;;;{owner})"
    station.make(SID)
    StateFolder(station.folders, station.state, lambda: SID).perform()
    assert station.folders.lines[str(station.state)] == for_account(SID)


def test_without_the_account_its_state_is_not_made_and_does_not_hold(station: Station) -> None:
    station.make()
    operation = StateFolder(station.folders, station.state, lambda: None)
    with pytest.raises(FileNotFoundError):
        operation.perform()
    station.state.mkdir()
    assert not operation.holds()
