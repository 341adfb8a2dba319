"""The panel in which a candidate reports a problem. Knows no rule about what follows."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.report import DETAIL_MAX, ProblemCategory, ReportView
from kiosk.ui.widgets.answer_row import RadioRow
from kiosk.ui.widgets.boxes import STRETCH, Beside, column, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words

_CATEGORIES: Final[Mapping[ProblemCategory, tuple[str, Key]]] = {
    ProblemCategory.IMAGE: ("image", Key.REPORT_IMAGE),
    ProblemCategory.ATTACHMENT: ("clip", Key.REPORT_ATTACHMENT),
    ProblemCategory.TOOL: ("table", Key.REPORT_TOOL),
    ProblemCategory.SOUND: ("sound", Key.REPORT_SOUND),
    ProblemCategory.TEXT: ("access", Key.REPORT_TEXT),
    ProblemCategory.OTHER: ("dots", Key.REPORT_OTHER),
}
_WIDTH: Final = 560
_WIDEST: Final = 680
_GAP: Final = 12
_MARGINS: Final = 3 + 2 * 28 + 14
"""What is not for words of the width: the edge, the margins, a scroll bar."""
_ROW: Final = 52
_ABREAST: Final = 2


class ReportPanel(SidePanel):
    """Six kinds of problem, a few words, and whether the person can go on."""

    sent = Signal(str, str, bool)

    def __init__(self) -> None:
        super().__init__("panel-report", "flag", words(Key.REPORT_TITLE), _WIDTH)
        self._group = QButtonGroup(self)
        self._rows: dict[ProblemCategory, RadioRow] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._detail = QLineEdit()
        self._detail.setObjectName("report-detail")
        self._detail.setMaxLength(DETAIL_MAX)
        self._detail.setAccessibleName(words(Key.REPORT_DETAIL))
        self._count = Text("", "caption", "mention", wrap=False, tabular=True)
        self._message = Strip("", "err")
        self._detail.textChanged.connect(self._counted)
        self.body.addSpacing(4)
        self.body.addWidget(Text(words(Key.REPORT_WHAT), "label"))
        self.body.addLayout(self._grid)
        self.body.addSpacing(12)
        self.body.addWidget(
            row(Text(words(Key.REPORT_DETAIL), "label", wrap=False), STRETCH, self._count, gap=12)
        )
        self.body.addWidget(self._detail)
        self.body.addSpacing(12)
        self.body.addWidget(Text(words(Key.REPORT_NOW), "label"))
        self.body.addWidget(self._answers())
        self.body.addWidget(self._message)
        self.body.addStretch(1)
        self._counted("")
        self._message.hide()

    def show_view(self, view: ReportView) -> None:
        """Offer these categories; what was typed stays."""
        if tuple(self._rows) != view.categories:
            self._offer(view.categories)
        self._message.say(view.message)

    def first_focus(self) -> QWidget:
        """The first category."""
        return next(iter(self._rows.values()), self.close_button)

    def wanted_width(self) -> int:
        """Wider where the two answers, in longer words, would else stand below each other."""
        widest = max(one.sizeHint().width() for one in self._ways)
        answers = _ABREAST * widest + _GAP + _MARGINS
        return max(super().wanted_width(), min(answers, look().px(_WIDEST)))

    def _offer(self, categories: tuple[ProblemCategory, ...]) -> None:
        for old in self._rows.values():
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        before: QWidget = self.close_button
        for place, category in enumerate(categories):
            icon, key = _CATEGORIES[category]
            made = RadioRow(f"report-{category}", words(key), lowest=_ROW, icon=icon)
            self._group.addButton(made)
            self._rows[category] = made
            self._grid.addWidget(made, *divmod(place, _ABREAST))
            QWidget.setTabOrder(before, made)  # made late, and read first
            before = made

    def _answers(self) -> QWidget:
        go_on = Button("report-continue", words(Key.REPORT_CONTINUE), "secondary", "right")
        stuck = Button("report-blocked", words(Key.REPORT_BLOCKED), "secondary", "hand")
        self._ways = (go_on, stuck)
        go_on.setAccessibleDescription(words(Key.REPORT_CONTINUE_NOTE))
        stuck.setAccessibleDescription(words(Key.REPORT_BLOCKED_NOTE))
        go_on.clicked.connect(lambda: self._send(blocked=False))
        stuck.clicked.connect(lambda: self._send(blocked=True))
        return Beside(
            tuple(
                column(button, Text(words(key), "caption", "text2"), gap=6)
                for button, key in (
                    (go_on, Key.REPORT_CONTINUE_NOTE),
                    (stuck, Key.REPORT_BLOCKED_NOTE),
                )
            ),
            gap=_GAP,
        )

    def _counted(self, text: str) -> None:
        self._count.say(words(Key.REPORT_COUNT, count=len(text), most=DETAIL_MAX))

    def _send(self, *, blocked: bool) -> None:
        chosen = next((kind for kind, one in self._rows.items() if one.isChecked()), None)
        if chosen is None:
            self._message.say(words(Key.REPORT_CHOOSE), "err")
            self.first_focus().setFocus()
            return
        self._message.say("")
        self.sent.emit(chosen.value, self._detail.text().strip(), blocked)
