"""The whole program: a simulated candidate, the real screens, real processes, real deaths."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.rehearsals import Rehearsal, environment, pix_kiosk, simulate

pytestmark = pytest.mark.journey


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The prepared rehearsal's server, on a free port."""
    command = [sys.executable, "-m", "server", "serve", "--state", str(folder), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment())
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def test_a_whole_sitting_is_sealed_sent_replayed_and_identical(
    rehearsal: Rehearsal, prepared: Path
) -> None:
    server = rehearsal.folder / "server"
    shutil.copytree(prepared / "server", server)
    with serving(server) as address:
        found = rehearsal.sat(simulate(), "--server", address)
    assert [one["n"] for one in found["questions"]] == list(range(1, 33))
    assert len({one["competence"] for one in found["questions"]}) == 16
    assert found["sitting"]["end"] == "completed"
    assert found["receipt"] == {"state": "opened", "verdict": "identical"}
    bundle = Path(found["bundle"]["path"])
    assert bundle.name == f"{found['bundle']['sha256']}.evb"
    assert bundle.stat().st_size <= 64 * 1024


def test_every_event_happens_once_and_a_killed_run_goes_on(rehearsal: Rehearsal) -> None:
    script = simulate(
        2,
        {"at_question": 3, "do": "pause", "cause": "incident", "seconds": 60},
        {"at_question": 4, "do": "pause", "cause": "personal", "seconds": 60},
        {"at_question": 5, "do": "report", "decision": "accept"},
        {"at_question": 6, "do": "report", "decision": "dismiss"},
        {"at_question": 7, "do": "report", "decision": "dismiss", "blocked": False},
        {"at_question": 8, "do": "grant", "minutes": 4},
        {"at_question": 9, "do": "kill", "what": "app"},
        {"at_question": 10, "do": "kill", "what": "tree"},
        {"at_question": 12, "do": "end", "reason": "technical"},
    )
    first = rehearsal.sit(script, "--clock", "60x")
    assert first.returncode == 75, first.stderr
    assert first.stdout == ""
    found = rehearsal.sat(script, "--clock", "60x")
    assert found["sitting"]["end"] == "technical"
    assert len(found["questions"]) == 11
    assert len(found["withdrawn"]) == 1
    assert found["withdrawn"][0] not in [one["item"] for one in found["questions"]]
    # 140 minutes and 4 granted, less one of personal pause and the sitting's own time.
    assert 100 * 60_000 < found["remaining_ms"] <= 143 * 60_000
    again = rehearsal.sat(script, "--clock", "60x")
    assert again == found


def test_answers_by_item_are_given_and_what_is_unknown_is_skipped(
    rehearsal: Rehearsal, prepared: Path
) -> None:
    kit = json.loads((prepared / "kit.json").read_bytes())
    responses = {item: known["right"] for item, known in kit["oracle"].items()}
    first = rehearsal.sat(
        {
            "candidate": 3,
            "policy": {"kind": "responses", "responses": dict(list(responses.items())[::2])},
            "events": [{"at_question": 9, "do": "end", "reason": "invigilator"}],
        }
    )
    statuses = {one["item"]: one["status"] for one in first["questions"]}
    for item, status in statuses.items():
        assert status == ("ok" if item in list(responses)[::2] else "aband")
    assert len(statuses) == 8


@pytest.mark.parametrize("when", [0.9, 1.6])
def test_a_death_that_nobody_announced_costs_a_pin_and_nothing_else(
    rehearsal: Rehearsal, when: float
) -> None:
    script = simulate(4, {"at_question": 12, "do": "end", "reason": "technical"})
    command = [sys.executable, "-m", "kiosk", *rehearsal.command(script)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    )
    try:
        process.communicate(timeout=1.5 + when)
    except subprocess.TimeoutExpired:
        for application in applications(rehearsal.state):
            os.kill(application, signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert len(json.loads(out)["questions"]) == 11


def applications(state: Path) -> list[int]:
    """The processes that are the application of a state folder."""
    found = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = one.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"app" in words and str(state).encode() in words:
            found.append(int(one.parent.name))
    return found


def test_a_real_kit_is_refused_by_the_program(rehearsal: Rehearsal, prepared: Path) -> None:
    kit = json.loads((prepared / "kit.json").read_bytes())
    kit["realm"] = kit["root"]["realm"] = "real"
    real = Rehearsal(rehearsal.folder / "kit.json", rehearsal.folder)
    real.kit.write_text(json.dumps(kit), encoding="utf-8")
    done = real.sit(simulate())
    assert done.returncode == 77
    assert not real.state.exists()
    assert len(done.stderr.splitlines()) >= 2


@pytest.mark.attack("options")
@pytest.mark.parametrize("option", [["--rehearse"], ["--speed", "60"], ["--driver", "x"]])
def test_a_station_of_real_exams_refuses_every_convenience(
    option: list[str], prepared: Path, tmp_path: Path
) -> None:
    root = json.loads((prepared / "station" / "root.json").read_bytes()) | {"realm": "real"}
    (tmp_path / "root.json").write_text(json.dumps(root), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from kiosk.vault import roots;"
        "found = roots.read_root(Path(sys.argv[1]) / 'root.json');"
        "import kiosk.bootstrap as b; b.find_root = lambda _state: found;"
        "from kiosk.ports.errors import RealmRefusedError; from kiosk.commands import app;"
        "import argparse; p = argparse.ArgumentParser(); app.add_arguments(p);"
        "a = p.parse_args(['--state', sys.argv[1], *sys.argv[2:]]);"
        "s = b.Setting(state=a.state, rehearse=a.rehearse, speed=a.speed, driver=a.driver)\n"
        "try: b.open_base(s)\n"
        "except RealmRefusedError: sys.exit(77)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), *option], check=False, timeout=60
    )
    assert done.returncode == 77
    assert not (tmp_path / "vault").exists()


def test_the_help_tells_every_exit_status() -> None:
    told = pix_kiosk("sit", "--help").stdout
    for status in (64, 65, 69, 70, 73, 75, 76, 77):
        assert re.search(rf"\b{status}\b", told)
