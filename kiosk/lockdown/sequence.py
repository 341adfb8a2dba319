"""Operations on the machine, one after the other, all or none. Knows no operating system."""

from collections.abc import Sequence as Ordered
from contextlib import suppress
from typing import Final

from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import Entry, RestoreNote
from kiosk.ports.errors import KioskError, LockdownError, RestoreNoteError
from kiosk.ports.lockdown import Level, Operation

UNKNOWN: Final = "unknown"


class Sequence:
    """The lockdown of one level: each deed is noted on the disk first, and undone in reverse."""

    def __init__(self, operations: Ordered[Operation], note: RestoreNote, level: Level) -> None:
        names = [operation.name for operation in operations]
        if len(set(names)) != len(names):
            raise ValueError("two operations have one name")
        if not level.mandatory <= set(names):
            raise ValueError("a mandatory operation is missing")
        self._operations = {operation.name: operation for operation in operations}
        self._note = note
        self._level = level
        self._begun: tuple[Entry, ...] = ()

    @property
    def level(self) -> int:
        """2 for an exam station, 1 for a protected session."""
        return self._level.number

    @property
    def mandatory(self) -> frozenset[str]:
        """The operations without which no content is released."""
        return self._level.mandatory

    @property
    def limits(self) -> tuple[str, ...]:
        """Codes of what this level does not stop here."""
        return self._level.limits

    def engage(self) -> tuple[str, ...]:
        """Lock the machine; the names of the operations in force.

        What an earlier run left behind is put back first, so that a locked state is never
        noted as the one to come back to. An operation that is not mandatory and fails is undone
        by itself, and the others go on.

        Raises:
            RestoreNoteError: A note of an earlier run cannot be read; nothing was changed.
            LockdownError: A mandatory operation cannot be made, failed or does not hold, or an
                earlier run cannot be undone. Everything begun was undone; `left` names what
                could not be.
        """
        left = self.release()
        if left:
            raise LockdownError(operation=left[0], left=left)
        possible = self._possible()
        try:
            for operation in possible:
                self._perform(operation)
            self._verify(possible)
        except BaseException as error:
            left = self._undo_after_failure()
            if isinstance(error, LockdownError):
                raise LockdownError(operation=error.data["operation"], left=left) from error
            raise  # the program is being ended; the machine is given back all the same
        return tuple(entry.name for entry in self._begun)

    def _verify(self, possible: tuple[Operation, ...]) -> None:
        for operation in possible:
            if operation.name in self.mandatory and not _holds(operation):
                raise LockdownError(operation=operation.name)

    def _possible(self) -> tuple[Operation, ...]:
        """What can be made here; asked of all before anything is changed."""
        against = {name: _against(one) for name, one in self._operations.items()}
        for name in self.mandatory:
            if against[name]:
                raise LockdownError(operation=name, reason=against[name])
        return tuple(one for name, one in self._operations.items() if not against[name])

    def _perform(self, operation: Operation) -> None:
        try:
            entry = Entry(operation.name, operation.before())
        except Exception as error:
            if operation.name in self.mandatory:
                raise LockdownError(operation=operation.name) from error
            return
        try:
            self._note.add(entry)
        except KioskError as error:  # what cannot be noted is not done, wished for or needed
            raise LockdownError(operation=operation.name) from error
        before, self._begun = self._begun, (*self._begun, entry)
        try:
            operation.perform()
        except Exception as error:
            if operation.name in self.mandatory or not self._undone(operation, entry):
                raise LockdownError(operation=operation.name) from error
            self._begun = before

    def _undone(self, operation: Operation, entry: Entry) -> bool:
        try:
            operation.revert(entry.before)
            self._note.drop(entry.name)
        except Exception:  # noqa: BLE001 - the whole is undone then, this one tried again with it
            return False
        return True

    def mend(self) -> tuple[str, ...]:
        """Make again what no longer holds; the names of what still does not.

        A rescue that ran meanwhile gave it back and forgot it: it is noted again first, as it was
        in the beginning.
        """
        noted = {entry.name: entry for entry in self._begun}
        for name in self.lost():
            with suppress(Exception):  # whatever one does, the others must have their turn
                with suppress(RestoreNoteError):  # damaged, it says all the same that there was one
                    self._note.add(noted[name])
                self._operations[name].perform()
        return self.lost()

    def lost(self) -> tuple[str, ...]:
        """The names of the operations begun that are no longer in force.

        The note is looked at as well: without it, a power cut would leave the machine locked.
        """
        self._keep_note()
        begun = (self._operations[entry.name] for entry in self._begun)
        return tuple(operation.name for operation in begun if not _holds(operation))

    def _keep_note(self) -> None:
        if not self._begun:  # what lies there is an earlier run's
            return
        try:
            noted = self._note.read()
            whole = all(entry in noted for entry in self._begun)
        except RestoreNoteError:
            whole = False
        if not whole:
            with suppress(KioskError):  # a full disk; the next look tries again
                self._note.renew(self._begun)

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


def _against(operation: Operation) -> str:
    try:
        return operation.obstacle()
    except Exception:  # noqa: BLE001 - what cannot be asked is not known to be possible
        return UNKNOWN


def _holds(operation: Operation) -> bool:
    try:
        return operation.holds()
    except Exception:  # noqa: BLE001 - what cannot be asked is not known to hold
        return False
