"""The panel of settings on the screen: pages on the left, one of them in front. Knows no rule."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from engine.applications.settings.start import read_panel
from engine.applications.settings.state import Standing, state_from_json
from kiosk.ui.theme.look import look
from kiosk.ui.tools.settings.contents import Contents
from kiosk.ui.tools.settings.control_box import ControlBox
from kiosk.ui.tools.settings.deed_box import Asking, DeedBox
from kiosk.ui.tools.settings.leaf import Leaf
from kiosk.ui.tools.settings.rows_box import RowsBox
from kiosk.ui.tools.settings.telling import changes
from kiosk.ui.tools.tool import Tool
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.tool import ToolView
from kiosk.ui.widgets.boxes import Scroll
from kiosk.words.catalogue import french
from kiosk.words.tools.settings import SettingsText, refusal_words, settings_words

_TYPED: Final = ("text", "password")
_COLUMN: Final = 244
_LEAST_PAGE: Final = 430
_LEAST_COLUMN: Final = 150


class SettingsTool(Tool):
    """The settings of a device, an account or a service."""

    icon = "gear"

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self.panel = read_panel(view.start)
        self.contents = Contents(self.panel)
        self._drawn: Preferences | None = None
        self.leaf = Leaf(self.panel.pages[0])
        self._scroll = Scroll(self.leaf)
        # In a pane that somebody made very narrow, the page moves sideways and nothing is lost.
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.contents)
        layout.addWidget(self._scroll, 1)
        self.contents.opened.connect(self.go_to)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._seek)
        self._show_leaf(self.leaf)
        look().changed.connect(self._restyle)

    def title(self) -> str:
        return french(self.panel.title) or settings_words(SettingsText.TITLE)

    def subtitle(self) -> str:
        return french(self.panel.subtitle)

    def hint(self) -> str:
        return settings_words(SettingsText.HINT)

    def summary(self) -> str:
        return changes(self._standing())

    def explain(self, reason: str) -> str:
        return refusal_words(reason)

    def first_focus(self) -> QWidget:
        return self.contents.lines

    def show_state(self) -> None:
        standing = self._standing()
        page = self.panel.page(standing.state.page) or self.panel.pages[0]
        if page.id != self.leaf.page.id or self._drawn != look().preferences:
            self._drawn = look().preferences
            self._show_leaf(Leaf(page))
        focused, rows = self._focus_in_page()
        self.leaf.draw(standing)
        self.contents.show_page(page.id)
        if focused:
            self._refocus(focused, rows)

    def go_to(self, page: str, place: str) -> None:
        """Open a page, and go to a part of it, if one is named.

        Going from page to page is no work to be undone, so it stays out of what undo takes back.
        """
        before, after = list(self._before), list(self._after)
        self.act({"do": "open", "page": page})
        self._before, self._after = before, after
        self.undoable.emit(bool(before), bool(after))
        found = self.leaf.part(place) if place else None
        target = found.focused_part() if isinstance(found, ControlBox) else None
        if isinstance(found, DeedBox):
            target = found.button
        if found is not None:
            self._scroll.reveal(found)
        (target or self._first_of(self.leaf)).setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _restyle(self) -> None:
        """Once every widget has the new sheet: lengths of the page were taken when it was made."""
        self.contents.restyle()
        self.show_state()
        self._fit()

    def _standing(self) -> Standing:
        return Standing(self.panel, state_from_json(self.panel, self.state))

    def _show_leaf(self, leaf: Leaf) -> None:
        self.leaf = leaf
        leaf.setMinimumHeight(1)
        leaf.setAutoFillBackground(False)
        leaf.acted.connect(self._did)
        self._scroll.setWidget(leaf)
        name = settings_words(SettingsText.PAGE, page=french(leaf.page.title))
        self._scroll.setAccessibleName(name)

    def _did(self, act: Mapping[str, Any]) -> None:
        form = self._form_in_use()
        if self.act(act, merge=self._typed(act)) and form is not None and isValid(form):
            form.left.emit()

    def _typed(self, act: Mapping[str, Any]) -> str:
        """The place of a text that is being typed: undo takes what it became back at once."""
        place = str(act.get("control", ""))
        control = self._standing().control(place) if place else None
        return place if control is not None and control.kind in _TYPED else ""

    def _form_in_use(self) -> Asking | None:
        """The form that was just filled in."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Asking):
            widget = widget.parentWidget()
        return widget

    def _focus_in_page(self) -> tuple[str, QWidget]:
        """The name of what has the focus on the page, and the list or the page it is in."""
        widget = QApplication.focusWidget()
        if widget is None or not self.leaf.isAncestorOf(widget):
            return "", self.leaf
        above: QWidget | None = widget
        while above is not None and not isinstance(above, RowsBox):
            above = above.parentWidget()
        return widget.objectName(), above or self.leaf

    def _refocus(self, name: str, rows: QWidget) -> None:
        """Where what had the focus is gone, the first thing of its list or page takes it."""
        if self._focus_in_page()[0] == name:
            return
        found = self.leaf.findChild(QWidget, name)
        usable = found is not None and found.isEnabled() and found.isVisibleTo(self.leaf)
        (found if found is not None and usable else self._first_of(rows)).setFocus()

    def _first_of(self, part: QWidget) -> QWidget:
        for one in part.findChildren(QWidget):
            takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and one.isEnabledTo(self.leaf) and one.isVisibleTo(self.leaf):
                return one
        return self.contents.lines

    def _seek(self) -> None:
        self.contents.field.setFocus()
        self.contents.field.selectAll()

    def _fit(self) -> None:
        room = self.width() - look().px(_LEAST_PAGE)
        self.contents.setFixedWidth(min(look().px(_COLUMN), max(look().px(_LEAST_COLUMN), room)))
