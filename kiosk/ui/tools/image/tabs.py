"""A button that stays pressed. Knows no meaning."""

from typing import Final

from PySide6.QtCore import QSize

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.buttons import Button

_BOLDER: Final = 12
"""What bold words and a thicker edge need, which the toolkit leaves out of its hint."""


class Tab(Button):
    """As wide as it will be when pressed."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name, text, "tab")
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(look().px(_BOLDER), 0)
