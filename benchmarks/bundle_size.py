"""The size of a whole sitting's sealed bundle.

example: python -m benchmarks.bundle_size
"""

import argparse
import json

from benchmarks.prepared import orders, prepared, said

PLAYED = """
import sys
from pathlib import Path
from kiosk.__main__ import main
status = main(["app", "--rehearse", "--state", sys.argv[1], "--driver", sys.argv[2]])
print(Path(sys.argv[1], "rehearsal-summary.json").read_text())
sys.exit(status)
"""


def main() -> None:
    """Prints the size."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with prepared() as place:
        state, order = orders(place, 1)
        found = json.loads(said(PLAYED, str(state), str(order)))
    size = found["bundle"]["size"] / 1024
    print(f"{len(found['questions'])} questions, {found['journal_events']} events")
    print(f"bundle {size:.1f} KiB (wanted: 64 at most)")


if __name__ == "__main__":
    main()
