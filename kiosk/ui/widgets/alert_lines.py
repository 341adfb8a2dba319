"""What waits for somebody beside the report, one band for each, oldest first. Knows no rule."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.views.panel import AlertLine
from kiosk.ui.widgets.boxes import clear
from kiosk.ui.widgets.strip import Strip


class AlertLines(QWidget):
    """Stays until what it tells was handled; nothing closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel-alerts")
        self._shown: tuple[AlertLine, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    def show_lines(self, lines: tuple[AlertLine, ...]) -> None:
        """Show these, or nothing."""
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._layout)
        for one in lines:
            strip = Strip(f"**{one.text}**", one.tone, "bell" if one.tone == "warn" else "")
            strip.setProperty("full", "yes")
            self._layout.addWidget(strip)
