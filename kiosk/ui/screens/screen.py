"""What every screen is: a content, and a bar below it. Knows neither the frame nor the others."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.views.keymap import KeyAct
from kiosk.ui.widgets.bottom_bar import BottomBar
from kiosk.ui.widgets.boxes import Scroll, grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.listen_bar import ListenBar
from kiosk.ui.widgets.pane import Pane
from kiosk.ui.widgets.spell_check import SpellCheck
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words

_HEADINGS: Final = ("hero", "h1", "h2", "h3")


class Screen(QWidget):
    """The shell lays `bottom` under the content; both are shown and hidden together.

    A subclass calls `lay` once with its content, and has a `show_view` that takes its view.
    """

    masks = False
    """Whether there is a text to read here, which the reading window may cover in part."""
    staff_requested = Signal()
    announced = Signal(str)
    """A sentence for whatever reads the screen aloud."""

    def __init__(self, name: str, ground: str = "bg") -> None:
        super().__init__()
        grounded(self, ground)
        self.setObjectName(f"screen-{name}")
        self.bottom = BottomBar()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._title = ""
        self.page: Scroll | None = None
        self.listen: ListenBar | None = None
        """Where there is something to listen to."""
        self.spelling: SpellCheck | None = None
        """Where words of one's own are written."""

    def lay(self, content: QWidget) -> None:
        """Give the screen its content, which scrolls when it must."""
        self.page = Scroll(content)
        self._outer.addWidget(self.page)

    def title(self) -> str:
        """What the window is called while this screen is shown: its title, or its heading."""
        texts = self.findChildren(Text)
        headings = (
            one.plain
            for role in _HEADINGS
            for one in texts
            if one.role == role and one.plain and one.isVisibleTo(self)
        )
        return self._title or next(headings, "")

    def entitle(self, title: str) -> None:
        """Call the window so."""
        self._title = title

    def tell(self, **facts: str | int) -> None:
        """Facts about what is shown, for rehearsals; none of them is drawn."""
        for name, fact in facts.items():
            self.setProperty(name, fact)

    def offer_listening(self, *, offered: bool) -> None:
        """Have the place to listen in the bar below, or leave it out."""
        if self.listen is not None and self.bottom.isAncestorOf(self.listen):
            self.bottom.offer(self.listen, offered=offered)

    def reading(self) -> QWidget | None:
        """What is read when somebody listens to this screen."""
        return None if self.page is None else self.page.widget()

    def first_focus(self) -> QWidget | None:
        """What takes the focus when the screen is shown."""
        return None

    def panes(self) -> tuple[Pane, ...]:
        """The parts that F6 goes through, in order."""
        focus = self.first_focus()
        if focus is None:
            return ()
        return (Pane(self, lambda: focus.setFocus(Qt.FocusReason.ShortcutFocusReason)),)

    def press(self, act: KeyAct) -> None:
        """A key of the whole program was pressed; most screens have nothing to do for it."""
        if act is KeyAct.SPELLING and self.spelling is not None:
            self.spelling.ask()

    def panel_opened(self, name: str) -> None:
        """Another panel stands beside the screen, or none; most screens have no button for it."""
        del name

    def add_staff_button(self) -> Button:
        """The quiet way into the staff's area, at the left of the bar."""
        button = Button("staff", words(Key.FRAME_STAFF), "quiet", "lock")
        button.clicked.connect(self.staff_requested)
        self.bottom.add_left(button)
        return button
