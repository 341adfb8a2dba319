"""One account in the four lists of a system, as text. Pure; knows no file.

Only whole lines come and go: what others wrote, the last line without its end included, stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

PASSWD: Final = "/etc/passwd"  # noqa: S105 - the name of a list, which holds none
GROUP: Final = "/etc/group"
SHADOW: Final = "/etc/shadow"
GSHADOW: Final = "/etc/gshadow"
NO_SHELL: Final = frozenset({"/usr/sbin/nologin", "/sbin/nologin", "/bin/false", "/usr/bin/false"})
_DESCRIPTION: Final = "Pix Kiosk, made by its lockdown"
_HIGHEST: Final = 999
_LOWEST: Final = 200


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the system, as `/etc/passwd` tells it."""

    name: str
    uid: int
    gid: int
    home: str
    shell: str


def parsed(passwd: str, name: str) -> Account | None:
    """The account of this name; None when there is none.

    Raises:
        ValueError: Its line is not one.

    >>> parsed("root:x:0:0::/root:/bin/sh", "root").uid
    0
    """
    for line in passwd.splitlines():
        if line.startswith(f"{name}:"):
            _, _, uid, gid, _, home, shell = line.split(":")
            return Account(name, int(uid), int(gid), home, shell)
    return None


def made_here(passwd: str, name: str) -> bool:
    """Whether an account is there that this program made."""
    return any(
        line.startswith(f"{name}:") and f":{_DESCRIPTION}:" in line for line in passwd.splitlines()
    )


def lets_in(passwd: str, shadow: str, name: str) -> bool:
    """Whether a password, or none at all, lets somebody into the account.

    >>> lets_in("examen:x:1:1::/:/bin/false", "examen:!*:::::::", "examen")
    False
    """
    words = (_password(passwd, name), _password(shadow, name))
    return words[0] != "x" or not words[1].startswith(("!", "*"))


def _password(text: str, name: str) -> str:
    return next((field[1] for field in _fields(text) if field[0] == name), "")


def free_number(passwd: str, group: str) -> int:
    """The highest number of the system's range that neither a user nor a group has.

    Raises:
        ValueError: All are taken.
    """
    taken = {field[2] for text in (passwd, group) if text for field in _fields(text)}
    for number in range(_HIGHEST, _LOWEST, -1):
        if str(number) not in taken:
            return number
    raise ValueError("no number is free")


def _fields(text: str) -> list[list[str]]:
    return [line.split(":") for line in text.splitlines() if line.count(":") > 1]


def lines(account: Account) -> Mapping[str, str]:
    """The account's line in each list, in the order in which they are added."""
    name, number = account.name, account.gid
    return {
        GROUP: f"{name}:x:{number}:",
        GSHADOW: f"{name}:!::",
        SHADOW: f"{name}:!*:::::::",
        PASSWD: f"{name}:x:{account.uid}:{number}:{_DESCRIPTION}:{account.home}:{account.shell}",
    }


def with_line(text: str, line: str) -> str:
    r"""The list with one more line; a list whose last line has no end keeps it so.

    >>> with_line("a:b", "c:d")
    'a:b\nc:d'
    """
    name = line.partition(":")[0]
    if any(one.startswith(f"{name}:") for one in text.splitlines()):
        return text
    return f"{text}\n{line}" if text and not text.endswith("\n") else f"{text}{line}\n"


def without_line(text: str, name: str) -> str:
    r"""The list without the line of this name.

    >>> without_line("a:b\nc:d", "c")
    'a:b'
    """
    every = text.splitlines(keepends=True)
    kept = [one for one in every if not one.startswith(f"{name}:")]
    if kept and kept[-1] is not every[-1] and not text.endswith("\n"):
        kept[-1] = kept[-1].removesuffix("\n")
    return "".join(kept)
