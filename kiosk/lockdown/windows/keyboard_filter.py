"""The system's own keyboard filter, where the edition has it. Knows no hook.

It is below every program and stops even Ctrl+Alt+Delete. It binds everybody but administrators, so
only keys that an exam never needs are asked for. A key that IT filters already stays filtered.
"""

import json
from collections.abc import Mapping
from subprocess import SubprocessError
from typing import Final

from kiosk.lockdown.windows.power_shell import Script

KEYBOARD_FILTER: Final = "keyboard-filter"
KEYS: Final = (
    "Ctrl+Alt+Del", "Shift+Ctrl+Esc", "Ctrl+Esc", "Alt+Tab", "Ctrl+Alt+Tab", "Alt+Esc", "Alt+F4",
    "Alt+Space", "Win", "LWin", "RWin", "Windows", "Win+L", "Win+Tab", "Win+D", "Win+R", "Win+E",
)  # fmt: skip
"""Ids of its predefined keys; those that a release of Windows does not know are passed over."""

BREAKOUT: Final = "BreakoutKeyScanCode"
NO_BREAKOUT: Final = "0"
"""Left Windows key five times would open the sign-in screen; no key has this scan code."""

_THERE: Final = """
$feature = Get-WindowsOptionalFeature -Online -FeatureName 'Client-KeyboardFilter'
if ($feature) { $feature.State.ToString() } else { 'Absent' }
"""
_SPACE: Final = "@{ Namespace = 'root\\standardcimv2\\embedded' }"
_READ: Final = f"""
$space = {_SPACE}
$said = @{{}}
Get-CimInstance @space -ClassName WEKF_PredefinedKey |
  ForEach-Object {{ $said[$_.Id] = if ($_.Enabled) {{ '1' }} else {{ '0' }} }}
Get-CimInstance @space -ClassName WEKF_Settings |
  Where-Object {{ $_.Name -eq '{BREAKOUT}' }} | ForEach-Object {{ $said[$_.Name] = "$($_.Value)" }}
$said | ConvertTo-Json -Compress
"""
_WRITE: Final = """
$space = SPACE
$wanted = 'WANTED' | ConvertFrom-Json
foreach ($one in $wanted.PSObject.Properties) {
  if ($one.Name -eq 'BREAKOUT') {
    Get-CimInstance @space -ClassName WEKF_Settings |
      Where-Object { $_.Name -eq 'BREAKOUT' } |
      Set-CimInstance -Property @{ Value = $one.Value }
  } else {
    Get-CimInstance @space -ClassName WEKF_PredefinedKey |
      Where-Object { $_.Id -eq $one.Name } |
      Set-CimInstance -Property @{ Enabled = ($one.Value -eq '1') }
  }
}
'done'
""".replace("SPACE", _SPACE).replace("BREAKOUT", BREAKOUT)


class KeyboardFilter:
    """Filters the keys that leave an exam."""

    name = KEYBOARD_FILTER

    def __init__(self, run: Script) -> None:
        self._run = run

    def obstacle(self) -> str:
        """The feature is absent or off; turning it on needs a restart, which IT decides."""
        try:
            return "" if self._run(_THERE).strip() == "Enabled" else "no-keyboard-filter"
        except (OSError, SubprocessError):
            return "no-keyboard-filter"

    def before(self) -> Mapping[str, str | None]:
        """For each key that this release knows whether it is filtered, and the way out."""
        known = self._known()
        return {name: known[name] for name in (*KEYS, BREAKOUT) if name in known}

    def perform(self) -> None:
        """Filter them all, and leave no way out by a key."""
        wanted = {
            name: _wanted(name) for name, is_now in self.before().items() if is_now is not None
        }
        self._write(wanted)

    def holds(self) -> bool:
        """Whether they all are filtered."""
        return all(is_now == _wanted(name) for name, is_now in self.before().items())

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Filter what was filtered, and no more.

        Raises:
            ValueError: The note names what this does not filter.
        """
        known = {*KEYS, BREAKOUT}
        if any(
            name not in known or not (value or "").isdecimal() for name, value in before.items()
        ):
            raise ValueError("not a note of the keyboard filter")
        self._write({name: value for name, value in before.items() if value is not None})

    def _known(self) -> dict[str, str]:
        said = json.loads(self._run(_READ))
        return {str(name): str(value) for name, value in said.items()}

    def _write(self, wanted: Mapping[str, str]) -> None:
        self._run(_WRITE.replace("WANTED", json.dumps(wanted)))


def _wanted(name: str) -> str:
    return NO_BREAKOUT if name == BREAKOUT else "1"
