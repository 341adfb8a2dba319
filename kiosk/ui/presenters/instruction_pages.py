"""The four pages that a candidate reads, for their own time and help. Knows no toolkit."""

from dataclasses import dataclass
from typing import Final

from engine.records.adaptations import Adaptation, adaptations_of
from kiosk.services.room import Room
from kiosk.services.seat import Seat
from kiosk.ui.presenters.own_time import own_time_ms
from kiosk.ui.presenters.times import duration
from kiosk.ui.views.instructions import PointView
from kiosk.words.instructions import InstructionText as Said
from kiosk.words.instructions import instruction_words

PAGES: Final = 4
_HELPED: Final = frozenset({Adaptation.HUMAN_READER, Adaptation.SCRIBE, Adaptation.SIGN_LANGUAGE})


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its step at the left, its title, its lead and its points."""

    step: str
    title: str
    lead: str
    points: tuple[PointView, ...]


def pages(seat: Seat, room: Room) -> tuple[Page, ...]:
    """Time and questions, going on, what is allowed, asking for help."""
    terms = room.terms(seat.person)
    whole = own_time_ms(seat, room)
    lead = Said.TIME_LEAD_EXTRA if whole > terms.duration_ms else Said.TIME_LEAD
    count = seat.sit.exam.paper.plan.length
    helped = bool(_HELPED & adaptations_of(seat.person.adaptations))
    focus = Said.RULES_FOCUS_COUNTS if terms.focus_counts else Said.RULES_FOCUS_TEXT
    return (
        _page(
            (Said.TIME_STEP, Said.TIME_TITLE),
            instruction_words(lead, duration=duration(whole), count=count),
            ("clock", Said.TIME_SHOWN, Said.TIME_SHOWN_TEXT),
            ("list", Said.TIME_COUNT, Said.TIME_COUNT_TEXT),
            ("pause", Said.TIME_STOPS, Said.TIME_STOPS_TEXT),
            ("check", Said.TIME_IDLE, Said.TIME_IDLE_TEXT),
        ),
        _page(
            (Said.GO_STEP, Said.GO_TITLE),
            instruction_words(Said.GO_LEAD),
            ("check", Said.GO_VALIDATE, Said.GO_VALIDATE_TEXT),
            ("skip", Said.GO_SKIP, Said.GO_SKIP_TEXT),
            ("clock", Said.GO_PACE, Said.GO_PACE_TEXT),
            ("drive", Said.GO_SAFE, Said.GO_SAFE_TEXT),
        ),
        _page(
            (Said.RULES_STEP, Said.RULES_TITLE),
            instruction_words(Said.RULES_LEAD),
            (
                "person",
                Said.RULES_ALONE,
                Said.RULES_ALONE_HELPED if helped else Said.RULES_ALONE_TEXT,
            ),
            ("phone", Said.RULES_PHONE, Said.RULES_PHONE_TEXT),
            ("globe", Said.RULES_FREE, Said.RULES_FREE_TEXT),
            ("focus", Said.RULES_FOCUS, focus),
        ),
        _page(
            (Said.HELP_STEP, Said.HELP_TITLE),
            instruction_words(Said.HELP_LEAD),
            ("flag", Said.HELP_REPORT, Said.HELP_REPORT_TEXT),
            ("hand", Said.HELP_BLOCKED, Said.HELP_BLOCKED_TEXT),
            ("drive", Said.HELP_STOPPED, Said.HELP_STOPPED_TEXT),
            ("letters", Said.HELP_DISPLAY, Said.HELP_DISPLAY_TEXT),
        ),
    )


def _page(names: tuple[Said, Said], lead: str, *points: tuple[str, Said, Said]) -> Page:
    step, title = names
    return Page(
        instruction_words(step),
        instruction_words(title),
        lead,
        tuple(
            PointView(icon, instruction_words(head), instruction_words(text))
            for icon, head, text in points
        ),
    )
