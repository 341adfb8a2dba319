"""A card of lines of time and their total; what is undecided stands below. Knows no clock."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.ui.views.panel import LedgerView
from kiosk.ui.widgets.boxes import clear, column, hairline, row
from kiosk.ui.widgets.text import Icon, Text


class TimeLedger(QFrame):
    """One of the two ledgers: what was planned, or what was given back."""

    def __init__(self, icon: str, title: str, total: str) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._icon = icon
        self._title = title
        self._total = total
        self._shown: LedgerView | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 12, 1, 1)
        self._layout.setSpacing(6)

    def show_ledger(self, view: LedgerView | None) -> None:
        """Show the lines; without a ledger the card goes away."""
        self.setVisible(view is not None)
        if view is None or view == self._shown:
            return
        self._shown = view
        clear(self._layout)
        head = row(Icon(self._icon, "brand", 22), Text(self._title, "label"), gap=10, grows=1)
        lines = [_line(label, amount) for label, amount in view.rows]
        total = _line(f"**{self._total}**", view.total)
        inner = column(head, *lines, hairline(), total, gap=6, margins=(17, 0, 17, 0))
        self._layout.addWidget(inner)
        self._layout.addSpacing(4)
        if view.pending is not None:
            band = QFrame()
            band.setProperty("card", "pending")
            below = QVBoxLayout(band)
            below.setContentsMargins(17, 8, 17, 8)
            below.addWidget(_line(*view.pending, tone="warn"))
            self._layout.addWidget(band)
        else:
            self._layout.addSpacing(4)


def _line(label: str, amount: str, tone: str = "text") -> QFrame:
    line = QFrame()
    layout = QVBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(
        row(
            Text(label, "small", tone),
            Text(f"**{amount}**", "small", tone, wrap=False, tabular=True),
            gap=8,
            grows=0,
        )
    )
    return line
