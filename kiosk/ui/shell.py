"""The one window: a living frame, and the screen that the presenter shows. Knows no use case.

Ctrl+Alt+S asks for the staff's area from anywhere; a PIN then opens it. Panels stand beside a
screen, dialogs over it; the top bar stays in reach in every case.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QWindow,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ui.locked_window import LockedWindow
from kiosk.ui.screens.screen import Screen
from kiosk.ui.theme.look import look
from kiosk.ui.views.frame import ClockView, FrameView, ProgressView, StripView
from kiosk.ui.views.preferences import TEXT_SIZES, Preferences
from kiosk.ui.widgets.dialog import Dialog
from kiosk.ui.widgets.focus_ring import FocusRing
from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.top_bar import TopBar
from kiosk.words import Language, chosen, words
from kiosk.words import Text as Key

STAFF_KEYS: Final = "Ctrl+Alt+S"
_NARROWEST_PAGE: Final = 420


class Shell(QMainWindow):
    """Shows one screen at a time below the frame.

    `screens`, `panels` and `dialogs` make a part by its name when it is first needed.
    """

    staff_requested = Signal()
    candidates_requested = Signal()
    clock_toggled = Signal()
    preferences_changed = Signal(object)
    panel_requested = Signal(str)
    focus_left = Signal()
    focus_returned = Signal()
    leaving = Signal()

    def __init__(self, screens: "Callable[[str], Screen]") -> None:
        super().__init__()
        self._make = screens
        self._screens: dict[tuple[Language, str], Screen] = {}
        self._name = ""
        self._panel: SidePanel | None = None
        self._dialog: Dialog | None = None
        self._before: QWidget | None = None
        self._away = False
        self.bar = TopBar()
        self._strip = Strip("", "warn", close=words(Key.FRAME_CLOSE))
        self._strip.hide()
        self._contents = QStackedWidget()
        self._bottoms = QStackedWidget()
        self._lay()
        self.locked = LockedWindow(self)
        self._ring = FocusRing(self)
        self._connect()
        self.setWindowTitle(words(Key.FRAME_WINDOW))

    def screen_named(self, name: str) -> Screen:
        """A screen in the language in force, made when it is first asked for."""
        key = chosen(), name
        if key not in self._screens:
            made = self._make(name)
            self._screens[key] = made
            self._contents.addWidget(made)
            self._bottoms.addWidget(made.bottom)
            made.staff_requested.connect(self.staff_requested)
        return self._screens[key]

    def speak(self) -> None:
        """The language in force is another one: say again what no view says."""
        self.close_panel()
        self.close_dialog()
        self._name = ""
        self.bar.speak()
        self._strip.speak(words(Key.FRAME_CLOSE))

    def show_screen(self, name: str) -> Screen:
        """Bring a screen to the front; panels and dialogs of the former one go away."""
        screen = self.screen_named(name)
        if name != self._name:
            self.close_panel()
            self.close_dialog()
            self._name = name
            self._contents.setCurrentWidget(screen)
            self._bottoms.setCurrentWidget(screen.bottom)
            self._bottoms.setFixedHeight(screen.bottom.height())
            focus = screen.first_focus()
            if focus is not None:
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setWindowTitle(screen.title() or words(Key.FRAME_WINDOW))
        return screen

    def current(self) -> str:
        """The name of the screen in front."""
        return self._name

    def show_frame(self, view: FrameView) -> None:
        """Say whose station this is."""
        self.bar.show_frame(view)

    def show_question(
        self, progress: ProgressView | None, clock: ClockView | None, *, practice: bool = False
    ) -> None:
        """Put the question's number and the time into the top bar, or take them out."""
        self.bar.show_question(progress, clock, practice=practice)

    def show_clock(self, clock: ClockView | None) -> None:
        """Show how much time is left."""
        self.bar.show_clock(clock)

    def show_strip(self, view: StripView | None) -> None:
        """Show a notice under the top bar until it is closed; it takes no focus."""
        if view is None:
            self._strip.hide()
            return
        title = f"**{view.title}** " if view.text else f"**{view.title}**"
        self._strip.say(title + view.text, view.tone)
        self._strip.setAccessibleName(f"{view.title} {view.text}")

    def open_panel(self, panel: SidePanel) -> None:
        """Put a panel beside the screen; the focus goes in, and back when it closes."""
        self.close_panel()
        self._before = self.focusWidget()
        self._panel = panel
        self._middle.addWidget(panel)
        panel.closed.connect(self.close_panel)
        panel.show()
        self._share()
        panel.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Take the panel away."""
        panel, self._panel = self._panel, None
        if panel is None:
            return
        self._middle.removeWidget(panel)
        panel.hide()
        panel.setParent(None)
        panel.deleteLater()
        self.bar.display.setChecked(False)
        self.bar.help.setChecked(False)
        self._contents.show()
        self._give_back()

    def panel(self) -> SidePanel | None:
        """The panel that is open."""
        return self._panel

    def open_dialog(self, dialog: Dialog) -> None:
        """Lay a dialog over the screen and its bar; the top bar stays alive."""
        self.close_dialog()
        self._before = self.focusWidget()
        self._dialog = dialog
        dialog.setParent(self)
        dialog.show()
        self._cover()
        dialog.raise_()
        dialog.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self._ring.raise_()

    def close_dialog(self) -> None:
        """Take the dialog away."""
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        dialog.hide()
        dialog.setParent(None)
        dialog.deleteLater()
        self._give_back()

    def apply_preferences(self, preferences: Preferences) -> None:
        """Draw everything so, from now on."""
        look().apply(preferences)
        self._share()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self.leaving.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look().suit(self.width(), self.height())
        self._share()
        self._cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the bars as high as the bar of the screen in front."""
        if event.type() == QEvent.Type.StyleChange:
            self._share()
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        central = QWidget()
        self.setCentralWidget(central)
        central.setMinimumSize(1, 1)  # never larger than the screen: what is too wide folds
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._contents, 1)
        column.addWidget(self.bar)
        column.addWidget(self._strip)
        column.addLayout(self._middle, 1)
        column.addWidget(self._bottoms)

    def _connect(self) -> None:
        for keys, reaction in (
            (STAFF_KEYS, self.staff_requested.emit),
            ("Ctrl++", lambda: self._step(1)),
            ("Ctrl+=", lambda: self._step(1)),
            ("Ctrl+-", lambda: self._step(-1)),
            ("Ctrl+0", lambda: self._step(0)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(reaction)
        self.bar.display_requested.connect(lambda: self._ask("display"))
        self.bar.help_requested.connect(lambda: self._ask("help"))
        self.bar.menu_requested.connect(lambda: self._ask("menu"))
        self.bar.candidates_requested.connect(self.candidates_requested)
        self.bar.clock_toggled.connect(self.clock_toggled)
        self._strip.closed.connect(self._strip.hide)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._focus_moved)

    def _ask(self, name: str) -> None:
        """Open the panel of this name, or close it if it is the one that is open."""
        open_now = self._panel is not None and self._panel.objectName() == f"panel-{name}"
        if open_now:
            self.close_panel()
        else:
            self.panel_requested.emit(name)

    def _step(self, direction: int) -> None:
        """Take the next size of text, the one before, or the usual one."""
        now = look().preferences
        place = TEXT_SIZES.index(now.text_size) + direction if direction else 0
        size = TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))]
        if size != now.text_size:
            wanted = Preferences(now.theme, now.font, size, now.line_height, now.spaced_letters)
            self.apply_preferences(wanted)
            self.preferences_changed.emit(wanted)

    def _focus_moved(self, window: QWindow | None) -> None:
        """Tell once that the focus left the program, and once that it came back."""
        away = window is None
        if away != self._away and self.isVisible():
            self._away = away
            (self.focus_left if away else self.focus_returned).emit()

    def _give_back(self) -> None:
        """Put the focus where it was before a panel or a dialog took it."""
        before, self._before = self._before, None
        if before is not None and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _share(self) -> None:
        """Give the panel its width; where the page would be too narrow, the panel covers it."""
        screen = self._screens.get((chosen(), self._name))
        if screen is not None:
            self._bottoms.setFixedHeight(screen.bottom.height())
        if self._panel is None:
            return
        wanted = self._panel.wanted_width()
        beside = self.width() - wanted >= _NARROWEST_PAGE
        self._contents.setVisible(beside)
        self._panel.setFixedWidth(wanted if beside else self.width())

    def _cover(self) -> None:
        if self._dialog is not None:
            top = self.bar.height()
            self._dialog.setGeometry(0, top, self.width(), self.height() - top)
