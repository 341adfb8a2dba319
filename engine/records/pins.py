"""PIN verifiers and the delays after errors. Knows no clock and keeps no count.

A PIN authorises acts and opens nothing: six digits cannot protect a key. Its verifier is peppered
with the session's share, so that a copied ticket alone does not let anyone search for it.
"""

import hashlib
import hmac
import re
from secrets import token_bytes
from typing import Final

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from engine.errors import MalformedError, SealRefusedError
from engine.records.identifiers import SessionId
from engine.records.keys import Random
from engine.records.roster import PinRole
from engine.records.secret import Secret
from engine.records.ticket import CEILING_KIB, REAL_FLOOR_KIB, SALT_BYTES

PIN_LABEL: Final = b"pix-kiosk/pin/v1\0"
VERIFIER_BYTES: Final = 32
ITERATIONS: Final = 3
LANES: Final = 1
FREE_ERRORS: Final = 5
FIRST_DELAY_MS: Final = 5_000
LONGEST_DELAY_MS: Final = 60_000
_PHC: Final = re.compile(
    r"\$argon2id\$v=19\$m=(?P<memory>[0-9]{1,7}),t=(?P<iterations>[0-9]{1,2}),p=(?P<lanes>[1-8])"
    r"\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}"
)
_MOST_ITERATIONS: Final = 10


def make_verifier(
    pin: Secret,
    role: PinRole,
    session: SessionId,
    share: Secret,
    *,
    memory_kib: int = REAL_FLOOR_KIB,
    random: Random = token_bytes,
) -> str:
    """The verifier of a role's PIN in one session, as an Argon2id PHC string."""
    argon = Argon2id(
        salt=random(SALT_BYTES),
        length=VERIFIER_BYTES,
        iterations=ITERATIONS,
        lanes=LANES,
        memory_cost=memory_kib,
    )
    return argon.derive_phc_encoded(_peppered(pin, role, session, share))


def verify_pin(
    verifier: str, pin: Secret, role: PinRole, session: SessionId, share: Secret
) -> None:
    """Verify a typed PIN.

    Raises:
        MalformedError: The verifier has not its form, or costs more than a PIN may.
        SealRefusedError: It is not the PIN of this role in this session.
    """
    form = _PHC.fullmatch(verifier)
    if (
        form is None
        or int(form["memory"]) > CEILING_KIB
        or not 1 <= int(form["iterations"]) <= _MOST_ITERATIONS
    ):
        raise MalformedError("pin.verifier")
    try:
        Argon2id.verify_phc_encoded(_peppered(pin, role, session, share), verifier)
    except InvalidKey as error:
        raise SealRefusedError("pin.wrong") from error


def lockout_ms(errors: int) -> int:
    """How long a role's prompt stays closed after its latest error.

    *errors* counts those since its last success. Nothing for four of them, then 5 s, doubling with
    each error, 60 s at most.
    """
    if errors < FREE_ERRORS:
        return 0
    doublings = min(errors - FREE_ERRORS, LONGEST_DELAY_MS.bit_length())
    return min(FIRST_DELAY_MS << doublings, LONGEST_DELAY_MS)


def lock_remaining_ms(errors: int, since_last_error_ms: int) -> int:
    """What is left of the delay; both durations on a clock that cannot be set back."""
    return max(0, lockout_ms(errors) - max(0, since_last_error_ms))


def _peppered(pin: Secret, role: PinRole, session: SessionId, share: Secret) -> bytes:
    message = PIN_LABEL + role.value.encode() + b"\0" + session.encode() + b"\0" + pin.reveal()
    return hmac.new(share.reveal(), message, hashlib.sha256).digest()
