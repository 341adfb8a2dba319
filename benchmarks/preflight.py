"""The checks of the day before, from the command line to the last line told; the limit is 10 s.

    python -m benchmarks.preflight STATE [--runs 5]

STATE is a station's folder, as `pix-kiosk demo --prepare` makes one. Each probe is timed as well.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from kiosk.bootstrap import Setting, open_base
from kiosk.commands.checks import probes
from kiosk.services.preflight import take

LIMIT_SECONDS = 10.0


def whole(state: Path) -> float:
    """Seconds of one run of the command; whatever it found."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "kiosk", "preflight", "--state", str(state), "--json"]
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - began


def each(state: Path) -> list[tuple[str, float]]:
    """Milliseconds of each probe in this process, the slowest first."""
    base, taken = open_base(Setting(state)), []
    try:
        for probe in probes(base, ""):
            began = time.perf_counter()
            take(probe)
            taken.append((", ".join(probe.checks), (time.perf_counter() - began) * 1000))
    finally:
        base.close()
    return sorted(taken, key=lambda one: -one[1])


def main() -> int:
    """Print the times; 1 when a run took longer than the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("state", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    runs = [whole(given.state) for _ in range(given.runs)]
    print(f"runs {len(runs)}  median {statistics.median(runs):.2f} s  worst {max(runs):.2f} s")
    for checks, taken in each(given.state):
        print(f"{taken:>8.0f} ms  {checks}")
    return 0 if max(runs) < LIMIT_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
