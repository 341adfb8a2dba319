"""How staff are let through: a PIN counted, checked aside, then accepted. Knows no screen."""

from dataclasses import dataclass

from engine.records.journal_record import Actor
from engine.records.roster import PinRole
from kiosk.services.pin_desk import PinDesk, PinTry
from kiosk.ui.presenters.stage import Aside


@dataclass(frozen=True, slots=True)
class Gate:
    """One place for every PIN act of the interface."""

    aside: Aside

    async def counted(self, pins: PinDesk, role: PinRole, typed: str, act: str) -> PinTry:
        """A try that was counted and is right, not yet recorded as a success.

        Raises:
            KioskError: The prompt is closed, the PIN is none or is wrong.
        """
        tried = pins.begin(role, typed, act)
        await self.aside(lambda: pins.check(tried))
        return tried

    async def authorise(self, pins: PinDesk, role: PinRole, typed: str, act: str) -> Actor:
        """The actor in whose name an act may be done now.

        Raises:
            KioskError: The prompt is closed, the PIN is none or is wrong.
        """
        return pins.accept(await self.counted(pins, role, typed, act))
