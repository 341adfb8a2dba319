"""When a bundle is sent, waited for or set aside. Pure: knows no transport, clock or chance.

Full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/): the wait
is uniform below a ceiling that doubles, so that a thousand stations do not come back together.
"""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final, assert_never

from kiosk.ports.courier import Answer, Delivery
from kiosk.ports.outbox import BundleState, OutboxRow

BASE_MS: Final = 1_000
CEILING_MS: Final = 300_000
LONGEST_ASKED_MS: Final = 3_600_000
_SPREAD_LABEL: Final = b"pix-kiosk/spread/v1\0"
_DOUBLINGS: Final = 16


@dataclass(frozen=True, slots=True)
class Send:
    """Now."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not before that moment, in ms since the epoch; `reason` is for people, or empty."""

    until: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Park:
    """A human has to look at `reason`; not before that moment is the other side asked again."""

    until: int
    reason: str


def before(row: OutboxRow, now: int) -> Send | Wait:
    """Whether it is a bundle's turn; *now* in ms since the epoch."""
    # A clock set back must not make a bundle wait for the former future.
    overdue = row.next_wall > now + LONGEST_ASKED_MS + CEILING_MS
    return Send() if row.next_wall <= now or overdue else Wait(row.next_wall, row.reason)


def after(row: OutboxRow, answer: Answer, now: int, uniform: float) -> Wait | Park:
    """What to do with a bundle once a try was answered.

    Args:
        row: The bundle; `attempts` counts the tries before this one.
        answer: What came of the try.
        now: The wall clock, in ms since the epoch.
        uniform: A draw from [0, 1).
    """
    asked = min(max(answer.retry_after_ms or 0, 0), LONGEST_ASKED_MS)
    until = now + asked + int(uniform * ceiling_ms(row.attempts))
    match answer.delivery:
        case Delivery.TAKEN | Delivery.LATER:
            return Wait(until, answer.reason)
        case Delivery.FORK | Delivery.REFUSED:
            return Park(until, answer.reason or answer.delivery.value)
        case unknown:
            assert_never(unknown)


def ceiling_ms(attempts: int) -> int:
    """The longest wait after that many tries: 1 s, doubling, at most 300 s."""
    return min(CEILING_MS, BASE_MS << min(attempts, _DOUBLINGS))


def sends(row: OutboxRow) -> bool:
    """Whether the bundle itself still has to go; else only its receipts are asked for."""
    return row.state is BundleState.SEALED


def spread_ms(station: str, session: str, window_s: int) -> int:
    """How long a station lets others go first: the same for a session each time.

    Args:
        station: The station's name.
        session: The session's.
        window_s: The ticket's upload window in seconds; 0 for none.
    """
    if window_s <= 0:
        return 0
    drawn = hmac.new(station.encode(), _SPREAD_LABEL + session.encode(), hashlib.sha256).digest()
    return int.from_bytes(drawn[:8], "big") % (window_s * 1000)
