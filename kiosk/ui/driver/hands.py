"""What a person does: keys and a mouse on a window. Knows no question and calls no widget.

Everything goes in at the window, as from a display: what is covered is not clicked, what has not
the focus gets no key.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.views.question import Answer

_NOTCH: Final = 120
_MOST_NOTCHES: Final = 200
_MOST_TABS: Final = 200
_NONE: Final = Qt.KeyboardModifier.NoModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_KEYS: Final = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


class Hands:
    """One mouse and one keyboard."""

    def __init__(self, eyes: Eyes) -> None:
        self._eyes = eyes

    def click(self, name: str) -> None:
        """Press and release the mouse in the middle of a widget, scrolled into sight before.

        Raises:
            DriverError: It is not shown, cannot be used, or cannot be brought into sight.
        """
        widget = self._need(name)
        self._into_sight(widget)
        self._click(widget)

    def shortcut(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key with others held down."""
        held = _NONE
        for one in modifiers:
            held |= one
        QTest.keyClick(self._native(), key, held)

    def write(self, text: str) -> None:
        """Type characters, wherever the focus is."""
        for letter in text:
            key = _KEYS.get(letter, Qt.Key.Key_unknown)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, _NONE, letter)
                QCoreApplication.sendEvent(self._native(), event)

    def write_into_cells(self, name: str, text: str) -> None:
        """Click into the first of the cells and type; they move on by themselves.

        Raises:
            DriverError: The cells are not there, or are closed.
        """
        self.click(f"{name}-1")
        self.write(text)

    def check(self, name: str) -> None:
        """Tick a box that is not ticked yet.

        Raises:
            DriverError: It is not there, or cannot be used.
        """
        if not self._chosen(name):
            self.click(name)

    def give(self, answer: Answer) -> None:
        """Choose or type an answer to the question in front.

        Raises:
            DriverError: The question has no such place to answer in.
        """
        match answer:
            case int():
                self._choose(answer)
            case list():
                self._tick(answer)
            case dict():
                for key, text in answer.items():
                    self.fill(f"field-{key}", text)
            case str():
                self.fill("field-reponse", answer)
            case None:
                raise DriverError(wanted="answer", screen=self._eyes.screen())

    def put_in_order(self, order: list[int]) -> None:
        """Move the rows up, one after the other, until they stand so.

        Raises:
            DriverError: There is no such row.
        """
        rows = [self._need(f"order-{number}") for number in order]
        for place, number in enumerate(order):
            row = rows[place]
            while any(one.y() < row.y() for one in rows[place + 1 :]):
                before = row.y()
                self.click(f"order-up-{number}")
                QCoreApplication.processEvents()
                if row.y() == before:
                    raise DriverError(wanted=f"order {order}", screen=self._eyes.screen())

    def _choose(self, number: int) -> None:
        name = f"choice-{number}"
        if self._eyes.visible(name) is None:  # a number that is typed
            self.fill("field-reponse", str(number))
        elif not self._chosen(name):
            self.click(name)

    def _tick(self, numbers: list[int]) -> None:
        for number, name in enumerate(self._choices(), start=1):
            if self._chosen(name) != (number in numbers):
                self.click(name)
        if not all(self._chosen(f"choice-{number}") for number in numbers):
            raise DriverError(wanted=f"choices {numbers}", screen=self._eyes.screen())

    def _choices(self) -> Iterator[str]:
        number = 1
        while self._eyes.visible(f"choice-{number}") is not None:
            yield f"choice-{number}"
            number += 1

    def _chosen(self, name: str) -> bool:
        row = self._need(name)
        return isinstance(row, QAbstractButton) and row.isChecked()

    def fill(self, name: str, text: str) -> None:
        """Write or pick a text in a field, unless it stands there.

        Raises:
            DriverError: There is no such field, or no such option in it.
        """
        field = self._need(name)
        match field:
            case QComboBox():
                self._pick(field, text)
            case QLineEdit() if field.text() != text:
                self._rewrite(field, text)
            case QPlainTextEdit() if field.toPlainText() != text:
                self._rewrite(field, text)
            case _:
                return

    def _rewrite(self, field: QWidget, text: str) -> None:
        self._into_sight(field)
        self._click(field)
        self.shortcut(Qt.Key.Key_A, _CONTROL)
        self.shortcut(Qt.Key.Key_Delete)
        self.write(text)

    def _pick(self, field: QComboBox, text: str) -> None:
        """Tab to a list and go through it with the arrows, as its popup would hide the rest."""
        wanted = field.findText(text)
        if wanted < 0:
            raise DriverError(wanted=text, screen=self._eyes.screen())
        self.tab_to(field)
        while field.currentIndex() != wanted:
            before = field.currentIndex()
            self.shortcut(Qt.Key.Key_Down if before < wanted else Qt.Key.Key_Up)
            if field.currentIndex() == before:
                raise DriverError(wanted=text, screen=self._eyes.screen())

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until the focus is there.

        Raises:
            DriverError: It cannot be reached by Tab.
        """
        for _ in range(_MOST_TABS):
            if self._eyes.focus() is widget:
                return
            self.shortcut(Qt.Key.Key_Tab)
        raise DriverError(wanted=widget.objectName(), screen=self._eyes.screen())

    def _click(self, widget: QWidget) -> None:
        place = widget.mapTo(self._eyes.window, widget.rect().center())
        QTest.mouseClick(self._native(), Qt.MouseButton.LeftButton, _NONE, place)

    def _into_sight(self, widget: QWidget) -> None:
        """Turn the wheel over the page until the middle of the widget can be seen."""
        for _ in range(_MOST_NOTCHES):
            if self._eyes.in_sight(widget):
                return
            page = _page_of(widget)
            if page is None:
                break
            view = page.viewport()
            above = widget.mapTo(view, widget.rect().center()).y() < 0
            self._wheel(view, _NOTCH if above else -_NOTCH)
        raise DriverError(wanted=widget.objectName(), screen=self._eyes.screen())

    def _wheel(self, view: QWidget, turn: int) -> None:
        # At the edge of the page, where no list or text of its own takes the wheel.
        place = QPointF(view.mapTo(self._eyes.window, QPoint(2, view.height() // 2)))
        QTest.wheelEvent(self._native(), place, QPoint(0, turn))

    def key(self, key: Qt.Key, times: int = 1) -> None:
        """Press a key by itself, as often as asked."""
        for _ in range(times):
            self.shortcut(key)

    def focused(self) -> QWidget | None:
        """Where the keys go."""
        return self._eyes.focus()

    def _need(self, name: str) -> QWidget:
        found = self._eyes.usable(name)
        if found is None:
            raise DriverError(wanted=name, screen=self._eyes.screen())
        return found

    def _native(self) -> QWindow:
        handle = self._eyes.window.windowHandle()
        if handle is None:
            raise DriverError(wanted="window", screen=self._eyes.screen())
        return handle


def _page_of(widget: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return parent
        parent = parent.parentWidget()
    return None
