"""kiosk.commands.enrol: the request goes out, the answer is kept only if it holds."""

import json
from pathlib import Path

import httpx
import pytest

from engine.records.enrolment import read_enrolment
from kiosk.__main__ import main
from kiosk.bootstrap import Base
from tests.kiosk.commands.stations import make_state, with_base, write_statement

Answer = httpx.Response | Exception


def enrol(state: Path, *options: str) -> int:
    return main(["enrol", "--state", str(state), *options])


def server(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> list[tuple[str, bytes]]:
    """A server that gives one answer; what it was asked."""
    asked: list[tuple[str, bytes]] = []

    def post(address: str, *, content: bytes, timeout: float) -> httpx.Response:
        asked.append((address, content))
        assert timeout > 0
        if isinstance(answer, Exception):
            raise answer
        answer.request = httpx.Request("POST", address)
        return answer

    monkeypatch.setattr("kiosk.commands.enrol.httpx.post", post)
    return asked


def kept(state: Path) -> list[bytes | None]:
    found: list[bytes | None] = []

    def look(base: Base) -> None:
        found.append(base.store.statement())

    with_base(state, look)
    return found


def test_the_request_is_written_to_a_file(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "request.json"
    assert enrol(state, "--label", "Poste 7", "--out", str(out)) == 0
    request = read_enrolment(out.read_bytes())
    assert request.label == "Poste 7"
    assert request.voucher_hmac is None
    assert str(out) in capsys.readouterr().out


def test_the_request_has_a_usual_name(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert enrol(state) == 0
    assert read_enrolment((tmp_path / "enrolment.dsse.json").read_bytes()).label == "Poste 1"


def test_a_file_that_cannot_be_written_is_status_73(state: Path, tmp_path: Path) -> None:
    assert enrol(state, "--out", str(tmp_path / "none" / "request.json")) == 73


def test_an_answer_from_a_file_is_kept(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_statement(state)
    assert enrol(state, "--statement", str(path), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"station": "poste-14", "label": "Poste 14", "centre": "0750001A"}
    assert kept(state) == [path.read_bytes()]


def test_an_answer_on_other_keys_is_refused_and_not_kept(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other").mkdir()
    other = write_statement(make_state(tmp_path / "other"))
    assert enrol(state, "--statement", str(other)) == 65
    assert len(capsys.readouterr().err.splitlines()) == 3
    assert kept(state) == [None]


def test_a_missing_answer_is_status_65(state: Path, tmp_path: Path) -> None:
    assert enrol(state, "--statement", str(tmp_path / "none")) == 65


def test_the_server_is_asked_with_the_voucher_and_its_answer_kept(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = write_statement(state).read_bytes()
    asked = server(monkeypatch, httpx.Response(201, content=statement))
    options = ("--server", "https://exam.example/", "--voucher", "ABCD-EFGH")
    assert enrol(state, *options) == 0
    assert asked[0][0] == "https://exam.example/v1/enrolments"
    assert read_enrolment(asked[0][1]).voucher_hmac is not None
    assert kept(state) == [statement]


@pytest.mark.parametrize(
    "answer",
    [
        httpx.ConnectError("away"),
        httpx.InvalidURL("none"),
        httpx.Response(403, json={}),
        httpx.Response(200, content=b"<html>"),
        httpx.Response(200, json={}),
        httpx.Response(200, json=[1]),
    ],
)
def test_a_server_that_is_none_is_status_69(
    answer: Answer,
    state: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server(monkeypatch, answer)
    assert enrol(state, "--server", "https://exam.example") == 69
    assert len(capsys.readouterr().err.splitlines()) == 3
    assert kept(state) == [None]
