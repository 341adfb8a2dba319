"""Which system the watchdog runs on. Knows nothing but where its implementation lies."""

import sys

from kiosk.lockdown.offspring import System


def system_here(*, locks: bool, system: str = sys.platform) -> System:
    """This system.

    Args:
        locks: Whether the application is to lock the machine, and not to rehearse it.
        system: The name of the system, as Python has it.
    """
    if system == "win32":
        from kiosk.lockdown.windows.offspring import windows_system

        return windows_system(locks=locks)
    from kiosk.lockdown.linux.offspring import started

    return System(started)
