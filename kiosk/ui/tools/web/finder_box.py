"""Where words are searched and results narrowed. Knows no site and no result."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engine.applications.web.addresses import Search
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.web import WebText, web_words

_KINDS: Final = (
    ("", WebText.KIND_ALL),
    ("page", WebText.KIND_PAGE),
    ("image", WebText.KIND_IMAGE),
    ("pdf", WebText.KIND_PDF),
)
_PERIODS: Final = (
    ("", WebText.PERIOD_ALL),
    ("week", WebText.PERIOD_WEEK),
    ("month", WebText.PERIOD_MONTH),
    ("year", WebText.PERIOD_YEAR),
)
_LONGEST: Final = 200


class FinderBox(QWidget):
    """`searched` carries the words; `kind` and `period` what the results are narrowed to."""

    searched = Signal(str)
    kind = Signal(str)
    period = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name = Text("", "h2")
        self.field = QLineEdit()
        self.field.setObjectName("web-query")
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(web_words(WebText.SEARCH_FIELD))
        self.field.setPlaceholderText(web_words(WebText.SEARCH_FIELD))
        self.field.returnPressed.connect(self._search)
        button = Button("web-search", web_words(WebText.SEARCH), "primary", "search")
        button.clicked.connect(self._search)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self.field, 1)
        asked.addWidget(button)
        self._filters = QWidget()
        flow = Flow(self._filters, 8)
        self._kinds = self._choices("web-kind", web_words(WebText.KIND), _KINDS, self.kind, flow)
        self._periods = self._choices(
            "web-period", web_words(WebText.PERIOD), _PERIODS, self.period, flow
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._name)
        layout.addLayout(asked)
        layout.addWidget(self._filters)

    def show_search(self, name: str, search: Search | None) -> None:
        """Show what was searched; None for nothing yet."""
        self._name.say(name)
        self.field.setText(search.query if search else "")
        self._filters.setVisible(search is not None)
        if search is None:
            return
        for buttons, value in ((self._kinds, search.kind), (self._periods, search.period)):
            for each, button in buttons.items():
                button.setChecked(each == value)

    def button(self, group: str, value: str) -> Button:
        """The button that narrows the results to a `kind` or a `period`."""
        return (self._kinds if group == "kind" else self._periods)[value]

    def _search(self) -> None:
        self.searched.emit(self.field.text())

    @staticmethod
    def _choices(
        name: str,
        title: str,
        choices: Iterable[tuple[str, WebText]],
        told: SignalInstance,
        flow: Flow,
    ) -> dict[str, Button]:
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(Text(title, "small", "text2", wrap=False))
        made: dict[str, Button] = {}
        for value, key in choices:
            button = Button(f"{name}-{value or 'all'}", web_words(key), "tab")
            button.say(web_words(key), f"{title} : {web_words(key)}")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, value=value: told.emit(value))
            row.addWidget(button)
            made[value] = button
        flow.addWidget(group)
        return made
