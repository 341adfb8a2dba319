"""What the simulated candidate and invigilator share: papers, script, errand. Draws nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.ui.driver.events_due import EventsDue
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.driver.script import Papers, Script, Victim
from kiosk.ui.driver.waiting import Scene, Wait
from kiosk.ui.views.panel import Act

_CLOSED_S = 100.0
"""After errors, a prompt stays closed for a minute at most."""
_SEEN_S = 5.0
_SENT_S = 20.0


@dataclass(frozen=True, slots=True)
class World:
    """What happens outside of the window.

    `kill` does not come back when it kills this process. `ended` says whether the sitting has
    ended, and `over` whether its session is closed too; `sent`, after the end of a sitting, whether
    nothing more is to be waited for. `left` is told when the station is free again.
    """

    kill: Callable[[Victim], None]
    ended: Callable[[], bool]
    over: Callable[[], bool]
    sent: Callable[[], bool]
    left: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Errand:
    """What the invigilator comes for; `choice` is a reason, `minutes` a grant's."""

    act: Act
    place: int | None = None
    choice: str = ""
    minutes: int = 0


@dataclass(slots=True)
class Table:
    """One sitting being rehearsed; `speed` is how many times faster than the world time runs."""

    script: Script
    papers: Papers
    events: EventsDue
    eyes: Eyes
    hands: Hands
    world: World
    speed: int = 1
    errand: Errand | None = None

    def until_usable(self, name: str, patience_s: float = _CLOSED_S) -> Wait:
        """Waits until a widget is shown and can be used."""
        return Wait(name, lambda: self.eyes.usable(name) is not None, patience_s)

    def press(self, name: str) -> Scene:
        """Clicks a widget once it can be used."""
        yield self.until_usable(name)
        self.hands.click(name)

    def until_sent(self) -> Wait:
        """Waits for the server's receipts; a server that is away keeps nobody here."""
        return Wait("receipts", self.world.sent, _SENT_S, may_fail=True)

    def until_taken(self, name: str) -> Wait:
        """Waits until what was given is being looked at; a screen may be quicker than the eye."""
        return Wait(name, lambda: self.eyes.usable(name) is None, _SEEN_S, may_fail=True)
