"""The screen of the tally. For tests of the interface."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.tools.tool import Tool
from kiosk.ui.views.tool import ToolView
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text


class TallyTool(Tool):
    """Two buttons and a number."""

    icon = "plus"

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self._number = Text("", "h1")
        self._add = Button("tally-add", "Ajouter")
        self._take = Button("tally-take", "Enlever")
        self._add.clicked.connect(lambda: self.act({"do": "add"}))
        self._take.clicked.connect(lambda: self.act({"do": "take"}))
        layout = QVBoxLayout(self)
        for part in (self._number, self._add, self._take):
            layout.addWidget(part)

    def title(self) -> str:
        return "Compteur"

    def subtitle(self) -> str:
        return "compte.txt"

    def hint(self) -> str:
        return "Espace appuie sur un bouton."

    def summary(self) -> str:
        return f"Compte : {self.state['count']}"

    def explain(self, reason: str) -> str:
        return {"edge": "Le compteur est au bout."}[reason]

    def show_state(self) -> None:
        self._number.say(str(self.state["count"]))

    def first_focus(self) -> QWidget:
        return self._add
