"""The undo of every operation on Windows, by its name, for a process without a window."""

import sys
from collections.abc import Mapping

from kiosk.lockdown.linux.protected_session import EndedWithTheWindow
from kiosk.lockdown.restoration import Undo
from kiosk.lockdown.windows.account import (
    AUTOMATIC_LOGON,
    KIOSK_ACCOUNT,
    Accounts,
    AutomaticLogon,
    KioskAccount,
)
from kiosk.lockdown.windows.exam_station import (
    ACCOUNT_POLICIES,
    MACHINE_POLICIES,
    PREPARED,
    SECURE_SCREEN,
    holds_answers,
)
from kiosk.lockdown.windows.hook_client import KEYBOARD_HOOK
from kiosk.lockdown.windows.keyboard_filter import KEYBOARD_FILTER, KeyboardFilter
from kiosk.lockdown.windows.kiosk_shell import KIOSK_SHELL, KioskShell
from kiosk.lockdown.windows.policies import AccountPolicies, Policies
from kiosk.lockdown.windows.power_shell import Script
from kiosk.lockdown.windows.private_folders import STATE_FOLDER
from kiosk.lockdown.windows.protected_session import WINDOW
from kiosk.lockdown.windows.registry import Registry
from kiosk.lockdown.windows.seat_operations import (
    CAPTURE,
    CLIPBOARD_HISTORY,
    HELP_KEYS,
    OTHER_SCREENS,
    OWN_DESKTOP,
    POWER,
    HelpKeys,
    OwnDesktop,
    Seat,
    clipboard_history,
)
from kiosk.lockdown.windows.wishes import ACCOUNT, MACHINE
from kiosk.lockdown.windows.wishes import SECURE_SCREEN as SECURE_SCREEN_WISHES


def undos_with(
    registry: Registry, accounts: Accounts, seat: Seat, run: Script
) -> Mapping[str, Undo]:
    """The undo of each operation, given the system."""
    return {
        **undos_of_session(registry, seat),
        STATE_FOLDER: EndedWithTheWindow(),
        KIOSK_ACCOUNT: KioskAccount(accounts, holds_answers),
        AUTOMATIC_LOGON: AutomaticLogon(registry, accounts, made_here=bool),
        ACCOUNT_POLICIES: AccountPolicies(ACCOUNT_POLICIES, registry, ACCOUNT, _no_account),
        KIOSK_SHELL: KioskShell(registry, run, _no_account, ""),
        MACHINE_POLICIES: Policies(MACHINE_POLICIES, registry, MACHINE),
        SECURE_SCREEN: Policies(SECURE_SCREEN, registry, SECURE_SCREEN_WISHES),
        KEYBOARD_FILTER: KeyboardFilter(run),
    }


def undos_of_session(registry: Registry, seat: Seat) -> Mapping[str, Undo]:
    """The undo of what a session changes without any right over the machine.

    Whatever a note says, none of it reaches beyond the account and the session that undo it.
    """
    with_the_process = (*WINDOW, CAPTURE, KEYBOARD_HOOK, OTHER_SCREENS, POWER, PREPARED)
    return {
        **dict.fromkeys(with_the_process, EndedWithTheWindow()),
        OWN_DESKTOP: OwnDesktop(seat),
        HELP_KEYS: HelpKeys(seat),
        CLIPBOARD_HISTORY: clipboard_history(registry),
    }


def undos() -> Mapping[str, Undo]:
    """The undo of each operation on this Windows; elsewhere there is nothing to undo."""
    system: str = sys.platform
    return _undos_here() if system == "win32" else {}


def undos_of_facts() -> Mapping[str, Undo]:
    """What is undone of a note that anybody could have written: nothing of the system."""
    from kiosk.lockdown.windows import win32
    from kiosk.lockdown.windows.winreg_registry import WinregRegistry

    return undos_of_session(WinregRegistry(), win32)


def _undos_here() -> Mapping[str, Undo]:
    from kiosk.lockdown.windows import win32
    from kiosk.lockdown.windows.power_shell import run_script
    from kiosk.lockdown.windows.winreg_registry import WinregRegistry

    return undos_with(WinregRegistry(), win32, win32, run_script)


def _no_account() -> None:
    """An undo finds the account in the note."""
