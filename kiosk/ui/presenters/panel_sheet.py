"""The invigilator's sheet of one station: who, what happened, how much time, what to do. Pure."""

from typing import Final

from engine.sitting import budget
from engine.sitting.state import Phase
from kiosk.services.desk import Desk
from kiosk.services.seat import Seat
from kiosk.ui.presenters.complaint import Complaint
from kiosk.ui.presenters.panel_alerts import alert_lines, report_strip
from kiosk.ui.presenters.panel_ledgers import ledgers
from kiosk.ui.presenters.panel_offers import offers
from kiosk.ui.presenters.panel_timeline import timeline
from kiosk.ui.presenters.times import birth, hour, remaining
from kiosk.ui.views.panel import PanelView, PersonCard, PillView
from kiosk.words import Text, words
from kiosk.words.reports import ReportText, report_words

_STATES: Final = {
    Phase.EXPECTED: (Text.STATE_EXPECTED, "info"),
    Phase.IDENTIFIED: (Text.STATE_IDENTIFIED, "warn"),
    Phase.ADMITTED: (Text.STATE_ADMITTED, "info"),
    Phase.RUNNING: (Text.STATE_RUNNING, "ok"),
    Phase.BLOCKED: (Text.STATE_BLOCKED, "warn"),
    Phase.PAUSED: (Text.STATE_PAUSED, "warn"),
    Phase.ENDED: (Text.STATE_ENDED, "info"),
}


def panel_view(
    desk: Desk, *, complaint: Complaint, message: str, busy: bool, foot: str, beyond: bool
) -> PanelView:
    """The sheet of this station as things are now.

    Args:
        desk: What the station is doing.
        complaint: What was wrong with the last act.
        message: What became of it, if nothing was.
        busy: Whether a PIN is being checked.
        foot: When the panel closes by itself.
        beyond: Whether the invigilator asked for more time than the ticket lets them grant.
    """
    seat, now = desk.seat, desk.gear.clock.now()
    sums = None if seat is None else ledgers(seat, now)
    left = 0 if seat is None else seat.sit.remaining_ms
    sitting = None if seat is None else seat.sit.exam.sitting
    stopped = sitting is not None and not (sitting.ticking or sitting.end is not None)
    stopped = stopped or (seat is not None and seat.sit.interrupted)
    charged = 0 if sitting is None else budget.charged_ms(sitting, now)
    end_note = ""
    if sums is not None and sums.accepted_wall is not None:
        end_note = report_words(ReportText.IF_ACCEPTED, hour=hour(sums.accepted_wall))
    return PanelView(
        person=None if seat is None else _person(seat),
        pills=() if seat is None else pills(seat),
        planned=None if sums is None else sums.planned,
        granted=None if sums is None else sums.given,
        timeline=() if seat is None else timeline(seat.sit.ledger.records),
        end_time="" if sums is None else hour(sums.end_wall),
        end_note=end_note,
        remaining="" if sums is None else remaining(left),
        remaining_note=words(Text.PANEL_STOPPED) if sums is not None and stopped else "",
        acts=offers(desk, end_wall=None if sums is None else sums.end_wall, beyond=beyond),
        report=None if seat is None else report_strip(seat, now.wall, charged),
        alerts=alert_lines(desk),
        message=complaint.message or message,
        message_tone="err" if complaint.message else "ok",
        wait_ms=complaint.wait_ms,
        busy=busy,
        foot=foot,
    )


def pills(seat: Seat) -> tuple[PillView, ...]:
    """Every state of a candidate, none instead of another; then the question and the extra time."""
    sit, sitting = seat.sit, seat.sit.exam.sitting
    state, tone = _STATES[sitting.phase]
    found = [PillView(words(state), tone)]
    if sitting.moved:
        found = [PillView(report_words(ReportText.STATE_MOVED), "info")]
    elif sit.interrupted:
        stopped = PillView(words(Text.STATE_STOPPED), "warn")
        found = [stopped] if sitting.phase is Phase.RUNNING else [stopped, *found]
    if sit.rolled_back:
        found.insert(0, PillView(report_words(ReportText.STATE_ROLLBACK), "err"))
    if sitting.report is not None and sitting.phase is not Phase.BLOCKED and not sitting.moved:
        found.append(PillView(report_words(ReportText.STATE_REPORTED), "warn"))
    if sitting.question is not None:
        number = len(sitting.answers) + 1
        found.append(PillView(words(Text.PANEL_QUESTION, number=number)))
    if seat.person.extra or sitting.correction:
        found.append(PillView(words(Text.PANEL_EXTRA)))
    return tuple(found)


def _person(seat: Seat) -> PersonCard:
    person = seat.person
    name = f"{person.last_name} {person.first_name}".strip() or words(Text.IDENTITY_BLANK)
    initials = f"{person.first_name[:1]}{person.last_name[:1]}".upper() or "?"
    return PersonCard(name, initials, birth(person.birth_date) or person.code)
