"""How long the server takes to hold one sitting against the rules, beside a plain reference.

The reference, in the same run: SHA-256 over 10 MB. Prints both, their ratio, and the 20 ms that a
replay may take.
"""

import hashlib
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from engine.verdict import Agreement, verify
from tests.engine.exams import Candidate, agreed, make_paper

ROUNDS = 50
TARGET_MS = 20.0


def median_ms(act: Callable[[], object]) -> float:
    """The median duration of *act* in ms."""
    durations = []
    for _ in range(ROUNDS):
        start = time.perf_counter_ns()
        act()
        durations.append((time.perf_counter_ns() - start) / 1e6)
    return statistics.median(durations)


def main() -> None:
    """Print the figures."""
    paper, terms = make_paper(), agreed()
    candidate = Candidate(paper, terms)
    candidate.sit()
    bodies = candidate.bodies
    assert verify(paper, bodies, terms).agreement is Agreement.IDENTICAL
    content = bytes(10_000_000)
    reference = median_ms(lambda: hashlib.sha256(content).digest())
    replay = median_ms(lambda: verify(paper, bodies, terms))
    print(f"sha-256 of 10 MB   {reference:8.2f} ms")
    print(f"replay             {replay:8.2f} ms ({len(bodies)} records, {len(paper.bank)} items)")
    print(f"ratio              {replay / reference:8.2f}")
    print(f"target             {TARGET_MS:8.2f} ms: {'kept' if replay <= TARGET_MS else 'missed'}")


if __name__ == "__main__":
    main()
