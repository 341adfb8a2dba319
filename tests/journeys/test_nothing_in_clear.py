"""Nothing of a sealed pack is ever written in clear: no question, no answer, no document."""

from pathlib import Path

import pytest

from tests.journeys.rehearsals import Rehearsal, simulate
from workbench.packs.source import read_pack

pytestmark = pytest.mark.journey
SOURCE = Path(__file__).parents[2] / "content_packs" / "certification_fr"
LONG_ENOUGH = 24


def sentences() -> set[bytes]:
    """Sentences of the sealed pack that stand nowhere else."""
    found: set[bytes] = set()
    for one in read_pack(SOURCE).items:
        texts = [one.item.statement, *one.item.choices, one.solution.feedback]
        texts += [form for _, forms in one.solution.accepted for form in forms]
        lines = (line.strip() for text in texts for line in text.splitlines())
        found |= {line.encode() for line in lines if len(line) >= LONG_ENOUGH}
    return found


def test_no_sentence_of_the_pack_lies_on_the_disk(rehearsal: Rehearsal) -> None:
    rehearsal.sat(simulate())
    wanted = sentences()
    assert len(wanted) > 1000
    searched = 0
    for path in rehearsal.state.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            searched += len(content)
            assert not [one for one in wanted if one in content], path.name
    assert searched > 1_000_000
