"""A whole day at one station, through its presenters, without a window."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace

from engine.records.root import Realm
from kiosk.ports.machine import Machine
from kiosk.ports.sensor import Sensor
from kiosk.services.carrying import Carrying
from kiosk.services.check_desk import CheckDesk
from kiosk.services.copying import Copying
from kiosk.services.desk import Desk
from kiosk.services.gear import Gear
from kiosk.services.room import Room
from kiosk.services.seat import Seat
from kiosk.ui.director import Director
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.press import Press
from kiosk.ui.views.closing import EndAct
from kiosk.ui.views.panel import Act
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from tests.fakes.lockdown import FakeLockdown, MemoryKeeper
from tests.fakes.speech import FakeSound, FakeSpeech
from tests.fakes.spelling import FakeSpelling
from tests.fakes.stage import FakeStage, at_once
from tests.kiosk.services.world import CODE, SURVEILLANT, Station

WRONG_PIN = "111112"


class Day:
    """A station with its desk, its director and a stage that remembers."""

    def __init__(
        self,
        station: Station | None = None,
        *,
        lockdown: FakeLockdown | None = None,
        keeper: MemoryKeeper | None = None,
        copying: Copying | None = None,
        realm: Realm | None = None,
        machine: Machine | None = None,
        carrying: Carrying | None = None,
        press: Press | None = None,
        sensors: Sequence[Sensor] = (),
        checks: CheckDesk | None = None,
    ) -> None:
        self.station = station or Station()
        self.clock = self.station.clock
        self.lockdown = lockdown or FakeLockdown()
        self.keeper = keeper or MemoryKeeper()
        identity = self.station.identity
        if realm is not None:
            identity = replace(identity, root=replace(identity.root, realm=realm))
        gear = Gear(
            identity=identity,
            prepare=self.station.prepare,
            unlock=self.station.unlock,
            store=self.station.store,
            marks=self.station.marks,
            lockdown=self.lockdown,
            keeper=self.keeper,
            clock=self.clock,
            speech=FakeSpeech(),
            sound=FakeSound(),
            spelling=FakeSpelling(),
            copying=copying,
            machine=machine,
            carrying=carrying,
            sensors=lambda _assisted: sensors,
        )
        self.desk = Desk(gear)
        self.stage = FakeStage()
        self.changes = 0
        self.director = Director(
            self.desk, self.stage, at_once, "1.2.3", self._changed, press=press, checks=checks
        )
        self.cast = self.director.cast

    def _changed(self) -> None:
        self.changes += 1

    def tone(self) -> str:
        """The tone of the notice; empty when there is none."""
        return "" if self.stage.notice is None else self.stage.notice.tone

    def said(self) -> str:
        """What the notice says."""
        return "" if self.stage.notice is None else self.stage.notice.title

    def dialog(self) -> SkipView | ReportView | None:
        """The dialog that is open."""
        return self.stage.open_dialog

    @property
    def room(self) -> Room:
        assert self.desk.room is not None
        return self.desk.room

    @property
    def seat(self) -> Seat:
        assert self.desk.seat is not None
        return self.desk.seat

    def screen(self) -> Screen:
        return self.stage.screen

    def wait(self, ms: int) -> None:
        """Let time pass and the director look at it."""
        self.clock.advance(ms)
        self.director.tick()

    def open(self, code: str = CODE, pin: str = SURVEILLANT) -> "Day":
        """Open the session."""
        self.director.refresh()
        self.cast.waiting.open_requested()
        self.submit(code, pin)
        return self

    def submit(self, code: str = CODE, pin: str = SURVEILLANT) -> None:
        """Type access code and PIN; where they open the session, a candidate sits down."""
        typed = code.replace("-", "")
        self.cast.opening.code_edited(typed)
        asyncio.run(self.cast.opening.submitted(typed, pin))
        self.cast.waiting.code_requested()

    def arrive(self, code: str = "KM4T7X") -> "Day":
        """The candidate types the personal code, and it is them."""
        self.cast.code.submitted(code)
        self.cast.identity.confirmed()
        return self

    def admit(self, pin: str = SURVEILLANT) -> "Day":
        """The invigilator admits the candidate."""
        asyncio.run(self.cast.admission.pin_submitted(pin))
        return self

    def brief(self) -> "Day":
        """The candidate reads everything and passes the practice questions."""
        for _ in range(3):
            self.cast.instructions.next_requested()
        self.cast.instructions.checked(True)
        self.cast.instructions.next_requested()
        while self.screen() is Screen.PRACTICE:
            self.cast.practice.skip_requested()
            self.cast.practice.skip_confirmed()
        return self

    def start(self, code: str = "KM4T7X") -> "Day":
        """Everything up to the first question, the session being open."""
        self.arrive(code).admit().brief()
        self.cast.ready.started()
        return self

    def answer(self, *, right: bool = True) -> None:
        """Answer the question on the screen after 20 s."""
        item = self.seat.sit.exam.item
        assert item is not None
        key = self.seat.sit.exam.paper.solutions[item.id].choices[0]
        self.clock.advance(20_000)
        self.cast.question.validated(key if right else key % 4 + 1)

    def finish(self) -> "Day":
        """Answer all that is left."""
        while self.screen() is Screen.QUESTION:
            self.answer()
        return self

    def enter(self, pin: str = SURVEILLANT, role: str = "surveillant") -> "Day":
        """Open the staff's area."""
        self.director.staff_requested()
        self.cast.panel.role_chosen(role)
        asyncio.run(self.cast.panel.pin_submitted(pin))
        return self

    def act(
        self, act: Act, pin: str = "", role: str = "surveillant", **parameters: object
    ) -> "Day":
        """Ask the panel for an act."""
        asyncio.run(self.cast.panel.act_requested(act, parameters, role, pin))
        return self

    def end_session(self, *acts: EndAct) -> "Day":
        """Go to the end of the session, and do these steps; without any, close and leave."""
        self.act(Act.CLOSE_SESSION)
        for one in acts or (EndAct.CLOSE, EndAct.CONFIRM, EndAct.LEAVE):
            self.step(one)
        return self

    def step(self, act: EndAct) -> "Day":
        """One step at the end of the session."""
        asyncio.run(self.cast.closing.acted(act))
        return self

    def crash(self) -> "Day":
        """The application dies and is started again by its parent, without being released."""
        return Day(self.station, keeper=self.keeper, lockdown=self.lockdown)


def sentences(value: object) -> tuple[str, ...]:
    """Every text in a view, however deep."""
    if isinstance(value, str):
        return (value,)
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(text for one in fields(value) for text in sentences(getattr(value, one.name)))
    if isinstance(value, Mapping):
        return tuple(text for one in value.items() for text in sentences(one))
    if isinstance(value, list | tuple):
        return tuple(text for one in value for text in sentences(one))
    return ()
