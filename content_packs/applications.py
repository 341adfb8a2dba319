"""Applications that were installed beside the program. Knows none of them.

An installed distribution names them under the entry points ``pix_kiosk.applications`` (an instance
that fulfils `engine.applications.application.Application`) and ``pix_kiosk.tools`` (the class that
shows it, a `kiosk.ui.tools.tool.Tool`). Stations, servers and authors need the same ones: a server
that lacks one cannot replay an exam that used it, and says so.
"""

from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Final

from engine.applications.table import APPLICATIONS, register

APPLICATIONS_GROUP: Final = "pix_kiosk.applications"
TOOLS_GROUP: Final = "pix_kiosk.tools"


def register_installed() -> None:
    """Add every installed application to the engine's table; doing it twice is doing it once.

    Raises:
        ValueError: One has the name of another, or another name than its entry point.
    """
    for point in entry_points(group=APPLICATIONS_GROUP):
        found = point.load()
        if found.name != point.name:
            raise ValueError(point.name)
        if APPLICATIONS.get(found.name) is not found:
            register(found)


def installed_tools() -> Iterator[tuple[str, str, str]]:
    """Name, module and class of each screen of an installed application; nothing is imported."""
    for point in entry_points(group=TOOLS_GROUP):
        yield point.name, point.module, point.attr
