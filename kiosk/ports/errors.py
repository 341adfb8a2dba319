"""The tree of errors that the world causes. Each leaf has a key for its sentence, and data."""

from typing import ClassVar


class KioskError(Exception):
    """The world failed; what is recorded stays recorded. `key` names the sentence to show."""

    key: ClassVar[str] = "error.unexpected"

    def __init__(self, **data: object) -> None:
        """Keep the data that the sentence needs; none of it personal or secret."""
        super().__init__(type(self).__name__, data)
        self.data = data


class StorageError(KioskError):
    """The folder or the disk did not take what had to be written."""

    key = "error.storage"


class DiskFullError(StorageError):
    """No space is left."""

    key = "error.disk_full"


class FolderUnwritableError(StorageError):
    """The folder cannot be written by this account."""

    key = "error.folder_unwritable"


class StickMissingError(StorageError):
    """The folder that travels is not there: nothing is made in its place."""

    key = "error.stick_missing"


class DatabaseDamagedError(StorageError):
    """A database does not open with its key, or a page of it was changed."""

    key = "error.database_damaged"


class DatabasePlainError(StorageError):
    """A database would be written in clear: the cipher is not active."""

    key = "error.database_plain"


class JournalConflictError(StorageError):
    """Another process wrote to this journal meanwhile."""

    key = "error.journal_conflict"


class VaultError(KioskError):
    """The keys of this station cannot be read or kept."""

    key = "error.vault"


class CourierError(KioskError):
    """Sending or fetching did not work; what was to be sent is kept."""

    key = "error.courier"


class LockdownError(KioskError):
    """The machine could not be locked; everything begun was undone."""

    key = "error.lockdown"


class RestoreNoteError(KioskError):
    """The note of what to undo is there but cannot be read."""

    key = "error.restore_note"


class RealmRefusedError(KioskError):
    """A rehearsal's convenience was asked for in a realm that refuses it."""

    key = "error.realm_refused"


class StateLockedError(StorageError):
    """Another process of this program uses the state folder."""

    key = "error.state_locked"


class DatabaseNewerError(StorageError):
    """A newer version of the program wrote this database; this one leaves it as it is."""

    key = "error.database_newer"


class BundleLostError(StorageError):
    """The file of a bundle is absent, or is not the bytes of its name."""

    key = "error.bundle_lost"


class BundleNotOpenedError(StorageError):
    """The server has not said that it opened this bundle; it is kept."""

    key = "error.bundle_not_opened"
