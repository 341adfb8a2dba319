"""pix-kiosk report: the procès-verbal of a session that was closed here."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.records.canonical import dumps
from kiosk.__main__ import main
from kiosk.bootstrap import Base
from kiosk.words import Language, choose
from tests.kiosk.commands.stations import make_state, with_base
from tests.kiosk.services.test_names import closed
from tests.kiosk.services.world import Station

pytestmark = pytest.mark.gui


@pytest.fixture(autouse=True)
def _french_again() -> Iterator[None]:
    yield
    choose(Language.FRENCH)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A station where a session was closed."""
    found, station = make_state(tmp_path), Station()
    closed(station)

    def keep(base: Base) -> None:
        for act in station.store.acts("S-0001"):
            base.store.add_act("S-0001", act)
        people = ({"candidate": "c-0001", "last": "Morin", "first": "Léa"},)
        base.store.put_names("S-0001", dumps({"until": 2**52, "people": people}))

    with_base(found, keep)
    return found


def report(state: Path, *words: str) -> int:
    return main(["report", "--state", str(state), *words])


def test_the_last_session_is_written_and_told(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pv.pdf"
    assert report(state, "--out", str(out), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["session"] == "S-0001"
    assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert told["names"] is True
    assert out.read_bytes().startswith(b"%PDF-1.4")


def test_the_same_words_as_plain_text_with_or_without_names(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pv.txt"
    assert report(state, "--session", "S-0001", "--out", str(out)) == 0
    assert "MORIN Léa" in out.read_text(encoding="utf-8")
    assert "SHA-256" in capsys.readouterr().out
    assert report(state, "--out", str(out), "--without-names", "--language", "en") == 0
    text = out.read_text(encoding="utf-8")
    assert "MORIN" not in text
    assert "Record of the session" in text
    assert "Candidate 1" in text


def test_a_session_that_was_not_closed_here_has_none(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(state, "--session", "S-9", "--out", str(tmp_path / "pv.pdf")) == 65
    assert "procès-verbal" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert report(make_state(tmp_path / "empty"), "--out", str(tmp_path / "pv.pdf")) == 65


def test_a_folder_that_is_not_there_is_told(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(state, "--out", str(tmp_path / "no" / "pv.txt")) == 73
    assert capsys.readouterr().err


def test_what_is_read_back_differently_is_refused(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.commands.report.write_durably", lambda path, _content: path.touch())
    usb = tmp_path / "stick"
    assert report(state, "--out", str(tmp_path / "pv.txt"), "--usb", str(usb)) == 73


def test_the_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["report", "--help"])
    assert "example: pix-kiosk report" in capsys.readouterr().out
