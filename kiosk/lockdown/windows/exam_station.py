"""Level 2 on Windows: what IT prepares once, and what the station at work checks. No toolkit.

Preparing and giving back are one Sequence with a note of the machine's own; a session on the
station has another note. At work nothing of the machine is changed: the account has no right to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.lockdown.restore_note import FILE_NAME, RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.lockdown.windows.account import (
    ACCOUNT,
    KIOSK_ACCOUNT,
    Accounts,
    AutomaticLogon,
    KioskAccount,
)
from kiosk.lockdown.windows.keyboard_filter import KeyboardFilter
from kiosk.lockdown.windows.kiosk_shell import KIOSK_SHELL, KioskShell
from kiosk.lockdown.windows.policies import AccountPolicies, Policies
from kiosk.lockdown.windows.power_shell import Script
from kiosk.lockdown.windows.private_folders import (
    STATE_FOLDER,
    Folders,
    StateFolder,
    make_station_folders,
    trusted,
)
from kiosk.lockdown.windows.protected_session import (
    MANDATORY,
    USUAL,
    Choices,
    Host,
    session_operations,
)
from kiosk.lockdown.windows.registry import Hive, Registry
from kiosk.lockdown.windows.wishes import ACCOUNT as ACCOUNT_WISHES
from kiosk.lockdown.windows.wishes import MACHINE as MACHINE_WISHES
from kiosk.lockdown.windows.wishes import SECURE_SCREEN as SECURE_SCREEN_WISHES
from kiosk.lockdown.windows.wishes import Wish
from kiosk.ports.lockdown import EXAM_STATION, Level, Operation
from kiosk.ports.window import Window

ACCOUNT_POLICIES: Final = "account-policies"
MACHINE_POLICIES: Final = "machine-policies"
SECURE_SCREEN: Final = "secure-screen"
PREPARED: Final = "prepared"
LIMITS: Final = ("secure-screen", "power-button", "hardware", "injected-input")
"""What a prepared station still does not stop: Ctrl+Alt+Delete opens a screen with nothing on it
but *Cancel* (without the keyboard filter), and hands reach the machine."""

NEEDED: Final = frozenset(
    {KIOSK_ACCOUNT, ACCOUNT_POLICIES, STATE_FOLDER, KIOSK_SHELL, MACHINE_POLICIES}
)
DATA_FOLDER: Final = "pix-kiosk"
STATE: Final = "state"


@dataclass(frozen=True, slots=True)
class Preparation:
    """What preparing needs: the system, and what the account is to run.

    `command` is the whole command line of the program in place of the desktop, `folder` where the
    note lies, beside the state that the account keeps. `help_on_secure_screen` leaves the system's
    helps there.
    """

    registry: Registry
    accounts: Accounts
    folders: Folders
    run: Script
    command: str
    folder: Path
    help_on_secure_screen: bool = False

    @property
    def state(self) -> Path:
        """Where the account keeps the program's answers."""
        return self.folder.parent / STATE

    def make_folders(self) -> None:
        """Make the folder of the note, where no ordinary user writes; twice is once.

        Raises:
            ForeignFolderError: Somebody else made it, or the account's.
            OpenFolderError: Somebody else could have written what lies there.
            OSError: It could not be made.
        """
        sid = self.accounts.account_sid(ACCOUNT)
        make_station_folders(self.folders, self.folder, self.state, sid)

    def note_is_ours(self) -> bool:
        """Whether nobody but an administrator could have written the note."""
        return trusted(self.folders, self.folder)


def preparation(wanted: Preparation) -> Sequence:
    """What `lockdown enable` engages and `lockdown disable` releases. For an administrator."""
    note = RestoreNote(wanted.folder / FILE_NAME)
    return Sequence(preparing(wanted), note, Level(EXAM_STATION, NEEDED, LIMITS))


def verified(wanted: Preparation) -> Mapping[str, bool]:
    """For each operation of the preparation whether it is in force now. Changes nothing."""
    return {operation.name: _in_force(operation) for operation in preparing(wanted)}


def _in_force(operation: Operation) -> bool:
    try:
        return operation.holds()
    except Exception:  # noqa: BLE001 - what cannot be asked is not known to hold
        return False


def preparing(wanted: Preparation) -> tuple[Operation, ...]:
    """The operations of the preparation, in the order in which they are made."""
    registry, accounts = wanted.registry, wanted.accounts

    def sid() -> str | None:
        return accounts.account_sid(ACCOUNT)

    def made_here() -> bool:
        """Ours, now or as noted: the password of anybody else's account is not touched."""
        noted = {one.name: one.before for one in RestoreNote(wanted.folder / FILE_NAME).read()}
        before = noted.get(KIOSK_ACCOUNT, {"sid": sid()})
        return before.get("sid") is None

    return (
        KioskAccount(accounts, holds_answers),
        AccountPolicies(ACCOUNT_POLICIES, registry, ACCOUNT_WISHES, sid),
        StateFolder(wanted.folders, wanted.state, sid),
        KioskShell(registry, wanted.run, sid, wanted.command),
        Policies(MACHINE_POLICIES, registry, MACHINE_WISHES),
        *(
            ()
            if wanted.help_on_secure_screen
            else (Policies(SECURE_SCREEN, registry, SECURE_SCREEN_WISHES),)
        ),
        KeyboardFilter(wanted.run),
        AutomaticLogon(registry, accounts, made_here),
    )


def holds_answers(profile: str) -> bool:
    """Whether the program left anything of its own in that profile."""
    places = ("AppData/Local", "AppData/Roaming")
    return any((Path(profile) / place / DATA_FOLDER).exists() for place in places)


class Prepared:
    """The preparation, as the account that runs the exam sees it. Changes nothing."""

    name = PREPARED

    def __init__(self, registry: Registry, user: str) -> None:
        self._registry = registry
        self._user = user

    def obstacle(self) -> str:
        """This is not the account of the station, or its policies are not in force."""
        if self._user.lower() != ACCOUNT:
            return "not-the-station-account"
        return "" if self.holds() else "not-prepared"

    def before(self) -> Mapping[str, str | None]:
        """Nothing is to be put back."""
        return {"changed": None}

    def perform(self) -> None:
        """Nothing: an administrator did it."""

    def holds(self) -> bool:
        """Whether every policy of the account and of the machine is strict enough."""
        return self._met(Hive.CURRENT_USER, ACCOUNT_WISHES) and self._met(
            Hive.MACHINE, MACHINE_WISHES
        )

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Nothing."""

    def _met(self, hive: Hive, wishes: tuple[Wish, ...]) -> bool:
        return all(wish.met(self._registry.read(hive, wish.key, wish.name)) for wish in wishes)


def exam_station(
    window: Window, note: RestoreNote, host: Host, prepared: Prepared, choices: Choices = USUAL
) -> Sequence:
    """The lockdown of an exam on a prepared station: what holds there, and the session's own."""
    operations = (prepared, *session_operations(window, host, choices))
    return Sequence(operations, note, Level(EXAM_STATION, MANDATORY | {PREPARED}, LIMITS))
