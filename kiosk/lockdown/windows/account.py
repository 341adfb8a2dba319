"""The account of an exam station on Windows. Knows no system call: it is handed them."""

import secrets
import string
from collections.abc import Callable, Mapping
from typing import Final, Protocol

from kiosk.lockdown.windows.policies import Policies
from kiosk.lockdown.windows.registry import Hive, Registry
from kiosk.lockdown.windows.wishes import automatic_logon

ACCOUNT: Final = "pix-candidat"
KIOSK_ACCOUNT: Final = "kiosk-account"
AUTOMATIC_LOGON: Final = "automatic-logon"
_COMMENT: Final = "Pix Kiosk"
_ALPHABET: Final = string.ascii_letters + string.digits + "-_.+"
_LENGTH: Final = 40
_WINLOGON: Final = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon"


class Accounts(Protocol):
    """What is asked of the system about local accounts; `win32` answers."""

    def is_administrator(self) -> bool:
        """Whether this process may change accounts."""
        ...

    def account_sid(self, name: str, /) -> str | None:
        """The identifier of an account, or None."""
        ...

    def create_account(self, name: str, password: str, comment: str, /) -> None:
        """Make an account without rights."""
        ...

    def set_password(self, name: str, password: str, /) -> None:
        """Give it another password."""
        ...

    def remove_account(self, name: str, sid: str, /, *, with_profile: bool) -> None:
        """Take it away; gone already is fine."""
        ...

    def make_profile(self, name: str, sid: str, /) -> str:
        """The folder of its profile, made if need be."""
        ...

    def keep_logon_secret(self, password: str | None, /) -> None:
        """Keep the password of the automatic logon, or forget it."""
        ...


def new_password() -> str:
    """A password that nobody will ever type."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


class KioskAccount:
    """Makes the account; takes it away again if it was made here, and only then.

    A profile in which the program left answers stays on the disk.
    """

    name = KIOSK_ACCOUNT

    def __init__(self, accounts: Accounts, holds_answers: Callable[[str], bool]) -> None:
        self._accounts = accounts
        self._holds_answers = holds_answers

    def obstacle(self) -> str:
        """Only an administrator makes accounts."""
        return "" if self._accounts.is_administrator() else "not-administrator"

    def before(self) -> Mapping[str, str | None]:
        """The identifier of the account, or None."""
        return {"sid": self._accounts.account_sid(ACCOUNT)}

    def perform(self) -> None:
        """Make the account and its profile."""
        sid = self._accounts.account_sid(ACCOUNT)
        if sid is None:
            self._accounts.create_account(ACCOUNT, new_password(), _COMMENT)
            sid = self._accounts.account_sid(ACCOUNT) or ""
        self._accounts.make_profile(ACCOUNT, sid)

    def holds(self) -> bool:
        """Whether the account is there."""
        return self._accounts.account_sid(ACCOUNT) is not None

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Take the account away if it was not there.

        Raises:
            KeyError: The note does not say whether it was.
        """
        sid = self._accounts.account_sid(ACCOUNT)
        if before["sid"] is not None or sid is None:
            return
        answers = self._holds_answers(self._accounts.make_profile(ACCOUNT, sid))
        self._accounts.remove_account(ACCOUNT, sid, with_profile=not answers)


class AutomaticLogon(Policies):
    """Logs the account on when the machine starts, with a password that only the system knows."""

    def __init__(
        self, registry: Registry, accounts: Accounts, made_here: Callable[[], bool]
    ) -> None:
        super().__init__(AUTOMATIC_LOGON, registry, automatic_logon(ACCOUNT))
        self._accounts = accounts
        self._made_here = made_here

    def obstacle(self) -> str:
        """Another account's logon, or the password of an account made by others, is left alone."""
        logon = self._registry.read(Hive.MACHINE, _WINLOGON, "AutoAdminLogon")
        name = self._registry.read(Hive.MACHINE, _WINLOGON, "DefaultUserName")
        if logon is not None and logon.data == "1" and (name is None or name.data != ACCOUNT):
            return "other-automatic-logon"
        return "" if self._made_here() else "account-of-others"

    def perform(self) -> None:
        """Give the account a new password, keep it with the system, then log on with it."""
        password = new_password()
        self._accounts.set_password(ACCOUNT, password)
        self._accounts.keep_logon_secret(password)
        super().perform()

    def revert(self, before: Mapping[str, str | None]) -> None:
        """The former values; the password is forgotten first."""
        self._accounts.keep_logon_secret(None)
        super().revert(before)
