"""What a simulated candidate does on each screen. Knows no presenter and no rule."""

from dataclasses import dataclass
from typing import Final, assert_never

from kiosk.ui.driver import names
from kiosk.ui.driver.diary import TREE
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.events_due import Stage
from kiosk.ui.driver.policy import choose
from kiosk.ui.driver.replies import reply
from kiosk.ui.driver.script import (
    Cause,
    Decision,
    End,
    Event,
    Grant,
    Kill,
    Pause,
    Report,
    Victim,
)
from kiosk.ui.driver.staff import call_staff
from kiosk.ui.driver.table import Errand, Table
from kiosk.ui.driver.waiting import Scene, Wait
from kiosk.ui.views.panel import Act

_PAUSES: Final = {Cause.INCIDENT: Act.PAUSE_INCIDENT, Cause.PERSONAL: Act.PAUSE_PERSONAL}
_DECISIONS: Final = {Decision.ACCEPT: Act.ACCEPT, Decision.DISMISS: Act.DISMISS}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Reads, answers, reports; one scene for each screen."""

    table: Table

    def give_code(self) -> Scene:
        """Types the personal code from the sheet; after the end, has the session closed.

        A closing that was cut short before it was recorded leaves the station free, and open.
        """
        if self.table.world.ended():
            yield from self._have_closed()
            return
        yield self.table.until_usable(f"{names.CANDIDATE_CELLS}-1")
        self.table.hands.write_into_cells(names.CANDIDATE_CELLS, self.table.papers.candidate_code)
        yield from self.table.press(names.SUBMIT_CODE)
        yield self.table.until_taken(names.SUBMIT_CODE)

    def confirm(self) -> Scene:
        """Says that it is them."""
        yield from self.table.press(names.CONFIRM)

    def read_instructions(self) -> Scene:
        """Turns the pages and accepts the rules on the last."""
        yield Wait("instructions", lambda: self.table.eyes.visible(names.NEXT) is not None)
        if self.table.eyes.usable(names.ACCEPT_RULES) is not None:
            self.table.hands.check(names.ACCEPT_RULES)
        yield from self.table.press(names.NEXT)

    def practise(self) -> Scene:
        """Passes each practice question, for it is known already."""
        table = self.table
        before = table.eyes.told("serial")
        yield table.until_usable(names.VALIDATE)
        if table.eyes.usable(names.SKIP) is None:  # the feedback is there
            table.hands.click(names.VALIDATE)
        else:
            yield from table.press(names.SKIP)
            yield from table.press(names.CONFIRM_SKIP)
        yield Wait(
            "practice",
            lambda: table.eyes.told("serial") != before,
            patience_s=5,
            may_fail=True,
        )

    def start(self) -> Scene:
        """Starts the test."""
        yield from self.table.press(names.START)

    def answer(self) -> Scene:
        """Does what the script says of this question, then answers or skips it."""
        table = self.table
        yield table.until_usable(names.VALIDATE)
        number, item = table.eyes.told("number"), table.eyes.told("item")
        before = table.eyes.told("serial")
        if not isinstance(number, int) or not isinstance(item, str):
            raise DriverError(wanted="question", screen=table.eyes.screen())
        due = table.events.at(number)
        if due is not None:
            yield from self._live_through(*due)
            return
        answer = choose(table.script.policy, table.papers.oracle, item, number)
        if answer is None:
            yield from table.press(names.SKIP)
            yield from table.press(names.CONFIRM_SKIP)
        else:
            reply(table.hands, table.eyes, answer)
            table.hands.click(names.VALIDATE)
        yield Wait(f"the question after {item}", lambda: table.eyes.told("serial") != before)

    def acknowledge(self) -> Scene:
        """Reads that the time is over."""
        yield from self.table.press(names.CONTINUE)

    def leave(self) -> Scene:
        """Waits until the results are safe and sent, then the invigilator closes the session."""
        yield self.table.until_sent()
        yield from self._have_closed()

    def _have_closed(self) -> Scene:
        self.table.errand = Errand(Act.CLOSE_SESSION)
        yield from call_staff(self.table)

    def _live_through(self, place: int, event: Event) -> Scene:
        table = self.table
        match event:
            case Kill():
                self._die(place, event)
                yield Wait("death", lambda: False)
                return
            case Report():
                if not table.events.is_at(place, Stage.BEGUN):
                    yield from self._report(place, event)
                table.errand = Errand(_DECISIONS[event.decision], place)
            case Pause():
                table.events.note(place, Stage.BEGUN)
                table.errand = Errand(_PAUSES[event.cause])
            case Grant():
                table.errand = Errand(Act.GRANT, place, event.reason, event.minutes)
            case End():
                table.errand = Errand(Act.END, place, event.reason)
            case _:
                assert_never(event)
        yield from call_staff(table)

    def _die(self, place: int, event: Kill) -> None:
        death = TREE if event.what is Victim.TREE else event.what.value
        self.table.events.note(place, Stage.BEGUN)
        self.table.events.note(place, Stage.SETTLED, death)
        self.table.world.kill(event.what)

    def _report(self, place: int, event: Report) -> Scene:
        table = self.table
        yield from table.press(names.REPORT)
        yield from table.press(names.REPORT_CATEGORY)
        sent = names.REPORT_BLOCKED if event.blocked else names.REPORT_CONTINUE
        yield table.until_usable(sent)
        table.events.note(place, Stage.BEGUN)
        table.hands.click(sent)
        yield Wait("the report to be sent", lambda: table.eyes.visible(sent) is None)
