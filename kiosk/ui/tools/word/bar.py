"""The buttons above the page, in groups; one group is shown at a time. Knows no document."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import column, grounded, hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.segmented import Segment, SegmentedChoice
from kiosk.words.tools.word import WordText, word_words

Group = tuple[str, WordText, tuple[tuple[str, WordText, str], ...]]

GROUPS: Final[tuple[Group, ...]] = (
    (
        "file",
        WordText.FILE,
        (
            ("export", WordText.EXPORT, "send"),
            ("versions", WordText.VERSIONS, "clock"),
        ),
    ),
    (
        "edit",
        WordText.EDITION,
        (
            ("cut", WordText.CUT, ""),
            ("copy", WordText.COPY, ""),
            ("paste", WordText.PASTE, ""),
            ("up", WordText.UP, "up"),
            ("down", WordText.DOWN, "down"),
            ("find", WordText.FIND, "search"),
        ),
    ),
    (
        "letters",
        WordText.TEXT,
        (
            ("bold", WordText.BOLD, "*"),
            ("italic", WordText.ITALIC, "*"),
            ("underline", WordText.UNDERLINE, "*"),
            ("highlight", WordText.HIGHLIGHT, "*"),
            ("superscript", WordText.SUPERSCRIPT, "*"),
            ("subscript", WordText.SUBSCRIPT, "*"),
            ("clear", WordText.CLEAR, ""),
        ),
    ),
    (
        "styles",
        WordText.STYLES,
        (
            ("normal", WordText.NORMAL, "*"),
            ("title", WordText.TITLE0, "*"),
            ("title1", WordText.TITLE1, "*"),
            ("title2", WordText.TITLE2, "*"),
            ("title3", WordText.TITLE3, "*"),
            ("quote", WordText.QUOTE, "*"),
        ),
    ),
    (
        "paragraph",
        WordText.PARAGRAPH,
        (
            ("bullet", WordText.BULLET, "*"),
            ("number", WordText.NUMBER, "*"),
            ("deeper", WordText.DEEPER, ""),
            ("higher", WordText.HIGHER, ""),
            ("left", WordText.LEFT, "*"),
            ("center", WordText.CENTER, "*"),
            ("right", WordText.RIGHT, "*"),
            ("justify", WordText.JUSTIFY, "*"),
        ),
    ),
    (
        "insert",
        WordText.INSERTION,
        (
            ("break", WordText.BREAK, ""),
            ("unbreak", WordText.UNBREAK, ""),
            ("link", WordText.LINK, ""),
            ("picture", WordText.PICTURE, "image"),
            ("contents", WordText.CONTENTS, "list"),
            ("comment", WordText.COMMENT, ""),
        ),
    ),
    (
        "review",
        WordText.REVIEW,
        (
            ("suggesting", WordText.SUGGESTING, "*"),
            ("changes", WordText.CHANGES, "pencil"),
            ("comments", WordText.COMMENTS, ""),
        ),
    ),
)
"""Buttons by group: name, words, and an icon; a star stands for one that stays pressed."""

_GROUP_OF: Final = {name: group for group, _title, buttons in GROUPS for name, _, _ in buttons}


class Line(QScrollArea):
    """A row that is pushed sideways where it is longer than the window; the focus stays in view."""

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for child in content.findChildren(QWidget):
            child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, look().px(8), 0)
        return False

    def sizeHint(self) -> QSize:
        content = self.widget()
        if content is None:
            return super().sizeHint()
        need = content.minimumSizeHint()
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(need.width(), need.height() + (bar if need.width() > self.width() else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # handed on as it came
        self.updateGeometry()


class Bar(QWidget):
    """Tells which button was pressed by `pressed`, a callable that takes its name."""

    def __init__(self, pressed: Callable[[str], None]) -> None:
        super().__init__()
        grounded(self, "surface")
        self._pressed = pressed
        self._buttons: dict[str, Button] = {}
        self._tabs = SegmentedChoice(
            word_words(WordText.GROUPS),
            [(f"word-group-{name}", word_words(title)) for name, title, _ in GROUPS],
        )
        self._stack = QStackedWidget()
        self._rows = {name: self._row(buttons) for name, _title, buttons in GROUPS}
        for row in self._rows.values():
            self._stack.addWidget(row)
        self._tabs.chosen.connect(lambda name: self.show_group(name.removeprefix("word-group-")))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        tabs = Line(column(self._tabs, margins=(12, 4, 12, 2)), "word-tabs")
        line = Line(self._stack, "word-row")
        layout.addWidget(column(tabs, line, hairline()))
        for button in (*self.findChildren(Button), *self.findChildren(Segment)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret on the page
        self.show_group("letters")

    def _row(self, buttons: Sequence[tuple[str, WordText, str]]) -> QWidget:
        made = QWidget()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(12, 2, 12, 2)
        layout.setSpacing(4)
        for name, title, icon in buttons:
            toggle = icon == "*"
            button = Button(
                f"word-{name}",
                word_words(title),
                "tab" if toggle else "quiet",
                "" if toggle else icon,
            )
            button.setCheckable(toggle)
            button.clicked.connect(lambda _on=False, name=name: self._pressed(name))
            self._buttons[name] = button
            layout.addWidget(button)
        layout.addStretch(1)
        return made

    def show_group(self, name: str) -> None:
        """Show the buttons of a group."""
        ignored, usual = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        for group, row in self._rows.items():  # only the row that is shown asks for room
            row.setSizePolicy(usual if group == name else ignored, usual)
        self._stack.setCurrentWidget(self._rows[name])
        self._stack.updateGeometry()
        self._tabs.select(f"word-group-{name}")

    def press(self, toggled: Mapping[str, bool]) -> None:
        """Show which buttons are pressed."""
        for name, on in toggled.items():
            self._buttons[name].setChecked(on)

    def button(self, name: str) -> Button:
        """The button of a name."""
        return self._buttons[name]


def group_of(name: str) -> str:
    """The group that a button is in.

    Raises:
        KeyError: There is no such button.
    """
    return _GROUP_OF[name]
