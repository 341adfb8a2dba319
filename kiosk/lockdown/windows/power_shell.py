"""Runs a script of PowerShell and reads its answer. Decides nothing."""

import base64
import subprocess
from collections.abc import Callable
from typing import Final

Script = Callable[[str], str]
"""Runs a script; its standard output. OSError or SubprocessError when it failed."""

_SECONDS: Final = 90
_NO_WINDOW: Final = 0x08000000  # CREATE_NO_WINDOW, winbase.h
_STRICT: Final = "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'\n"


def run_script(script: str) -> str:
    """Run it in a PowerShell of the system, which must end within a minute and a half."""
    encoded = base64.b64encode((_STRICT + script).encode("utf-16-le")).decode("ascii")
    return subprocess.run(
        ["powershell.exe", "-NoLogo", "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded],
        check=True,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        creationflags=_NO_WINDOW,
    ).stdout
