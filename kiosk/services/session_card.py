"""The session card on a stick, in place of typing the access code. Knows no file and no words.

The code is handed on as it would have been typed. Nothing of it is kept, and no PIN is on a card.
"""

from enum import StrEnum

from engine.errors import MalformedError
from engine.records.secret import Secret
from engine.records.session_card import session_card_from_bytes
from kiosk.ports.drives import Drives
from kiosk.ports.errors import StorageError


class CardTrouble(StrEnum):
    """Why no card gave the code."""

    NO_STICK = "no-stick"
    NO_CARD = "no-card"
    OTHER_SESSION = "other-session"
    DAMAGED = "damaged"
    SEVERAL = "several"


def code_on_card(drives: Drives, session: str) -> Secret | CardTrouble:
    """The access code on the one card that is plugged in, or why there is none to be had.

    Reads the drives: to be called aside. That the code opens the session is seen later, as if it
    had been typed.
    """
    mounted = drives.mounted()
    if not mounted:
        return CardTrouble.NO_STICK
    try:
        cards = [card for drive in mounted if (card := drive.card()) is not None]
    except StorageError:
        return CardTrouble.DAMAGED
    if not cards:
        return CardTrouble.NO_CARD
    if len(cards) > 1:
        return CardTrouble.SEVERAL
    try:
        named, code = session_card_from_bytes(cards[0])
    except MalformedError:
        return CardTrouble.DAMAGED
    return code if named == session else CardTrouble.OTHER_SESSION
