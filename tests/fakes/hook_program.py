"""Speaks like the hook program and hooks nothing. The first argument says how it behaves.

`well`; `mute` (never ready); `deaf` (its probe is not felt any more, from the moment when the file
of the second argument is there); `stuck` (does not end); `gone` (ends at once); `chatty` (tells
events and nonsense).
"""

import sys
import time
from pathlib import Path

from kiosk.lockdown.windows.keys import KEYS, STATES


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    manner = sys.argv[1]
    if manner == "gone":
        return
    if len(sys.stdin.buffer.read(KEYS * STATES)) < KEYS * STATES:
        return
    if manner == "mute":
        sys.stdin.buffer.read()
        return
    say("ready")
    say("alive 5")
    if manner == "chatty":
        for line in ("event 1 0", "event 0 1", "event 1 1", "event 999 0", "event x 0"):
            say(line)
        for line in ("again", "dropped 3", "", "alive soon"):
            say(line)
    while sys.stdin.buffer.read(1):
        deaf = manner == "deaf" and Path(sys.argv[2]).exists()
        say("alive 12000" if deaf else "alive 5")
    if manner == "stuck":
        time.sleep(60)


if __name__ == "__main__":
    main()
