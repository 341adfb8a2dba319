"""The invigilator's panel: a PIN at the door, then acts. Knows no toolkit."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.records.journal_record import Actor
from engine.records.roster import PinRole
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.room import Room
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import Complaint, complaint, standing
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.gate import Gate
from kiosk.ui.presenters.panel_acts import Acts
from kiosk.ui.presenters.panel_sheet import panel_view
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.presenters.times import remaining
from kiosk.ui.views.admission import AdmissionView, PinPurpose
from kiosk.ui.views.panel import Act
from kiosk.words import Text, words

OPEN_MS: Final = 120_000
CHIEFS: Final = frozenset(
    {Act.CORRECT_EXTRA, Act.BLANK_SLOT, Act.LOWER_LEVEL, Act.TAKE_OVER, Act.CLEAR_LOCK}
)
"""Acts that need the chief's PIN each time; the others stand on the PIN at the door."""


class PanelPresenter:
    """Opened by a fixed shortcut and a PIN; closes by itself when nobody acts."""

    def __init__(
        self,
        desk: Desk,
        stage: Stage,
        frames: Frames,
        gate: Gate,
        refresh: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._gate = gate
        self._refresh = refresh
        self._acts = Acts(desk, gate)
        self._wanted = False
        self._actor: Actor | None = None
        self._complaint = Complaint()
        self._message = ""
        self._busy = self._closed = False
        self._beyond = False
        self._until = 0

    @property
    def wanted(self) -> bool:
        """Whether the panel, or its door, is in front."""
        return self._wanted and self._desk.room is not None

    def asked_for(self) -> None:
        """The shortcut was pressed."""
        if self._desk.room is None or self._wanted:
            return
        self._wanted = True
        self._refresh()

    def closed(self) -> None:
        """Back to the candidate's screen."""
        if self._busy:
            return
        self._shut()
        self._refresh()

    def present(self) -> None:
        """Show the door, or the panel once somebody was let in."""
        self._frames.staff()
        if self._actor is None:
            self._door()
            return
        left = max(0, self._until - self._desk.gear.clock.now().boot_ms)
        room = self._desk.room
        said = self._complaint
        if said.message:
            said = standing(said, None if room is None else room.pins, PinRole.CHEF)
        view = panel_view(
            self._desk,
            complaint=said,
            message=self._message,
            busy=self._busy,
            foot=words(Text.PANEL_CLOSES, time=remaining(left)),
            beyond=self._beyond,
        )
        self._stage.show(Screen.PANEL, view)

    def tick(self) -> None:
        """Once a second: close when nobody acted for two minutes, else show the times."""
        if not self.wanted or self._busy:
            return
        if self._actor is not None:
            if self._desk.gear.clock.now().boot_ms >= self._until:
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
            self._actor = await self._gate.authorise(room.pins, _opener(room), typed, "panel")
            self._stay()
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
        if room is None or self._actor is None or self._busy:
            return
        self._busy, self._complaint, self._message = True, Complaint(), ""
        self._stay()
        self.present()
        try:
            actor = self._actor
            if pin or act in CHIEFS:
                asked = PinRole.CHEF if act in CHIEFS else PinRole(role)
                actor = await self._gate.authorise(room.pins, asked, pin, act.value)
            leaves = await self._acts.do(act, parameters, actor)
            self._message = words(Text.PANEL_MESSAGE_OK)
            if leaves:
                self._shut()
        except KioskError as error:
            self._complaint = complaint(error)
            self._beyond = self._beyond or error.data.get("reason") == "grant.cap"
            if self._desk.room is None:
                self._shut()
        finally:
            self._busy = False
        self._refresh()

    def _shut(self) -> None:
        self._wanted, self._actor, self._beyond = False, None, False
        self._complaint, self._message = Complaint(), ""

    def _stay(self) -> None:
        self._until = self._desk.gear.clock.now().boot_ms + OPEN_MS

    def _door(self) -> None:
        room = self._desk.room
        role = PinRole.SURVEILLANT if room is None else _opener(room)
        said = standing(self._complaint, None if room is None else room.pins, role)
        self._closed = said.wait_ms > 0 or role is PinRole.CHEF
        self._stage.show(
            Screen.GATE,
            AdmissionView(
                name="",
                role_label=words(
                    Text.ROLE_PIN_CHEF if role is PinRole.CHEF else Text.ROLE_PIN_SURVEILLANT
                ),
                purpose=PinPurpose.PANEL,
                message=said.message,
                wait_ms=said.wait_ms,
                busy=self._busy,
            ),
        )


def _opener(room: Room) -> PinRole:
    """Whose PIN opens the door: the chief's while the invigilator's prompt is closed."""
    locked = room.pins.wait_ms(PinRole.SURVEILLANT) and not room.pins.wait_ms(PinRole.CHEF)
    return PinRole.CHEF if locked else PinRole.SURVEILLANT
