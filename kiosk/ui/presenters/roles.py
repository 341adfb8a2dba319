"""Who may do what in the staff's area: each role sees its own acts only. Pure."""

from dataclasses import replace
from typing import Final

from engine.records.journal_record import Actor
from engine.records.roster import PinRole
from kiosk.ui.views.gate import RoleView
from kiosk.ui.views.panel import Act, ActView
from kiosk.words import Text, words
from kiosk.words.gate import GateText, gate_words

CHIEFS: Final = frozenset({Act.CORRECT_EXTRA, Act.BLANK_SLOT, Act.LOWER_LEVEL, Act.CLEAR_LOCK})
"""Acts of the chief alone; the others stand on the PIN at the door.

Anybody let in may look for a test to take over: the list itself asks for the chief's PIN.
"""

FOR_EVER: Final = frozenset({Act.LOWER_LEVEL})
"""What cannot be taken back asks for the chief's PIN again, even when the chief is in."""

LISTED: Final = frozenset({Actor.SURVEILLANT, Actor.CHEF})
"""Who may see the names of the session's candidates."""

_ROLES: Final = (
    (PinRole.SURVEILLANT, GateText.SURVEILLANT, GateText.SURVEILLANT_DOES, "person"),
    (PinRole.CHEF, GateText.CHEF, GateText.CHEF_DOES, "key"),
    (PinRole.TECHNICIEN, GateText.TECHNICIEN, GateText.TECHNICIEN_DOES, "gear"),
)
_PINS: Final = {
    PinRole.SURVEILLANT: Text.ROLE_PIN_SURVEILLANT,
    PinRole.CHEF: Text.ROLE_PIN_CHEF,
    PinRole.TECHNICIEN: Text.ROLE_PIN_TECHNICIEN,
}
_HELPERS: Final = {
    PinRole.SURVEILLANT: GateText.LOCKED_SURVEILLANT,
    PinRole.CHEF: GateText.LOCKED_CHEF,
    PinRole.TECHNICIEN: GateText.LOCKED_TECHNICIEN,
}


def role_views() -> tuple[RoleView, ...]:
    """The roles at the door, the usual one first."""
    return tuple(
        RoleView(role.value, gate_words(name), gate_words(does), icon)
        for role, name, does, icon in _ROLES
    )


def pin_label(role: PinRole) -> str:
    """Whose PIN is awaited."""
    return words(_PINS[role])


def helper(role: PinRole) -> str:
    """Who can help while the prompt of a role is closed."""
    return gate_words(_HELPERS[role])


def asks_chief(act: Act, actor: Actor) -> bool:
    """Whether an act needs the chief's PIN now, with this person in."""
    return act in CHIEFS and (actor is not Actor.CHEF or act in FOR_EVER)


def own_acts(acts: tuple[ActView, ...], actor: Actor) -> tuple[ActView, ...]:
    """The acts that a role sees, each asking for a PIN only where one is needed.

    Beyond the ticket's cap the chief grants time: that stays in sight, with the chief's PIN.
    """
    if actor is Actor.CHEF:
        return tuple(replace(one, asks_pin=one.act in FOR_EVER) for one in acts)
    if actor is Actor.SURVEILLANT:
        return tuple(one for one in acts if one.act not in CHIEFS)
    return ()
