"""The real application dies while each screen is in front: the right one comes back, with all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.hooks import environment_with
from tests.journeys.rehearsals import Rehearsal, environment, simulate
from tests.journeys.test_kills import told

pytestmark = pytest.mark.journey
ROUNDS = 6
ENOUGH_S = 170
EVENTS = (
    {"at_question": 2, "do": "pause", "cause": "incident", "seconds": 1},
    {"at_question": 3, "do": "report", "decision": "dismiss"},
)
BACK = {
    "waiting": "waiting",
    "opening": "waiting",
    "candidate-code": "waiting",
    "identity": "waiting",
    "admission": "admission",
    "instructions": "instructions",
    "practice": "instructions",
    "skip": "instructions",
    "ready": "instructions",
    "question": "resume",
    "overlay": "resume",
    "report": "resume",
    "gate": "resume",
    "panel": "resume",
    "resume": "resume",
    "end": "end",
}
"""What comes back after a death in front of each screen; the first skip is one of practice."""
OPENS = ("waiting", "opening")


def lives(log: Path) -> list[list[str]]:
    """The screens that each process showed, without repetition."""
    found: dict[str, list[str]] = {}
    for line in log.read_text().splitlines():
        pid, screen = line.split()
        shown = found.setdefault(pid, [])
        if not shown or shown[-1] != screen:
            shown.append(screen)
    return list(found.values())


def sit_with_deaths(
    rehearsal: Rehearsal, screens: tuple[str, ...], *, tree: bool
) -> tuple[dict[str, object], list[list[str]]]:
    """Sit to the end whatever dies on the way; the summary, and the screens of each life."""
    hook = rehearsal.folder / "hook"
    line = f"die_before({screens!r}, {str(hook)!r}, tree={tree})"
    given = environment_with(hook, environment(), line)
    command = [sys.executable, "-m", "kiosk", *rehearsal.command(simulate(1, *EVENTS))]
    for _ in range(ROUNDS):
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=given,
            timeout=ENOUGH_S,
        )
        if done.returncode == 0:
            return json.loads(done.stdout), lives(hook / "screens.log")
    pytest.fail(done.stderr)


@pytest.fixture(scope="module")
def reference(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    """What is answered when nothing dies."""
    rehearsal = Rehearsal(prepared / "kit.json", tmp_path_factory.mktemp("reference"))
    return list(told(rehearsal.sat(simulate(1, *EVENTS))))


FEW = (("question", "resume"), ("ready",))
LONG = tuple((one,) for one in BACK if one not in ("ready", "resume"))


@pytest.mark.attack("kill-application")
@pytest.mark.parametrize("tree", [False, True], ids=["app", "tree"])
@pytest.mark.parametrize(
    "screens",
    [*FEW, *(pytest.param(one, marks=pytest.mark.long) for one in LONG)],
    ids="-".join,
)
def test_the_right_screen_comes_back_and_nothing_is_lost(
    screens: tuple[str, ...],
    tree: bool,
    rehearsal: Rehearsal,
    reference: list[tuple[object, ...]],
) -> None:
    found, shown = sit_with_deaths(rehearsal, screens, tree=tree)
    assert list(told(found)) == reference
    assert len(shown) == len(screens) + 1
    for screen, after in zip(screens, shown[1:], strict=True):
        first = after[0]
        if tree and BACK[screen] != "waiting":
            assert tuple(after[:2]) == OPENS
            first = next(one for one in after[2:] if one != "opening")
        assert first == BACK[screen], after[:6]
