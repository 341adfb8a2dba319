"""Instants: ISO-8601 UTC text with seconds to milliseconds and back. Knows no clock."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from engine.errors import MalformedError

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
SECOND_MS: Final = 1000
_FORM: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z", re.ASCII)


def instant_from_text(untrusted: str) -> int:
    """Milliseconds since the epoch of ``2026-11-22T08:00:00Z``.

    Raises:
        MalformedError: Another form, or no such day or hour.
    """
    found = _FORM.fullmatch(untrusted)
    if found is None:
        raise MalformedError("instant.form")
    try:
        moment = datetime.fromisoformat(found[1]).replace(tzinfo=UTC)
    except ValueError as error:
        raise MalformedError("instant.form") from error
    return (moment - EPOCH) // timedelta(milliseconds=1)


def instant_to_text(instant: int) -> str:
    """The text of an instant in milliseconds, cut to the second."""
    moment = EPOCH + timedelta(seconds=instant // SECOND_MS)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
