"""How this program starts itself again, frozen or not. Knows no command."""

import sys


def program() -> tuple[str, ...]:
    """The first words of the command line that starts this very program."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "kiosk")
