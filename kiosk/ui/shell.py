"""The one window: a living frame, and the screen that the presenter shows. Knows no use case.

The keys of the map work from anywhere; those of the staff lead to a PIN. Panels stand beside a
screen, dialogs over it; the top bar stays in reach in every case.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QWindow,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.focus_memory import SERIAL, FocusMemory, takes_focus
from kiosk.ui.keyboard import Keyboard
from kiosk.ui.locked_window import LockedWindow
from kiosk.ui.screens.screen import Screen
from kiosk.ui.theme.look import look
from kiosk.ui.views.frame import ClockView, FrameView, ProgressView, StripView
from kiosk.ui.views.keymap import KeyAct
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.widgets.announcer import Announcer
from kiosk.ui.widgets.boxes import bring_into_view
from kiosk.ui.widgets.dialog import Dialog
from kiosk.ui.widgets.focus_ring import FocusRing
from kiosk.ui.widgets.front_pages import FrontPages
from kiosk.ui.widgets.pane import Pane, turn
from kiosk.ui.widgets.pointer import Pointer
from kiosk.ui.widgets.reading_aid import ReadingAid
from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.top_bar import TopBar
from kiosk.words import Language, chosen, words
from kiosk.words import Text as Key
from kiosk.words.comfort import ComfortText, comfort_words

_NARROWEST_PAGE: Final = 420
_NARROWEST_TEXT: Final = 300
"""At 100 %: words that grow want a page that grows."""
_SOUND_TESTED: Final = frozenset(
    {"waiting", "candidate-code", "identity", "admission", "instructions", "ready"}
)
"""Screens before the test, where sound may be tried without losing time."""


class Shell(QMainWindow):
    """Shows one screen at a time below the frame.

    `screens`, `panels` and `dialogs` make a part by its name when it is first needed.
    """

    staff_requested = Signal()
    candidates_requested = Signal()
    clock_toggled = Signal()
    preferences_changed = Signal(object)
    panel_requested = Signal(str)
    time_asked = Signal()
    reading_asked = Signal()
    """Somebody wants what is shown read aloud, or no longer."""
    panel_changed = Signal()
    """Another panel stands beside the screen, or none."""
    focus_left = Signal()
    focus_returned = Signal()
    leaving = Signal()

    def __init__(self, screens: "Callable[[str], Screen]") -> None:
        super().__init__()
        self.setLocale(QLocale(chosen().value))  # what reads the window aloud asks for it
        self._make = screens
        self._screens: dict[tuple[Language, str], Screen] = {}
        self._name = ""
        self._panel: SidePanel | None = None
        self._dialog: Dialog | None = None
        self._before_panel: QWidget | None = None
        self._before_dialog: QWidget | None = None
        self._memory = FocusMemory()
        self._away = False
        self.bar = TopBar()
        self._strip = Strip("", "warn", close=words(Key.FRAME_CLOSE))
        self._strip.hide()
        self._time_notice = Strip(
            "",
            "warn",
            close=words(Key.FRAME_CLOSE),
            closes=("close-time-notice", comfort_words(ComfortText.TIME_CLOSE)),
        )
        self._time_notice.hide()
        self._contents = FrontPages()
        self._bottoms = QStackedWidget()
        self._lay()
        self.locked = LockedWindow(self)
        self._pointer = Pointer(self)
        self._aid = ReadingAid(self, self._contents, self._pointer)
        self._ring = FocusRing(self)
        self._announcer = Announcer(self)
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
            made.announced.connect(self._announcer.say)
        return self._screens[key]

    def speak(self) -> None:
        """The language in force is another one: say again what no view says."""
        self.setLocale(QLocale(chosen().value))
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
            self._memory.leave(self._shown(), self.focusWidget())
            self._name = name
            self._contents.setCurrentWidget(screen)
            self._bottoms.setCurrentWidget(screen.bottom)
            self._bottoms.setFixedHeight(screen.bottom.maximumHeight())
            self.bar.offer_sound(offered=name in _SOUND_TESTED)
            focus = self._memory.back(screen)
            if focus is not None:
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._aid.suit((name, screen.property(SERIAL)), masks=screen.masks)
        self.setWindowTitle(screen.title() or words(Key.FRAME_WINDOW))
        return screen

    def current(self) -> str:
        """The name of the screen in front."""
        return self._name

    def show_frame(self, view: FrameView) -> None:
        """Say whose station this is."""
        self.bar.show_frame(view)

    def show_question(self, progress: ProgressView | None, clock: ClockView | None) -> None:
        """Put the question's number and the time into the top bar, or take them out."""
        self.bar.show_question(progress, clock)

    def show_clock(self, clock: ClockView | None) -> None:
        """Show how much time is left."""
        self.bar.show_clock(clock)

    def show_strip(self, view: StripView | None) -> None:
        """Show a notice under the top bar until it is closed; it takes no focus."""
        _tell(self._strip, view)

    def show_time_notice(self, view: StripView | None) -> None:
        """Show what is to be said of the time, beside any other notice."""
        _tell(self._time_notice, view)

    def announce(self, text: str) -> None:
        """Have a sentence read aloud by whatever reads the screen."""
        self._announcer.say(text)

    def open_panel(self, panel: SidePanel) -> None:
        """Put a panel beside the screen; the focus goes in, and back when it closes."""
        self.close_panel()
        self._before_panel = self.focusWidget()
        self._panel = panel
        self._middle.addWidget(panel)
        panel.closed.connect(self.close_panel)
        panel.show()
        self._share()
        self._mark_open(panel.objectName())
        panel.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.panel_changed.emit()

    def close_panel(self) -> None:
        """Take the panel away."""
        panel, self._panel = self._panel, None
        if panel is None:
            return
        had = panel.isAncestorOf(self.focusWidget())
        self._middle.removeWidget(panel)
        panel.hide()
        panel.setParent(None)
        panel.deleteLater()
        self._mark_open("")
        self._contents.show()
        before, self._before_panel = self._before_panel, None
        if had:
            self._give_back(before)
        self.panel_changed.emit()

    def panel(self) -> SidePanel | None:
        """The panel that is open."""
        return self._panel

    def open_dialog(self, dialog: Dialog) -> None:
        """Lay a dialog over the screen and its bar; the top bar stays alive."""
        self.close_dialog()
        self._before_dialog = self.focusWidget()
        self._dialog = dialog
        dialog.setParent(self)
        dialog.show()
        self._cover()
        dialog.raise_()
        dialog.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar_below(barred=True)
        self._ring.raise_()

    def close_dialog(self) -> None:
        """Take the dialog away."""
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        had = dialog.isAncestorOf(self.focusWidget())
        dialog.hide()
        dialog.setParent(None)
        dialog.deleteLater()
        self._bar_below(barred=False)
        before, self._before_dialog = self._before_dialog, None
        if had:
            self._give_back(before)

    def apply_preferences(self, preferences: Preferences) -> None:
        """Draw everything so, from now on."""
        look().apply(preferences)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, wherever the focus is and if nothing there wanted it: a dialog, then a panel."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._dialog is not None:
            self._dialog.dismissed.emit()
        elif self._panel is not None:
            self.close_panel()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - the toolkit's signature
        """Tab, from anywhere in the window: where it leads to is brought into view."""
        moved = super().focusNextPrevChild(forward)
        focus = self.focusWidget()
        if moved and focus is not None:
            bring_into_view(focus)
            self._ring.by_keyboard()
        return moved

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self.leaving.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Every widget is dressed anew for a large screen: never while they are being laid out.
        QTimer.singleShot(0, self, self._suit)
        self._share()
        self._cover()

    def _suit(self) -> None:
        look().suit(self.width(), self.height())

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
        self._contents.setMinimumSize(1, 1)  # a page out of sight would push the panel out
        self._middle.addWidget(self._contents, 1)
        column.addWidget(self.bar)
        column.addWidget(self._time_notice)
        column.addWidget(self._strip)
        column.addLayout(self._middle, 1)
        column.addWidget(self._bottoms)

    def _connect(self) -> None:
        Keyboard(self).pressed.connect(self._pressed)
        look().changed.connect(self._share)
        self.bar.sound_requested.connect(lambda: self._ask("sound"))
        self.bar.display_requested.connect(lambda: self._ask("display"))
        self.bar.help_requested.connect(lambda: self._ask("help"))
        self.bar.menu_requested.connect(lambda: self._ask("menu"))
        self.bar.candidates_requested.connect(self.candidates_requested)
        self.bar.clock_toggled.connect(self.clock_toggled)
        self._strip.closed.connect(lambda: self._send_away(self._strip))
        self._time_notice.closed.connect(lambda: self._send_away(self._time_notice))
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._focus_moved)

    def _ask(self, name: str) -> None:
        """Open the panel of this name, or close it if it is the one that is open.

        A dialog that is open is answered first, by its safe answer.
        """
        if self._dialog is not None:
            self._dialog.dismissed.emit()
            self.close_dialog()
        open_now = self._panel is not None and self._panel.objectName() == f"panel-{name}"
        if open_now:
            self.close_panel()
        else:
            self.panel_requested.emit(name)

    def _step(self, direction: int) -> None:
        """Take the next size of text, the one before, or the usual one."""
        wanted = look().preferences.stepped(direction)
        if wanted != look().preferences:
            self.apply_preferences(wanted)
            self.preferences_changed.emit(wanted)

    def _send_away(self, strip: Strip) -> None:
        """Close a notice; the focus that its button had goes back to the screen."""
        had = strip.isAncestorOf(self.focusWidget())
        strip.hide()
        if had:
            self._give_back(None)

    def _focus_moved(self, window: QWindow | None) -> None:
        """Tell once that the focus left the program, and once that it came back."""
        away = window is None
        if away != self._away and self.isVisible():
            self._away = away
            (self.focus_left if away else self.focus_returned).emit()

    def _bar_below(self, *, barred: bool) -> None:
        """What a dialog lies over can be neither reached nor acted on by what reads aloud."""
        for part in (self._contents, self._bottoms, self._panel):
            if part is not None:
                part.setEnabled(not barred)

    def _mark_open(self, panel: str) -> None:
        """Have the button of the open panel look pressed."""
        for button in (self.bar.sound, self.bar.display, self.bar.help):
            button.mark(opened=panel == f"panel-{button.objectName()}")
        screen = self._shown()
        if screen is not None:
            screen.panel_opened(panel.removeprefix("panel-"))

    def _give_back(self, before: QWidget | None) -> None:
        """Put the focus where it was before a panel or a dialog took it, if that is still there."""
        screen = self._shown()
        target = before if takes_focus(before) else screen and screen.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self, act: KeyAct) -> None:
        """A key of the map was pressed, whatever has the focus."""
        reactions: dict[KeyAct, Callable[[], object]] = {
            KeyAct.STAFF: self.staff_requested.emit,
            KeyAct.DISPLAY: lambda: self._ask("display"),
            KeyAct.HELP: lambda: self._ask("help"),
            KeyAct.CLOCK: self._toggle_clock,
            KeyAct.SAY_TIME: self.time_asked.emit,
            KeyAct.READ: self.reading_asked.emit,
            KeyAct.LARGER: lambda: self._step(1),
            KeyAct.SMALLER: lambda: self._step(-1),
            KeyAct.USUAL: lambda: self._step(0),
            KeyAct.NEXT_PANE: lambda: self._turn_pane(1),
            KeyAct.PREVIOUS_PANE: lambda: self._turn_pane(-1),
        }
        if act in reactions:
            reactions[act]()
        elif self._dialog is None and (screen := self._shown()) is not None:
            screen.press(act)

    def _shown(self) -> Screen | None:
        """The screen in front, as it is in the language in force."""
        return self._screens.get((chosen(), self._name))

    def _toggle_clock(self) -> None:
        if not self.bar.clock.isHidden():
            self.clock_toggled.emit()

    def _turn_pane(self, step: int) -> None:
        """To the next part of the screen, its panel among them; a dialog is one part alone."""
        screen, panel = self._shown(), self._panel
        if screen is None or self._dialog is not None:
            return
        panes = list(screen.panes()) if self._contents.isVisible() else []
        if panel is not None:
            panes.append(Pane(panel, lambda: panel.first_focus().setFocus()))
        turn(panes, self.focusWidget(), step)
        self._ring.by_keyboard()

    def _share(self) -> None:
        """Give the panel its width; where the page would be too narrow, the panel covers it."""
        screen = self._shown()
        if screen is not None:
            self._bottoms.setFixedHeight(screen.bottom.maximumHeight())
        if self._panel is None:
            return
        wanted = self._panel.wanted_width()
        page = self._contents.currentWidget()  # those out of sight ask for no room
        asked = 0 if page is None else page.minimumSizeHint().width()
        needed = max(_NARROWEST_PAGE, look().px(_NARROWEST_TEXT), asked)
        beside = self.width() - wanted >= needed
        self._contents.setVisible(beside)
        self._panel.setFixedWidth(wanted if beside else self.width())

    def _cover(self) -> None:
        if self._dialog is not None:
            top = self.bar.height()
            self._dialog.setGeometry(0, top, self.width(), self.height() - top)


def _tell(strip: Strip, view: StripView | None) -> None:
    if view is None:
        strip.hide()
        return
    title = f"**{view.title}** " if view.text else f"**{view.title}**"
    strip.say(title + view.text, view.tone)
    strip.setAccessibleName(f"{view.title} {view.text}".strip())
