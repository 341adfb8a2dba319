"""What is wished of the registry, and what is strict enough already. Pure; data and one rule."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from kiosk.lockdown.windows.registry import Value, dword, text


class Strict(Enum):
    """Which of two values is the stricter one."""

    HIGHER = "higher"
    LOWER = "lower"
    BITS = "bits"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Wish:
    """One value that is to be at least as strict as `wanted`."""

    key: str
    name: str
    wanted: Value
    strict: Strict = Strict.HIGHER

    @property
    def path(self) -> str:
        """The key and the name, as in a restore note."""
        return f"{self.key}\\{self.name}"

    def tightened(self, found: Value | None) -> Value:
        """What should be there, given what is: the same where that is strict enough.

        >>> Wish("K", "N", dword(1)).tightened(dword(2)).number
        2
        """
        wanted, there = self.wanted.number, None if found is None else found.number
        if found is None or there is None or wanted is None or self.strict is Strict.SAME:
            return self.wanted
        if self.strict is Strict.BITS:
            return found if there & wanted == wanted else dword(there | wanted)
        stricter = there >= wanted if self.strict is Strict.HIGHER else there <= wanted
        return found if stricter else self.wanted

    def met(self, found: Value | None) -> bool:
        """Whether what is there is strict enough."""
        return found is not None and self.tightened(found) == found


_POLICIES: Final = "Software\\Microsoft\\Windows\\CurrentVersion\\Policies"
_SYSTEM: Final = f"{_POLICIES}\\System"
_EXPLORER: Final = f"{_POLICIES}\\Explorer"
_WINDOWS: Final = "Software\\Policies\\Microsoft\\Windows"
_CLIPBOARD: Final = "Software\\Microsoft\\Clipboard"
_CONTROL: Final = "SYSTEM\\CurrentControlSet\\Control"
_ON, _OFF = dword(1), dword(0)

PRIVATE_CLIPBOARD: Final = (
    Wish(_CLIPBOARD, "EnableClipboardHistory", _OFF, Strict.LOWER),
    Wish(_CLIPBOARD, "CloudClipboardAutomaticUpload", _OFF, Strict.LOWER),
)
"""Nothing that was copied is kept or sent to another machine."""

ACCOUNT: Final = (
    *(
        Wish(_SYSTEM, name, _ON)
        for name in ("DisableTaskMgr", "DisableLockWorkstation", "DisableChangePassword")
    ),
    Wish(_SYSTEM, "DisableRegistryTools", _ON),
    *(
        Wish(_EXPLORER, name, _ON)
        for name in ("NoLogoff", "NoClose", "NoAddPrinter", "NoRun", "NoWinKeys")
    ),
    Wish(f"{_WINDOWS}\\System", "DisableCMD", _ON, Strict.SAME),  # 2 would let batch files run
    Wish(f"{_WINDOWS}\\Explorer", "DisableNotificationCenter", _ON),
    Wish(f"{_WINDOWS}\\WindowsCopilot", "TurnOffWindowsCopilot", _ON),
    Wish(f"{_WINDOWS}\\CurrentVersion\\PushNotifications", "NoToastApplicationNotification", _ON),
    Wish(
        "Software\\Microsoft\\Windows\\CurrentVersion\\GameDVR",
        "AppCaptureEnabled",
        _OFF,
        Strict.LOWER,
    ),
    *PRIVATE_CLIPBOARD,
)
"""What binds the account of an exam station, and no other account."""

MACHINE: Final = (
    Wish(_SYSTEM, "HideFastUserSwitching", _ON),
    Wish(f"{_WINDOWS}\\System", "DontDisplayNetworkSelectionUI", _ON),
    Wish(f"{_WINDOWS}\\EdgeUI", "AllowEdgeSwipe", _OFF, Strict.LOWER),
    Wish(f"{_WINDOWS}\\WindowsUpdate\\AU", "NoAutoRebootWithLoggedOnUsers", _ON),
    Wish(f"{_CONTROL}\\Terminal Server", "fDenyTSConnections", _ON),
    Wish(f"{_CONTROL}\\Remote Assistance", "fAllowToGetHelp", _OFF, Strict.LOWER),
)
"""What has no form for one account alone; it binds the machine until the station is given back."""

SECURE_SCREEN: Final = (
    Wish(
        "SOFTWARE\\Microsoft\\Windows Embedded\\EmbeddedLogon",
        "BrandingNeutral",
        dword(8),
        Strict.BITS,
    ),
)
"""No helps of the system on the secure screen; left out for a candidate who needs them there."""


def shell(command: str) -> tuple[Wish, ...]:
    """The program that an account gets in place of the desktop."""
    return (Wish(_SYSTEM, "Shell", text(command), Strict.SAME),)


def automatic_logon(account: str) -> tuple[Wish, ...]:
    """The account that is logged on when the machine starts; its password is not in here."""
    key = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon"
    return (
        Wish(key, "AutoAdminLogon", text("1"), Strict.SAME),
        Wish(key, "DefaultUserName", text(account), Strict.SAME),
        Wish(key, "DefaultDomainName", text("."), Strict.SAME),
    )
