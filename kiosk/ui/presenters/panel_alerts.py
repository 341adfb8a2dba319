"""What waits on this station, in words: the report with its decision, the others beside. Pure."""

from typing import Final

from engine.sitting.state import Phase
from kiosk.services.alerts import Alert, Warned, station_alerts
from kiosk.services.desk import Desk
from kiosk.services.notices import Notice, station_notices
from kiosk.services.report_codes import proposed
from kiosk.services.seat import Seat
from kiosk.ui.presenters.panel_timeline import category_words
from kiosk.ui.presenters.times import hour, minutes
from kiosk.ui.views.panel import Act, ActView, AlertLine, ReportStrip
from kiosk.words.cover import CoverText, cover_words, silence_reasons
from kiosk.words.observed import observed_words
from kiosk.words.reports import ReportText, report_words

_LINES: Final = {
    Alert.ROLLBACK: (ReportText.ALERT_ROLLBACK, "err"),
    Alert.REPORT: (ReportText.ALERT_REPORT, "warn"),
    Alert.HELD: (ReportText.ALERT_HELD, "warn"),
    Alert.STOPPED: (ReportText.ALERT_STOPPED, "warn"),
    Alert.UNWRITTEN: (ReportText.ALERT_UNWRITTEN, "err"),
    Alert.LOCKDOWN: (ReportText.ALERT_LOCKDOWN, "err"),
    Alert.COPIES: (ReportText.ALERT_COPIES, "warn"),
    Alert.PIN: (ReportText.ALERT_PIN, "warn"),
}
_CODE_WORDS: Final = {
    "E1": ReportText.CODE_E1,
    "E2": ReportText.CODE_E2,
    "E3": ReportText.CODE_E3,
    "E4": ReportText.CODE_E4,
    "E5": ReportText.CODE_E5,
    "E8": ReportText.CODE_E8,
    "E9": ReportText.CODE_E9,
    "E10": ReportText.CODE_E10,
    "E11": ReportText.CODE_E11,
    "E12": ReportText.CODE_E12,
}


def code_words(code: str) -> str:
    """A reason with its code: `E3 · Fichier qui ne s'ouvre pas`."""
    return f"{code} · {report_words(_CODE_WORDS[code])}"


def alert_words(alert: Alert) -> str:
    """What waits, in a few words."""
    return report_words(_LINES[alert][0])


def alert_lines(desk: Desk) -> tuple[AlertLine, ...]:
    """Every alert but the report, which has a place of its own; the oldest first."""
    found = [
        (one.since, _line(one)) for one in station_alerts(desk) if one.alert is not Alert.REPORT
    ]
    found += [(one.since, _notice(one)) for one in station_notices(desk)]
    return tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))


def bar_alert(desk: Desk) -> str:
    """What the bar says: the report by its name, since somebody waits; else how many alerts."""
    found = station_alerts(desk)
    if any(one.alert is Alert.REPORT for one in found):
        return report_words(ReportText.BAR_REPORT)
    count = len(found) + len(station_notices(desk))
    if not count:
        return ""
    many = ReportText.BAR_ONE if count == 1 else ReportText.BAR_MANY
    return report_words(many, count=count)


def report_strip(seat: Seat, wall: int, spent_at: int) -> ReportStrip | None:
    """The report that waits for a decision, whatever the phase is; None when none does.

    Args:
        seat: The seat.
        wall: Now, in ms since the epoch.
        spent_at: What a refusal would charge, in ms.
    """
    sitting, item = seat.sit.exam.sitting, seat.sit.exam.item
    report = sitting.report
    if report is None or sitting.moved:
        return None
    person = seat.person
    name = f"{person.first_name} {person.last_name}".strip() or person.code
    title = ReportText.TITLE_BLOCKED if report.blocked else ReportText.TITLE_LIGHT
    able = ReportText.CANNOT_GO_ON if report.blocked else ReportText.CAN_GO_ON
    parts = [report_words(able, name=name)]
    if report.text:
        parts.append(report_words(ReportText.QUOTED, text=report.text))
    if report.blocked:
        parts.append(report_words(ReportText.STOPPED_TIME))
    if spent_at >= _MINUTE:
        parts.append(report_words(ReportText.REFUSAL_CHARGES, charged=minutes(spent_at)))
    codes = () if item is None else proposed(item, report.category)
    reason = _not_now(seat)
    return ReportStrip(
        title=report_words(
            title,
            waited=minutes(max(0, wall - report.at.wall)),
            category=category_words(report.category),
            number=len(sitting.answers) + 1,
        ),
        detail=" ".join(parts),
        codes=tuple((code, code_words(code)) for code in codes),
        enabled=not reason,
        reason=reason,
    )


_MINUTE: Final = 60_000


def _not_now(seat: Seat) -> str:
    if seat.sit.rolled_back:
        return report_words(ReportText.CHIEF_FIRST)
    if seat.sit.interrupted:
        return report_words(ReportText.RESTART_FIRST)
    if seat.sit.exam.sitting.phase is Phase.PAUSED:
        return report_words(ReportText.RESUME_FIRST)
    return ""


def _notice(one: Notice) -> AlertLine:
    """What was noticed, since when and how often, and the way to hear no more of it."""
    what = observed_words(one.kind, one.subject)
    key = CoverText.LINE if one.count == 1 else CoverText.LINE_MANY
    said = cover_words(CoverText.LINE_HELD, what=what) if one.held else what
    act = ActView(
        Act.SILENCE,
        asks_pin=False,
        choices=silence_reasons(),
        notes=(what, cover_words(CoverText.SILENCE_NOTE)),
        confirm=cover_words(CoverText.SILENCE_CONFIRM),
        given=(("kind", one.kind), ("subject", one.subject)),
    )
    return AlertLine(
        cover_words(key, what=said, hour=hour(one.since), count=one.count),
        act=act,
        heard=cover_words(CoverText.SILENCE_HEARD, what=what),
    )


def _line(one: Warned) -> AlertLine:
    key, tone = _LINES[one.alert]
    text = report_words(key)
    if one.alert is not Alert.PIN:
        text = report_words(ReportText.ALERT_SINCE, text=text, hour=hour(one.since))
    return AlertLine(text, tone)
