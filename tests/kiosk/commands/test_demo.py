"""kiosk.commands.demo: what is refused, and programs that are not there."""

import sys
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.commands.demo_steps import DemoError, Places, run, source_of
from tests.kiosk.commands.kits import write_kit


def test_nothing_is_prepared_over_another_rehearsal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Places(tmp_path).station.mkdir()
    assert main(["demo", "--prepare", str(tmp_path)]) == 70
    assert "déjà préparé" in capsys.readouterr().err


def test_playing_needs_a_kit(tmp_path: Path) -> None:
    assert main(["demo", "--play", str(tmp_path)]) == 65


def test_playing_tells_every_code_and_which_places_are_free(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiosk.commands.demo.run_station", lambda arguments: arguments.speed)
    write_kit(
        tmp_path,
        candidates=(
            {"n": 1, "code": "KM4T7X", "name": "Inès Lefèvre"},
            {"n": 2, "code": "WNVK3K", "name": ""},
        ),
    )
    assert main(["demo", "--play", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "KM4T7X (Inès Lefèvre)" in said
    assert "WNVK3K (place libre" in said
    assert "PIN surveillant: 274913" in said


def test_a_command_without_a_folder_is_a_wrong_command_line() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["demo"])
    assert caught.value.code == 64


def test_a_program_that_is_not_here_is_named() -> None:
    with pytest.raises(DemoError) as caught:
        run(("pix-unheard", "x"))
    assert caught.value.data["step"] == "pix-unheard"


def test_what_a_failing_program_says_is_kept() -> None:
    code = "import sys; print('because', file=sys.stderr); sys.exit(3)"
    with pytest.raises(DemoError) as caught:
        run((sys.executable, "-c", code))
    assert caught.value.data["said"] == "because"


def test_a_program_that_does_its_work_is_heard() -> None:
    assert run((sys.executable, "-c", "print('done')")) == "done\n"


def test_the_source_of_a_pack_is_found_or_missed() -> None:
    assert (source_of("practice_fr") / "pack.yaml").is_file()
    with pytest.raises(DemoError):
        source_of("unheard")
