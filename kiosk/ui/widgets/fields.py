"""A labelled place to write or to pick in, with its hint and its error. Knows no question."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.widgets.text import Text, repolish

_LONGEST = 500
_MOST = 2000
"""As many characters as the engine takes for an answer."""


class PickList(QComboBox):
    """A list whose first line is an invitation, and which the wheel never changes."""

    def __init__(self, invitation: str, options: tuple[str, ...]) -> None:
        super().__init__()
        self.addItem(invitation)
        self.addItems(list(options))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = look().px(22)
        tone = "text2" if self.isEnabled() else "dis"
        picture = icons.pixmap("down", look().hexadecimal(tone), side)
        place = QPoint(self.width() - side - look().px(14), (self.height() - side) // 2)
        QPainter(self).drawPixmap(place, picture)

    def picked(self) -> str:
        """What was picked, or nothing."""
        return self.currentText() if self.currentIndex() > 0 else ""

    def pick(self, text: str) -> None:
        """Pick an option by its words; unknown words pick nothing."""
        self.setCurrentIndex(max(0, self.findText(text)))


class Paragraph(QPlainTextEdit):
    """A place for several lines; Tab leaves it, and it takes no more than an answer may hold."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._written_to = 0
        self.document().contentsChange.connect(self._note)
        self.textChanged.connect(self._cut)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste what there is room for: the whole of a huge text would hold up the screen."""
        room = _MOST - len(self.toPlainText()) + len(self.textCursor().selectedText())
        self.insertPlainText(source.text()[: max(0, room)])
        self.ensureCursorVisible()

    def _note(self, place: int, _removed: int, added: int) -> None:
        self._written_to = place + added

    def _cut(self) -> None:
        """Take the end of what was just written away where it is too much."""
        over = len(self.toPlainText()) - _MOST
        if over > 0:
            cursor, end = (
                self.textCursor(),
                min(self._written_to, self.document().characterCount() - 1),
            )
            cursor.joinPreviousEditBlock()
            cursor.setPosition(max(0, end - over))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.endEditBlock()


class FieldRow(QWidget):
    """A label, a hint, a control, and an error when there is one."""

    edited = Signal(str)
    accepted = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        hint: str,
        control: QWidget,
        width: int | None = None,
        *,
        edge: int = 6,
    ) -> None:
        """Make a row; *edge* is the room left and right of it, in pixels."""
        super().__init__()
        self._control = control
        self._width = width
        self._hint = hint
        control.setObjectName(name)
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        title = Text(label, "label")
        title.setBuddy(control)
        self._error = Text("", "small", "err")
        self._error.setVisible(False)
        layout = self._lines = QVBoxLayout(self)
        layout.setContentsMargins(edge, 0, edge, 6)
        layout.setSpacing(0)
        layout.addWidget(title)
        if hint:
            layout.addWidget(Text(hint, "small", "mention"))
        layout.addSpacing(6)
        layout.addWidget(control)
        layout.addWidget(self._error)
        self._connect()
        self._resize()

    @property
    def control(self) -> QWidget:
        """The widget that takes the focus."""
        return self._control

    def value(self) -> str:
        """What was written or picked."""
        match self._control:
            case QLineEdit():
                return self._control.text()
            case PickList():
                return self._control.picked()
            case Paragraph():
                return self._control.toPlainText()
            case _:
                return ""

    def fill(self, text: str) -> None:
        """Put words in, without saying that they changed."""
        if self.value() == text:
            return
        self._control.blockSignals(True)  # noqa: FBT003 - the toolkit's signature
        match self._control:
            case QLineEdit():
                self._control.setText(text)
            case PickList():
                self._control.pick(text)
            case Paragraph():
                self._control.setPlainText(text)
            case _:
                pass
        self._control.blockSignals(False)  # noqa: FBT003 - the toolkit's signature

    def blame(self, message: str) -> None:
        """Say what is wrong below the control, or nothing."""
        self._error.say(message)
        self._error.setVisible(bool(message))
        self._control.setProperty("faulty", "yes" if message else "no")
        self._control.setAccessibleDescription(message or self._hint)
        repolish(self._control)

    def put_below(self, widget: QWidget) -> None:
        """Put something between the control and what is wrong with it."""
        self._lines.insertWidget(self._lines.count() - 1, widget)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._resize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep texts from being dragged out of or into the control."""
        del watched
        return event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop)

    def _connect(self) -> None:
        match self._control:
            case QLineEdit():
                self._control.setMaxLength(_LONGEST)
                self._control.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
                self._control.textChanged.connect(self.edited)
                self._control.returnPressed.connect(self.accepted)
            case PickList():
                self._control.currentIndexChanged.connect(
                    lambda _index: self.edited.emit(self.value())
                )
            case Paragraph():
                self._control.textChanged.connect(lambda: self.edited.emit(self.value()))
            case _:
                pass
        self._control.installEventFilter(self)

    def _resize(self) -> None:
        if self._width is not None:
            self._control.setMaximumWidth(look().px(self._width))
        if isinstance(self._control, Paragraph):
            self._control.setFixedHeight(look().px(128))
