"""Durations and hours as people read them. Knows no clock; it is told the instant."""

from datetime import UTC, datetime
from datetime import date as calendar
from typing import Final

from engine.records.journal_record import At
from kiosk.words import dates
from kiosk.words.journey import JourneyText, journey_words

NBSP: Final = "\u00a0"
_MINUTE: Final = 60_000
_HOUR: Final = 60 * _MINUTE
_SECONDS_BELOW: Final = 10 * _MINUTE


def duration(ms: int) -> str:
    """`1 h 45`, `2 h`, `58 min`: a planned duration, in whole minutes."""
    hours, minutes = divmod(round(ms / _MINUTE), 60)
    if not hours:
        return f"{minutes}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{minutes:02}" if minutes else f"{hours}{NBSP}h"


def remaining(ms: int) -> str:
    """`1 h 12 min`, `58 min`, and with seconds below ten minutes: `9 min 40 s`, `40 s`.

    Minutes are rounded up: a whole hour left is shown as such until its first minute is used.
    """
    if ms < _SECONDS_BELOW:
        minutes, seconds = divmod(-(-ms // 1000), 60)
        if not minutes:
            return f"{seconds}{NBSP}s"
        return f"{minutes}{NBSP}min{NBSP}{seconds:02}{NBSP}s"
    hours, minutes = divmod(-(-ms // _MINUTE), 60)
    if not hours:
        return f"{minutes}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{minutes:02}{NBSP}min"


def in_words(ms: int) -> str:
    """`1 h 12 min`, `5 min`, or `40 s` below one minute: time left, as it is said in a sentence.

    It never counts seconds above one minute, so that it changes once a minute.
    """
    if ms <= _MINUTE - 1000:
        return f"{-(-ms // 1000)}{NBSP}s"
    hours, whole = divmod(-(-ms // _MINUTE), 60)
    if not hours:
        return f"{whole}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{whole:02}{NBSP}min"


def minutes(ms: int) -> str:
    """`6 min`, or `40 s` when it is less than one: time given back."""
    if abs(ms) < _MINUTE:
        return f"{round(ms / 1000)}{NBSP}s"
    return f"{round(ms / _MINUTE)}{NBSP}min"


def elapsed(ms: int) -> str:
    """`3 min`, `1 h 05`: time that has gone by, in whole minutes; words below one minute."""
    if ms < _MINUTE:
        return journey_words(JourneyText.UNDER_A_MINUTE)
    return duration(ms // _MINUTE * _MINUTE)


def hour(wall_ms: int) -> str:
    """`11 h 32`, in the machine's own time zone."""
    local = datetime.fromtimestamp(wall_ms / 1000, UTC).astimezone()
    return f"{local.hour}{NBSP}h{NBSP}{local.minute:02}"


def whole_hour(wall_ms: int) -> str:
    """`9 h`, or `9 h 30` when it is not a whole one."""
    return hour(wall_ms).removesuffix(f"{NBSP}00")


def end_hour(at: At, remaining_ms: int) -> str:
    """When the time would be over if it ran without a stop from the instant on."""
    return hour(at.wall + remaining_ms)


def birth(text: str) -> str:
    """`17 mai 2010` of `2010-05-17`; another text as it is."""
    try:
        return dates.day(calendar.fromisoformat(text))
    except ValueError:
        return text


def day(wall_ms: int) -> str:
    """`9 mars 2027`, in the machine's own time zone."""
    return dates.day(datetime.fromtimestamp(wall_ms / 1000, UTC).astimezone().date())


def weekday(wall_ms: int) -> str:
    """`Mardi 9 mars 2027`, in the machine's own time zone."""
    return dates.weekday(datetime.fromtimestamp(wall_ms / 1000, UTC).astimezone().date())


def date(text: str) -> str:
    """`17/05/2010` of `2010-05-17`; another text as it is."""
    parts = text.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else text  # noqa: PLR2004 - y-m-d
