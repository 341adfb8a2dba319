"""kiosk.commands.run: the application's command line, and the parent that watches over it."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.commands import app
from kiosk.commands.run import add_arguments, command, run
from kiosk.lockdown import undos
from kiosk.lockdown.restore_note import FILE_NAME, Entry, RestoreNote


def parsed(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args(given)


def application(line: Sequence[str]) -> argparse.Namespace:
    """The options as the application itself understands them."""
    parser = argparse.ArgumentParser()
    app.add_arguments(parser)
    return parser.parse_args(line[line.index("app") + 1 :])


def test_the_application_understands_every_option(tmp_path: Path) -> None:
    given = parsed(
        *("--state", str(tmp_path), "--server", "https://exam.example"),
        *("--copies", "/media/cle", "--rehearse", "--speed", "60"),
        *("--driver", "orders", "--screenshots", "pictures"),
    )
    line = command(given, 7)
    assert line[:4] == [sys.executable, "-m", "kiosk", "app"]
    assert vars(application(line)) == {**vars(given), "channel": 7}


def test_a_real_station_starts_without_anything_of_a_rehearsal(tmp_path: Path) -> None:
    line = command(parsed("--state", str(tmp_path)), 3)
    assert line[3:] == ["app", "--channel", "3", "--state", str(tmp_path)]


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(parsed("--state", str(tmp_path)), 3)[:2] == [sys.executable, "app"]


@dataclass
class _Ended:
    status: int
    left: tuple[str, ...] = ()


def test_the_parent_starts_the_application_and_gives_the_machine_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[Sequence[str]] = []

    class Parent:
        def __init__(
            self,
            line: Callable[[int], Sequence[str]],
            *,
            give_back: Callable[[], object],
            clock: object,
            system: object,
        ) -> None:
            lines.append(line(5))
            self._give_back = give_back
            assert None not in (clock, system)

        def run(self) -> _Ended:
            self._give_back()
            return _Ended(70, left=("screen-saver",))

    monkeypatch.setattr("kiosk.commands.run.Watchdog", Parent)
    note = RestoreNote(tmp_path / FILE_NAME)
    note.add(Entry("not-of-this-release", {}))
    assert run(parsed("--state", str(tmp_path))) == 70
    assert "écran gardé allumé" in capsys.readouterr().err
    assert "5" in lines[0]


@pytest.mark.parametrize(("status", "left"), [(app.ORPHANED, 1), (0, 0)])
def test_an_application_whose_parent_died_leaves_its_desktop_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, status: int, left: int
) -> None:
    shown: list[str] = []

    class Ending:
        def run(self, start: Callable[[], None], *, full_screen: bool) -> int:
            assert callable(start)
            assert full_screen
            return status

    monkeypatch.setattr(app, "Application", Ending)
    monkeypatch.setattr(undos, "leave_own_desktop", lambda: shown.append("usual"))
    assert app.run(application(command(parsed("--state", str(tmp_path)), 3))) == status
    assert len(shown) == left
