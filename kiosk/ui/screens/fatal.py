"""The station cannot go on: what happened, what is safe, what to do. Knows no cause."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.fatal import FatalView
from kiosk.ui.widgets.boxes import STRETCH, Column, card, column, hairline, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words

_LABEL_WIDTH = 200


class FatalScreen(Screen):
    """A calm page in plain words, with a short code for those who look into it."""

    acted = Signal()

    def __init__(self) -> None:
        super().__init__("fatal", "sunk")
        self._heading = Text("", "h1", "onink")
        self._texts = {key: Text("", "lead") for key in ("what", "safe", "todo")}
        self._code = Text("", "small", "text2")
        head = card(
            "head",
            row(Icon("warning", "accent", 44), self._heading, gap=24, grows=1),
            margins=(40, 30, 40, 30),
        )
        body = column(
            self._line("info", "brand", Key.FATAL_WHAT, "what"),
            hairline(),
            self._line("check-circle", "ok", Key.FATAL_SAFE, "safe"),
            hairline(),
            self._line("person", "brand", Key.FATAL_TODO, "todo"),
            gap=16,
            margins=(40, 24, 40, 24),
        )
        foot = card("foot", self._code, margins=(40, 12, 40, 12))
        box = card("overlay", head, body, foot)
        self.lay(column(STRETCH, Column(box, 880), STRETCH, margins=(24, 24, 24, 24)))
        self._act = Button("fatal-action", "", "primary", "right", after=True)
        self.bottom.add_right(self._act)
        self._act.clicked.connect(self.acted)

    def show_view(self, view: FatalView) -> None:
        """Show what happened."""
        self._heading.say(view.title)
        for name, text in (("what", view.what), ("safe", view.safe), ("todo", view.todo)):
            self._texts[name].say(text)
        self._code.say(words(Key.OVERLAY_CODE, code=view.code) if view.code else "")
        self._act.say(view.action)
        self.bottom.offer(self._act, offered=bool(view.action))
        self.entitle(view.title)

    def first_focus(self) -> QWidget | None:
        return self._act

    def _line(self, icon: str, tone: str, label: Key, name: str) -> QWidget:
        caption = Text(words(label), "body", "mention")
        caption.setFixedWidth(_LABEL_WIDTH)
        return row(Icon(icon, tone), caption, self._texts[name], gap=18, grows=2)
