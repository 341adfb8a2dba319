"""From *Valider* to the next question painted, offscreen; the durable commit is shown apart.

example: python -m benchmarks.valider_to_paint --candidates 4
"""

import argparse
import json

from benchmarks.prepared import orders, prepared, quantile, said

MEASURED = """
import json, sys, time
from kiosk.__main__ import main
from kiosk.services.ledger import Ledger
from kiosk.ui.presenters.testing import QuestionPresenter
from kiosk.ui.shell import Shell
times, commits, shells = [], [], []
made, answered, appended = Shell.__init__, QuestionPresenter.validated, Ledger.append

def make(shell, *words):
    made(shell, *words)
    shells.append(shell)

def append(ledger, *words, **named):
    before = time.perf_counter()
    appended(ledger, *words, **named)
    commits[-1:] = [sum(commits[-1:]) + time.perf_counter() - before]

def validated(presenter, answer):
    commits.append(0.0)
    before = time.perf_counter()
    answered(presenter, answer)
    shells[0].repaint()  # all of the window, and at once: no less than what is due
    times.append((time.perf_counter() - before, commits[-1]))

Shell.__init__, QuestionPresenter.validated, Ledger.append = make, validated, append
status = main(["app", "--rehearse", "--state", sys.argv[1], "--driver", sys.argv[2]])
print(json.dumps(times[:-1]))  # the last answer leads to the end
sys.exit(status)
"""


def main() -> None:
    """Prints the times and the share of the commit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--candidates", type=int, choices=range(1, 5), default=4)
    arguments = parser.parse_args()
    whole: list[float] = []
    commits: list[float] = []
    with prepared() as place:
        for candidate in range(1, arguments.candidates + 1):
            state, order = orders(place, candidate)
            for painted, commit in json.loads(said(MEASURED, str(state), str(order))):
                whole.append(painted * 1000)
                commits.append(commit * 1000)
    rest = [one - commit for one, commit in zip(whole, commits, strict=True)]
    print(f"{len(whole)} answers, milliseconds from Valider to the next question painted")
    for name, times in (("painted", rest), ("commit", commits), ("together", whole)):
        print(f"{name:<9} p50 {quantile(times, 50):7.1f}   p99 {quantile(times, 99):7.1f}")
    print(f"painted without the commit, p99: {quantile(rest, 99):.1f} ms (wanted: 33 at most)")


if __name__ == "__main__":
    main()
