"""From a sitting to its procès-verbal: the real program, a closed session, a paper."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from engine.records.spoken import heard
from tests.journeys.rehearsals import Rehearsal, pix_kiosk, simulate

pytestmark = pytest.mark.journey
SCRIPT = simulate(
    2,
    {"at_question": 2, "do": "pause", "cause": "incident", "seconds": 60},
    {"at_question": 3, "do": "report", "decision": "accept"},
    {"at_question": 4, "do": "end", "reason": "technical"},
)


def text_of(path: Path) -> str:
    program = shutil.which("pdftotext")
    assert program is not None, "poppler-utils is among the packages of installer/setup.sh"
    done = subprocess.run([program, "-layout", path, "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_a_closed_session_has_a_record_that_tells_what_happened(rehearsal: Rehearsal) -> None:
    found = rehearsal.sat(SCRIPT, "--clock", "60x")
    pdf, plain = rehearsal.folder / "pv.pdf", rehearsal.folder / "pv.txt"
    state = ("--state", str(rehearsal.state))
    done = pix_kiosk("report", *state, "--out", str(pdf), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["session"] == found["sitting"]["session"]
    text = text_of(pdf)
    for said in (
        "RÉPÉTITION, SANS VALEUR",
        "TRAORÉ Noam",
        "Pause pour incident",
        "remplacées après signalement : 1",
        "raison technique",
        "scellé sur ce poste",
        found["sitting"]["session"],
    ):
        assert said in text, said
    assert not any(one["item"] in text for one in found["questions"])
    assert str(found["ability"]) not in text
    assert pix_kiosk("report", *state, "--out", str(plain)).returncode == 0
    spoken = [line for line in plain.read_text(encoding="utf-8").splitlines() if " · " in line]
    words = [line.rpartition("\u00a0: ")[2].split(" · ") for line in spoken if "voix" in line]
    assert len([heard(one) for one in words]) == 2
    nameless = pix_kiosk("report", *state, "--out", str(plain), "--without-names")
    assert nameless.returncode == 0
    assert "TRAORÉ" not in plain.read_text(encoding="utf-8")
