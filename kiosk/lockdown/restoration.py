"""Putting the machine back from the note. Knows no operation and no operating system."""

from collections.abc import Mapping
from typing import Protocol

from kiosk.lockdown.restore_note import Entry, RestoreNote
from kiosk.ports.errors import RestoreNoteError, StorageError


class Undo(Protocol):
    """The half of an operation that puts things back."""

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Put back what the note says; doing it twice is doing it once."""
        ...


def restore(
    note: RestoreNote, undos: Mapping[str, Undo], *, known: tuple[Entry, ...] = ()
) -> tuple[str, ...]:
    """Undo everything that the note holds, the newest first; one failure does not stop the rest.

    Args:
        note: The note; what was put back is dropped from it, one by one.
        undos: The undo of each operation, by its name.
        known: What the caller remembers itself, should the note be damaged or gone.

    Returns:
        The names of what is not put back (they stay in the note) or could not be struck out.

    Raises:
        RestoreNoteError: The note cannot be read. What is `known` was put back all the same.
    """
    unreadable: RestoreNoteError | None = None
    try:
        entries = note.read()
    except RestoreNoteError as error:
        unreadable, entries = error, ()
    noted = {entry.name for entry in entries}
    entries = (*entries, *(entry for entry in known if entry.name not in noted))
    failed: list[str] = []
    for entry in reversed(entries):
        try:
            undos[entry.name].revert(entry.before)
        except Exception:  # noqa: BLE001 - whatever one undo does, the others must have their turn
            failed.append(entry.name)
            continue
        if unreadable is None and not _struck_out(note, entry.name):
            failed.append(entry.name)
    if unreadable is not None:
        raise unreadable
    return tuple(failed)


def _struck_out(note: RestoreNote, name: str) -> bool:
    try:
        note.drop(name)
    except (StorageError, RestoreNoteError):
        return False
    return True
