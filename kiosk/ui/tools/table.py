"""The screens of the simulated applications, by name. Knows nothing of what they show."""

from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from kiosk.ui.tools.tool import Tool
from kiosk.ui.views.tool import ToolView

_CLASSES: Final[dict[str, tuple[str, str]]] = {
    "image": ("kiosk.ui.tools.image.tool", "ImageTool"),
    "files": ("kiosk.ui.tools.files.tool", "FilesTool"),
    "blocks": ("kiosk.ui.tools.blocks.tool", "BlocksTool"),
    "settings": ("kiosk.ui.tools.settings.tool", "SettingsTool"),
    "mail": ("kiosk.ui.tools.mail.tool", "MailTool"),
    "sheet": ("kiosk.ui.tools.sheet.tool", "SheetTool"),
    "web": ("kiosk.ui.tools.web.tool", "WebTool"),
    "word": ("kiosk.ui.tools.word.tool", "WordTool"),
}
"""Module and class by name; imported only when first shown."""


def make_tool(view: ToolView) -> Tool:
    """The application of a view, drawn.

    Raises:
        KeyError: This program has no screen for it.
    """
    module, class_name = _CLASSES[view.name]
    made = cast("Callable[[ToolView], Tool]", getattr(import_module(module), class_name))(view)
    made.show_state()
    return made


def add_tool(name: str, module: str, class_name: str) -> None:
    """Add a screen for an application that was registered with the engine; once is enough.

    Raises:
        ValueError: The name is taken.
    """
    if _CLASSES.setdefault(name, (module, class_name)) != (module, class_name):
        raise ValueError(name)
