"""What can be done, as a bar: what does not fit waits below, behind a last button."""

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.words.tools.files import FilesText, files_words

_LETTERS: Final = 15
_HEIGHT: Final = 52
_BUTTON: Final = 44
_OPENED: Final = 150
"""The name of what is open is cut where it is wider."""


class Action(NamedTuple):
    """A name by which it is asked for, its icon and its words; where it is shown."""

    name: str
    icon: str
    text: FilesText
    usual: bool = True
    thrown: bool = False


ACTIONS: Final = (
    Action("restore", "undo", FilesText.RESTORE, usual=False, thrown=True),
    Action("empty", "trash", FilesText.EMPTY, usual=False, thrown=True),
    Action("move", "moved", FilesText.MOVE, thrown=True),
    Action("rename", "rename", FilesText.RENAME),
    Action("new-folder", "plus", FilesText.NEW_FOLDER),
    Action("delete", "trash", FilesText.DELETE),
    Action("copy", "sheets", FilesText.COPY),
    Action("cut", "scissors", FilesText.CUT),
    Action("paste", "paste", FilesText.PASTE),
    Action("search", "search", FilesText.SEARCH),
    Action("compress", "archive", FilesText.COMPRESS),
    Action("extract", "enlarge", FilesText.EXTRACT),
    Action("properties", "info", FilesText.PROPERTIES, thrown=True),
    Action("erase", "erase", FilesText.ERASE, usual=False, thrown=True),
)


class ActionBar(QWidget):
    """`asked` carries the name of an action. `folders` is there where the tree finds no room."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(files_words(FilesText.ACTIONS))
        grounded(self, "bg")
        self._thrown = False
        self._line, self._rest = QWidget(), QWidget()
        self._buttons: dict[str, tuple[Button, Button]] = {}
        line = QHBoxLayout(self._line)
        line.setContentsMargins(8, 0, 8, 0)
        line.setSpacing(0)
        flow = Flow(self._rest, 0)
        flow.setContentsMargins(8, 0, 8, 4)
        for one in ACTIONS:
            pair = (self._button(one, ""), self._button(one, "-more"))
            self._buttons[one.name] = pair
            line.addWidget(pair[0])
            flow.addWidget(pair[1])
        words = files_words(FilesText.TREE)
        self.folders = Button("files-folders", words, "quiet", "down", after=True)
        self.folders.setCheckable(True)
        self.folders.toggled.connect(lambda on: self.folders.swap_icon("up" if on else "down"))
        self.folders.hide()
        line.insertWidget(0, self.folders)
        self.more = Button("files-more", files_words(FilesText.MORE), "tool", "dots")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._turn)
        line.addWidget(self.more)
        line.addStretch(1)
        self._rest.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._line)
        layout.addWidget(self._rest)
        self._dress()

    def turn_to(self, *, thrown: bool) -> None:
        """Offer what can be done in the trash, or elsewhere."""
        if thrown != self._thrown:
            self._thrown = thrown
            self._fit()

    def offer_folders(self, opened: str) -> None:
        """Offer the tree by the name of what is open, or not at all for no name."""
        metrics = QFontMetrics(look().sized(_LETTERS, 600))
        shown = metrics.elidedText(opened, Qt.TextElideMode.ElideRight, look().px(_OPENED))
        self.folders.say(shown, f"{files_words(FilesText.TREE)}, {opened}")
        if not opened:
            self.folders.setChecked(False)
        self.folders.setVisible(bool(opened))
        self._fit()

    def button(self, name: str) -> Button | None:
        """The button of an action, unless it waits behind `more`."""
        return next((one for one in self._buttons[name] if one.isVisible()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _button(self, action: Action, end: str) -> Button:
        made = Button(f"files-{action.name}{end}", files_words(action.text), "tool", action.icon)
        made.clicked.connect(lambda: self.asked.emit(action.name))
        return made

    def _turn(self, open_: bool) -> None:  # noqa: FBT001 - the toolkit's signature
        self.more.say(files_words(FilesText.LESS if open_ else FilesText.MORE))
        self._fit()

    def _dress(self) -> None:
        sheet = (
            f"QPushButton {{ font-size: {look().px(_LETTERS)}px; padding: 0 {look().px(5)}px; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        for one in (
            self.folders,
            self.more,
            *(each for pair in self._buttons.values() for each in pair),
        ):
            one.setFixedHeight(look().px(_BUTTON))
        self._line.setFixedHeight(look().px(_HEIGHT))
        self._fit()

    def _fit(self) -> None:
        wanted = [one for one in ACTIONS if (one.thrown if self._thrown else one.usual)]
        widths = {one.name: self._buttons[one.name][0].sizeHint().width() for one in wanted}
        room = self.width() - 16
        if not self.folders.isHidden():
            room -= self.folders.sizeHint().width()
        if sum(widths.values()) > room:
            room -= self.more.sizeHint().width()
        fitting: set[str] = set()
        for name, width in widths.items():
            room -= width
            if room < 0:
                break
            fitting.add(name)
        for name, (above, below) in self._buttons.items():
            above.setVisible(name in fitting)
            below.setVisible(name in widths and name not in fitting)
        more = len(fitting) < len(widths)
        self.more.setVisible(more)
        self._rest.setVisible(more and self.more.isChecked())
        rest = self._rest.heightForWidth(max(self.width(), 1))
        self._rest.setFixedHeight(rest)
        self.setFixedHeight(look().px(_HEIGHT) + (rest if self._rest.isVisibleTo(self) else 0))
