"""Incidents that were noted, each with a quiet way to take it back. Knows no rule."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.ui.views.people import NotedView
from kiosk.ui.widgets.boxes import Split, clear, column
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Struck, Text
from kiosk.words.withdrawal import WithdrawalText, withdrawal_words


class NotedList(QWidget):
    """Rebuilt only when something changed: a button that has the focus keeps it."""

    withdraw_asked = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._shown: tuple[NotedView, ...] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    def show_noted(self, noted: tuple[NotedView, ...]) -> None:
        """Show the incidents; nothing at all without any."""
        if noted == self._shown:
            return
        self._shown = noted
        focused = QApplication.focusWidget()
        held = "" if focused is None or not self.isAncestorOf(focused) else focused.objectName()
        clear(self._layout)
        if noted:
            self._layout.addWidget(Text(self._title, "label"))
        for one in noted:
            self._layout.addWidget(self._line(one))
        again = self.findChild(QWidget, held) if held else None
        if again is not None:
            again.show()  # hidden until it is laid out, and nothing hidden takes the focus
            again.setFocus()

    def _line(self, one: NotedView) -> QWidget:
        if one.withdrawn:
            return column(Struck(one.said, "small", "text2"), Text(one.detail, "small", "text2"))
        told = column(Text(one.said, "small"), Text(one.detail, "small", "text2"))
        word = withdrawal_words(WithdrawalText.WITHDRAW)
        button = Button(f"withdraw-{one.number}", "", "quiet")
        button.say(word, f"{word} {one.said}, {one.detail}")
        button.clicked.connect(lambda _on=False: self.withdraw_asked.emit(one))
        return Split(told, button, (1, 0))
