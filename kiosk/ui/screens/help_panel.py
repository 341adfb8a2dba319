"""The panel that says how to get help, and which keys there are. Knows no question."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.keymap import STAFF_KEYS
from kiosk.ui.widgets.boxes import STRETCH, column, hairline, row
from kiosk.ui.widgets.key_note import KeyNote
from kiosk.ui.widgets.listen_bar import ListenBar
from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.comfort import ComfortText, comfort_words
from kiosk.words.key_names import caps
from kiosk.words.spelling import SpellingText, spelling_words
from kiosk.words.voice import VoiceText

_POINTS: Final = (
    ("flag", Key.HELP_STUCK_TITLE, Key.HELP_STUCK_TEXT),
    ("hand", Key.HELP_HAND_TITLE, Key.HELP_HAND_TEXT),
    ("drive", Key.HELP_SAFE_TITLE, Key.HELP_SAFE_TEXT),
)
_Act = Key | ComfortText | SpellingText
_Group = tuple[ComfortText, tuple[tuple[str, _Act], ...]]
_SPELLING: Final[tuple[str, _Act]] = ("F7", SpellingText.KEY)
_GROUPS: Final[tuple[tuple[_Group, ...], ...]] = (
    (
        (
            ComfortText.KEYS_ANSWER,
            (
                ("Alt + V", Key.HELP_KEY_VALIDATE),
                ("Alt + P", Key.HELP_KEY_SKIP),
                ("Alt + S", Key.HELP_KEY_REPORT),
                ("Alt + L", ComfortText.KEY_READ),
            ),
        ),
        (
            ComfortText.KEYS_MOVE,
            (
                ("Tab", ComfortText.KEY_NEXT),
                ("F6", ComfortText.KEY_PANES),
                ("Shift + F6", ComfortText.KEY_PANES_BACK),
                ("↑ / ↓", ComfortText.KEY_RULER),
            ),
        ),
    ),
    (
        (
            ComfortText.KEYS_TIME,
            (
                ("Alt + T", ComfortText.KEY_SAY_TIME),
                ("Alt + M", Key.HELP_KEY_CLOCK),
            ),
        ),
        (
            ComfortText.KEYS_SCREEN,
            (
                ("Alt + A", Key.HELP_KEY_DISPLAY),
                ("Ctrl + plus / minus", Key.HELP_KEY_SIZE),
                ("Ctrl + 0", ComfortText.KEY_USUAL),
                ("F1", Key.HELP_KEY_HELP),
                ("Esc", Key.HELP_KEY_CLOSE),
                (STAFF_KEYS.replace("+", " + "), Key.HELP_KEY_STAFF),
            ),
        ),
    ),
)
_WIDTH: Final = 700
_TWO: Final = 620
_KEYS: Final = 124


class HelpPanel(SidePanel):
    """What to do when stuck, and the keys, in two columns where there is room."""

    def __init__(self, *, spelling: bool = False) -> None:
        """Make it; *spelling* names the key of the spell checker, for whom it was granted to."""
        super().__init__("panel-help", "help", words(Key.HELP_TITLE), _WIDTH)
        self.listen = ListenBar("listen-help", VoiceText.LISTEN_HELP, "secondary")
        self.body.addWidget(row(self.listen, STRETCH))
        for icon, title, text in _POINTS:
            said = column(Text(words(title), "label"), Text(words(text), "small", "text2"), gap=2)
            self.body.addWidget(row(Icon(icon), said, gap=16, margins=(0, 6, 0, 6), grows=1))
        self.body.addWidget(hairline())
        self.body.addSpacing(6)
        self.body.addWidget(Text(words(Key.HELP_KEYS_TITLE), "label"))
        self._keys: list[KeyNote] = []
        self._map = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._map)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(24)
        answering, *others = _GROUPS[0]
        if spelling:
            answering = (answering[0], (*answering[1], _SPELLING))
        for groups in ((answering, *others), *_GROUPS[1:]):
            self._columns.addWidget(self._column(groups), 1)
        self.body.addWidget(self._map)
        self.body.addStretch(1)
        self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._align()

    def _column(self, groups: tuple[_Group, ...]) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for title, rows in groups:
            layout.addSpacing(8)
            layout.addWidget(Text(comfort_words(title), "status", "brand"))
            table = QWidget()
            grid = QGridLayout(table)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(4)
            grid.setColumnStretch(1, 1)
            for place, (keys, act) in enumerate(rows):
                name = KeyNote(caps(keys), icon="")
                self._keys.append(name)
                grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(Text(_said(act), "small", "text2"), place, 1)
            layout.addWidget(table)
        layout.addStretch(1)
        return box

    def _align(self) -> None:
        """Start all that keys do below each other, in each column."""
        two = self.width() >= look().px(_TWO)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if two else direction.TopToBottom)
        for name in self._keys:
            name.setFixedWidth(look().px(_KEYS))


def _said(act: _Act) -> str:
    if isinstance(act, Key):
        return words(act)
    return spelling_words(act) if isinstance(act, SpellingText) else comfort_words(act)
