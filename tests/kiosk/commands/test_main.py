"""kiosk.__main__: a name leads to a command, an error to a sentence and a status."""

import runpy
import sys
from importlib import import_module
from pathlib import Path

import pytest

from kiosk.__main__ import COMMANDS, EXIT_USAGE, main, status_of
from kiosk.lockdown.restore_note import FILE_NAME
from kiosk.ports import errors as ports
from kiosk.ports.errors import KioskError
from kiosk.services import errors as services
from kiosk.vault.roots import RootRejectedError
from kiosk.words.failures import GENERAL, catalogue


@pytest.mark.parametrize("given", [[], ["-h"], ["--help"]])
def test_without_a_command_all_of_them_are_listed(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(given) == 0
    told = capsys.readouterr().out
    assert all(f"  {name} " in told for name in COMMANDS if name != "app")
    assert "  app " not in told
    assert "example" in told


def test_an_unknown_command_is_told_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dance"]) == EXIT_USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert "Commande inconnue" in err
    assert "Unknown command" in err


@pytest.mark.parametrize("name", ["enrol", "import", "export", "sync", "doctor", "run"])
def test_each_command_helps_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert caught.value.code == 0
    assert f"example: pix-kiosk {name}" in capsys.readouterr().out


def test_every_name_leads_to_a_module() -> None:
    for module, _ in COMMANDS.values():
        if module != "rescue":
            found = import_module(f"kiosk.commands.{module}")
            assert callable(found.add_arguments)
            assert callable(found.run)


def test_a_wrong_option_has_the_documented_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["export", "--sideways"])
    assert caught.value.code == EXIT_USAGE
    assert "refusée" in capsys.readouterr().err


def test_rescue_needs_nothing_of_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def give_back(given: list[str]) -> int:
        asked.append(given)
        return 3

    monkeypatch.setattr("kiosk.rescue.main", give_back)
    assert main(["rescue", "--note", str(tmp_path / FILE_NAME)]) == 3
    assert asked == [["--note", str(tmp_path / FILE_NAME)]]
    assert capsys.readouterr().out == ""


def test_an_error_is_a_sentence_in_both_languages_with_its_data(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (state / "root.json").write_text("{}")
    assert main(["doctor", "--state", str(state)]) == 65
    out, err = capsys.readouterr()
    assert out == ""
    french, english, detail = err.splitlines()
    assert french == str(catalogue("fr")["error.root"])
    assert english == str(catalogue("en")["error.root"])
    assert detail.startswith("[error.root: reason=")


def test_an_error_without_data_is_two_lines(
    state: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_setting: object) -> None:
        raise ports.DiskFullError

    monkeypatch.setattr("kiosk.commands.doctor.open_base", away)
    assert main(["doctor", "--state", str(state)]) == 73
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ports.RealmRefusedError(), 77),
        (ports.CourierError(), 69),
        (services.PackRejectedError(), 65),
        (services.TicketRejectedError(), 65),
        (services.StatementRejectedError(), 65),
        (services.AccessCodeWrongError(), 65),
        (RootRejectedError(), 65),
        (ports.DiskFullError(), 73),
        (ports.FolderUnwritableError(), 73),
        (ports.DatabaseDamagedError(), 73),
        (ports.StorageError(), 73),
        (ports.StateLockedError(), 75),
        (ports.VaultError(), 65),
        (KioskError(), 70),
    ],
)
def test_each_error_has_its_documented_status(error: KioskError, status: int) -> None:
    assert status_of(error) == status


def test_every_error_has_its_own_sentence_in_both_languages() -> None:
    leaves = [
        one
        for module in (ports, services)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, KioskError)
    ]
    for error in leaves:
        for language in ("fr", "en"):
            assert error.key in catalogue(language) or error.key == GENERAL, error


def test_the_module_is_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["pix-kiosk", "--help"])
    monkeypatch.delitem(sys.modules, "kiosk.__main__")
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("kiosk", run_name="__main__")
    assert caught.value.code == 0
