"""The panel that lists functions with an example of each. Knows no calculation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.tools.sheet.panel import Panel
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.sheet import FUNCTIONS, SheetText, about_function, sheet_words


class FunctionPanel(Panel):
    """`picked` carries the name of a function to begin a formula with."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__("functions", sheet_words(SheetText.FUNCTIONS))
        self.rows.addWidget(Text(sheet_words(SheetText.FUNCTIONS_HINT), "small", "text2"))
        self.buttons: dict[str, Button] = {}
        for example, about in FUNCTIONS:
            name = example.partition("(")[0]
            button = Button(f"sheet-function-{name.lower()}", name, "plain")
            button.setAccessibleDescription(f"{about_function(about)} : ={example}")
            button.clicked.connect(lambda _on=False, name=name: self.picked.emit(name))
            self.buttons[name] = button
            self.rows.addWidget(button)
            self.rows.addWidget(Text(f"={example}\n{about_function(about)}", "small", "text2"))
        self.rows.addStretch(1)

    def first(self) -> QWidget:
        return self.buttons["SOMME"]
