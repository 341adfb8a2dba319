"""The browser on the screen: its bar, the page in front or a panel. Knows no rule of browsing."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.applications.web.addresses import domain, terms_of
from engine.applications.web.browsing import Browsing, browsing_from_json, open_forms
from engine.applications.web.start import read_world
from kiosk.ui.theme.look import look
from kiosk.ui.tools.tool import Tool
from kiosk.ui.tools.web.bar import Bar
from kiosk.ui.tools.web.find_bar import FindBar
from kiosk.ui.tools.web.pages import shown_address, title_of, write_page
from kiosk.ui.tools.web.panel import Panel
from kiosk.ui.tools.web.panels import REMOVE, write_panel
from kiosk.ui.tools.web.pictures import drawn, width_of
from kiosk.ui.tools.web.sheet import Sheet
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.tool import ToolView
from kiosk.ui.widgets.boxes import hairline
from kiosk.words.tools.web import WebText, web_words

_LOW: Final = 330
_REASONS: Final = {
    "nothing-typed": WebText.REFUSED_NOTHING_TYPED,
    "required-missing": WebText.REFUSED_REQUIRED,
    "sent-already": WebText.REFUSED_SENT_ALREADY,
    "sent-once": WebText.REFUSED_SENT_ONCE,
    "no-page-to-keep": WebText.REFUSED_NO_PAGE,
}


class WebTool(Tool):
    """A browser over the sites of an item."""

    icon = "globe"

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self._world = read_world(view.start)
        self._targets: list[str] = []
        self._at = ""
        self._drawn: Preferences | None = None
        self.bar = Bar()
        self.sheet = Sheet(self.act)
        self.page, self.finder = self.sheet.page, self.sheet.finder
        self.seeking = FindBar(self.page)
        self.panel = Panel()
        self._front = QStackedWidget()
        self._front.addWidget(self.sheet)
        self._front.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.bar, hairline(), self.seeking, self._front):
            layout.addWidget(part, 1 if part is self._front else 0)
        self.seeking.hide()
        self._connect()

    def title(self) -> str:
        return web_words(WebText.TITLE)

    def subtitle(self) -> str:
        return title_of(self._world, self._found().address)

    def hint(self) -> str:
        return web_words(WebText.HINT)

    def summary(self) -> str:
        found = self._found()
        lines = [web_words(WebText.OPEN_PAGE, title=title_of(self._world, found.address))]
        lines += [
            web_words(WebText.SENT, title=self._world.forms[name].title) for name in found.sent
        ]
        return "\n".join(lines)

    def explain(self, reason: str) -> str:
        return web_words(_REASONS.get(reason, WebText.REFUSED_OTHER))

    def first_focus(self) -> QWidget:
        return self.finder.field if self.finder.isVisible() else self.page

    def target(self, number: int) -> str:
        """Where a numbered link of the page leads."""
        return self._targets[number]

    def show_state(self) -> None:
        found = self._found()
        moved = found.address != self._at
        self._at = found.address
        self._drawn = look().preferences
        site, finder = self._world.site(found.address), self._world.finder
        in_finder = finder is not None and domain(found.address) == finder.address
        self.bar.show_place(
            shown_address(self._world, found.address),
            encrypted=in_finder or (site is not None and site.certificate is not None),
            back=found.place > 0,
            forward=found.place < len(found.trail) - 1,
        )
        self.bar.show_kept(kept=found.address in found.bookmarks)
        self.finder.setVisible(in_finder)
        if finder is not None and in_finder:
            self.finder.show_search(finder.name, terms_of(finder.address, found.address))
        pictures = drawn(self.view.media)
        written = write_page(
            self._world, found, {name: width_of(one) for name, one in pictures.items()}
        )
        self._targets = written.targets
        self.page.show_html(written.html, pictures)
        self.page.setAccessibleName(web_words(WebText.PAGE, title=self.subtitle()))
        self.sheet.show_forms(
            open_forms(self._world, found), site.banner if site is not None else "", found
        )
        if self.panel.name:
            self._show_panel("" if moved else self.panel.name)
        if moved:
            self.seeking.hide()
            self.sheet.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._drawn is not None:
            self._fold()
            if self._drawn != look().preferences:
                self.show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self.bar.fold(low=self.height() < look().px(_LOW))

    def _found(self) -> Browsing:
        return browsing_from_json(self._world, self.state)

    def _connect(self) -> None:
        self.bar.back.connect(lambda: self._do({"do": "back"}))
        self.bar.forward.connect(lambda: self._do({"do": "forward"}))
        self.bar.home.connect(lambda: self._go(self._world.home))
        self.bar.went.connect(self._go)
        self.bar.kept.connect(self._keep)
        self.bar.sought.connect(self._find)
        self.bar.panel.connect(self._toggle)
        self.seeking.closed.connect(self._found_enough)
        self.panel.closed.connect(lambda: self._show_panel(""))
        self.panel.followed.connect(self._chosen)
        self.page.followed.connect(
            lambda number: self._do({"do": "follow", "to": self.target(number)}, self.page)
        )
        self.finder.searched.connect(lambda query: self._do({"do": "search", "query": query}))
        self.finder.kind.connect(lambda kind: self._narrow("kind", kind))
        self.finder.period.connect(lambda period: self._narrow("period", period))
        for keys, deed in (
            ("Ctrl+L", self.bar.address.start),
            ("Alt+Left", self.bar.back.emit),
            ("Alt+Right", self.bar.forward.emit),
            ("Ctrl+D", self._keep),
            ("Ctrl+F", self._find),
            ("Ctrl+H", lambda: self._toggle("history")),
            ("Ctrl+B", lambda: self._toggle("bookmarks")),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _do(self, act: Mapping[str, Any], then: QWidget | None = None) -> bool:
        """Do something after what is still being written; the keyboard goes to *then*."""
        self.sheet.flush()
        done = self.act(act)
        if done and then is not None and then.isVisible():
            then.setFocus()
        return done

    def _go(self, address: str) -> None:
        if self._do({"do": "go", "address": address}):
            self._show_panel("")
            self.first_focus().setFocus()

    def _narrow(self, group: str, value: str) -> None:
        self._do({"do": "narrow", group: value})
        self.finder.button(group, value).setChecked(True)

    def _keep(self) -> None:
        found = self._found()
        kept = found.address in found.bookmarks
        self._do({"do": "unbookmark"} if kept else {"do": "bookmark"})

    def _find(self) -> None:
        self._show_panel("")
        self.seeking.start()

    def _found_enough(self) -> None:
        self.seeking.hide()
        self.page.setFocus()

    def _toggle(self, name: str) -> None:
        self._show_panel("" if self.panel.name == name else name)

    def _chosen(self, target: str) -> None:
        if target.startswith(REMOVE):
            self._do({"do": "unbookmark", "address": target.removeprefix(REMOVE)})
        else:
            self._go(target)

    def _show_panel(self, name: str) -> None:
        before = self.panel.name
        self.bar.show_panel(name)
        self.panel.show_written(
            name, write_panel(name, self._world, self._found()) if name else None
        )
        self._front.setCurrentIndex(1 if name else 0)
        if name and name != before:
            self.panel.leaf.setFocus()
        elif before and not name:
            self.bar.opener(before).setFocus()
