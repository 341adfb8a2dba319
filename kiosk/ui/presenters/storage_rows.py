"""Where a candidate's answers are, as the last screen says it. Knows no store and no toolkit."""

from collections.abc import Mapping
from typing import Final

from kiosk.services.storage import Copied, Received
from kiosk.ui.views.ending import StorageRow
from kiosk.words import Text, words
from kiosk.words.journey import JourneyText, journey_words

_STICK: Final[Mapping[Copied, tuple[JourneyText, JourneyText, str]]] = {
    Copied.NO_PLACE: (JourneyText.END_STICK_NONE, JourneyText.END_PILL_NONE, "info"),
    Copied.NOTHING: (JourneyText.END_STICK_TO_DO, JourneyText.END_PILL_LATER, "warn"),
    Copied.PARTIAL: (JourneyText.END_STICK_PARTIAL, JourneyText.END_PILL_PARTIAL, "warn"),
    Copied.WHOLE: (JourneyText.END_STICK_COPIED, JourneyText.END_PILL_COPIED, "ok"),
}
_LOOKING: Final = (JourneyText.END_STICK_LOOKING, JourneyText.END_PILL_LOOKING, "info")


def here(problem: str, questions: int, at: str) -> StorageRow:
    """On this station: sealed and read back at an hour, or why it is not yet."""
    title = words(Text.END_HERE)
    if problem:
        return StorageRow("drive", title, problem, words(Text.END_PILL_RETRY), "warn")
    detail = journey_words(JourneyText.END_HERE_DETAIL, count=questions, hour=at)
    return StorageRow("drive", title, detail, journey_words(JourneyText.END_PILL_SAVED))


def stick(copied: Copied | None) -> StorageRow:
    """On the room's stick: what lies there; None while that is not known yet."""
    detail, pill, tone = _LOOKING if copied is None else _STICK[copied]
    title = journey_words(JourneyText.END_STICK)
    return StorageRow("usb", title, journey_words(detail), journey_words(pill), tone)


def centre(received: Received) -> StorageRow:
    """At the exam centre: a receipt that holds, or that it will be sent."""
    title = journey_words(JourneyText.END_CENTRE)
    if received in (Received.STORED, Received.OPENED):
        detail = journey_words(JourneyText.END_CENTRE_RECEIVED)
        return StorageRow("server", title, detail, journey_words(JourneyText.END_PILL_RECEIVED))
    detail, pill = JourneyText.END_CENTRE_LATER, JourneyText.END_PILL_LATER
    return StorageRow("offline", title, journey_words(detail), journey_words(pill), "warn")


def thanks(first_name: str) -> str:
    """By the first name, where the list has one."""
    if not first_name:
        return journey_words(JourneyText.END_THANKS_UNNAMED)
    return journey_words(JourneyText.END_THANKS, name=first_name)
