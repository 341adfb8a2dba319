"""What can be done from the list now, and why not. Pure."""

from typing import Final

from engine.sitting.state import Phase
from kiosk.services.attendance import Attendance, Attending, Presence
from kiosk.services.desk import Desk
from kiosk.services.incidents import CODES
from kiosk.ui.presenters.people_rows import name_of
from kiosk.ui.presenters.times import hour
from kiosk.ui.views.people import BatchView, CodeView, PersonAct, PersonActView
from kiosk.words.incidents import incident_words
from kiosk.words.people import PeopleText, people_plural, people_words

_LETS_IN: Final = frozenset(
    {Presence.EXPECTED, Presence.ABSENT, Presence.TO_ADMIT, Presence.ADMITTED, Presence.FREE}
)
_SITS: Final = frozenset({Presence.RUNNING, Presence.BLOCKED, Presence.PAUSED, Presence.TO_RESUME})
_CORRECTABLE: Final = _SITS | {Presence.TO_ADMIT, Presence.ADMITTED}


def acts_of(one: Attending, desk: Desk, *, chief: bool) -> tuple[PersonActView, ...]:
    """The acts on the chosen candidate, the likeliest first.

    Args:
        one: The candidate as this station knows them.
        desk: What the station is doing.
        chief: Whether the head of centre is in, who alone corrects extra time.
    """
    found: list[PersonActView] = []
    if one.seated and one.state is not Presence.EXPECTED:
        found.append(_open())
    if one.seated and one.state is Presence.ENDED:
        found.insert(
            0,
            _act(PersonAct.NEXT, PeopleText.NEXT, "person", PeopleText.NEXT_DETAIL),
        )
    if one.state in _LETS_IN and not (one.seated and one.state is Presence.ADMITTED):
        found.insert(0, _admit(one, desk))
    if one.state is Presence.EXPECTED:
        found.append(_act(PersonAct.ABSENT, PeopleText.ABSENT, "close", PeopleText.ABSENT_DETAIL))
    if one.state is Presence.ABSENT:
        found.append(_act(PersonAct.PRESENT, PeopleText.PRESENT, "check"))
    if one.state is not Presence.FREE:
        found.append(
            _act(PersonAct.INCIDENT, PeopleText.INCIDENT, "pencil", PeopleText.INCIDENT_DETAIL)
        )
    if chief and one.state not in (Presence.FREE, Presence.ENDED, Presence.MOVED):
        found.append(_correct(one))
    return tuple(found)


def correctable(one: Attending) -> bool:
    """Whether the extra time of this candidate can be corrected on this station now."""
    return one.state in _CORRECTABLE and one.sitting is not None


def admit_all(people: tuple[Attending, ...]) -> BatchView | None:
    """All who were identified here, to be admitted in one press; None without any."""
    waiting = [one for one in people if one.state is Presence.TO_ADMIT]
    if not waiting:
        return None
    title = people_plural(PeopleText.ADMIT_ALL_ONE, PeopleText.ADMIT_ALL, len(waiting))
    return BatchView(title, names=tuple(name_of(one.person) for one in waiting))


def absent_rest(attendance: Attendance, wall: int) -> BatchView | None:
    """All who have not been seen here, to be marked absent; None without any."""
    missing = attendance.unseen()
    if not missing:
        return None
    late, reason = attendance.late_from(), ""
    if late is None:
        reason = people_words(PeopleText.REST_NONE_STARTED)
    elif wall < late:
        reason = people_words(PeopleText.REST_EARLY, hour=hour(late))
    return BatchView(
        title=people_plural(PeopleText.REST_ONE, PeopleText.REST, len(missing)),
        question=people_words(PeopleText.REST_QUESTION),
        names=tuple(sorted(map(name_of, missing))),
        enabled=not reason,
        reason=reason,
    )


def codes() -> tuple[CodeView, ...]:
    """The codes of incidents with their details, in words."""
    return tuple(
        CodeView(
            code,
            incident_words(code),
            tuple((detail, incident_words(code, detail)) for detail in known.details),
            room=known.room,
        )
        for code, known in CODES.items()
    )


def _open() -> PersonActView:
    return _act(PersonAct.OPEN, PeopleText.OPEN, "list", PeopleText.OPEN_DETAIL)


def _admit(one: Attending, desk: Desk) -> PersonActView:
    seat = desk.seat
    busy = (
        seat is not None
        and not one.seated
        and seat.sit.exam.sitting.phase not in (Phase.EXPECTED, Phase.IDENTIFIED, Phase.ENDED)
    )
    known = one.state is Presence.TO_ADMIT
    reason = people_words(PeopleText.TAKE_OTHER) if busy and not known else ""
    if one.state is Presence.FREE:
        reason = people_words(PeopleText.TAKE_BLANK)
    return _act(
        PersonAct.ADMIT,
        PeopleText.ADMIT if known else PeopleText.TAKE,
        "check",
        PeopleText.ADMIT_DETAIL if known else PeopleText.TAKE_DETAIL,
        reason=reason,
    )


def _correct(one: Attending) -> PersonActView:
    reason = "" if correctable(one) else people_words(PeopleText.CORRECT_EARLY)
    return _act(
        PersonAct.CORRECT, PeopleText.CORRECT, "clock", PeopleText.CORRECT_DETAIL, reason=reason
    )


def _act(
    act: PersonAct,
    title: PeopleText,
    icon: str,
    detail: PeopleText | None = None,
    *,
    reason: str = "",
) -> PersonActView:
    said = "" if detail is None else people_words(detail)
    return PersonActView(act, people_words(title), icon, said, enabled=not reason, reason=reason)
