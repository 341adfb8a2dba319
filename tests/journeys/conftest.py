"""One rehearsal prepared for all journeys, by the programs that make real ones."""

from pathlib import Path

import pytest

from tests.journeys.rehearsals import Rehearsal, pix_kiosk


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rehearsal") / "demo"
    done = pix_kiosk("demo", "--prepare", str(folder), "--json")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def rehearsal(prepared: Path, tmp_path: Path) -> Rehearsal:
    return Rehearsal(prepared / "kit.json", tmp_path)
