"""Whole rehearsals with real processes: one prepared folder, and what is started from it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS = 180


def environment() -> dict[str, str]:
    """This process's, with the interpreter's own programs first and no screen."""
    found = {name: text for name, text in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return {**found, "LANG": "C.UTF-8"}


def pix_kiosk(*words: str, seconds: float = SECONDS) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
        timeout=seconds,
    )


def simulate(candidate: int = 1, *events: dict[str, object]) -> dict[str, object]:
    policy = {"kind": "simulate", "theta": 0.5, "seed": 1}
    return {"candidate": candidate, "policy": policy, "events": list(events)}


@dataclass(frozen=True)
class Rehearsal:
    """A prepared kit and a folder for one sitting."""

    kit: Path
    folder: Path

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def command(self, script: dict[str, object], *options: str) -> list[str]:
        path = self.folder / "script.json"
        path.write_text(json.dumps(script), encoding="utf-8")
        words = ["sit", "--kit", str(self.kit), "--script", str(path), "--state", str(self.state)]
        server = () if "--server" in options else ("--server", "")
        return [*words, "--headless", "--json", *server, *options]

    def sit(self, script: dict[str, object], *options: str) -> subprocess.CompletedProcess[str]:
        return pix_kiosk(*self.command(script, *options))

    def sat(self, script: dict[str, object], *options: str) -> dict[str, Any]:
        done = self.sit(script, *options)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found
