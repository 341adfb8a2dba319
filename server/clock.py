"""The wall clock of the server. Knows nothing about what happens at an instant."""

import time
from collections.abc import Callable

Wall = Callable[[], int]


def system_wall() -> int:
    """Milliseconds since the epoch, UTC."""
    return time.time_ns() // 1_000_000
