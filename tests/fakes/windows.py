"""A Windows in memory: accounts, a seat, rights, a PowerShell with two features. No system."""

import base64
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.lockdown.windows.registry import Hive, text
from tests.fakes.registry import FakeRegistry

Place = tuple[int, int, int, int]
PROFILES = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList"
SID = "S-1-5-21-1111-2222-3333-1001"
FIRST: Place = (0, 0, 1920, 1080)
SECOND: Place = (1920, 0, 3840, 1080)


@dataclass
class FakeAccounts:
    """Local accounts, their profiles in a registry, and the secret of the automatic logon."""

    registry: FakeRegistry
    accounts: dict[str, str] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)
    secret: str | None = None
    administrator: bool = True
    profiles: str = "C:\\Users"

    def is_administrator(self) -> bool:
        return self.administrator

    def account_sid(self, name: str) -> str | None:
        return self.accounts.get(name)

    def create_account(self, name: str, password: str, comment: str) -> None:
        self.accounts[name] = SID
        self.passwords[name] = password

    def set_password(self, name: str, password: str) -> None:
        self.passwords[name] = password

    def remove_account(self, name: str, sid: str, *, with_profile: bool) -> None:
        if self.accounts.pop(name, None) is None:
            return
        del self.passwords[name]
        key = f"{PROFILES}\\{sid}"
        folder = self.registry.read(Hive.MACHINE, key, "ProfileImagePath")
        if with_profile and folder is not None:
            self.registry.erase(Hive.MACHINE, key, "ProfileImagePath")
            self.registry.prune(Hive.MACHINE, key)
            del self.registry.files[folder.data + "\\NTUSER.DAT"]

    def make_profile(self, name: str, sid: str) -> str:
        folder = f"{self.profiles}\\{name}"
        self.registry.write(Hive.MACHINE, f"{PROFILES}\\{sid}", "ProfileImagePath", text(folder))
        self.registry.files.setdefault(
            folder + "\\NTUSER.DAT", {(Hive.USERS, ""): {}, (Hive.USERS, "software"): {}}
        )
        return folder

    def keep_logon_secret(self, password: str | None) -> None:
        self.secret = password


@dataclass
class FakeSeat:
    """A session: desktops, help keys, sleep, capture, screens and covers."""

    shown: str = "Default"
    ours: str = "PixKiosk"
    gone: set[str] = field(default_factory=set)
    flags: dict[str, int] = field(
        default_factory=lambda: {"sticky": 510, "toggle": 62, "filter": 126}
    )
    awake: bool = False
    affinity: int = 0
    screens: tuple[Place, ...] = (FIRST,)
    black: dict[int, Place] = field(default_factory=dict)
    help_used: bool = False

    def picture(self) -> tuple[object, ...]:
        black = tuple(self.black.values())
        return self.shown, dict(self.flags), self.awake, self.affinity, black

    def input_desktop(self) -> str:
        return self.shown

    def helped(self) -> bool:
        return self.help_used

    def thread_desktop(self) -> str:
        return self.ours

    def switch_desktop(self, name: str) -> None:
        if name in self.gone:
            raise OSError(name)
        self.shown = name

    def accessibility_flags(self, which: str) -> int:
        return self.flags[which]

    def set_accessibility_flags(self, which: str, flags: int) -> None:
        self.flags[which] = flags

    def keep_awake(self, *, wanted: bool) -> bool:
        before, self.awake = self.awake, wanted
        return before

    def display_affinity(self, window: int) -> int:
        return self.affinity

    def set_display_affinity(self, window: int, affinity: int) -> None:
        self.affinity = affinity

    def monitors(self) -> tuple[Place, ...]:
        return self.screens

    def cover(self, place: Place) -> int:
        handle = max(self.black, default=100) + 1
        self.black[handle] = place
        return handle

    def covers(self, handle: int, place: Place) -> bool:
        return self.black.get(handle) == place

    def uncover(self, handle: int) -> None:
        self.black.pop(handle, None)


INSTALLER = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
DISK = (
    f"O:{INSTALLER}D:PAI(A;;LC;;;AU)(A;OICIIO;SDGXGWGR;;;AU)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)"
    "(A;OICI;0x1200a9;;;BU)"
)
PROGRAM_DATA = (
    "O:SYG:SYD:PAI(A;OICIIO;GA;;;CO)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
    "(A;CI;DCLCRPCR;;;BU)"
)
IN_PRIVATE = "O:BAD:AI(A;ID;FA;;;BA)(A;ID;FA;;;SY)(A;ID;0x1200a9;;;BU)"


@dataclass
class FakeFolders:
    """Rights of paths; a folder that nobody spoke of is as on a new disk, a file as in ours."""

    lines: dict[str, str] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    def make_folder(self, path: str, rights: str) -> None:
        self._may(path)
        if not Path(path).exists():
            self.lines.setdefault(path, rights)

    def rights(self, path: str) -> str:
        self._may(path)
        if path not in self.lines and not Path(path).exists():
            raise FileNotFoundError(path)
        return self.lines.get(path, DISK if Path(path).is_dir() else IN_PRIVATE)

    def set_rights(self, path: str, rights: str) -> None:
        self._may(path)
        self.lines[path] = rights

    def is_link(self, path: str) -> bool:
        return path in self.links

    def _may(self, path: str) -> None:
        if path in self.refused:
            raise PermissionError(path)


class FoldersOnDisk(FakeFolders):
    """The same, whose folders are made as well."""

    def make_folder(self, path: str, rights: str) -> None:
        super().make_folder(path, rights)
        Path(path).mkdir(exist_ok=True)


@dataclass
class FakePowerShell:
    """Answers the scripts of Shell Launcher and of the keyboard filter."""

    launcher: bool = True
    filter: bool = True
    setting: str = ""
    obeys: bool = True
    keys: dict[str, str] = field(
        default_factory=lambda: {
            "Ctrl+Alt+Del": "0",
            "Alt+Tab": "1",
            "Win+L": "0",
            "Application": "0",
            "BreakoutKeyScanCode": "91",
        }
    )

    def picture(self) -> tuple[object, ...]:
        return self.setting, dict(self.keys)

    def __call__(self, script: str) -> str:
        if "Client-EmbeddedShellLauncher" in script:
            return "Enabled\n" if self.launcher else "Disabled\n"
        if "Client-KeyboardFilter" in script:
            return "Enabled\n" if self.filter else "Absent\n"
        if "MDM_AssignedAccess" in script:
            return self._bridge(script)
        if "ConvertTo-Json" in script:
            return json.dumps(self.keys)
        wanted = re.search(r"\$wanted = '([^']*)' \| ConvertFrom-Json", script)
        assert wanted is not None, script
        self.keys |= json.loads(wanted[1])
        return "done"

    def _bridge(self, script: str) -> str:
        if not self.launcher:
            raise OSError("no bridge")
        new = re.search(r"GetString\(\[Convert\]::FromBase64String\('([^']*)'\)\)", script)
        if new is None:
            return base64.b64encode(self.setting.encode()).decode() + "\n"
        if not self.obeys:
            raise OSError("the bridge refused")
        self.setting = base64.b64decode(new[1]).decode()
        return "done"
