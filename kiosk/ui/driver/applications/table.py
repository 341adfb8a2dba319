"""Who knows how to do the acts of which application by keyboard. Knows no act."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final, cast

from kiosk.ui.driver.hands import Hands
from kiosk.ui.tools.tool import Tool

Act = Mapping[str, Any]
Perform = Callable[[Hands, Tool, Act], None]

_MODULES: Final[dict[str, str]] = {
    "image": "kiosk.ui.driver.applications.image",
    "files": "kiosk.ui.driver.applications.files",
    "blocks": "kiosk.ui.driver.applications.blocks",
    "mail": "kiosk.ui.driver.applications.mail",
    "settings": "kiosk.ui.driver.applications.settings",
    "sheet": "kiosk.ui.driver.applications.sheet",
    "web": "kiosk.ui.driver.applications.web",
    "word": "kiosk.ui.driver.applications.word",
}
"""Module by application; its `perform` presses the keys of one act."""


def perform(hands: Hands, tool: Tool, act: Act) -> None:
    """Do one act with keys alone, from wherever the focus is inside the window.

    Raises:
        KeyError: Nobody knows how to use this application.
        DriverError: The keys did not lead where they should.
    """
    found = import_module(_MODULES[tool.view.name])
    cast("Perform", found.perform)(hands, tool, act)
