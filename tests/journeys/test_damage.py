"""What was damaged on a station is told at once, in one clear sentence, on its real screens."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.rehearsals import Rehearsal, simulate

pytestmark = pytest.mark.journey
AT_ONCE_S = 45
"""Of a loaded machine; a simulated person would wait a minute for a screen that never comes."""


def banks(state: Path) -> list[Path]:
    """The sealed banks of the packs that this station keeps."""
    return sorted(state.rglob("bank.cob"))


def flip_a_byte(state: Path) -> None:
    for bank in banks(state):
        content = bytearray(bank.read_bytes())
        content[len(content) // 2] ^= 1
        bank.write_bytes(content)


def cut_in_half(state: Path) -> None:
    for bank in banks(state):
        content = bank.read_bytes()
        bank.write_bytes(content[: len(content) // 2])


def take_away(state: Path) -> None:
    for bank in banks(state):
        shutil.rmtree(bank.parent)


@pytest.mark.attack("pack")
@pytest.mark.parametrize(
    ("damage", "key", "sentence"),
    [
        (flip_a_byte, "error.pack_damaged", "abîmé, ou a été modifié"),
        (cut_in_half, "error.pack_damaged", "abîmé, ou a été modifié"),
        (take_away, "error.pack_missing", "n’est pas sur ce poste"),
    ],
)
def test_a_damaged_pack_is_told_at_once_and_loses_nothing(
    damage: Callable[[Path], None], key: str, sentence: str, rehearsal: Rehearsal
) -> None:
    script = simulate(1, {"at_question": 2, "do": "kill", "what": "tree"})
    assert rehearsal.sit(script).returncode == 75
    assert len(banks(rehearsal.state)) == 1
    damage(rehearsal.state)
    before = time.monotonic()
    found = rehearsal.sit(script)
    assert time.monotonic() - before < AT_ONCE_S
    assert found.returncode == 76, found.stderr
    assert sentence in found.stderr
    assert key in found.stderr
    assert "poste de secours" in found.stderr
