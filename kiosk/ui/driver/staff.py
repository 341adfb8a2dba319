"""What a simulated invigilator does on each screen. Knows no presenter and no rule."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QDeadlineTimer, Qt

from kiosk.ui.driver import names
from kiosk.ui.driver.errors import DriverError, refusal
from kiosk.ui.driver.events_due import Stage
from kiosk.ui.driver.script import Decision, Pause, Report
from kiosk.ui.driver.table import Errand, Table
from kiosk.ui.driver.waiting import Scene, Wait
from kiosk.ui.views.panel import Act

SURVEILLANT: Final = "surveillant"
CHEF: Final = "chef"
PANEL: Final = "panel"
WAITS: Final = "error.pin_wait"
CLOSING: Final = "closing"


def call_staff(table: Table) -> Scene:
    """The shortcut that calls the invigilator to the station."""
    yield Wait("a window with the focus", table.eyes.settled)
    table.hands.shortcut(
        Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    )
    before = table.eyes.screen()
    yield Wait("the staff's door", lambda: table.eyes.screen() != before)


@dataclass(frozen=True, slots=True)
class Staff:
    """Opens, admits, pauses, decides, closes; one scene for each screen."""

    table: Table

    def wait(self) -> Scene:
        """Opens the session, or leaves when there is nothing left to do here."""
        if self.table.world.over():
            yield self.table.until_sent()
            self.table.world.left()
            yield Wait("the end of the program", lambda: False)
        if self.table.eyes.usable(names.ENTER_CODE) is not None:  # the candidate sits down
            self.table.hands.click(names.ENTER_CODE)
            return
        yield from self.table.press(names.OPEN_SESSION)
        yield self.table.until_taken(names.OPEN_SESSION)

    def open(self) -> Scene:
        """Types the access code and the PIN; what the screen refuses for good is told at once."""
        table = self.table
        refused = str(table.eyes.told("failure") or "")
        if refused not in ("", WAITS):
            raise refusal(refused, table.eyes.screen())
        yield table.until_usable(f"{names.ACCESS_CELLS}-1")
        yield table.until_usable(f"{names.PIN_CELLS}-1")
        code = table.papers.access_code.replace("-", "")
        if table.eyes.cells(names.ACCESS_CELLS) != code:
            table.hands.write_into_cells(names.ACCESS_CELLS, code)
        yield from self._pin(SURVEILLANT)

    def admit(self) -> Scene:
        """Types the PIN on the candidate's screen."""
        yield from self._pin(SURVEILLANT)

    def come_in(self) -> Scene:
        """Types the PIN at the panel's door."""
        yield from self._pin(SURVEILLANT)

    def forgive(self) -> Scene:
        """The chief takes a rollback upon themself."""
        yield from self._pin(CHEF)

    def resume(self) -> Scene:
        """Agrees to go on after a stop; then the candidate resumes."""
        if self.table.eyes.usable(names.RESUME) is None:
            yield from self._pin(SURVEILLANT)
        yield from self.table.press(names.RESUME)
        yield self.table.until_taken(names.RESUME)

    def stand_by(self) -> Scene:
        """Ends a pause after its time, or decides about the report that stopped the test."""
        table = self.table
        reported, paused = table.events.open(Report), table.events.open(Pause)
        kind = table.eyes.told("kind")
        if kind == "focus":  # a notice to the candidate, who comes back to the question
            yield from table.press(names.OVERLAY_ACTION)
            return
        if kind == "report":
            decision = Decision.DISMISS if reported is None else reported[1].decision
            act = Act.ACCEPT if decision is Decision.ACCEPT else Act.DISMISS
            table.errand = Errand(act, None if reported is None else reported[0])
        else:
            seconds = 0 if paused is None else paused[1].seconds
            over = QDeadlineTimer(-(-seconds * 1000 // table.speed))
            patience = seconds / table.speed + 60
            yield Wait("the end of the pause", over.hasExpired, patience)
            table.errand = Errand(Act.RESUME, None if paused is None else paused[0])
        yield from call_staff(table)

    def act(self) -> Scene:
        """Does the errand, and leaves."""
        table = self.table
        yield table.until_usable(names.CLOSE_PANEL)
        errand = table.errand
        if errand is not None and table.eyes.usable(names.first(errand.act)) is not None:
            yield from self._do(errand)
        else:
            self._note(errand)  # what the panel does not offer is not asked for again
        table.errand = None
        if table.eyes.screen() == PANEL:
            yield from table.press(names.CLOSE_PANEL)
            yield Wait("the panel to close", lambda: table.eyes.screen() != PANEL)

    def close(self) -> Scene:
        """Closes the session, and leaves."""
        table = self.table
        if table.eyes.visible(names.CLOSING_CLOSE) is not None:
            yield from table.press(names.CLOSING_CLOSE)
            yield from table.press(names.CLOSING_CONFIRM)
            yield Wait(
                "the closing",
                lambda: table.eyes.visible(names.CLOSING_CONFIRM) is None,
                may_fail=True,
            )
        yield from table.press(names.CLOSING_LEAVE)
        yield Wait("another screen", lambda: table.eyes.screen() != CLOSING)

    def _do(self, errand: Errand) -> Scene:
        table = self.table
        asked = errand.act in names.ASKED_ABOUT
        if errand.act in names.PAUSES:
            table.hands.click(names.PAUSE)
            yield table.until_usable(names.act(errand.act))
        if asked:
            table.hands.click(names.act(errand.act))
            yield from self._fill_in(errand)
            yield table.until_usable(names.ACT_CONFIRM)
        self._note(errand)
        table.hands.click(names.ACT_CONFIRM if asked else names.act(errand.act))
        if errand.act is Act.GRANT:
            yield Wait("the grant", lambda: table.eyes.visible(names.ACT_CONFIRM) is None)
        else:
            yield Wait("the panel to close", lambda: table.eyes.screen() != PANEL)

    def _fill_in(self, errand: Errand) -> Scene:
        table = self.table
        if errand.act is Act.GRANT:
            yield table.until_usable(names.ACT_MINUTES)
            table.hands.fill(names.ACT_MINUTES, str(errand.minutes))
        if errand.act in (Act.GRANT, Act.END):
            reasons = table.eyes.values(names.ACT_REASON)
            if errand.act is Act.END and errand.choice not in reasons:
                raise DriverError(wanted=errand.choice, screen=PANEL)
            place = reasons.index(errand.choice) if errand.choice in reasons else 0
            yield from table.press(f"{names.ACT_REASON}-{place + 1}")

    def _note(self, errand: Errand | None) -> None:
        if errand is not None and errand.place is not None:
            self.table.events.note(errand.place, Stage.BEGUN)
            self.table.events.note(errand.place, Stage.SETTLED)

    def _pin(self, role: str) -> Scene:
        table = self.table
        pin = table.papers.pins.get(role)
        if pin is None:
            raise DriverError(wanted=f"PIN {role}", screen=table.eyes.screen())
        first = f"{names.PIN_CELLS}-1"
        yield table.until_usable(first)
        table.hands.write_into_cells(names.PIN_CELLS, pin)
        table.hands.shortcut(Qt.Key.Key_Return)
        yield table.until_taken(first)
