"""The panel that says how to get help, and which keys there are. Knows no question."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.widgets.boxes import column, hairline, row
from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words

_POINTS: Final = (
    ("flag", Key.HELP_STUCK_TITLE, Key.HELP_STUCK_TEXT),
    ("hand", Key.HELP_HAND_TITLE, Key.HELP_HAND_TEXT),
    ("drive", Key.HELP_SAFE_TITLE, Key.HELP_SAFE_TEXT),
)
_KEYS: Final = (
    ("Alt + V", Key.HELP_KEY_VALIDATE),
    ("Alt + P", Key.HELP_KEY_SKIP),
    ("Alt + S", Key.HELP_KEY_REPORT),
    ("Alt + A", Key.HELP_KEY_DISPLAY),
    ("Alt + M", Key.HELP_KEY_CLOCK),
    ("F1", Key.HELP_KEY_HELP),
    ("Ctrl + / Ctrl −", Key.HELP_KEY_SIZE),
    ("Esc", Key.HELP_KEY_CLOSE),
)


class HelpPanel(SidePanel):
    """What to do when stuck, and the keys; `staff_keys` open the staff's area."""

    def __init__(self, staff_keys: str) -> None:
        super().__init__("panel-help", "help", words(Key.HELP_TITLE))
        for icon, title, text in _POINTS:
            said = column(Text(words(title), "label"), Text(words(text), "small", "text2"), gap=2)
            self.body.addWidget(row(Icon(icon), said, gap=16, margins=(0, 8, 0, 8)))
        self.body.addWidget(hairline())
        self.body.addWidget(Text(words(Key.HELP_KEYS_TITLE), "label"))
        self.body.addWidget(_table([*_KEYS, (staff_keys, Key.HELP_KEY_STAFF)]))
        self.body.addStretch(1)


def _table(keys: Sequence[tuple[str, Key]]) -> QWidget:
    box = QWidget()
    layout = QGridLayout(box)
    layout.setContentsMargins(0, 4, 0, 0)
    layout.setHorizontalSpacing(20)
    layout.setVerticalSpacing(4)
    layout.setColumnStretch(1, 1)
    for place, (keys_named, act) in enumerate(keys):
        layout.addWidget(Text(f"**{keys_named}**", "small", wrap=False), place, 0)
        layout.addWidget(Text(words(act), "small", "text2"), place, 1)
    return box
