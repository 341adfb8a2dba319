"""A reported problem that waits for a decision, above the panel. Knows no rule about it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.panel import ReportStrip
from kiosk.ui.widgets.boxes import column, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import PickList
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words

_LARGE = 1.5


class ReportAlert(QFrame):
    """What was said, the code it gets, and the two decisions."""

    decided = Signal(bool, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("strip", "warn")
        self.setProperty("full", "yes")
        self.setObjectName("report-alert")
        self._shown: ReportStrip | None = None
        self._title = Text("", "label")
        self._detail = Text("", "small", "text2")
        self._codes = PickList("", ())
        self._codes.setObjectName("report-code")
        self._codes.setAccessibleName(words(Key.PANEL_REPORT_CODE))
        self._dismiss = Button("act-dismiss", words(Key.PANEL_DISMISS), "plain")
        self._accept = Button("act-accept", words(Key.PANEL_ACCEPT), "primary")
        for one in (self._codes, self._accept):
            one.setProperty("fit", "compact")
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(20, 10, 24, 10)
        self._layout.setSpacing(14)
        said = row(Icon("bell", "warn"), column(self._title, self._detail), gap=14, grows=1)
        self._layout.addWidget(said, 1)
        ways = QWidget()
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight, ways)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(14)
        self._ways.addWidget(self._codes)
        self._ways.addWidget(row(self._dismiss, self._accept, gap=14, grows=1))
        self._layout.addWidget(ways)
        self._arrange()
        self._dismiss.clicked.connect(lambda: self._decide(accepted=False))
        self._accept.clicked.connect(lambda: self._decide(accepted=True))
        self.hide()

    def show_report(self, view: ReportStrip | None, *, enabled: bool) -> None:
        """Show the report that waits, or nothing."""
        self.setVisible(view is not None)
        for button in (self._dismiss, self._accept):
            button.setEnabled(enabled and view is not None and view.enabled)
            button.setAccessibleDescription("" if view is None else view.reason)
        if view is None or view == self._shown:
            return
        same_codes = self._shown is not None and self._shown.codes == view.codes
        self._shown = view
        self._title.say(view.title)
        first = f" **{view.reason}**" if view.reason else ""
        self._detail.say(view.detail + first)
        if not same_codes:
            self._codes.clear()
            for code, said in view.codes:
                self._codes.addItem(said, code)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        """Large words put the decisions below what was said, and below the code."""
        large = look().preferences.factor >= _LARGE
        direction = QBoxLayout.Direction
        for layout in (self._layout, self._ways):
            layout.setDirection(direction.TopToBottom if large else direction.LeftToRight)

    def _decide(self, *, accepted: bool) -> None:
        code = self._codes.currentData()
        self.decided.emit(accepted, code if isinstance(code, str) else "")
