"""Operations on the machine, one after the other, all or none. Knows no operating system."""

from collections.abc import Sequence as Ordered

from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import Entry, RestoreNote
from kiosk.ports.errors import LockdownError, RestoreNoteError
from kiosk.ports.lockdown import Operation


class Sequence:
    """The lockdown of one level: each deed is noted on the disk first, and undone in reverse."""

    def __init__(self, operations: Ordered[Operation], note: RestoreNote, *, level: int) -> None:
        names = [operation.name for operation in operations]
        if len(set(names)) != len(names):
            raise ValueError("two operations have one name")
        self._operations = {operation.name: operation for operation in operations}
        self._note = note
        self._level = level
        self._begun: tuple[Entry, ...] = ()

    @property
    def level(self) -> int:
        """2 for an exam station, 1 for a protected session."""
        return self._level

    def engage(self) -> tuple[str, ...]:
        """Lock the machine; the names of the operations in force.

        What an earlier run left behind is put back first, so that a locked state is never
        noted as the one to come back to.

        Raises:
            RestoreNoteError: A note of an earlier run cannot be read; nothing was changed.
            LockdownError: One operation failed, or an earlier run cannot be undone. Everything
                begun was undone; `left` names what could not be.
        """
        left = self.release()
        if left:
            raise LockdownError(operation=left[0], left=left)
        for operation in self._operations.values():
            try:
                entry = Entry(operation.name, operation.before())
                self._note.add(entry)
                self._begun = (*self._begun, entry)
                operation.perform()
            except BaseException as error:
                left = self._undo_after_failure()
                if isinstance(error, Exception):
                    raise LockdownError(operation=operation.name, left=left) from error
                raise  # the program is being ended; the machine is given back all the same
        return tuple(self._operations)

    def lost(self) -> tuple[str, ...]:
        """The names of the operations begun that are no longer in force."""
        begun = (self._operations[entry.name] for entry in self._begun)
        return tuple(operation.name for operation in begun if not _holds(operation))

    def release(self) -> tuple[str, ...]:
        """Give the machine back; the names of what could not be undone, still in the note.

        Raises:
            RestoreNoteError: The note cannot be read. What this run began was undone all the
                same; what an earlier one did is not known.
        """
        left = restore(self._note, self._operations, known=self._begun)
        self._begun = ()
        return left

    def _undo_after_failure(self) -> tuple[str, ...]:
        try:
            return self.release()
        except RestoreNoteError:
            return ("restore-note",)


def _holds(operation: Operation) -> bool:
    try:
        return operation.holds()
    except Exception:  # noqa: BLE001 - what cannot be asked is not known to hold
        return False
