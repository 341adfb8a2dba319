"""When an application that crashed is started again. Pure; knows no process."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class RestartPolicy:
    """At most `limit` crashes in `window_ms`; each wait is twice the one before, up to a cap."""

    limit: int = 5
    window_ms: int = 120_000
    first_delay_ms: int = 200
    longest_delay_ms: int = 5_000

    def __post_init__(self) -> None:
        if self.limit < 1 or min(self.window_ms, self.first_delay_ms, self.longest_delay_ms) < 0:
            raise ValueError("a policy of nothing")


DEFAULT: Final = RestartPolicy()


def delay_after(crashes: tuple[int, ...], policy: RestartPolicy = DEFAULT) -> int | None:
    """How long to wait before the next start; None when enough is enough.

    Args:
        crashes: When the application crashed, in ms since the boot, oldest first.
        policy: The limit and the delays.

    Returns:
        Milliseconds, or None: crashes keep coming, and the machine is to be given back.
    """
    recent = recent_crashes(crashes, policy)
    if len(recent) >= policy.limit:
        return None
    doublings = max(len(recent) - 1, 0)
    return min(policy.first_delay_ms << doublings, policy.longest_delay_ms)


def recent_crashes(crashes: tuple[int, ...], policy: RestartPolicy = DEFAULT) -> tuple[int, ...]:
    """The crashes that still count at the time of the last one."""
    return tuple(at for at in crashes if crashes[-1] - at <= policy.window_ms)
