"""The machine that this program runs on, by its system. Knows no reading of its own."""

import sys

from kiosk.preflight.host import Host
from kiosk.preflight.linux_host import LinuxHost


def this_host(platform: str = sys.platform) -> Host:
    """What reads this machine; of a system that nobody wrote for, nothing can be read."""
    if platform == "win32":
        from kiosk.preflight.windows_host import WindowsHost

        return WindowsHost()
    return LinuxHost()
