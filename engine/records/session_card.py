"""The session card: one file on a removable drive that spares typing the access code.

Whoever holds it holds the code, and nothing else: no PIN, no name. Knows no drive.
"""

from typing import Final

from engine.errors import MalformedError
from engine.records.access_code import access_code, shown_access_code
from engine.records.canonical import JsonObject, dumps, loads_object
from engine.records.reading import Reader
from engine.records.secret import Secret

FILE_NAME: Final = "pix-kiosk-session.json"
MAX_BYTES: Final = 4096
_KIND: Final = "pix-kiosk-session-card"
_VERSION: Final = 1


def session_card_to_bytes(session: str, code: Secret) -> bytes:
    """What the file holds, for a session and its access code."""
    card: JsonObject = {
        "kind": _KIND,
        "v": _VERSION,
        "session": session,
        "access_code": shown_access_code(code),
    }
    return dumps(card)


def session_card_from_bytes(content: bytes) -> tuple[str, Secret]:
    """The session that an untrusted card names, and its code with its check character verified.

    Raises:
        MalformedError: It is no whole session card.
    """
    if len(content) > MAX_BYTES:
        raise MalformedError("card.size")
    reader = Reader(loads_object(content), "card.")
    reader.version(_VERSION)
    if reader.text("kind") != _KIND:
        raise MalformedError("card.kind")
    return reader.identifier("session"), access_code(reader.text("access_code"))
