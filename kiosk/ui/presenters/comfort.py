"""Whose choices of display and voice are in force, and when they are kept. Knows no toolkit.

They belong to a candidate: what was chosen before somebody was identified goes with them, what the
journal holds comes back after a crash and on another station, and the next one starts anew.
"""

from dataclasses import replace
from typing import Final

from engine.records.adaptations import granted
from engine.records.journal_record import Actor
from engine.sitting import commands
from engine.sitting.state import Phase
from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.seat import Seat
from kiosk.ui.presenters.profile import from_profile, starting, to_profile
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.views.preferences import Choices, Preferences

REST_MS: Final = 2_000
"""How long nothing is changed before a choice is recorded: one fact for a row of steps."""


class Comfort:
    """The choices at this station now."""

    def __init__(self, desk: Desk, stage: Stage) -> None:
        self._desk = desk
        self._stage = stage
        self._choices = Choices()
        self._owner: Seat | None = None
        self._changed_at: int | None = None

    @property
    def choices(self) -> Choices:
        """What is in force."""
        return self._choices

    def display_chosen(self, display: Preferences) -> None:
        """A person wants the screen to look so."""
        self._choose(replace(self._choices, display=display))

    def clock_chosen(self, *, hidden: bool) -> None:
        """A person wants the time hidden, or shown."""
        self._choose(replace(self._choices, clock_hidden=hidden))

    def rate_chosen(self, rate: int) -> None:
        """A person wants the voice so fast, in hundredths of the usual rate."""
        self._choose(replace(self._choices, speech_rate=rate))

    def follow(self) -> None:
        """See who sits here, before anything is drawn for them."""
        seat = self._identified()
        before, self._owner = self._owner, seat
        if _same(before, seat):
            return
        own = Choices() if before is not None else self._choices
        self._changed_at = None
        if seat is None:
            self._take(own)
            return
        kept = seat.sit.exam.sitting.display
        if kept is not None:
            self._take(from_profile(kept))
            return
        begun = starting(granted(seat.person.adaptations))
        self._take(replace(own, display=own.display.over(begun)))
        if self._choices != Choices():
            self._changed_at = self._now()

    def tick(self) -> None:
        """Once a second: record what was chosen, once it rests and the sitting allows it.

        A choice that cannot be recorded stays in force and is tried again; nobody is disturbed.
        """
        if self._changed_at is None or 0 <= self._now() - self._changed_at < REST_MS:
            return
        seat = self._identified()
        if seat is None or not _takes_facts(seat):
            return
        self._changed_at = self._now()
        try:
            seat.sit.do(commands.ChooseDisplay(to_profile(self._choices)), Actor.CANDIDATE)
        except KioskError:
            return
        self._changed_at = None

    def _choose(self, choices: Choices) -> None:
        if choices != self._choices:
            self._changed_at = self._now()
            self._take(choices)

    def _take(self, choices: Choices) -> None:
        self._choices = choices
        self._stage.look(choices.display)

    def _identified(self) -> Seat | None:
        seat = self._desk.seat
        if seat is None or seat.sit.exam.sitting.phase is Phase.EXPECTED:
            return None
        return seat

    def _now(self) -> int:
        return self._desk.gear.clock.now().boot_ms


def _same(one: Seat | None, other: Seat | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.person.candidate == other.person.candidate


def _takes_facts(seat: Seat) -> bool:
    """Between an answer and the next question the station has something else to record."""
    sitting = seat.sit.exam.sitting
    return sitting.phase is not Phase.RUNNING or sitting.question is not None
