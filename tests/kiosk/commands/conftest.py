"""What the tests of the station's commands share: a clock that stands still, no keyring."""

from pathlib import Path

import pytest

from tests.fakes.clock import FakeClock
from tests.kiosk.commands.stations import make_state


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a fresh station, in the hours of the made-up papers."""
    monkeypatch.setattr("kiosk.bootstrap.SystemClock", FakeClock)
    monkeypatch.setattr("kiosk.bootstrap.find_system_keyring", lambda: None)
    return make_state(tmp_path)
