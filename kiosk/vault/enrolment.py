"""How this station becomes known: its request, and the statement that answers. Knows no route."""

from collections.abc import Mapping

from engine.errors import SignatureRefusedError
from engine.records.enrolment import EnrolmentRequest, sign_enrolment, voucher_mark
from engine.records.keys import DeviceSigner, SealOpener
from engine.records.root import Root
from engine.records.statement import KeyProtection, Statement, verify_statement
from kiosk.ports.vault import Vault


def enrolment_request(
    vault: Vault, label: str, machine: Mapping[str, str], voucher: str | None
) -> bytes:
    """The signed request of this station, for the network or a stick.

    Args:
        vault: This station's keys.
        label: What the room will see, such as ``Poste 14``.
        machine: Facts for people, none of them personal.
        voucher: The centre's voucher as printed; none when someone decides at the desk.
    """
    signer = DeviceSigner(vault.signing_seed())
    xwing = SealOpener(vault.receiving_seed()).public
    mark = None if voucher is None else voucher_mark(voucher, signer.public, xwing)
    request = EnrolmentRequest(
        ed25519=signer.public,
        xwing=xwing,
        key_protection=KeyProtection(vault.protection),
        label=label,
        machine=machine,
        voucher_hmac=mark,
    )
    return sign_enrolment(request, signer)


def verified_statement(untrusted: bytes, root: Root, vault: Vault, wall: int) -> Statement:
    """The authority's statement on this very station.

    Args:
        untrusted: The envelope that came back.
        root: The installed root of the realm.
        vault: This station's keys.
        wall: Now, in ms since the epoch.

    Raises:
        MalformedError: The bytes are no such envelope.
        SignatureRefusedError: Not signed by the role, of another realm, on other keys, or not
            valid now.
    """
    statement = verify_statement(untrusted, root, wall)
    known = (statement.ed25519, statement.xwing)
    own = (
        DeviceSigner(vault.signing_seed()).public,
        SealOpener(vault.receiving_seed()).public,
    )
    if known != own:
        raise SignatureRefusedError("statement.other_station")
    return statement
