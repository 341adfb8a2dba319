"""The page in front with its forms, in one column that scrolls. Knows no address."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from engine.applications.web.browsing import Browsing
from engine.applications.web.world import Form
from kiosk.ui.tools.tool import Do
from kiosk.ui.tools.web.finder_box import FinderBox
from kiosk.ui.tools.web.form_box import FormBox
from kiosk.ui.tools.web.leaf import Leaf
from kiosk.ui.widgets.boxes import Scroll


class Sheet(Scroll):
    """What is done in its forms goes to `do`, which tells whether it could be done."""

    def __init__(self, do: Do) -> None:
        self._do = do
        self._boxes: dict[str, FormBox] = {}
        self.finder = FinderBox()
        self.page = Leaf("web-page")
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(20, 14, 20, 16)
        self._column.setSpacing(10)
        self._column.addWidget(self.finder)
        self._column.addWidget(self.page)
        self._column.addStretch(1)
        super().__init__(content)

    def form(self, name: str) -> FormBox:
        """The form of a name that is in front."""
        return self._boxes[name]

    def flush(self) -> None:
        """Hand on what is being written."""
        for box in list(self._boxes.values()):
            box.flush()

    def show_forms(self, forms: tuple[Form, ...], banner: str, found: Browsing) -> None:
        """Show these forms; that of the name *banner* stands above the page."""
        if [one.id for one in forms] != list(self._boxes):
            self._put_away()
            self._boxes = {one.id: self._made(one) for one in forms}
            for name, box in self._boxes.items():
                self._column.insertWidget(0 if name == banner else self._column.count() - 1, box)
                if name == banner:
                    self._tab_before_page(box)
        for name, box in self._boxes.items():
            box.show_values(found.shown(box.form), found.sent.get(name))

    def _put_away(self) -> None:
        focused = QApplication.focusWidget()
        for box in self._boxes.values():
            if focused is not None and box.isAncestorOf(focused):
                self.page.setFocus()
            box.hide()
            self._column.removeWidget(box)
            box.deleteLater()

    def _made(self, form: Form) -> FormBox:
        box = FormBox(form)
        box.filled.connect(
            lambda key, value, merge: self._do(
                {"do": "fill", "form": form.id, "field": key, "value": value}, merge=merge
            )
        )
        box.sent.connect(lambda: self._send(box))
        box.short.connect(lambda number: self._choose(box, number))
        return box

    def _send(self, box: FormBox) -> None:
        box.flush()
        if not self._do({"do": "submit", "form": box.form.id}):
            box.seek_missing()
        elif box in self._boxes.values():  # a banner is gone
            QTimer.singleShot(0, box, lambda: self.ensureWidgetVisible(box.told))

    def _choose(self, box: FormBox, number: int) -> None:
        box.flush()
        self._do({"do": "shortcut", "form": box.form.id, "number": number})

    def _tab_before_page(self, box: FormBox) -> None:
        stops = [
            one for one in box.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        before: QWidget = self.finder.button("period", "year")
        for one in (*stops, self.page):
            QWidget.setTabOrder(before, one)
            before = one
