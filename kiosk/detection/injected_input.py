"""Whether programs pressed keys. Pure: knows no system, and not which key it was."""

from collections.abc import Callable

from kiosk.ports.sensor import Kind, Sighting


class Injected:
    """Judges counts of presses that no device made, unless assistive technology may make them."""

    def __init__(self, assisted: Callable[[], bool]) -> None:
        self._assisted = assisted

    def __call__(self, before: int, now: int) -> tuple[Sighting, ...]:
        """A count that grew; one that begins anew, lower than before, tells nothing."""
        if now <= before or self._assisted():
            return ()
        return (Sighting(Kind.INJECTED_INPUT),)
