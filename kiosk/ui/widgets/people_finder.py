"""A list of people with a search over it. Knows nobody's sitting."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.people import PeopleView
from kiosk.ui.widgets.boxes import column, row
from kiosk.ui.widgets.people_list import PeopleList
from kiosk.ui.widgets.text import Text
from kiosk.words.people import PeopleText, people_words

_LARGE = 1.5


class PeopleFinder(QWidget):
    """Says `chosen` for a line that is gone to, `opened` for one that is entered."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._view: PeopleView | None = None
        self._title = Text(people_words(PeopleText.TITLE), "h3")
        self._label = Text(people_words(PeopleText.SEARCH), "label", wrap=False)
        self._counts = Text("", "small", "text2")
        self.search = QLineEdit()
        self.search.setObjectName("people-search")
        self.search.setAccessibleName(people_words(PeopleText.SEARCH))
        self.search.setPlaceholderText(people_words(PeopleText.SEARCH_HINT))
        self.search.setClearButtonEnabled(False)
        self.people = PeopleList(people_words(PeopleText.LIST))
        self._nobody = Text(people_words(PeopleText.NOBODY_FOUND), "body", "text2")
        self._note = Text("", "caption", "mention")
        self._label.setBuddy(self.search)
        made = column(
            self._title,
            self._counts,
            row(self._label, self.search, gap=14, grows=1),
            self._nobody,
            self.people,
            self._note,
            gap=8,
            margins=(24, 14, 16, 10),
        )
        layout = made.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretchFactor(self.people, 1)
            self.setLayout(layout)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(lambda: self.opened.emit(self.people.first()))
        self.people.chosen.connect(self.chosen)
        self.people.opened.connect(self.opened)
        self.people.typed.connect(self._seek)
        self._fit()

    def show_people(self, view: PeopleView) -> None:
        """Show the list as it is now, as far as it is searched."""
        self._view = view
        self._counts.say(view.counts)
        self._note.say(view.note)
        self._filter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search an arrow goes into the list, and Enter opens its first line."""
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.people.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Large words leave the room to the list: the field says by itself what it is for."""
        large = look().preferences.factor >= _LARGE
        self._title.setVisible(not large)
        self._label.setVisible(not large)

    def _filter(self) -> None:
        if self._view is None:
            return
        wanted = self.search.text().casefold().split()
        rows = [one for one in self._view.rows if all(word in one.sought for word in wanted)]
        card = self._view.card
        self.people.show_rows(rows, "" if card is None else card.candidate)
        self._nobody.setVisible(not rows)

    def _seek(self, letter: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(letter)
