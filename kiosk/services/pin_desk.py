"""PINs: counted before they are checked. Knows who may try, not what a PIN is good for."""

from dataclasses import dataclass
from typing import Final

from engine.errors import MalformedError, SealRefusedError
from engine.records.access_code import pin as parse_pin
from engine.records.identifiers import SessionId
from engine.records.journal_record import Actor
from engine.records.pins import lock_remaining_ms, verify_pin
from engine.records.roster import PinRole
from engine.records.secret import Secret
from engine.sitting import events
from kiosk.ports.clock import Clock
from kiosk.services.credentials import Credentials
from kiosk.services.errors import PinMistypedError, PinWaitError, PinWrongError
from kiosk.services.session_log import SessionLog

ACTORS: Final = {
    PinRole.SURVEILLANT: Actor.SURVEILLANT,
    PinRole.CHEF: Actor.CHEF,
    PinRole.TECHNICIEN: Actor.TECHNICIEN,
}


@dataclass(frozen=True, slots=True)
class PinTry:
    """A try already counted, to be checked aside."""

    role: PinRole
    act: str
    pin: Secret


@dataclass(frozen=True, slots=True)
class PinDesk:
    """Lets people act, one try at a time."""

    session: SessionId
    credentials: Credentials
    log: SessionLog
    clock: Clock

    def wait_ms(self, role: PinRole) -> int:
        """How long the prompt of a role stays closed; across a reboot the whole delay again."""
        count, now = self.log.state.pin(role.value), self.clock.now()
        if count is None:
            return 0
        same_boot = count.last.boot_id == now.boot_id
        since = now.boot_ms - count.last.boot_ms if same_boot else now.boot_ms
        return lock_remaining_ms(count.errors, since)

    def begin(self, role: PinRole, typed: str, act: str) -> PinTry:
        """Count a try, durably, before anything is compared.

        Raises:
            PinWaitError: The prompt is closed; nothing was counted.
            PinMistypedError: It is not six digits; nothing was counted.
            StorageError: It could not be recorded; nothing will be checked.
        """
        wait = self.wait_ms(role)
        if wait:
            raise PinWaitError(wait_ms=wait)
        try:
            pin = parse_pin(typed)
        except MalformedError as error:
            raise PinMistypedError from error
        self.log.append(events.PinTried(role.value, act), Actor.STATION)
        return PinTry(role, act, pin)

    def check(self, tried: PinTry) -> None:
        """Compare: a quarter of a second, on purpose; touches no database.

        Raises:
            PinWrongError: It is not the PIN of the role.
        """
        verifier = self.credentials.roster.verifier(tried.role)
        try:
            verify_pin(verifier, tried.pin, tried.role, self.session, self.credentials.share)
        except SealRefusedError as error:
            raise PinWrongError from error

    def accept(self, tried: PinTry) -> Actor:
        """Record the success; the actor in whose name the act is done.

        Raises:
            StorageError: It could not be recorded; the act must not be done.
        """
        actor = ACTORS[tried.role]
        self.log.append(events.PinAccepted(tried.role.value, tried.act), actor)
        return actor

    def clear(self, role: PinRole) -> None:
        """Open the prompt of a role again, after the access code and the chief's PIN."""
        self.log.append(events.PinLockCleared(role.value), Actor.CHEF)
