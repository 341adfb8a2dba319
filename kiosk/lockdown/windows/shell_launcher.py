"""Shell Launcher v2: the program in place of the desktop, where the edition has it.

Enterprise, Education and their like. Its setting is one document for the whole machine, handed to
the management bridge, which obeys the system account alone: a task runs the script as that.
"""

import base64
from collections.abc import Mapping
from html import escape
from subprocess import SubprocessError
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from kiosk.lockdown.windows.policies import SidOf
from kiosk.lockdown.windows.power_shell import Script

_PROFILE: Final = f"{{{uuid5(NAMESPACE_URL, 'pix-kiosk/shell-launcher')}}}"
_LAUNCHER: Final = "http://schemas.microsoft.com/ShellLauncher/2018/Configuration"
_SECOND: Final = "http://schemas.microsoft.com/ShellLauncher/2019/Configuration"

_THERE: Final = """
$feature = Get-WindowsOptionalFeature -Online -FeatureName 'Client-EmbeddedShellLauncher'
if ($feature) { $feature.State.ToString() } else { 'Absent' }
"""
_AS_SYSTEM: Final = """
$name = 'PixKiosk-' + [guid]::NewGuid()
$out = Join-Path $env:ProgramData ($name + '.txt')
$inner = @'
{inner}
'@
$inner = "try {{ & {{ `n" + $inner + "`n }} | Out-File -Encoding utf8 '" + $out + "' }} " +
  "catch {{ 'failed' | Out-File -Encoding utf8 '" + $out + "' }}"
$coded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($inner))
$action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument `
  "-NoProfile -NonInteractive -EncodedCommand $coded"
$who = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -RunLevel Highest
Register-ScheduledTask -TaskName $name -Action $action -Principal $who | Out-Null
try {{
  Start-ScheduledTask -TaskName $name
  $end = (Get-Date).AddSeconds(60)
  do {{ Start-Sleep -Milliseconds 300 }}
  while (((Get-ScheduledTask -TaskName $name).State -ne 'Ready') -and ((Get-Date) -lt $end))
  $said = (Get-Content -Raw -Encoding utf8 $out).Trim()
}} finally {{
  Unregister-ScheduledTask -TaskName $name -Confirm:$false
  Remove-Item -Force -ErrorAction SilentlyContinue $out
}}
if ($said -eq 'failed') {{ throw 'the bridge refused' }}
$said
"""
_BRIDGE: Final = """
$bridge = Get-CimInstance -Namespace 'root\\cimv2\\mdm\\dmmap' -ClassName 'MDM_AssignedAccess'
"""
_READ: Final = (
    _BRIDGE
    + """
$text = [string]$bridge.ShellLauncher
if ($text.StartsWith('&lt;')) { $text = [Net.WebUtility]::HtmlDecode($text) }
[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($text))
"""
)
_WRITE: Final = (
    _BRIDGE
    + """
$text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{coded}'))
$bridge.ShellLauncher = if ($text) {{ [Net.WebUtility]::HtmlEncode($text) }} else {{ $null }}
Set-CimInstance -CimInstance $bridge
'done'
"""
)


def document(sid: str, command: str) -> str:
    """The setting that gives one account our program, and every other one its desktop."""
    program = escape(command, quote=True)
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<ShellLauncherConfiguration xmlns="{_LAUNCHER}" xmlns:V2="{_SECOND}"><Profiles>'
        '<DefaultProfile><Shell Shell="%SystemRoot%\\explorer.exe"/></DefaultProfile>'
        f'<Profile Id="{_PROFILE}"><Shell Shell="{program}" V2:AppType="Desktop"'
        ' V2:AllAppsFullScreen="true"><DefaultAction Action="RestartShell"/></Shell></Profile>'
        f'</Profiles><Configs><Config><Account Sid="{sid}"/><Profile Id="{_PROFILE}"/></Config>'
        "</Configs></ShellLauncherConfiguration>"
    )


class ShellLauncher:
    """Gives the account our program; a setting that IT made for others is not touched."""

    def __init__(self, run: Script, sid: SidOf, command: str) -> None:
        self._run = run
        self._sid = sid
        self._command = command

    def obstacle(self) -> str:
        """The feature is absent or off, or another setting is in force."""
        try:
            if self._run(_THERE).strip() != "Enabled":
                return "no-shell-launcher"
            return "shell-launcher-in-use" if self._setting() else ""
        except (OSError, SubprocessError):
            return "no-shell-launcher"

    def before(self) -> Mapping[str, str | None]:
        """The whole setting; None for none."""
        return {"setting": self._setting() or None}

    def perform(self) -> None:
        """Put our setting in force."""
        self._set(document(self._sid() or "", self._command))

    def holds(self) -> bool:
        """Whether the setting in force names our profile."""
        return _PROFILE in self._setting()

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Put the former setting in force.

        Raises:
            KeyError: The note does not hold it.
        """
        former = before["setting"] or ""
        if self._setting() != former:
            self._set(former)

    def _setting(self) -> str:
        coded = self._run(_AS_SYSTEM.format(inner=_READ)).strip()
        return base64.b64decode(coded).decode()

    def _set(self, setting: str) -> None:
        coded = base64.b64encode(setting.encode()).decode("ascii")
        self._run(_AS_SYSTEM.format(inner=_WRITE.format(coded=coded)))
