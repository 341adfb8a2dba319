"""The options that several commands share: where the station keeps its things. Opens nothing."""

import argparse
from pathlib import Path

from platformdirs import user_state_path


def add_state(parser: argparse.ArgumentParser) -> None:
    """Add `--state`."""
    parser.add_argument(
        "--state",
        type=Path,
        default=user_state_path("pix-kiosk", appauthor=False),
        metavar="DIR",
        help="the station's folder (default: %(default)s)",
    )
