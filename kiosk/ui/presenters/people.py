"""The list of the session's candidates, inside the staff's area. Knows no toolkit and no PIN."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from engine.records.journal_record import Actor
from kiosk.ports.errors import KioskError
from kiosk.services.attendance import Attendance, Attending, Presence
from kiosk.services.desk import Desk
from kiosk.services.room import Room
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.noted_rows import noted_views
from kiosk.ui.presenters.people_acts import absent_rest, acts_of, admit_all, codes, correctable
from kiosk.ui.presenters.people_deeds import Errand, Parameters, do
from kiosk.ui.presenters.people_rows import card_of, row_of, story
from kiosk.ui.presenters.shift import Shift
from kiosk.ui.presenters.stage import Stage
from kiosk.ui.views.people import CardView, PeopleView, PersonAct
from kiosk.words.people import PeopleText, people_words

_COUNTED: Final = (
    (PeopleText.COUNT_TO_ADMIT, {Presence.TO_ADMIT}),
    (
        PeopleText.COUNT_RUNNING,
        {Presence.RUNNING, Presence.BLOCKED, Presence.PAUSED, Presence.TO_RESUME},
    ),
    (PeopleText.COUNT_EXPECTED, {Presence.EXPECTED}),
    (PeopleText.COUNT_ENDED, {Presence.ENDED}),
    (PeopleText.COUNT_ABSENT, {Presence.ABSENT}),
)


class PeoplePresenter:
    """Open while somebody of the staff is in and asked for the list."""

    def __init__(self, desk: Desk, stage: Stage, shift: Shift, leave: Callable[[], None]) -> None:
        """Make the list.

        Args:
            desk: What the station is doing.
            stage: The window.
            shift: Who is in.
            leave: Closes the staff's area: the candidate's screen has something new to show.
        """
        self._desk = desk
        self._stage = stage
        self._shift = shift
        self._leave = leave
        self._attendance: Attendance | None = None
        self._chosen = ""
        self._share = ""
        self._said = ("", "ok")

    @property
    def open(self) -> bool:
        """Whether the list is in front of the station's sheet."""
        return self._attendance is not None

    def show(self) -> None:
        """Open the list on the candidate of this station, if there is one."""
        seat, room = self._desk.seat, self._desk.room
        if room is None:
            return
        self._attendance = Attendance(self._desk, room)
        self._chosen = "" if seat is None else seat.person.candidate
        self._share, self._said = "", ("", "ok")

    def close(self) -> None:
        """Let the list go."""
        self._attendance, self._chosen, self._share = None, "", ""

    def present(self, foot: str) -> None:
        """Show the list as it is now; `foot` says when it closes by itself."""
        room, attendance = self._desk.room, self._attendance
        if room is None or attendance is None:
            return
        wall, people = self._desk.gear.clock.now().wall, attendance.people()
        free = [one.person.candidate for one in people if one.state is Presence.FREE]
        slots = {candidate: place for place, candidate in enumerate(free, start=1)}
        rows = tuple(row_of(one, wall, slots.get(one.person.candidate, 0)) for one in people)
        chosen = [one for one in people if one.person.candidate == self._chosen]
        card = self._card(room, chosen[0], slots.get(self._chosen, 0)) if chosen else None
        view = PeopleView(
            rows=rows,
            counts=_counts(people),
            note=people_words(PeopleText.NOTE),
            card=card,
            codes=codes(),
            noted=noted_views(one for one in room.log.state.noted if not one.fact.candidate),
            admit_all=admit_all(people),
            absent_rest=absent_rest(attendance, wall),
            message=self._said[0],
            message_tone=self._said[1],
            foot=foot,
        )
        self._stage.show(Screen.PEOPLE, view)

    def chosen(self, candidate: str) -> None:
        """Another candidate is looked at."""
        self._shift.stay()
        if candidate != self._chosen:
            self._chosen, self._share, self._said = candidate, "", ("", "ok")

    def act(self, act: PersonAct, parameters: Parameters) -> None:
        """Do an act in the name of who is in; to open the station's sheet leaves the list."""
        actor, room = self._shift.actor, self._desk.room
        if actor is None or room is None or not self.open:
            return
        self._shift.stay()
        if act is PersonAct.OPEN:
            self.close()
            return
        try:
            done = do(act, Errand(self._desk, room, self._chosen, actor, parameters))
        except KioskError as error:
            self._said = (complaint(error).message, "err")
        else:
            self._said, self._share = (done.said, "ok"), done.share
            if done.leaves:
                self._leave()
                return
        self._attendance = Attendance(self._desk, room)

    def _card(self, room: Room, one: Attending, slot: int) -> CardView:
        chief = self._shift.actor is Actor.CHEF
        remedy = None
        if self._share:
            key = PeopleText.REMEDY_CHIEF if chief else PeopleText.REMEDY_CALL
            act = PersonAct.CORRECT if chief and correctable(one) else PersonAct.INCIDENT
            remedy = (people_words(key), act)
        return replace(
            card_of(one, self._desk.gear.clock.now().wall, slot),
            acts=acts_of(one, self._desk, chief=chief),
            timeline=story(one.records, room.log.ledger.records, one.person.candidate),
            remedy=remedy,
            share=self._share,
        )


def _counts(people: tuple[Attending, ...]) -> str:
    """How many press, then how many are in each state; what nobody is in is left out."""
    found = [(people_words(PeopleText.COUNT_PRESSING), sum(one.pressing for one in people))]
    found += [
        (people_words(key), sum(one.state in states for one in people)) for key, states in _COUNTED
    ]
    return " · ".join(f"{name} **{number}**" for name, number in found if number)
