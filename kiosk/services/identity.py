"""Who this station is, once enrolled. Knows no session."""

from dataclasses import dataclass

from engine.errors import EngineError
from engine.records.keys import DeviceSigner, SealOpener
from engine.records.root import Root
from engine.records.statement import Statement, verify_statement
from kiosk.ports.clock import Clock
from kiosk.ports.outbox import StationStore
from kiosk.ports.vault import Vault
from kiosk.services.errors import NotEnrolledError, StatementRejectedError


@dataclass(frozen=True, slots=True)
class Identity:
    """The station's verified statement with its own keys, and the root it trusts."""

    root: Root
    statement: Statement
    envelope: bytes
    device: DeviceSigner
    opener: SealOpener


def identity_of(root: Root, store: StationStore, vault: Vault, clock: Clock) -> Identity:
    """The identity of this station.

    Raises:
        NotEnrolledError: There is no statement yet.
        StatementRejectedError: The statement does not hold, or speaks of other keys.
        VaultError: The keys cannot be read.
    """
    envelope = store.statement()
    if envelope is None:
        raise NotEnrolledError
    return check_statement(envelope, root, vault, clock, kept=True)


def check_statement(
    envelope: bytes, root: Root, vault: Vault, clock: Clock, *, kept: bool = False
) -> Identity:
    """The identity that a statement gives to the keys of this vault.

    A *kept* one was verified when it came: a clock that went back since does not stop a station.

    Raises:
        StatementRejectedError: It does not hold, or speaks of other keys.
        VaultError: The keys cannot be read.
    """
    try:
        statement = verify_statement(envelope, root, clock.now().wall, kept=kept)
    except EngineError as error:
        raise StatementRejectedError(reason=str(error.args[0])) from error
    device, opener = DeviceSigner(vault.signing_seed()), SealOpener(vault.receiving_seed())
    if (statement.ed25519, statement.xwing) != (device.public, opener.public):
        raise StatementRejectedError(reason="statement.other_keys")
    return Identity(root, statement, envelope, device, opener)
