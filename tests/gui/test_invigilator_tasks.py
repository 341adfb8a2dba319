"""What a substitute invigilator does, counted on the real screens with real keys and clicks.

An action is a click, a shortcut, or a field filled in with what it needs (a PIN with its Enter).
What candidates do is not counted.
"""

import asyncio
import sys
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from engine.records.access_code import CANDIDATE_ALPHABET
from engine.records.identifiers import CandidateId, StationId
from engine.records.journal_record import Actor
from engine.records.keys import SealOpener
from engine.records.roster import Candidate
from engine.records.ticket_sealing import TicketSecrets, seal_ticket
from engine.sitting import commands
from engine.sitting.events import EndReason
from kiosk.services.seat import Step
from kiosk.ui.director import Director
from kiosk.ui.screens.made import make
from kiosk.ui.shell import Shell
from kiosk.ui.theatre import Theatre
from tests.engine.records import authority
from tests.fakes.stage import at_once
from tests.fakes.vault import MemoryVault
from tests.kiosk.services.world import (
    CHEF,
    CODE,
    SURVEILLANT,
    PackId,
    Station,
    certification_terms,
    roster,
)
from tests.kiosk.ui.presenters.day import Day
from tests.kiosk.ui.presenters.test_closing import FakePress

pytestmark = pytest.mark.gui
CROWD = 30
LETTERS = CANDIDATE_ALPHABET


@cache
def crowded_ticket() -> bytes:
    """The session's ticket with thirty candidates."""
    people = tuple(
        Candidate(
            candidate=CandidateId(f"c-{number:04}"),
            last_name=f"Nom{LETTERS[number % 24]}{number:02}",
            first_name="Camille",
            birth_date="2011-03-04",
            code=f"ACD{LETTERS[number // 24]}{LETTERS[number % 24]}7",
            seed=authority.seed(number + 1),
        )
        for number in range(CROWD)
    )
    secrets = TicketSecrets(
        authority.CODE, authority.SHARE, ((PackId("certification-fr"), authority.CONTENT_KEY),)
    )
    keys = ((StationId("poste-a"), SealOpener(MemoryVault("a").receiving_seed()).public),)
    whole = replace(roster(), candidates=people)
    return seal_ticket(certification_terms(), whole, secrets, keys, authority.TICKET)


@dataclass
class Invigilator:
    """Two hands on the real window of one station; counts what they do."""

    day: Day
    shell: Shell
    press: FakePress
    actions: int = 0
    tasks: dict[str, tuple[int, int]] = field(default_factory=dict)

    async def rest(self) -> None:
        """Let what was asked be done and drawn."""
        for _ in range(6):
            await asyncio.sleep(0)
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def see(self, name: str) -> QWidget:
        for found in self.shell.findChildren(QWidget, name):
            if found.isVisible() and found.isEnabled():
                return found
        raise AssertionError(f"{name} is not to be used on {self.shell.current()}")

    async def click(self, name: str) -> None:
        """Press a button in sight."""
        QTest.mouseClick(self.see(name), Qt.MouseButton.LeftButton)
        await self.done()

    async def line(self, name: str) -> None:
        """Click on a candidate's line in the list."""
        shown = self.see("people-list")
        assert isinstance(shown, QListView)
        model = shown.model()
        names = [model.index(place, 0).data() for place in range(model.rowCount())]
        index = model.index(names.index(name), 0)
        shown.scrollTo(index)
        place: QPoint = shown.visualRect(index).center()
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
        await self.done()

    async def fill(self, name: str, text: str, *, enter: bool = False) -> None:
        """Type into a field, or into cells from the first on."""
        target = self.see(name)
        target.setFocus()
        for letter in text:
            QTest.keyClick(QApplication.focusWidget() or target, letter)
        if enter:
            QTest.keyClick(QApplication.focusWidget() or target, Qt.Key.Key_Return)
        await self.done()

    async def shortcut(self) -> None:
        """Ctrl + Alt + S."""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        QTest.keyClick(self.shell, Qt.Key.Key_S, held)
        await self.done()

    async def done(self) -> None:
        self.actions += 1
        await self.rest()

    async def come_in(self, pin: str = SURVEILLANT) -> None:
        """Open the staff's area."""
        await self.shortcut()
        await self.fill("pin-digit-1", pin, enter=True)
        assert self.shell.current() == "panel"

    async def task(self, name: str, most: int, work: Coroutine[object, object, None]) -> None:
        """Count one task, and hold it against what it may cost."""
        before = self.actions
        await work
        self.tasks[name] = (self.actions - before, most)

    def report(self) -> None:
        """Print the table; every task is within what it may cost."""
        table = "\n".join(f"{n:<56} {a:>3}  ≤ {m}" for n, (a, m) in self.tasks.items())
        sys.stdout.write(f"\n{table}\n")
        assert all(actions <= most for actions, most in self.tasks.values()), self.tasks


@pytest.fixture
def invigilator(dressed: QApplication) -> Iterator[Invigilator]:
    station = Station()
    station.prepare.add_ticket(crowded_ticket())
    day, shell = Day(station), Shell(make)
    theatre = Theatre(shell)
    press = FakePress()
    day.director = Director(day.desk, theatre, at_once, "1.2.3", press=press)
    day.cast = day.director.cast
    theatre.connect_to(day.director)
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    day.director.refresh()
    yield Invigilator(day, shell, press)
    shell.close()
    shell.deleteLater()


def name_of(number: int) -> str:
    return f"NOM{LETTERS[number % 24]}{number:02} Camille"


async def open_session(who: Invigilator) -> None:
    await who.click("open-session")
    await who.fill("code-1", CODE.replace("-", ""))
    await who.fill("pin-digit-1", SURVEILLANT, enter=True)


def identify(who: Invigilator, number: int) -> None:
    """A candidate types their code and confirms; somebody else sits down after them."""
    day = who.day
    day.desk.take_seat(day.room.person(f"c-{number:04}"))
    day.desk.identify(Actor.CANDIDATE)


def test_a_substitute_invigilators_tasks_are_a_few_actions_each(invigilator: Invigilator) -> None:
    asyncio.run(_day(invigilator))
    invigilator.report()


async def _day(who: Invigilator) -> None:
    day = who.day
    await who.rest()
    await who.task("ouvrir la session (code d’accès et PIN)", 3, open_session(who))
    assert day.desk.step is Step.CANDIDATE

    for number in range(CROWD - 2):
        identify(who, number)
        day.desk.leave_seat()
    day.director.refresh()
    await who.come_in()
    await who.task("admettre 28 identifiés, une fois entré", 2, _admit_all(who))
    await who.task("admettre un candidat sans code, une fois entré", 2, _admit(who, CROWD - 1))
    assert day.desk.step is Step.INSTRUCTIONS
    assert day.seat.person.candidate == f"c-{CROWD - 1:04}"
    day.desk.start()
    day.director.refresh()

    await who.come_in()
    await who.task("mettre en pause, une fois entré", 2, _pause(who))
    assert day.desk.step is Step.PAUSED
    await who.come_in()
    await who.task("reprendre après une pause, une fois entré", 2, who.click("act-resume"))
    assert day.desk.step is Step.QUESTION
    await who.come_in()
    await who.task("accorder 5 minutes, une fois entré", 4, _grant(who))
    assert day.seat.sit.exam.sitting.grants
    await who.click("panel-close")

    day.seat.sit.do(
        commands.ReportProblem(blocked=True, category="image", text=""), Actor.CANDIDATE
    )
    day.director.refresh()
    await who.come_in()
    await who.task("traiter un signalement, une fois entré", 3, who.click("act-accept"))
    assert day.seat.sit.exam.sitting.report is None

    await who.come_in()
    await who.task("noter un incident, une fois entré", 5, _incident(who))
    assert [one.code for one in day.room.log.state.incidents] == ["C7"]
    await who.task("marquer un absent, la liste ouverte", 2, _absent(who, CROWD - 2))
    assert day.room.log.state.absent == (f"c-{CROWD - 2:04}",)
    await who.click("people-back")
    await who.click("panel-close")

    await who.task("corriger le tiers-temps (chef), porte comprise", 6, _correct(who))
    assert day.seat.sit.exam.sitting.correction is not None
    await who.click("panel-close")
    await who.come_in()
    await who.task("terminer un test, une fois entré", 3, _end(who))
    assert day.seat.sit.exam.sitting.end is EndReason.TECHNICAL
    await who.come_in()
    await who.task("candidat suivant, une fois entré", 2, who.click("act-next-candidate"))
    assert day.desk.seat is None

    await who.come_in()
    await who.task("imprimer le procès-verbal, une fois entré", 2, _print(who))
    assert len(who.press.papers) == 1
    await who.task("clore la session", 2, _close(who))
    assert day.desk.step is Step.WAITING


async def _admit_all(who: Invigilator) -> None:
    await who.click("candidates")
    await who.click("people-admit-all")


async def _admit(who: Invigilator, number: int) -> None:
    await who.line(name_of(number))
    await who.click("person-admit")


async def _print(who: Invigilator) -> None:
    await who.click("act-close-session")
    await who.click("closing-print")


async def _close(who: Invigilator) -> None:
    await who.click("closing-close")
    await who.click("closing-confirm")


async def _pause(who: Invigilator) -> None:
    await who.click("act-pause")
    await who.click("act-pause-incident")


async def _grant(who: Invigilator) -> None:
    await who.click("act-grant")
    await who.fill("act-minutes", "5")
    await who.click("act-reason-1")
    await who.click("act-confirm")


async def _incident(who: Invigilator) -> None:
    await who.click("candidates")
    await who.click("person-incident")
    await who.click("code-C7")
    await who.click("detail-4")
    await who.click("people-confirm")


async def _absent(who: Invigilator, number: int) -> None:
    await who.line(name_of(number))
    await who.click("person-absent")


async def _correct(who: Invigilator) -> None:
    await who.shortcut()
    await who.click("role-chef")
    await who.fill("pin-digit-1", CHEF, enter=True)
    await who.click("act-correct-extra")
    await who.click("act-share-1")
    await who.click("act-confirm")


async def _end(who: Invigilator) -> None:
    await who.click("act-end")
    await who.click("act-reason-2")
    await who.click("act-confirm")
