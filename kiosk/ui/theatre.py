"""Carries what presenters show into the window, and what people do back to presenters.

The only place where presenters and widgets meet. Knows no rule of the exam.
"""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Protocol, cast

from PySide6.QtCore import QObject

from kiosk.ui.director import Director
from kiosk.ui.flow import Screen
from kiosk.ui.listening import Listening
from kiosk.ui.presenters.comfort import Comfort
from kiosk.ui.screens.display_panel import DisplayPanel
from kiosk.ui.screens.help_panel import HelpPanel
from kiosk.ui.screens.menu_panel import MenuPanel
from kiosk.ui.screens.report_panel import ReportPanel
from kiosk.ui.screens.skip_dialog import SkipDialog
from kiosk.ui.shell import Shell
from kiosk.ui.spelling import Proofreading
from kiosk.ui.theme.look import look
from kiosk.ui.tools.window import ToolWindow
from kiosk.ui.views.frame import ClockView, FrameView, ProgressView, StripView
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.words import Language, choose, chosen


class _Shows(Protocol):
    def show_view(self, view: Any) -> None: ...


class Theatre(QObject):
    """The stage of the presenters, over the shell."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._director: Director | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing: Callable[[], object] = shell.close
        self._clock_hidden: bool | None = None
        self._strip: StripView | None = None
        self._candidates = False
        self._connected: set[tuple[Language, Screen]] = set()
        self._listening: Listening | None = None
        self._proofreading: Proofreading | None = None
        self._connections: Mapping[Screen, Callable[[Any], None]] = {
            Screen.WAITING: self._waiting,
            Screen.OPENING: self._opening,
            Screen.CANDIDATE_CODE: self._code,
            Screen.IDENTITY: self._identity,
            Screen.ADMISSION: self._admission,
            Screen.INSTRUCTIONS: self._instructions,
            Screen.PRACTICE: self._practice,
            Screen.READY: self._ready,
            Screen.QUESTION: self._question,
            Screen.OVERLAY: self._overlay,
            Screen.RESUME: self._resume,
            Screen.HOLD: self._hold,
            Screen.TIME_OVER: self._time_over,
            Screen.GATE: self._gate,
            Screen.PANEL: self._panel,
            Screen.PEOPLE: self._people,
            Screen.TECHNICIAN: self._technician,
            Screen.CHECKS: self._checks,
            Screen.COPIES: self._copies,
            Screen.CLOSING: self._closing_screen,
        }

    def show(self, screen: Screen, view: object) -> None:
        """Bring a screen to the front with a view."""
        if screen in (Screen.TIME_OVER, Screen.END):
            self._shell.show_time_notice(None)
        made = self._shell.screen_named(screen.value)
        key = chosen(), screen
        if key not in self._connected:
            self._connected.add(key)
            self._connections.get(screen, lambda _screen: None)(made)
        cast("_Shows", made).show_view(view)
        self._shell.show_screen(screen.value)
        if self._listening is not None:
            self._listening.shown(screen, view)
        if self._proofreading is not None:
            self._proofreading.shown(screen, view)

    def frame(
        self, frame: FrameView, progress: ProgressView | None, clock: ClockView | None
    ) -> None:
        """Set the top bar."""
        self._clock_hidden = None if clock is None else clock.hidden
        self._candidates = frame.candidates
        self._shell.show_frame(frame)
        self._shell.show_question(progress, clock)

    def strip(self, strip: StripView | None) -> None:
        """Set, or take away, the notice under the top bar; another one is read aloud."""
        if strip is not None and strip != self._strip:
            self.announce(f"{strip.title} {strip.text}".strip())
        self._strip = strip
        self._shell.show_strip(strip)

    def time_notice(self, strip: StripView | None) -> None:
        """Set, or take away, the notice of time."""
        self._shell.show_time_notice(strip)

    def announce(self, text: str) -> None:
        """Have a sentence read aloud."""
        self._shell.announce(text)

    def dialog(self, view: SkipView | ReportView | None) -> None:
        """Open a dialog over the question or a panel beside it, or close what is open."""
        if isinstance(view, SkipView):
            dialog = SkipDialog()
            dialog.show_view(view)
            asking = self._asking()
            dialog.confirmed.connect(asking.skip_confirmed)
            dialog.cancelled.connect(asking.dialog_cancelled)
            self._shell.open_dialog(dialog)
        elif isinstance(view, ReportView):
            panel = ReportPanel()
            panel.show_view(view)
            asking = self._asking()
            panel.sent.connect(asking.report_sent)
            panel.closed.connect(asking.report_closed)
            self._shell.open_panel(panel)
        else:
            self._shell.close_dialog()
            if isinstance(self._shell.panel(), ReportPanel):
                self._shell.close_panel()

    def speak(self, language: Language) -> None:
        """Show every screen in this language from now on."""
        if language is not chosen():
            choose(language)
            self._shell.speak()

    def look(self, display: Preferences) -> None:
        """Draw everything so, and show it in the panel of display."""
        self._shell.apply_preferences(display)
        panel = self._shell.panel()
        if isinstance(panel, DisplayPanel):
            panel.show_preferences(display)

    def close(self) -> None:
        """Leave the program."""
        self._closing()

    def connect_to(self, director: Director) -> None:
        """Let people speak to the presenters; each screen is connected when it is first shown."""
        self._director = director
        shell = self._shell
        shell.staff_requested.connect(director.staff_requested)
        shell.clock_toggled.connect(lambda: self._asking().clock_toggled())
        shell.time_asked.connect(director.time_asked)
        shell.focus_left.connect(director.focus_left)
        shell.focus_returned.connect(director.focus_returned)
        shell.panel_requested.connect(self._side_panel)
        shell.preferences_changed.connect(director.comfort.display_chosen)
        shell.candidates_requested.connect(director.cast.panel.candidates_requested)
        self._listening = Listening(shell, director.desk, director.comfort, self._later, self.strip)
        self._proofreading = Proofreading(shell, director.desk, self._later, self.strip)

    def _waiting(self, screen: Any) -> None:
        screen.open_requested.connect(self._cast().waiting.open_requested)
        screen.record_requested.connect(self._cast().waiting.record_requested)
        screen.code_requested.connect(self._cast().waiting.code_requested)
        screen.check_requested.connect(lambda: self._later(self._cast().waiting.check_requested()))

    def _opening(self, screen: Any) -> None:
        opening = self._cast().opening
        screen.code_edited.connect(opening.code_edited)
        screen.submitted.connect(lambda code, pin: self._later(opening.submitted(code, pin)))
        screen.card_requested.connect(lambda: self._later(opening.card_requested()))
        screen.back.connect(opening.back)

    def _code(self, screen: Any) -> None:
        screen.submitted.connect(self._cast().code.submitted)

    def _identity(self, screen: Any) -> None:
        screen.confirmed.connect(self._cast().identity.confirmed)
        screen.denied.connect(self._cast().identity.denied)

    def _admission(self, screen: Any) -> None:
        admission = self._cast().admission
        screen.pin_submitted.connect(lambda pin: self._later(admission.pin_submitted(pin)))
        screen.back.connect(admission.back)

    def _instructions(self, screen: Any) -> None:
        instructions = self._cast().instructions
        screen.next_requested.connect(instructions.next_requested)
        screen.previous_requested.connect(instructions.previous_requested)
        screen.checked.connect(instructions.checked)

    def _practice(self, screen: Any) -> None:
        screen.equip(ToolWindow)
        practice = self._cast().practice
        screen.draft_changed.connect(practice.draft_changed)
        screen.validated.connect(practice.validated)
        screen.continued.connect(practice.continued)
        screen.skip_requested.connect(practice.skip_requested)
        screen.report_requested.connect(practice.report_requested)
        screen.left.connect(practice.left)

    def _ready(self, screen: Any) -> None:
        screen.started.connect(self._cast().ready.started)
        screen.back.connect(self._cast().ready.back)

    def _question(self, screen: Any) -> None:
        screen.equip(ToolWindow)
        question = self._cast().question
        screen.draft_changed.connect(question.draft_changed)
        screen.validated.connect(question.validated)
        screen.skip_requested.connect(question.skip_requested)
        screen.report_requested.connect(question.report_requested)

    def _overlay(self, screen: Any) -> None:
        screen.acted.connect(self._cast().away.acknowledged)

    def _resume(self, screen: Any) -> None:
        resume = self._cast().resume
        screen.pin_submitted.connect(lambda pin: self._later(resume.pin_submitted(pin)))
        screen.resumed.connect(resume.resumed)
        screen.denied.connect(resume.denied)

    def _hold(self, screen: Any) -> None:
        rollback = self._cast().rollback
        screen.pin_submitted.connect(lambda pin: self._later(rollback.pin_submitted(pin)))

    def _time_over(self, screen: Any) -> None:
        screen.acknowledged.connect(self._cast().time_over.acknowledged)

    def _gate(self, screen: Any) -> None:
        panel = self._cast().panel
        screen.pin_submitted.connect(lambda pin: self._later(panel.pin_submitted(pin)))
        screen.role_chosen.connect(panel.role_chosen)
        screen.back.connect(panel.closed)

    def _panel(self, screen: Any) -> None:
        panel = self._cast().panel
        screen.act_requested.connect(
            lambda act, parameters, role, pin: self._later(
                panel.act_requested(act, parameters, role, pin)
            )
        )
        screen.chief_called.connect(panel.chief_called)
        screen.closed.connect(panel.closed)

    def _people(self, screen: Any) -> None:
        panel = self._cast().panel
        screen.chosen.connect(panel.candidate_chosen)
        screen.act_requested.connect(panel.person_act_requested)
        screen.back.connect(panel.list_closed)

    def _technician(self, screen: Any) -> None:
        panel = self._cast().panel
        screen.act_requested.connect(lambda act: self._later(panel.station_act_requested(act)))
        screen.closed.connect(panel.closed)

    def _checks(self, screen: Any) -> None:
        checks = self._cast().checks
        screen.act_requested.connect(lambda act: self._later(checks.acted(act)))
        screen.closed.connect(checks.closed)

    def _copies(self, screen: Any) -> None:
        panel = self._cast().panel
        screen.chosen.connect(panel.copies.chosen)
        screen.look_again.connect(panel.copies.look_again)
        screen.pin_submitted.connect(lambda pin: self._later(panel.copies.pin_submitted(pin)))
        screen.back.connect(panel.copies_left)

    def _closing_screen(self, screen: Any) -> None:
        closing = self._cast().closing
        screen.acted.connect(lambda act: self._later(closing.acted(act)))

    def _side_panel(self, name: str) -> None:
        panels: dict[str, Callable[[], SidePanel]] = {
            "help": self._help,
            "menu": self._menu,
            "display": self._display,
        }
        if self._listening is not None:
            panels["sound"] = self._listening.panel
        self._shell.open_panel(panels[name]())
        if name == "display" and self._shell.current() == Screen.PRACTICE.value:
            self._cast().practice.display_opened()

    def _help(self) -> SidePanel:
        checked = self._proofreading is not None and self._proofreading.granted
        return HelpPanel(spelling=checked)

    def _menu(self) -> SidePanel:
        menu = MenuPanel(
            clock_hidden=self._clock_hidden,
            candidates=self._candidates,
            sound=self._shell.bar.offers_sound,
        )
        menu.candidates_requested.connect(self._cast().panel.candidates_requested)
        menu.sound_requested.connect(lambda: self._side_panel("sound"))
        menu.display_requested.connect(lambda: self._side_panel("display"))
        menu.help_requested.connect(lambda: self._side_panel("help"))
        menu.clock_toggled.connect(self._asking().clock_toggled)
        menu.clock_toggled.connect(self._shell.close_panel)
        return menu

    def _display(self) -> SidePanel:
        panel = DisplayPanel()
        panel.show_preferences(look().preferences)
        panel.chosen.connect(self._comfort().display_chosen)
        return panel

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        # The loop keeps only weak references to tasks.
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            # Nobody awaits the task: the program's own handler must hear of it.
            sys.excepthook(type(error), error, error.__traceback__)

    def _asking(self) -> Any:
        """Whose question is in front: the test's, or one of practice."""
        cast = self._cast()
        return cast.practice if self._shell.current() == Screen.PRACTICE.value else cast.question

    def _comfort(self) -> Comfort:
        if self._director is None:
            raise RuntimeError("the theatre has no director yet")
        return self._director.comfort

    def _cast(self) -> Any:
        if self._director is None:
            raise RuntimeError("the theatre has no director yet")
        return self._director.cast
