"""Buttons: one place to press, with words. Knows no act."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.ui.widgets.boxes import column
from kiosk.ui.widgets.text import Icon, Text, repolish

_ICON_TONES = {
    "primary": "onbrand",
    "secondary": "brand",
    "quiet": "brand",
    "plain": "text",
    "danger": "err",
    "ink": "onink",
}

_LARGE = 1.75
"""From here on the room of an arrow after the words is better given to words."""
_GAP = 8
"""Between an icon and the words, beyond what the toolkit leaves."""
_CLOSE = {"tool": 3, "plain": 5}
_COMPACT = 5


class Button(QPushButton):
    """A push button of one of the looks of the style sheet, with an icon before or after."""

    def __init__(
        self, name: str, text: str, look_: str = "secondary", icon: str = "", *, after: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", look_)
        self._look = look_
        self._icon = icon
        self._after = after
        self._open = False
        self.setAutoDefault(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.say(text)
        self._dress()
        self.toggled.connect(self._dress)

    def say(self, text: str, full: str = "") -> None:
        """Show other words; `full` is what is read aloud when it says more."""
        bare = bool(self.text()) != bool(text)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(full or text)
        if bare:
            self._dress()

    def sizeHint(self) -> QSize:
        """A button that is a picture alone is square: room beside it is room for words."""
        hint = super().sizeHint()
        if self.text() or not self._icon:
            return hint
        return QSize(min(hint.width(), max(hint.height(), self.iconSize().width())), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def width_with(self, text: str) -> int:
        """How wide it would like to be with these words, in pixels."""
        metrics = self.fontMetrics()
        now = self.text().replace("&&", "&")
        plain = super().sizeHint().width() - metrics.horizontalAdvance(now)
        room = self._gap() if self._icon and not now else 0
        return plain + room + metrics.horizontalAdvance(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def swap_icon(self, name: str) -> None:
        """Show another icon."""
        if name != self._icon:
            self._icon = name
            self._dress()

    def mark(self, *, opened: bool) -> None:
        """Show whether what the button opens is open; it stays a button, and is no box to tick."""
        if opened != self._open:
            self._open = opened
            self.setProperty("open", "yes" if opened else "no")
            repolish(self)
            self._dress()

    def _gap(self) -> int:
        """What is left between the icon and the words, in pixels."""
        usual = _COMPACT if self.property("fit") == "compact" else _GAP
        return look().px(_CLOSE.get(self._look, usual))

    def _dress(self) -> None:
        if not self._icon:
            return
        if self._after and look().preferences.factor >= _LARGE:
            self.setIcon(QIcon())
            return
        side = look().px(22)
        tone = look().hexadecimal(
            "ink" if self._open and self._look == "ink" else _ICON_TONES.get(self._look, "text")
        )
        room = self._gap() if self.text() else 0
        gap = (room, 0) if self._after else (0, room)
        self.setIcon(icons.icon(self._icon, tone, look().hexadecimal("dis"), side, gap))
        self.setIconSize(QSize(side + room, side))


class ActButton(QPushButton):
    """A wide button with a title, a sentence below it and a chevron."""

    def __init__(self, name: str, icon: str, title: str, detail: str, tone: str = "brand") -> None:
        super().__init__()
        self.setObjectName(name)
        danger = tone == "err"
        self.setProperty("look", "danger" if danger else "plain")
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self._picture = Icon(icon, tone)
        self._title = Text(title, "label", "err" if danger else "text")
        self._detail = Text(detail, "caption", "text2")
        words = column(self._title, self._detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        layout.setSpacing(11)
        layout.addWidget(self._picture)
        layout.addWidget(words, 1)
        self._chevron = Icon("right", tone if danger else "text", 18)
        layout.addWidget(self._chevron)
        self._detail.setVisible(bool(detail))
        for child in (words, self._title, self._detail):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def permit(self, *, enabled: bool, reason: str) -> None:
        """Open or close the button; a closed one says why."""
        self.setEnabled(enabled)
        tone = "text" if enabled else "dis"
        if self.property("look") == "danger" and enabled:
            tone = "err"
        self._title.tint(tone)
        if reason and not enabled:
            self._detail.say(reason)
            self._detail.setVisible(True)
            self.setAccessibleDescription(reason)
        self._detail.tint("text2" if enabled else "dis")

    def sizeHint(self) -> QSize:
        layout = self.layout()
        hint = layout.sizeHint() if layout is not None else super().sizeHint()
        return QSize(hint.width(), max(hint.height(), look().px(48)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())
