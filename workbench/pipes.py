"""What it means for a command when the program that reads its output leaves. Knows no command."""

import signal


def end_with_the_reader() -> None:
    """End quietly when standard output closes early, as when a pager or *head* has seen enough.

    For the process of a command only: it changes how the whole process answers a closed pipe.
    """
    closed = getattr(signal, "SIGPIPE", None)
    if closed is not None:
        signal.signal(closed, signal.SIG_DFL)
