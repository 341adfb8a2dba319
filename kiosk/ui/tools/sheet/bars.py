"""The rows above and below the grid: commands, address and content, sheets. Knows no act."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.tools.sheet.editor import FormulaField
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.sheet import SheetText, sheet_words

COMMANDS: Final = (
    ("more", SheetText.MORE, "menu"),
    ("sort", SheetText.SORT, "sort"),
    ("filter", SheetText.FILTER, "filter"),
    ("charts", SheetText.CHARTS, "chart"),
    ("copy", SheetText.COPY, "sheets"),
    ("paste", SheetText.PASTE, "paste"),
    ("bold", SheetText.BOLD, "bold"),
    ("sum", SheetText.SUM, "sigma"),
)
"""Name, words and icon; the first ones stay where there is little room."""
_SHOWN: Final = ("copy", "paste", "sort", "filter", "charts", "bold", "sum", "more")
_ADDRESS: Final = 108


class CommandBar(QWidget):
    """Buttons with words; those that do not fit wait under the last one. `pressed`: their name."""

    pressed = Signal(str)

    def __init__(self, *, charts: bool) -> None:
        super().__init__()
        grounded(self, "bg")
        self._charts = charts
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(2)
        self._buttons = {
            name: Button(f"sheet-{name}", sheet_words(key), "tool", icon)
            for name, key, icon in COMMANDS
        }
        for name in _SHOWN:
            button = self._buttons[name]
            button.clicked.connect(lambda _on=False, name=name: self.pressed.emit(name))
            layout.addWidget(button)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def button(self, name: str) -> Button:
        """The button of a command."""
        return self._buttons[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as many buttons as there is room for."""
        room = self.width() - 16
        for name, _key, _icon in COMMANDS:
            button = self._buttons[name]
            room -= button.sizeHint().width() + 2
            button.setVisible(room >= 0 and (name != "charts" or self._charts))
            if name == "charts" and not self._charts:
                room += button.sizeHint().width() + 2


class LineBar(QWidget):
    """The address of what is chosen, what stands in the cell, and perhaps all commands.

    `went` carries an address typed there, `typed` a content, `left` that it was given up.
    """

    went = Signal(str)
    typed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "surface")
        self.address = QLineEdit()
        self.address.setObjectName("sheet-address")
        self.address.setAccessibleName(sheet_words(SheetText.PLACE))
        self.address.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.address.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.address.setMaxLength(12)
        self.content = FormulaField()
        self.content.setObjectName("sheet-content")
        self.address.returnPressed.connect(lambda: self.went.emit(self.address.text()))
        self.content.returnPressed.connect(lambda: self.typed.emit(self.content.text()))
        sign = Text("*fx*", "label", "text2", wrap=False)
        sign.say("fx")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(8)
        layout.addWidget(self.address)
        layout.addWidget(sign)
        layout.addWidget(self.content, 1)
        self.more = Button("sheet-line-more", sheet_words(SheetText.MORE), "quiet", "menu")
        self.more.hide()
        layout.addWidget(self.more)
        self.dress()

    def dress(self) -> None:
        """Take the sizes of the present look."""
        self.address.setFixedWidth(look().px(_ADDRESS))
        sheet = (
            f"QLineEdit {{ min-height: {look().px(40)}px; font-size: {look().px(16)}px;"
            f" padding: 0 {look().px(8)}px; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def show_cell(self, address: str, cell: str, raw: str) -> None:
        """Show another cell."""
        self.address.setText(address)
        self.content.setAccessibleName(sheet_words(SheetText.CONTENT, cell=cell))
        self.content.setText(raw)
        self.content.setModified(False)
        self.content.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class SheetBar(QWidget):
    """The sheets by name, and what is said of the selection; `opened` carries a sheet's name."""

    opened = Signal(str)

    def __init__(self, sheets: tuple[str, ...]) -> None:
        super().__init__()
        grounded(self, "surface")
        self._tabs: dict[str, Button] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 2)
        layout.setSpacing(6)
        for place, name in enumerate(sheets, 1):
            tab = Button(f"sheet-tab-{place}", name, "tab")
            tab.setCheckable(True)
            tab.setAccessibleName(sheet_words(SheetText.SHEETS, sheet=name))
            tab.clicked.connect(lambda _on=False, name=name: self._pressed(name))
            self._tabs[name] = tab
            layout.addWidget(tab)
        layout.addStretch(1)
        self._told = Text("", "small", "text2", wrap=False)
        self._told.setObjectName("sheet-told")
        self._told.setMinimumWidth(1)
        layout.addWidget(self._told)

    def tab(self, sheet: str) -> Button:
        """The button of a sheet."""
        return self._tabs[sheet]

    def show_open(self, sheet: str) -> None:
        """Mark the sheet in front."""
        for name, tab in self._tabs.items():
            tab.setChecked(name == sheet)

    def _pressed(self, sheet: str) -> None:
        self.show_open(sheet)
        self.opened.emit(sheet)

    def tell(self, text: str) -> None:
        """Say something of the selection."""
        self._told.say(text)

    @property
    def told(self) -> str:
        """What is said of the selection."""
        return self._told.plain
