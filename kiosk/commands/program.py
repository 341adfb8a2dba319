"""How this program starts itself again, frozen or not. Knows no command."""

import sys


def program() -> tuple[str, ...]:
    """The first words of the command line that starts this very program."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    isolated = ("-I",) if sys.flags.isolated else ()  # what the first one may not load, none may
    return (sys.executable, *isolated, "-m", "kiosk")
