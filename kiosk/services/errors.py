"""What the use cases refuse, each with the key of its sentence. Knows no words."""

from kiosk.ports.errors import KioskError


class TicketRejectedError(KioskError):
    """The ticket does not hold; `reason` is the engine's key."""

    key = "error.ticket"


class PackRejectedError(KioskError):
    """The pack does not hold; `reason` is the engine's key."""

    key = "error.pack"


class PackDamagedError(PackRejectedError):
    """A pack on this station is no longer what was signed; the session stays closed."""

    key = "error.pack_damaged"


class PackKeyError(PackRejectedError):
    """The session's keys do not open the pack; the session stays closed."""

    key = "error.pack_key"


class PackMissingError(KioskError):
    """The ticket asks for a pack that this station does not have."""

    key = "error.pack_missing"


class NotEnrolledError(KioskError):
    """This station has no statement yet."""

    key = "error.not_enrolled"


class StatementRejectedError(KioskError):
    """The statement is not of this station or does not hold."""

    key = "error.statement"


class AccessCodeMistypedError(KioskError):
    """The check character says that a character is wrong; nothing was tried."""

    key = "error.access_code_mistyped"


class AccessCodeWrongError(KioskError):
    """The code does not open this session on this station."""

    key = "error.access_code_wrong"


class WindowClosedError(KioskError):
    """The session's window does not allow a start now; `reason` says which side."""

    key = "error.window"


class PinMistypedError(KioskError):
    """A PIN has six digits; nothing was tried."""

    key = "error.pin_mistyped"


class PinWrongError(KioskError):
    """The PIN is not that of the role; the try is counted."""

    key = "error.pin_wrong"


class PinWaitError(KioskError):
    """Too many errors: the prompt opens again after `wait_ms`."""

    key = "error.pin_wait"


class CandidateUnknownError(KioskError):
    """The code is that of no candidate of this session."""

    key = "error.candidate_unknown"


class CandidateDoneError(KioskError):
    """This candidate's test has ended on this station."""

    key = "error.candidate_done"


class ProtectionLostError(KioskError):
    """A protection without which no test goes on does not come back."""

    key = "error.protection_lost"


class LevelTooLowError(KioskError):
    """The lockdown reached is lower than the session asks for."""

    key = "error.level_too_low"


class TransferRefusedError(KioskError):
    """The copy of a sitting cannot be taken over; `reason` is a key."""

    key = "error.transfer"


class NotAllowedError(KioskError):
    """The act is not possible now; `reason` is the engine's key."""

    key = "error.not_allowed"


class RecordMissingError(KioskError):
    """Nothing of this session is kept here: it was not closed on this station."""

    key = "error.record_missing"
