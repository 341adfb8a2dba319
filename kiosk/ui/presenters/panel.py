"""The staff's area: a role and a PIN at the door, then that role's acts. Knows no toolkit."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from engine.records.journal_record import Actor
from engine.records.roster import PinRole
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.checks import ChecksPresenter
from kiosk.ui.presenters.complaint import Complaint, complaint, standing
from kiosk.ui.presenters.copies import CopiesPresenter
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.gate import Gate
from kiosk.ui.presenters.panel_acts import Acts
from kiosk.ui.presenters.panel_sheet import panel_view
from kiosk.ui.presenters.people import PeoplePresenter
from kiosk.ui.presenters.people_rows import story
from kiosk.ui.presenters.roles import LISTED, asks_chief, helper, own_acts, pin_label, role_views
from kiosk.ui.presenters.shift import Shift
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.technician import TechnicianPresenter
from kiosk.ui.presenters.times import remaining
from kiosk.ui.views.gate import GateView
from kiosk.ui.views.panel import Act, PanelView
from kiosk.ui.views.people import PersonAct
from kiosk.ui.views.technician import StationAct
from kiosk.words import Text, words


class PanelPresenter:
    """Opened by a fixed shortcut and a PIN; closes by itself when nobody acts."""

    def __init__(
        self,
        desk: Desk,
        stage: Stage,
        frames: Frames,
        gate: Gate,
        refresh: Callable[[], None],
        *,
        closing: Callable[[Actor], None],
        checks: ChecksPresenter | None = None,
    ) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._gate = gate
        self._refresh = refresh
        self._closing = closing
        self._checks = checks if checks is not None and checks.offered else None
        self._acts = Acts(desk, gate)
        self.copies = CopiesPresenter(
            desk, stage, gate, stay=self._shift_stays, taken=self._test_taken
        )
        self._looking = False
        self._wanted = False
        self._shift = Shift(desk.gear.clock)
        self.people = PeoplePresenter(desk, stage, self._shift, self._shut)
        self.technician = TechnicianPresenter(
            desk, stage, self._shift, gate.aside, can_check=self._checks is not None
        )
        self._role = PinRole.SURVEILLANT
        self._complaint = Complaint()
        self._message = ""
        self._busy = self._closed = False
        self._beyond = False

    @property
    def wanted(self) -> bool:
        """Whether the panel, or its door, is in front."""
        return self._wanted and self._desk.room is not None

    def asked_for(self) -> None:
        """The shortcut was pressed."""
        if self._desk.room is None or self._wanted:
            return
        self._wanted, self._role = True, PinRole.SURVEILLANT
        self._refresh()

    def closed(self) -> None:
        """Back to the candidate's screen."""
        if self._busy or self.copies.busy:
            return
        self._shut()
        self._refresh()

    def copies_left(self) -> None:
        """Back from the copies of other stations to the panel."""
        if not self.copies.busy:
            self._looking = False
            self._refresh()

    def role_chosen(self, role: str) -> None:
        """Another role stands at the door; its PIN is counted apart."""
        if self._busy or self._shift.actor is not None or role == self._role.value:
            return
        self._role, self._complaint = PinRole(role), Complaint()
        self.present()

    def candidates_requested(self) -> None:
        """The list of the session's candidates, for whoever admits them."""
        if self._busy or self._shift.actor not in LISTED or self.people.open:
            return
        self._shift.stay()
        self.people.show()
        self._refresh()

    def candidate_chosen(self, candidate: str) -> None:
        """Another candidate of the list is looked at."""
        self.people.chosen(candidate)
        self._refresh()

    def person_act_requested(self, act: PersonAct, parameters: Mapping[str, object]) -> None:
        """An act from the list."""
        self.people.act(act, parameters)
        self._refresh()

    async def station_act_requested(self, act: StationAct) -> None:
        """A technician looks into the copies, takes the diagnosis away, or checks the station."""
        if self._shift.actor is not Actor.TECHNICIEN:
            return
        if act is not StationAct.CHECK:
            await self.technician.act(act, self._refresh)
        elif self._checks is not None:
            self._checks.opened()
            await self._checks.run()
            self._shift.stay()

    def list_closed(self) -> None:
        """Back to the sheet of this station."""
        self.people.close()
        self._shift.stay()
        self._refresh()

    def chief_called(self) -> None:
        """The head of centre takes the invigilator's place: back to the door, for their PIN."""
        if self._busy:
            return
        self._shut()
        self._wanted, self._role = True, PinRole.CHEF
        self._refresh()

    def present(self) -> None:
        """Show the door, or the panel once somebody was let in."""
        actor = self._shift.actor
        self._frames.staff(candidates=actor in LISTED and not self.people.open)
        if actor is None:
            self._door()
            return
        foot = words(Text.PANEL_CLOSES, time=remaining(self._shift.left_ms))
        if actor is Actor.TECHNICIEN:
            self.technician.present(foot)
            return
        if self._looking:
            self.copies.present(foot)
            return
        if self.people.open:
            self.people.present(foot)
            return
        room = self._desk.room
        said = self._complaint
        if said.message:
            said = standing(said, None if room is None else room.pins, PinRole.CHEF)
        view = panel_view(
            self._desk,
            complaint=said,
            message=self._message,
            busy=self._busy,
            foot=foot,
            beyond=self._beyond,
        )
        self._stage.show(Screen.PANEL, self._own(view, actor))

    def tick(self) -> None:
        """Once a second: close when nobody acted for two minutes, else show the times."""
        if not self.wanted or self._busy or self.copies.busy:
            return
        if self._shift.actor is not None:
            if not self._shift.left_ms:
                self.closed()
            else:
                self.present()
        elif self._closed:
            self.present()

    async def pin_submitted(self, typed: str) -> None:
        """Somebody at the door."""
        room = self._desk.room
        if room is None or self._busy:
            return
        self._busy, self._complaint = True, Complaint()
        self.present()
        try:
            actor = await self._gate.authorise(room.pins, self._role, typed, "panel")
            self._shift.begin(actor)
        except KioskError as error:
            self._complaint = complaint(error)
        finally:
            self._busy = False
        self._refresh()

    async def act_requested(
        self, act: Act, parameters: Mapping[str, object], role: str, pin: str
    ) -> None:
        """Do an act, in the name of who came in or, for the chief's acts, of the chief."""
        room = self._desk.room
        actor = self._shift.actor
        if room is None or actor not in LISTED or self._busy:
            return
        if act is Act.CLOSE_SESSION:
            self._shut()
            self._closing(actor)
            self._refresh()
            return
        self._busy, self._complaint, self._message = True, Complaint(), ""
        self._shift.stay()
        self.present()
        try:
            if act is Act.TAKE_OVER:
                self.copies.look()
                self._looking = True
            else:
                await self._do(act, parameters, role, pin)
        except KioskError as error:
            self._complaint = complaint(error)
            self._beyond = self._beyond or error.data.get("reason") == "grant.cap"
            if self._desk.room is None:
                self._shut()
        finally:
            self._busy = False
        self._refresh()

    def _own(self, view: PanelView, actor: Actor) -> PanelView:
        """The sheet as a role sees it, with what the session's journal says of the candidate."""
        seat, room = self._desk.seat, self._desk.room
        told = view.timeline
        if seat is not None and room is not None:
            records = seat.sit.ledger.records
            told = story(records, room.log.ledger.records, seat.person.candidate)
        return replace(view, acts=own_acts(view.acts, actor), timeline=told)

    async def _do(self, act: Act, parameters: Mapping[str, object], role: str, pin: str) -> None:
        room, actor = self._desk.room, self._shift.actor
        if room is None or actor is None:
            return
        if pin or asks_chief(act, actor):
            asked = PinRole.CHEF if asks_chief(act, actor) else PinRole(role)
            actor = await self._gate.authorise(room.pins, asked, pin, act.value)
        leaves = await self._acts.do(act, parameters, actor)
        self._message = words(Text.PANEL_MESSAGE_OK)
        if leaves:
            self._shut()

    def _shift_stays(self) -> None:
        self._shift.stay()

    def _test_taken(self) -> None:
        self._shut()
        self._refresh()

    def _shut(self) -> None:
        self._shift.end()
        self.people.close()
        self.technician.close()
        self._wanted = self._beyond = self._looking = False
        self._complaint, self._message = Complaint(), ""

    def _door(self) -> None:
        room = self._desk.room
        said = standing(self._complaint, None if room is None else room.pins, self._role)
        self._closed = said.wait_ms > 0
        self._stage.show(
            Screen.GATE,
            GateView(
                roles=role_views(),
                role=self._role.value,
                role_label=pin_label(self._role),
                message=said.message,
                help_note=helper(self._role) if said.wait_ms else "",
                wait_ms=said.wait_ms,
                busy=self._busy,
            ),
        )
