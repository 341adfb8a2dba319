"""What waits for somebody beside the report, one band for each, oldest first. Knows no rule."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.views.panel import AlertLine
from kiosk.ui.widgets.act_list import title_of
from kiosk.ui.widgets.boxes import clear
from kiosk.ui.widgets.strip import Strip


class AlertLines(QWidget):
    """Stays until what it tells was handled; a line may offer the act that handles it."""

    chosen = Signal(object)

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
        focused: QWidget | None = self.focusWidget()
        name = "" if focused is None else focused.objectName()
        clear(self._layout)
        for place, one in enumerate(lines):
            self._layout.addWidget(self._band(place, one))
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.show()  # hidden until it is laid out, and nothing hidden takes the focus
            again.setFocus()

    def _band(self, place: int, line: AlertLine) -> Strip:
        icon, act = "bell" if line.tone == "warn" else "", line.act
        if act is None:
            strip = Strip(f"**{line.text}**", line.tone, icon)
        else:
            name = f"alert-{act.act.value}-{place + 1}"
            _, title = title_of(act)
            strip = Strip(
                f"**{line.text}**", line.tone, icon, close=title, closes=(name, line.heard)
            )
            strip.closed.connect(lambda: self.chosen.emit(act))
        strip.setProperty("full", "yes")
        return strip
