"""content_packs.applications: what is installed beside the program becomes known, once."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from content_packs.applications import installed_tools, register_installed
from engine.applications import table
from engine.applications.table import APPLICATIONS, application, register
from engine.errors import MalformedError
from tests.fakes.tally_application import TALLY


@pytest.fixture
def forgotten() -> Iterator[None]:
    """The table as it was, afterwards."""
    before = dict(APPLICATIONS)
    yield
    table._known.clear()
    table._known.update(before)


def install(place: Path, monkeypatch: pytest.MonkeyPatch, points: str) -> None:
    folder = place / "tally-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: tally\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(points)
    monkeypatch.syspath_prepend(str(place))
    assert str(place) in sys.path


POINTS = """
[pix_kiosk.applications]
tally = tests.fakes.tally_application:TALLY
[pix_kiosk.tools]
tally = tests.fakes.tally_tool:TallyTool
"""


@pytest.mark.usefixtures("forgotten")
def test_an_installed_application_is_known_and_registered_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(MalformedError, match=r"application\.unknown"):
        application("tally")
    install(tmp_path, monkeypatch, POINTS)
    register_installed()
    register_installed()
    assert application("tally") is TALLY
    assert ("tally", "tests.fakes.tally_tool", "TallyTool") in list(installed_tools())
    with pytest.raises(ValueError, match="tally"):
        register(TALLY)


@pytest.mark.usefixtures("forgotten")
def test_an_application_under_another_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(
        tmp_path,
        monkeypatch,
        POINTS.replace("tally = tests.fakes.tally_app", "sum = tests.fakes.tally_app"),
    )
    with pytest.raises(ValueError, match="sum"):
        register_installed()
