"""The one way in which a driver fails. Knows no screen."""

from kiosk.ports.errors import KioskError


class DriverError(KioskError):
    """The screen did not show what was awaited; `wanted` and `screen` say what and where."""

    key = "error.driver"
