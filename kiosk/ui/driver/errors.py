"""The ways in which a driver fails. Knows no screen."""

from kiosk.ports.errors import KioskError


class DriverError(KioskError):
    """The screen did not show what was awaited; `wanted` and `screen` say what and where."""

    key = "error.driver"


def refusal(key: str, screen: str) -> DriverError:
    """What a screen itself said that it refuses, under the key of its own sentence."""
    told: type[DriverError] = type("RefusalError", (DriverError,), {"key": key})
    return told(screen=screen)
