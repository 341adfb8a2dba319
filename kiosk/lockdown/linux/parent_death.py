"""Asks the Linux kernel to end this process with its parent. Knows nothing else."""

import ctypes
import signal
from typing import Final

_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h


def die_with_parent(number: signal.Signals = signal.SIGTERM) -> None:
    """Have this signal sent to this process when the thread that started it ends.

    A parent that died before the call is not noticed here; the end of its channel tells that.

    Raises:
        OSError: The kernel refused.
    """
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_PDEATHSIG, int(number), 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
