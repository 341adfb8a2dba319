"""Words on the screen: a role gives their size, a tone their colour. Knows no sentence."""

import html
import re
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kiosk.ui.theme import icons
from kiosk.ui.theme.look import look
from kiosk.words.ordinals import raised

_PILL_RADIUS: Final = 14
"""As in the style sheet, which rounds nothing that is lower than two radii."""
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_TNUM: Final = QFont.Tag("tnum")
_TIMES: Final = frozenset({"time", "duration"})
_TIGHT: Final = 0.045
"""How much less room there is between the words of a large time, as a share of its size."""
_LOW: Final = 0.8
"""Where the toolkit sets the letters of a line of a fixed height, as a share of that height."""


class Text(QLabel):
    """A label that keeps the line height of its role; `**words**` are bold.

    `tabular` gives all figures one width, for what stands in columns or changes while one looks.
    `beside` is the role of larger words next to it, with which it shares the line it stands on.
    """

    decoration: ClassVar[str] = ""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        wrap: bool = True,
        tabular: bool = False,
        beside: str = "",
    ) -> None:
        super().__init__()
        self._beside = beside
        self._tabular = tabular
        self._plain = text
        self._margins = (0, 0, 0, 0)
        self.role = role
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._draw()

    @property
    def plain(self) -> str:
        """What is said, without marks of emphasis."""
        return _BOLD.sub(r"\1", self._plain)

    def say(self, text: str) -> None:
        """Show other words; the same ones cost nothing."""
        if text != self._plain:
            self._plain = text
            self._draw()

    def tint(self, tone: str) -> None:
        """Take another colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)

    def recast(self, role: str) -> None:
        """Take the size and the weight of another role."""
        if role != self.role:
            self.role = role
            self.setProperty("role", role)
            repolish(self)
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
            self._figures_later()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._figures_later()

    def setContentsMargins(self, left: int, top: int, right: int, bottom: int) -> None:  # type: ignore[override]  # the form that is used
        """Keep room around the words."""
        self._margins = (left, top, right, bottom)
        self._settle()

    def _settle(self) -> None:
        """Set the letters in the middle of their line; the toolkit sets them low in it."""
        foot = _foot(self.role)
        lift = round(look().line(self.role) * _LOW - foot)
        down = max(0, round(_foot(self._beside) - foot)) if self._beside else 0
        left, top, right, bottom = self._margins
        super().setContentsMargins(left, top + down - lift, right, bottom + lift)

    def _figures_later(self) -> None:
        """The style sheet gives the label its former font back until the event is over."""
        if self._tabular:
            QTimer.singleShot(0, self, self._figures)

    def _figures(self) -> None:
        font = QFont(self.font())
        if not font.isFeatureSet(_TNUM):
            font.setFeature(_TNUM, 1)
            self.setFont(font)

    def _draw(self) -> None:
        self._settle()
        marked = _BOLD.sub(r"<b>\1</b>", html.escape(self._plain, quote=False))
        for first, end in reversed(raised(marked)):
            marked = f"{marked[:first]}<sup>{marked[first:end]}</sup>{marked[end:]}"
        lines = marked.replace("\n", "<br>")
        # Where spaces are not kept as they are, the narrow ones become ordinary, and break lines.
        space = "pre-wrap" if self.wordWrap() else "pre"
        style = f"margin:0; line-height:{look().line(self.role)}px; white-space:{space}"
        if self.role in _TIMES:
            style += f"; word-spacing:-{round(look().line(self.role) * _TIGHT)}px"
        style += self.decoration
        drawn = f'<p style="{style}">{lines}</p>' if self._plain else ""
        if drawn != self.text():
            self.setText(drawn)


class Struck(Text):
    """What was said and taken back: a line goes through it; other words say so beside it."""

    decoration = "; text-decoration:line-through"


def _foot(role: str) -> float:
    """Where the letters of a role stand in the middle of their line, in pixels from its top."""
    metrics = QFontMetricsF(look().font(role))
    return (look().line(role) + metrics.ascent() - metrics.descent()) / 2


class Icon(QWidget):
    """A picture beside words, which it never replaces."""

    def __init__(self, name: str, tone: str = "brand", side: int = 24) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, tone: str) -> None:
        """Draw another icon."""
        if (name, tone) != (self._name, self._tone):
            self._name, self._tone = name, tone
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._side), look().px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        colour = look().hexadecimal(self._tone)
        side = look().px(self._side)
        painter.drawPixmap(0, 0, icons.pixmap(self._name, colour, side, self.devicePixelRatio()))


class Pill(QLabel):
    """A short state in words on a tinted ground."""

    def __init__(self, text: str = "", tone: str = "info") -> None:
        super().__init__(text)
        self.setProperty("pill", tone)
        self.setIndent(0)  # the toolkit adds some beside a border or a ground
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, 2 * look().px(_PILL_RADIUS)))

    def say(self, text: str, tone: str) -> None:
        """Show another state."""
        self.setText(text)
        if self.property("pill") != tone:
            self.setProperty("pill", tone)
            repolish(self)


def repolish(widget: QWidget) -> None:
    """Have the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
