"""The panel of all commands, those of the bar included. Knows no act."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.tools.sheet.panel import Panel
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.sheet import SheetText, sheet_words

_GROUPS: Final = (
    (
        SheetText.EDITING,
        (
            ("copy", SheetText.COPY, "Ctrl C"),
            ("cut", SheetText.CUT, "Ctrl X"),
            ("paste", SheetText.PASTE, "Ctrl V"),
            ("paste-values", SheetText.PASTE_VALUES, "Ctrl Maj V"),
            ("clear", SheetText.CLEAR, "Suppr"),
            ("sort", SheetText.SORT, ""),
            ("filter", SheetText.FILTER, ""),
            ("bold", SheetText.BOLD, "Ctrl B"),
            ("sum", SheetText.SUM, ""),
            ("find", SheetText.FIND, "Ctrl F"),
            ("functions", SheetText.FUNCTIONS, ""),
            ("charts", SheetText.CHARTS, ""),
        ),
    ),
    (
        SheetText.COPYING,
        (
            ("fill-down", SheetText.FILL_DOWN, "Ctrl D"),
            ("fill-right", SheetText.FILL_RIGHT, "Ctrl R"),
            ("series-down", SheetText.SERIES_DOWN, ""),
            ("series-right", SheetText.SERIES_RIGHT, ""),
        ),
    ),
    (
        SheetText.SHAPES,
        (
            ("shape-general", SheetText.GENERAL, ""),
            ("shape-number", SheetText.NUMBER, ""),
            ("shape-percent", SheetText.PERCENT, ""),
            ("shape-euro", SheetText.EURO, ""),
            ("shape-date", SheetText.DATE, ""),
            ("shape-text", SheetText.PLAIN_TEXT, ""),
            ("more-decimals", SheetText.MORE_DECIMALS, ""),
            ("fewer-decimals", SheetText.FEWER_DECIMALS, ""),
        ),
    ),
)


class MorePanel(Panel):
    """`pressed` carries the name of a command."""

    pressed = Signal(str)

    def __init__(self, *, charts: bool) -> None:
        super().__init__("more", sheet_words(SheetText.MORE))
        self.commands: dict[str, Button] = {}
        for title, commands in _GROUPS:
            self.rows.addWidget(Text(sheet_words(title), "label"))
            for name, key, shortcut in commands:
                if name != "charts" or charts:
                    self._add(name, key, shortcut)
        self.rows.addStretch(1)

    def _add(self, name: str, key: SheetText, shortcut: str) -> None:
        button = self.button(f"do-{name}", key)
        if shortcut:
            button.say(f"{sheet_words(key)}   ({shortcut})", sheet_words(key))
            button.setAccessibleDescription(shortcut)
        button.clicked.connect(lambda: self.pressed.emit(name))
        self.commands[name] = button

    def first(self) -> QWidget:
        return self.commands["copy"]
