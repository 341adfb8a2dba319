"""Shows a scene in the real window, as a person would see it. Knows no use case."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.ui.gallery.scene import Scene
from kiosk.ui.screens.display_panel import DisplayPanel
from kiosk.ui.screens.help_panel import HelpPanel
from kiosk.ui.screens.made import make
from kiosk.ui.screens.question import QuestionScreen
from kiosk.ui.screens.report_panel import ReportPanel
from kiosk.ui.screens.skip_dialog import SkipDialog
from kiosk.ui.screens.sound_panel import SoundPanel
from kiosk.ui.shell import Shell
from kiosk.ui.theme.look import look
from kiosk.ui.tools.window import ToolWindow
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from kiosk.ui.views.spelling import SpellingView
from kiosk.ui.views.voice import ListenView, SoundTestView
from kiosk.ui.widgets.read_mark import Marker
from kiosk.ui.widgets.readable import readables

_ROUNDS: Final = 12
"""Long lists are laid out a few lines in each."""


class Gallery:
    """One window, in which scenes follow each other."""

    def __init__(self) -> None:
        self.window = Shell(make)
        self._marker = Marker()

    def show(self, scene: Scene) -> QWidget:
        """Draw a scene; the screen that was drawn."""
        self.window.close_panel()
        self.window.close_dialog()
        if scene.preferences != look().preferences:
            self.window.apply_preferences(scene.preferences)
        self.window.resize(*scene.size)
        look().suit(*scene.size)  # a window of that size already is not told so again
        self.window.show_frame(scene.frame)
        self.window.show_question(scene.progress, scene.clock)
        self.window.show_strip(scene.strip)
        shown = self.window.screen_named(scene.screen)
        if isinstance(shown, QuestionScreen):
            shown.equip(ToolWindow)
        show_view = getattr(shown, "show_view")  # noqa: B009 - every screen has its own view
        show_view(scene.view)
        self.window.show_screen(scene.screen)
        self.window.show()
        self._lay_beside(scene)
        shown.first_focus()  # a form that another scene left open goes away
        self._press(shown, scene.pressed)
        settle()
        self._listen(scene)
        if shown.spelling is not None:
            shown.spelling.show_view(scene.spelling or SpellingView())
            settle()
        return shown

    def _press(self, shown: QWidget, name: str) -> None:
        """Press a button of the screen, or of the bar below it."""
        for place in (shown, self.window):
            found = place.findChild(QAbstractButton, name) if name else None
            if found is not None:
                found.click()
                return

    def _listen(self, scene: Scene) -> None:
        """Show where the voice is, as it was asked for from the screen."""
        self._marker.clear()
        page, view = self.window.screen_named(scene.screen), scene.listening or ListenView()
        if page.listen is None:
            return
        page.listen.show_view(view)
        page.offer_listening(offered=view.offered)
        panel, root = self.window.panel(), page.reading()
        if isinstance(panel, DisplayPanel) and scene.listening is not None:
            panel.voice.show_view(view)
        if view.passage >= 0 and page.page is not None and root is not None:
            self._marker.mark(page.page, readables(root)[view.passage].widget, view.sentence)
        settle()

    def _lay_beside(self, scene: Scene) -> None:
        if isinstance(scene.beside, ReportView):
            report = ReportPanel()
            report.show_view(scene.beside)
            self.window.open_panel(report)
        elif isinstance(scene.beside, SkipView):
            skip = SkipDialog()
            skip.show_view(scene.beside)
            self.window.open_dialog(skip)
        elif isinstance(scene.beside, SoundTestView):
            sound = SoundPanel()
            sound.show_view(scene.beside)
            self.window.open_panel(sound)
        elif scene.beside == "display":
            display = DisplayPanel()
            display.show_preferences(scene.preferences)
            self.window.open_panel(display)
        elif scene.beside == "help":
            self.window.open_panel(HelpPanel(spelling=scene.spelling is not None))


def settle() -> None:
    """Let layouts come to rest, and what was taken away be gone, or each look would dress it."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _round in range(_ROUNDS):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
