"""The bar of the browser: back, forward, the address, bookmarks, history. Knows no page."""

from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.words.tools.web import WebText, web_words

PANELS: Final = {"bookmarks": WebText.BOOKMARKS, "history": WebText.HISTORY}
_ICONS: Final = {"bookmarks": "list", "history": "clock"}
_LONGEST: Final = 300


class AddressLine(QLineEdit):
    """The address; coming back to it marks all of it."""

    def start(self) -> None:
        """Be ready for another address."""
        self.setFocus()
        self.selectAll()


class Bar(QWidget):
    """Signals what is wanted; `panel` carries the name of the panel to show or to hide."""

    back = Signal()
    forward = Signal()
    home = Signal()
    went = Signal(str)
    kept = Signal()
    sought = Signal()
    panel = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "bg")
        self.address = AddressLine()
        self.address.setObjectName("web-address")
        self.address.setMaxLength(_LONGEST)
        self.address.setAccessibleName(web_words(WebText.ADDRESS))
        self.address.returnPressed.connect(self._go)
        self._back = self._button("web-back", WebText.BACK, "left", self.back)
        self._forward = self._button("web-forward", WebText.FORWARD, "right", self.forward)
        self._connection = ""
        self._lock = Button("web-lock", "", "quiet", "lock")
        self._lock.setCheckable(True)
        self._lock.clicked.connect(lambda: self.panel.emit("lock"))
        go = Button("web-go", web_words(WebText.GO), "quiet")
        go.clicked.connect(self._go)
        self._more = Button("web-more", web_words(WebText.MORE), "quiet", "menu")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._fit)
        first = QHBoxLayout()
        first.setSpacing(4)
        for widget in (self._back, self._forward, self._lock):
            first.addWidget(widget)
        first.addWidget(self.address, 1)
        first.addWidget(go)
        first.addWidget(self._more)
        self._second = QWidget()
        self._keep = self._button("web-keep", WebText.KEEP, "star", self.kept)
        self._panels = {name: self._panel(name) for name in PANELS}
        flow = Flow(self._second, 4)
        flow.addWidget(self._button("web-home", WebText.HOME, "home", self.home))
        flow.addWidget(self._keep)
        for one in self._panels.values():
            flow.addWidget(one)
        flow.addWidget(self._button("web-find", WebText.FIND, "search", self.sought))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addWidget(self._second)

    def show_place(self, address: str, *, encrypted: bool, back: bool, forward: bool) -> None:
        """Show where one is."""
        self.address.setText(address)
        self.address.setCursorPosition(0)
        said = WebText.CONNECTION if encrypted else WebText.CONNECTION_OPEN
        self._connection = web_words(said)
        self._lock.swap_icon("lock" if encrypted else "warning")
        self._fit()
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def show_kept(self, *, kept: bool) -> None:
        """Say whether the page is a bookmark."""
        self._keep.say(web_words(WebText.UNKEEP if kept else WebText.KEEP))

    def show_panel(self, shown: str) -> None:
        """Mark the panel in front, or none."""
        self._lock.setChecked(shown == "lock")
        for name, button in self._panels.items():
            button.setChecked(shown == name)

    def opener(self, panel: str) -> Button:
        """The button of a panel."""
        return self._panels.get(panel, self._lock)

    def fold(self, *, low: bool) -> None:
        """Where there is little height the second row waits behind a button."""
        self._more.setVisible(low)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self._more.isVisibleTo(self)  # then the address needs the room
        self._lock.say("" if low else web_words(WebText.LOCK), self._connection)
        for button, key in ((self._back, WebText.BACK), (self._forward, WebText.FORWARD)):
            button.say("" if low else web_words(key), web_words(key))
        self._second.setVisible(not low or self._more.isChecked())
        layout = self._second.layout()
        if layout is not None:
            room = max(self.width() - 16, look().px(120))
            self._second.setFixedHeight(layout.heightForWidth(room))

    def _go(self) -> None:
        self.went.emit(self.address.text())

    def _panel(self, name: str) -> Button:
        button = Button(f"web-{name}", web_words(PANELS[name]), "quiet", _ICONS[name])
        button.setCheckable(True)
        button.clicked.connect(lambda: self.panel.emit(name))
        return button

    @staticmethod
    def _button(name: str, key: WebText, icon: str, told: SignalInstance) -> Button:
        button = Button(name, web_words(key), "quiet", icon)
        button.clicked.connect(lambda _on=False: told.emit())
        return button
