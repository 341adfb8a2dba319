"""What focus mode asks of a candidate, said once before a series of such questions. No toolkit."""

from engine.items import Item
from engine.records.adaptations import Adaptation, grants
from kiosk.services.seat import Seat
from kiosk.ui.views.frame import StripView
from kiosk.words.journey import JourneyText, journey_words


class Series:
    """Questions in focus mode that follow each other: the first one has the sentence."""

    def __init__(self) -> None:
        self._open = False

    def begin(self) -> None:
        """Another candidate: nothing was said yet."""
        self._open = False

    def turn(self, item: Item, seat: Seat) -> StripView | None:
        """What to say as a question comes, if it begins a series."""
        begins = item.focus and not self._open
        self._open = item.focus
        return focus_notice(seat) if begins else None


def focus_notice(seat: Seat) -> StripView:
    """To stay on the screen, and what leaving it does here; kinder where tools are allowed."""
    terms = seat.sit.exam.sitting.terms
    text = JourneyText.FOCUS_TEXT
    if terms is not None and terms.focus_counts:
        text = JourneyText.FOCUS_TEXT_COUNTS
    elif seat.person.adjusted or grants(seat.person, Adaptation.ASSISTIVE_TECHNOLOGY):
        text = JourneyText.FOCUS_TEXT_KIND
    return StripView(journey_words(JourneyText.FOCUS_TITLE), journey_words(text), tone="info")
