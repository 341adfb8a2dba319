"""The account that exams are sat under: no password, no shell, nothing of its own but a folder.

Knows no session. It is taken away only if it was made here, and never while the station's memory
holds anything: results that wait and the station's keys are the account's.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from kiosk.lockdown.linux.station.account_lines import (
    GROUP,
    GSHADOW,
    NO_SHELL,
    PASSWD,
    SHADOW,
    Account,
    free_number,
    lets_in,
    lines,
    made_here,
    parsed,
    with_line,
    without_line,
)
from kiosk.lockdown.linux.station.host import ROOT, Found, Host, What
from kiosk.lockdown.linux.station.places import ACCOUNT, HOME, KEPT, STATE

NAME: Final = "account"
_LISTS: Final = (GROUP, GSHADOW, SHADOW, PASSWD)
_FOLDERS: Final = (("/var", 0o755), ("/var/lib", 0o755), (KEPT, 0o755), (HOME, 0o555))
_SHELL: Final = "/usr/sbin/nologin"
_MADE: Final = "made"
_FOLDERS_NOTED: Final = "folders"


class DedicatedAccount:
    """Makes the account where there is none; one that lets somebody in is refused."""

    name = NAME

    def __init__(self, host: Host, account: Account) -> None:
        self._host = host
        self._account = account
        self._memory = Found(What.FOLDER, 0o700, (account.uid, account.gid))

    def obstacle(self) -> str:
        """Why the account cannot serve: it lets somebody in, or is somebody else's."""
        if not self._lists_there():
            return "no-accounts"
        there = parsed(_text(self._host, PASSWD), self._account.name)
        if there is None:
            if any(f"\n{self._account.name}:" in f"\n{_text(self._host, one)}" for one in _LISTS):
                return "name-taken"
            state = self._host.look(STATE)
            ours = state is None or state.owner[0] == self._account.uid
            return "" if ours else "memory-of-another"
        if there.uid == 0 or there.shell not in NO_SHELL:
            return "account-has-shell"
        if self._open():
            return "account-has-password"
        return "" if there == self._account else "account-changed"

    def before(self) -> Mapping[str, str | None]:
        """Whether there was such an account, and which folders were not there."""
        passwd = _text(self._host, PASSWD)
        ours = parsed(passwd, ACCOUNT) is None or made_here(passwd, ACCOUNT)
        every = (*(path for path, _ in _FOLDERS), STATE)
        missing = [
            path
            for path in every
            if self._host.look(path) is None or (ours and path in (HOME, STATE))
        ]
        return {_MADE: "yes" if ours else None, _FOLDERS_NOTED: "\n".join(missing) or None}

    def perform(self) -> None:
        """Make the account and its folders; what is there already stays.

        Raises:
            OSError: A list could not be written.
        """
        with self._host.accounts_locked():
            for path, line in lines(self._account).items():
                _change(self._host, path, with_line(_text(self._host, path), line))
        for path, mode in _FOLDERS:
            if self._host.look(path) is None or path == HOME:
                self._host.make_folder(path, mode)
        if self._host.look(STATE) != self._memory:
            self._host.make_folder(STATE, self._memory.mode, self._memory.owner)

    def holds(self) -> bool:
        """Whether the account is as it was made, without a way in, and its folders too."""
        home = self._host.look(HOME)
        return (
            parsed(_text(self._host, PASSWD), self._account.name) == self._account
            and not self._open()
            and home == Found(What.FOLDER, 0o555, ROOT)
            and self._host.look(STATE) == self._memory
        )

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Take the account away, if it was made here and the station's memory is empty."""
        AccountUndo(self._host).revert(before)

    def _open(self) -> bool:
        passwd, shadow = _text(self._host, PASSWD), _text(self._host, SHADOW)
        return lets_in(passwd, shadow, self._account.name)

    def _lists_there(self) -> bool:
        return all(self._host.look(path) is not None for path in (PASSWD, GROUP, SHADOW))


class AccountUndo:
    """Takes the account away by the note alone."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Take the account away, if it was made here and the station's memory is empty.

        An account that stays is known again by its description, for the next time.

        Raises:
            OSError: A list could not be written.
        """
        for path in _LISTS:
            self._host.tidy(path)
        if before.get(_MADE) is None:
            return
        if next(self._host.below(STATE), None) is not None:
            return
        for folder in reversed((before.get(_FOLDERS_NOTED) or "").split("\n")):
            if folder:
                self._host.remove(folder)
        with self._host.accounts_locked():
            for path in reversed(_LISTS):
                if self._host.look(path) is not None:
                    _change(self._host, path, without_line(_text(self._host, path), ACCOUNT))


def account_for(host: Host) -> Account:
    """The account there is, or the one that would be made.

    Raises:
        ValueError: The lists cannot be read as such, or no number is free.
    """
    passwd = _text(host, PASSWD)
    there = parsed(passwd, ACCOUNT)
    if there is not None:
        return there
    state = host.look(STATE)
    number = free_number(passwd, _text(host, GROUP))
    if state is not None and state.owner[0] and _free(state.owner[0], passwd, _text(host, GROUP)):
        number = state.owner[0]  # the memory of a station whose account went comes back to it
    return Account(ACCOUNT, number, number, HOME, _SHELL)


def waiting_results(host: Host) -> tuple[str, ...]:
    """The files of the station's memory that hold answers not yet collected, as far as it is known.

    The memory is the account's: what it put there, folders too deep for any name included, keeps
    no machine from being given back. Nothing of it is ever deleted.
    """
    waiting = []
    with suppress(OSError, RecursionError):
        for path, found in host.below(STATE):
            answers = path.endswith((".evb", ".db")) and "/station.db" not in path
            if found.what is What.FILE and answers:
                waiting.append(path)
    return tuple(waiting)


def _free(number: int, passwd: str, group: str) -> bool:
    return all(f":{number}:" not in line for text in (passwd, group) for line in text.splitlines())


def _text(host: Host, path: str) -> str:
    found = host.look(path)
    return "" if found is None else found.content.decode("utf-8", "surrogateescape")


def _change(host: Host, path: str, text: str) -> None:
    """Replace a list by another text, with the mode and the owner that it has."""
    found = host.look(path)
    content = text.encode("utf-8", "surrogateescape")
    if found is None or found.content == content:
        host.tidy(path)
        return
    host.write(path, content, found.mode, found.owner)
