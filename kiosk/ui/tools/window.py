"""The window around an application: its name, undo, start over, enlarge. Knows none of them."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.tools.table import make_tool
from kiosk.ui.tools.tool import Tool
from kiosk.ui.views.tool import State, ToolView
from kiosk.ui.widgets.boxes import grounded, hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Icon, Text
from kiosk.ui.widgets.tool_pane import ToolPane
from kiosk.words.tools.frame import FrameText, frame_words

_BAR: Final = 48
_GAP: Final = 10
_EDGE: Final = 18


class ToolWindow(ToolPane):
    """An application under its title bar; refusals are said below the bar."""

    def __init__(self, view: ToolView) -> None:
        super().__init__()
        self.setObjectName("tool")
        grounded(self, "bg")
        self._tool = make_tool(view)
        self._undo = Button("tool-undo", frame_words(FrameText.UNDO), "quiet", "undo")
        self._redo = Button("tool-redo", frame_words(FrameText.REDO), "quiet", "redo")
        self._reset = Button("tool-reset", frame_words(FrameText.RESET), "quiet", "refresh")
        self._wide = Button("tool-enlarge", frame_words(FrameText.ENLARGE), "quiet", "enlarge")
        for button in (self._undo, self._redo, self._reset, self._wide):
            button.setProperty("fit", "compact")
        self._wide.setCheckable(True)
        self._lent = False
        self._icon = Icon(self._tool.icon, "brand", 22)
        self._title = Text(self._tool.title(), "label", wrap=False)
        self._subtitle = Text(self._tool.subtitle(), "small", "text2", wrap=False)
        self._bar = grounded(QWidget(), "surface")
        self._asked = grounded(QWidget(), "surface")
        self._said = Strip("", "warn")
        self._said.setObjectName("tool-said")
        self._said.hide()
        self._lay()
        self._connect()
        self._undoable(back=False, forth=False)

    @property
    def tool(self) -> Tool:
        """The application itself."""
        return self._tool

    def state(self) -> State:
        return self._tool.state

    def used(self) -> bool:
        return self._tool.used

    def summary(self) -> str:
        return self._tool.summary()

    def hint(self) -> str:
        return self._tool.hint()

    def first_focus(self) -> QWidget:
        return self._tool.first_focus()

    def lend_bar(self) -> QWidget:
        self._lent = True
        self._fit()
        return self._bar

    def take_bar_back(self) -> None:
        if self._lent:
            self._lent = False
            self._lines.insertWidget(0, self._bar)
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_bar"):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide again what fits in the bar, wherever it stands."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        bar = QHBoxLayout(self._bar)
        self._bar.installEventFilter(self)
        bar.setContentsMargins(_EDGE, 0, 8, 0)
        bar.setSpacing(_GAP)
        self._bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for shown in (self._icon, self._title, self._subtitle):
            bar.addWidget(shown)
        bar.addStretch(1)
        for button in (self._undo, self._redo, self._reset, self._wide):
            bar.addWidget(button)
        asked = QHBoxLayout(self._asked)
        asked.setContentsMargins(18, 0, 8, 0)
        asked.setSpacing(10)
        yes = Button("tool-reset-yes", frame_words(FrameText.RESET), "secondary")
        no = Button("tool-reset-no", frame_words(FrameText.RESET_NO), "quiet")
        asked.addWidget(Text(frame_words(FrameText.RESET_ASKED), "label"), 1)
        asked.addWidget(yes)
        asked.addWidget(no)
        yes.clicked.connect(lambda: self._answered(reset=True))
        no.clicked.connect(lambda: self._answered(reset=False))
        self._asked.hide()
        layout = self._lines = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._bar, self._asked, hairline(), self._said):
            layout.addWidget(part)
        layout.addWidget(self._tool, 1)

    def _connect(self) -> None:
        self._undo.clicked.connect(self._tool.undo)
        self._redo.clicked.connect(self._tool.redo)
        self._reset.clicked.connect(self._ask)
        self._wide.toggled.connect(self._enlarge)
        self._tool.changed.connect(self._changed)
        self._tool.refused.connect(self._refused)
        self._tool.undoable.connect(lambda back, forth: self._undoable(back=back, forth=forth))
        for keys, deed in (("Ctrl+Z", self._tool.undo), ("Ctrl+Y", self._tool.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _ask(self) -> None:
        self._asked.show()
        found = self._asked.findChild(Button, "tool-reset-no")
        if found is not None:
            found.setFocus()

    def _answered(self, *, reset: bool) -> None:
        self._asked.hide()
        if reset:
            self._tool.reset()
        self._tool.first_focus().setFocus()

    def _enlarge(self, wide: bool) -> None:  # noqa: FBT001 - the toolkit's signature
        self._wide.swap_icon("shrink" if wide else "enlarge")
        self._fit()
        self.enlarged.emit(wide)

    def _changed(self, _state: object) -> None:
        self._subtitle.say(self._tool.subtitle())
        self._fit()
        self.worked.emit()

    def _refused(self, sentence: str) -> None:
        self._said.say(sentence, "warn")
        self._said.setVisible(bool(sentence))
        self._said.setAccessibleName(sentence)

    def _undoable(self, *, back: bool, forth: bool) -> None:
        self._undo.setEnabled(back)
        self._redo.setEnabled(forth)
        self._reset.setEnabled(self._tool.used)

    def _fit(self) -> None:
        """What finds no room goes: the name of what is open, redo, enlarge; never start over.

        Where even undo and start over find none, the buttons keep their pictures alone.
        """
        self._bar.setFixedHeight(look().px(_BAR))
        room = self._bar.width() - 2 * _EDGE
        self._title.setVisible(not self._lent)
        if not self._lent:
            room -= self._title.sizeHint().width() + _GAP
        said = {
            self._undo: frame_words(FrameText.UNDO),
            self._redo: frame_words(FrameText.REDO),
            self._reset: frame_words(FrameText.RESET),
            self._wide: frame_words(self._size_words()),
        }
        always = (self._undo, self._reset)
        bare = sum(one.width_with(said[one]) + _GAP for one in always) > room
        for one, words in said.items():
            one.say("" if bare else words, words)
        room -= sum(one.sizeHint().width() + _GAP for one in always)
        for part in (self._icon, self._wide, self._redo, self._subtitle):
            room -= part.sizeHint().width() + _GAP
            kept = part is self._wide and self._wide.isChecked()
            part.setVisible(not self._lent and (room >= 0 or kept))

    def _size_words(self) -> FrameText:
        return FrameText.SHRINK if self._wide.isChecked() else FrameText.ENLARGE
