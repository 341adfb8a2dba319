"""Asks a program of the system, for a second at most. Knows no program by name."""

import subprocess
from collections.abc import Callable
from typing import Final

SECONDS: Final = 1.0
Ask = Callable[[str], str | None]
"""A command line without quotes, and what the program said; None when it failed."""


def ask(line: str) -> str | None:
    """What a program of the system answers; None when it is not there, fails, or takes long.

    Lines are written in this room: none comes from outside.
    """
    try:
        done = subprocess.run(
            line.split(),
            capture_output=True,
            check=True,
            timeout=SECONDS,
            text=True,
            errors="replace",
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
