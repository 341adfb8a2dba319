"""A candidate as a line of the list and as a card beside it. Pure."""

import heapq
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from engine.records.journal_record import Record
from engine.sitting import budget
from engine.sitting.codec import event_of
from engine.sitting.events import (
    CandidateAbsent,
    IncidentNoted,
    IncidentWithdrawn,
    ObservationSilenced,
)
from kiosk.services.alerts import Alert, Warned
from kiosk.services.attendance import Attending, Presence, folded
from kiosk.services.given_back import given_back
from kiosk.services.room import Person
from kiosk.ui.presenters.noted_rows import noted_views
from kiosk.ui.presenters.panel_alerts import alert_words
from kiosk.ui.presenters.panel_ledgers import given_view, planned_view
from kiosk.ui.presenters.panel_timeline import ROLES, told
from kiosk.ui.presenters.times import NBSP, date, hour, minutes, remaining
from kiosk.ui.views.panel import PillView, TimelineRow
from kiosk.ui.views.people import CardView, PersonRow
from kiosk.words import Text, words
from kiosk.words.cover import CoverText, cover_words, silence_reason
from kiosk.words.incidents import incident_words
from kiosk.words.observed import observed_words
from kiosk.words.people import PeopleText, people_words
from kiosk.words.reports import report_words
from kiosk.words.withdrawal import (
    WithdrawalText,
    reason_words,
    withdrawal_words,
    withdrawn_words,
)

_STATES: Final = {
    Presence.EXPECTED: (PeopleText.STATE_EXPECTED, "person", "text2"),
    Presence.TO_ADMIT: (PeopleText.STATE_TO_ADMIT, "half", "info"),
    Presence.ADMITTED: (PeopleText.STATE_ADMITTED, "check", "info"),
    Presence.RUNNING: (PeopleText.STATE_RUNNING, "play", "brand"),
    Presence.BLOCKED: (PeopleText.STATE_BLOCKED, "hand", "warn"),
    Presence.PAUSED: (PeopleText.STATE_PAUSED, "pause", "warn"),
    Presence.TO_RESUME: (PeopleText.STATE_TO_RESUME, "refresh", "warn"),
    Presence.MOVED: (PeopleText.STATE_MOVED, "swap", "text2"),
    Presence.ENDED: (PeopleText.STATE_ENDED, "check-circle", "ok"),
    Presence.ABSENT: (PeopleText.STATE_ABSENT, "close", "text2"),
    Presence.FREE: (PeopleText.STATE_FREE, "plus", "text2"),
}
_SHORT: Final = {
    Alert.ROLLBACK: PeopleText.ALERT_ROLLBACK,
    Alert.HELD: PeopleText.ALERT_HELD,
}
_EMPTY: Final = frozenset({Presence.ABSENT, Presence.FREE})
_TONES: Final = frozenset({"ok", "warn", "err", "info"})
_SHARES: Final = {Fraction(1, 3): "1/3", Fraction(1, 4): "1/4", Fraction(1, 10): "1/10"}


def name_of(person: Person, number: int = 0) -> str:
    """`MARTIN Inès`; a blank slot says its number, or its code once somebody sits on it."""
    if person.last_name or person.first_name:
        return f"{person.last_name.upper()} {person.first_name}".strip()
    if number:
        return people_words(PeopleText.FREE_SLOT, number=number)
    return f"{words(Text.IDENTITY_BLANK)} {person.code}"


def row_of(one: Attending, wall: int, number: int = 0) -> PersonRow:
    """One line of the list.

    Args:
        one: The candidate as this station knows them.
        wall: The wall clock now, in ms since the epoch.
        number: Of a blank slot that is free, from 1.
    """
    name, state = name_of(one.person, number), _STATES[one.state]
    word, progress, left, end = people_words(state[0]), _progress(one), _left(one), _end(one, wall)
    alerts, pills, detail = alerts_of(one, wall), _pills(one), _detail(one)
    heard = [name, word, progress, left, end, *pills]
    heard += [people_words(PeopleText.SPOKEN_ALERT, alert=alert) for alert in alerts]
    return PersonRow(
        candidate=one.person.candidate,
        name=name,
        detail=detail,
        state=word,
        icon=state[1],
        tone=state[2],
        spoken=", ".join(part for part in heard if part),
        sought=folded(name),
        progress=progress,
        left=left,
        end=end,
        pills=pills,
        alerts=alerts,
        dashed=one.state in _EMPTY,
    )


def card_of(one: Attending, wall: int, number: int = 0) -> CardView:
    """The card beside the list, without its acts and its story."""
    person, state = one.person, _STATES[one.state]
    left, end = _left_card(one), _end_card(one, wall)
    terms = None if one.sitting is None else one.sitting.terms
    return CardView(
        candidate=person.candidate,
        name=name_of(person, number),
        initials=f"{person.first_name[:1]}{person.last_name[:1]}".upper() or "?",
        detail=_detail(one),
        state=PillView(people_words(state[0]), state[2] if state[2] in _TONES else "info"),
        icon=state[1],
        alerts=alerts_of(one, wall),
        pills=_pills(one),
        left=left,
        end=end,
        incidents=noted_views(one.noted, one.records),
        planned=None if terms is None else planned_view(terms),
        granted=None if terms is None else given_view(given_back(one.records)),
    )


def alerts_of(one: Attending, wall: int) -> tuple[str, ...]:
    """What waits for somebody, the most pressing first."""
    return tuple(_alert(warned, wall) for warned in one.alerts)


def story(
    records: Iterable[Record], session: Iterable[Record], candidate: str
) -> tuple[TimelineRow, ...]:
    """What happened to a candidate, newest first: their journal, and what the session's says.

    Args:
        records: The sitting's facts, in order.
        session: The session's facts, in order; those about others are left out.
        candidate: Whose story it is.
    """
    records, session = tuple(records), tuple(session)
    since = records[0].at.wall if records else None
    taken = {one.data.get("noted"): one for one in session if one.type == IncidentWithdrawn.TYPE}
    about = [one for one in session if _concerns(one, candidate, since)]
    own = [(record.at.wall, _fact(record, taken.get(record.seq))) for record in about]
    own += [
        (taken[one.seq].at.wall, _withdrawn(taken[one.seq], one))
        for one in about
        if one.seq in taken
    ]
    own.sort(key=lambda pair: pair[0])
    merged = heapq.merge(told(records), own, key=lambda pair: pair[0])
    return tuple(reversed([row for _, row in merged]))


def _concerns(record: Record, candidate: str, since: int | None) -> bool:
    """Whether a fact of the session belongs to a story that begins at an hour, or has not begun."""
    if record.type == ObservationSilenced.TYPE:
        return since is not None and record.at.wall >= since
    named = record.type in (IncidentNoted.TYPE, CandidateAbsent.TYPE)
    return named and record.data.get("candidate") == candidate


def share_of(extra: Fraction) -> str:
    """An extra time as people write it: `1/3`, or a percentage."""
    exact = budget.exact_extra(extra.numerator, extra.denominator)
    return _SHARES.get(exact, f"{round(float(exact) * 100)}{NBSP}%")


def _fact(record: Record, taken: Record | None) -> TimelineRow:
    moment = hour(record.at.wall)
    if record.type == CandidateAbsent.TYPE:
        absent = bool(record.data.get("absent"))
        key = PeopleText.STATE_ABSENT if absent else PeopleText.PRESENT
        return TimelineRow(moment, "close" if absent else "check", people_words(key))
    if record.type == ObservationSilenced.TYPE:
        return _silenced(record, moment)
    code, detail = str(record.data.get("code")), str(record.data.get("detail") or "")
    title, told = people_words(PeopleText.FACT_INCIDENT, code=code), incident_words(code, detail)
    if taken is None:
        return TimelineRow(moment, "pencil", title, told, "warn")
    since = withdrawn_words(hour(taken.at.wall), str(taken.data.get("reason")))
    return TimelineRow(moment, "pencil", title, f"{told} · {since}", struck=True)


def _withdrawn(record: Record, noted: Record) -> TimelineRow:
    title = withdrawal_words(WithdrawalText.FACT, code=str(noted.data.get("code")))
    reason, who = reason_words(str(record.data.get("reason"))), report_words(ROLES[record.role])
    return TimelineRow(hour(record.at.wall), "undo", title, f"{reason} · {who}")


def _silenced(record: Record, moment: str) -> TimelineRow:
    event = event_of(record)
    assert isinstance(event, ObservationSilenced)  # noqa: S101 - its type says so
    what, who = observed_words(event.kind, event.subject), report_words(ROLES[record.role])
    detail = f"{what.rstrip('.')} · {silence_reason(event.reason)} · {who}"
    return TimelineRow(moment, "bell", cover_words(CoverText.FACT_SILENCED), detail)


def _alert(warned: Warned, wall: int) -> str:
    if warned.alert is Alert.REPORT:
        return people_words(PeopleText.ALERT_REPORT, since=minutes(max(0, wall - warned.since)))
    if warned.alert is Alert.STOPPED:
        return people_words(PeopleText.ALERT_STOPPED, hour=hour(warned.since))
    key = _SHORT.get(warned.alert)
    return alert_words(warned.alert) if key is None else people_words(key)


def _pills(one: Attending) -> tuple[str, ...]:
    found = []
    if one.extra:
        found.append(people_words(PeopleText.PILL_EXTRA, share=share_of(one.extra)))
    count = len(one.incidents)
    if count:
        key = PeopleText.PILL_INCIDENT if count == 1 else PeopleText.PILL_INCIDENTS
        found.append(people_words(key, count=count))
    if one.seated:
        found.append(people_words(PeopleText.PILL_HERE))
    return tuple(found)


def _detail(one: Attending) -> str:
    born = date(one.person.birth_date)
    return people_words(PeopleText.BORN, date=born) if born else ""


def _progress(one: Attending) -> str:
    if one.question is None:
        return ""
    return people_words(PeopleText.PROGRESS, number=one.question, total=one.length)


def _left(one: Attending) -> str:
    if one.remaining_ms is None:
        return ""
    return people_words(PeopleText.LEFT, time=remaining(one.remaining_ms))


def _end(one: Attending, wall: int) -> str:
    if one.state is Presence.ENDED:
        return people_words(PeopleText.ENDED_AT, hour=hour(one.ended_wall))
    if one.remaining_ms is None:
        return ""
    if not one.ticking:
        return people_words(PeopleText.STOPPED)
    return people_words(PeopleText.END, hour=hour(wall + one.remaining_ms))


def _left_card(one: Attending) -> tuple[str, str]:
    if one.remaining_ms is None:
        return ("", "")
    return (remaining(one.remaining_ms), "" if one.ticking else words(Text.PANEL_STOPPED))


def _end_card(one: Attending, wall: int) -> tuple[str, str]:
    if one.remaining_ms is None:
        return ("", "")
    return (hour(wall + one.remaining_ms), "")
