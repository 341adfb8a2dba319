"""A station to measure: prepared once in a temporary folder, started as processes of its own."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SECONDS = 180

BARE = """
import sys
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Pix"))
window.resize(1366, 768)
"""
"""A window with one word: what everything else is compared with."""


def environment() -> dict[str, str]:
    """This process's, without a screen."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}


def said(code: str, *words: str) -> str:
    """What a Python program says on its standard output."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment(),
        timeout=SECONDS,
    )
    return done.stdout


@contextmanager
def prepared() -> Iterator[Path]:
    """A folder with a kit and an enrolled station."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "demo"
        command = [sys.executable, "-m", "kiosk", "demo", "--prepare", str(place)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        yield place


def orders(place: Path, candidate: int) -> tuple[Path, Path]:
    """A fresh state and the orders of a simulated candidate in it."""
    from kiosk.commands.sit_kit import read_kit
    from kiosk.commands.sit_orders import Orders, write_orders
    from kiosk.commands.sit_state import prepare_state

    state = place.parent / f"state-{candidate}"
    script = place.parent / f"script-{candidate}.json"
    policy = {"kind": "simulate", "theta": 0.5, "seed": candidate}
    script.write_text(json.dumps({"candidate": candidate, "policy": policy}), encoding="utf-8")
    prepare_state(read_kit(place / "kit.json"), state)
    return state, write_orders(state, Orders(place / "kit.json", script))


def quantile(values: Sequence[float], hundredths: int) -> float:
    """A quantile of at least two values."""
    return statistics.quantiles(values, n=100, method="inclusive")[hundredths - 1]
