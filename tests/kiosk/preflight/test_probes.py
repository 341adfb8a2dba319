"""Probes of a machine, own files, the server's clock, and the report that waits in a folder."""

import base64
import hashlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import FileHash, PackagePath
from pathlib import Path

import pytest

from kiosk.ports.preflight import CHECKS, Verdict
from kiosk.ports.sensor import Kind, Sighting
from kiosk.ports.speech import Reason, Sound, Speech
from kiosk.ports.spelling import Reason as SpellingReason
from kiosk.ports.spelling import Spelling
from kiosk.preflight import own_files, probes, reaching
from kiosk.preflight.guards import Running
from kiosk.preflight.linux_host import LinuxHost
from kiosk.preflight.probes import Machine
from kiosk.preflight.report_files import MAX_BYTES, REPORT_NAME, ReportFiles
from kiosk.services.preflight import take
from kiosk.speech.silent import SilentSound, SilentSpeech
from kiosk.spelling.absent import AbsentSpelling


class Quiet(BaseHTTPRequestHandler):
    """A server that lives."""

    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/exam/health" else 404)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        del format, args


@contextmanager
def serving() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(frozen=True)
class Noticing:
    """A sensor that notices one thing."""

    sighting: Sighting
    every_ms: int = 1000

    def look(self) -> tuple[Sighting, ...]:
        return (self.sighting,)


def voices() -> tuple[Speech, Sound]:
    return SilentSpeech(Reason.NO_PROGRAM), SilentSound(Reason.NO_DEVICE)


def spelling() -> Spelling:
    return AbsentSpelling(SpellingReason.NO_PROGRAM)


def machine(state: Path, **more: object) -> Machine:
    host = LinuxHost(state, lambda _line: None, {})
    return Machine(host, state, voices, spelling, **more)  # type: ignore[arg-type]


def test_every_probe_answers_the_checks_that_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probes, "reach_internet", lambda: False)
    taken = machine(tmp_path).probes()
    for probe in taken:
        assert {one.check for one in take(probe)} == set(probe.checks)
    told = {name for probe in taken for name in probe.checks}
    of_window = {"screen", "scale", "displays", "drawing", "letters"}
    of_station = {"packs", "name", "enrolled", "ticket", "level", "note"}
    assert told == set(CHECKS) - of_window - of_station


def test_what_the_sensors_notice_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Noticing(Sighting(Kind.PROCESS, "AnyDesk"))
    watched = machine(tmp_path, sensors=lambda: (seen,))
    monkeypatch.setattr(LinuxHost, "running", lambda _self: (Running("anydesk", own=False),))
    programs = next(one for one in watched.probes() if "processes" in one.checks)
    found = {one.check: one.verdict for one in take(programs)}
    assert (found["virtual"], found["processes"]) == (Verdict.FINE, Verdict.STOP)


def test_the_servers_clock_is_compared(tmp_path: Path) -> None:
    with serving() as address:
        network = next(
            one
            for one in machine(tmp_path, server=f"{address}/exam").probes()
            if "clock" in one.checks
        )
        found = {one.check: one for one in take(network)}
    assert found["clock"].verdict is Verdict.FINE
    assert found["clock"].data == {"seconds": 0}
    assert found["server"].verdict in (Verdict.FINE, Verdict.LOOK)


def test_a_server_that_is_away_or_somebody_else_does_not_answer() -> None:
    with serving() as address:
        assert reaching.reach_server(address).taken_ms == ()
    assert reaching.reach_server(address).taken_ms == ()
    assert reaching.reach_server("http://[").taken_ms == ()
    assert reaching.parsedate("yesterday") is None


def test_the_open_internet_is_a_connection_and_no_more() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        place = listener.getsockname()
        assert reaching.reach_internet((place,))
    assert not reaching.reach_internet((place,))


def listed(folder: Path, name: str, content: bytes, told: bytes | None = None) -> PackagePath:
    digest = hashlib.sha256(content if told is None else told).digest()
    path = PackagePath(name)
    path.hash = FileHash("sha256=" + base64.urlsafe_b64encode(digest).decode().rstrip("="))
    path.size = len(content)

    class Place:
        def locate_file(self, found: object) -> Path:
            return folder / str(found)

    path.dist = Place()  # type: ignore[assignment]
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return path


def test_files_that_changed_or_went_are_named(tmp_path: Path) -> None:
    whole = listed(tmp_path, "kiosk/whole.py", b"a")
    changed = listed(tmp_path, "engine/changed.py", b"a", b"b")
    gone = listed(tmp_path, "kiosk/gone.py", b"a")
    other = listed(tmp_path, "elsewhere/x.py", b"a", b"b")
    (tmp_path / "kiosk/gone.py").unlink()
    assert own_files.damaged_of([whole, changed, gone, other]) == (
        "engine/changed.py",
        "kiosk/gone.py",
    )
    assert own_files.damaged_of([whole]) == ()
    assert own_files.damaged_of([other]) is None


def test_a_program_that_was_not_installed_has_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_files, "PACKAGE", "no-such-package-here")
    assert own_files.damaged_files() is None


def test_the_newest_report_and_its_answer_lie_in_a_folder(tmp_path: Path) -> None:
    kept = ReportFiles(tmp_path)
    assert (kept.newest(), kept.answer()) == (None, None)
    kept.keep(b"one")
    kept.keep(b"two")
    kept.keep_answer(b"{}")
    assert (kept.newest(), kept.answer()) == (b"two", b"{}")
    (tmp_path / REPORT_NAME).write_bytes(b"x" * (MAX_BYTES + 1))
    assert kept.newest() is None
