"""What watching the machine costs: the share of one core, over all sensors at their own pace.

    python -m benchmarks.monitoring [--seconds 60] [--windows 12]

An empty loop with the same beat runs first, in the same process; what it takes is not the sensors'.
They look at a virtual display with windows on it where there is one to be had, else at this one.
"""

import argparse
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from kiosk.detection.installed import sensors
from kiosk.detection.linux.readings import linux_readings
from kiosk.ports.sensor import Sensor

BEAT_S: Final = 1.0
WANTED: Final = 0.01


@contextmanager
def display(windows: int) -> Iterator[dict[str, str]]:
    """The environment of a virtual display with windows, or this one's."""
    if shutil.which("Xvfb") is None or shutil.which("xmessage") is None:
        yield dict(os.environ)
        return
    reading, writing = os.pipe()
    with ExitStack() as ending:
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
        ending.enter_context(_program(command, dict(os.environ), (writing,)))
        os.close(writing)
        with os.fdopen(reading) as told:
            environment = {**os.environ, "DISPLAY": f":{told.readline().strip()}"}
        for number in range(windows):
            place = f"300x200+{20 * number}+{15 * number}"
            ending.enter_context(_program(["xmessage", "-geometry", place, "-"], environment))
        time.sleep(1)
        yield environment


@contextmanager
def _program(
    command: Sequence[str], environment: dict[str, str], kept: tuple[int, ...] = ()
) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env=environment,
        pass_fds=kept,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def watch(found: Sequence[Sensor], seconds: float) -> tuple[float, float]:
    """The processor's seconds for so many seconds of beats, and the longest beat in ms."""
    due = dict.fromkeys(range(len(found)), 0.0)
    longest, begun, used = 0.0, time.monotonic(), time.process_time()
    while (now := time.monotonic() - begun) < seconds:
        for number, sensor in enumerate(found):
            if now >= due[number]:
                sensor.look()
                due[number] = now + sensor.every_ms / 1_000
        longest = max(longest, time.monotonic() - begun - now)
        time.sleep(BEAT_S - (time.monotonic() - begun) % BEAT_S)
    return time.process_time() - used, 1_000 * longest


def main() -> None:
    """Prints both shares of a core, and how long the window was kept waiting at most."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--windows", type=int, default=12)
    asked = parser.parse_args()
    with display(asked.windows) as environment:
        found = sensors(linux_readings(os.getpid(), environment), own=os.getpid(), level=1)
        for sensor in found:
            sensor.look()  # connections are made once, and the machine's own signs read once
        empty, _ = watch((), asked.seconds)
        used, longest = watch(found, asked.seconds)
    processes = sum(one.name.isdigit() for one in Path("/proc").iterdir())
    share = (used - empty) / asked.seconds
    print(f"{len(found)} sensors, {processes} processes, {asked.windows} windows")
    print(f"empty loop    {empty / asked.seconds:8.3%} of a core")
    print(f"with sensors  {used / asked.seconds:8.3%}; longest beat {longest:.1f} ms")
    print(f"sensors       {share:8.3%} (wanted: {WANTED:.0%} at most)")


if __name__ == "__main__":
    main()
