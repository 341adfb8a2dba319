"""workbench.simulation.command: pix-pack simulate, from arguments to files and exit status."""

import argparse
import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

from content_packs.plans.named import CERTIFICATION
from engine.plan_format import plan_to_json
from engine.records.canonical import dumps, loads_object
from engine.study import check_study, study_from_json
from workbench.packs.source import read_pack
from workbench.simulation import pack_study
from workbench.simulation.command import DONE, MISSED, REFUSED, configure
from workbench.simulation.fit_exposure import Effort, Rounds

SMALL: Final = Path(__file__).parents[2] / "data" / "valid" / "small_pack"
QUICK: Final = ("--examinees", "4", "--processes", "1")


def simulate(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    configure(parser.add_subparsers(required=True))
    parsed = parser.parse_args(["simulate", *map(str, arguments)])
    status: int = parsed.run(parsed)
    return status


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A pack whose thresholds allow what it cannot do."""
    source = Path(shutil.copytree(SMALL, tmp_path / "small"))
    with (source / "pack.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "simulation:\n  exposure_cap: 1\n  population: {mean: 0.5, sd: 1.2}\n"
            "  thresholds: {infeasible_at_most: 1000, violations_at_most: 1000}\n"
        )
    return source


def test_a_bank_that_cannot_serve_its_exam_fails_and_says_where(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert simulate(SMALL, *QUICK) == MISSED
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("small-pack version 1, plan certification: ")
    assert "MISSED infeasible_at_most: 4 (fr), <= 0" in out
    assert "infeasible: 5.1 (fr) in 4 exams" in out
    assert "infeasible: 5.1 (fr-adjusted) in 4 exams" in out


def test_thresholds_of_the_pack_decide(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(small, *QUICK) == DONE
    assert "ok     infeasible_at_most: 4 (fr), <= 1000" in capsys.readouterr().out
    pack = small / "pack.yaml"
    text = pack.read_text(encoding="utf-8").replace(
        "violations_at_most: 1000", "coverage_between: [0.9, 0.99]"
    )
    pack.write_text(text, encoding="utf-8")
    assert simulate(small, *QUICK) == MISSED
    assert "MISSED coverage_between: nothing measured, >= 0.9 and <= 0.99" in (
        capsys.readouterr().out
    )


def test_the_report_is_two_files_and_json_on_demand(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "report"
    assert simulate(small, *QUICK, "--report", folder, "--json") == DONE
    captured = capsys.readouterr()
    printed: dict[str, Any] = json.loads(captured.out)
    assert captured.err == ""
    assert json.loads((folder / "report.json").read_bytes()) == printed
    assert (folder / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in folder.iterdir()) == ["report.html", "report.json"]
    assert printed["asked"]["population"] == {"mean": 0.5, "sd": 1.2}
    assert printed["asked"]["cap"] == 1.0


def test_options_reach_the_simulation(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = (
        "--json", "--seed", "9", "--mean", "-1", "--sd", "2", "--competence-sd", "0.5",
        "--domain-sd", "0.1", "--item-error", "0.2", "--plan", "two-per-competence",
    )  # fmt: skip
    assert simulate(small, *QUICK, *arguments) == DONE
    asked = json.loads(capsys.readouterr().out)["asked"]
    assert (asked["seed"], asked["plan"], asked["rules"]) == (9, "two-per-competence", "joint@1")
    assert asked["population"] == {"mean": -1.0, "sd": 2.0}
    told = (asked["competence_sd"], asked["domain_sd"], asked["item_error"])
    assert told == (0.5, 0.1, 0.2)


def test_progress_is_told_where_nobody_reads_json(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulate(small, *QUICK) == DONE
    assert "simulation [" in capsys.readouterr().err


def test_a_plan_may_be_a_file(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(dumps({**plan_to_json(CERTIFICATION), "id": "mine"}))
    assert simulate(small, *QUICK, "--plan", path) == DONE
    assert "plan mine" in capsys.readouterr().out


@pytest.fixture
def able(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack with an exam that six questions suffice for, and fits that take no time."""
    plan = {**plan_to_json(CERTIFICATION), "length": 4, "minimum_answers": 2}
    (small / "plan.json").write_bytes(dumps(plan))
    few = Rounds(1, 20, 1.0)
    monkeypatch.setattr(pack_study, "effort_for", lambda _: Effort(few, few, few, 50))
    monkeypatch.setattr(pack_study, "_LEAST_SCREENED", 20)
    return small


def test_a_study_is_written_beside_the_items_and_used_again(
    able: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulate(able, *QUICK, "--write", "--json") == DONE
    source = read_pack(able)
    assert source.findings == ()
    assert source.plan is not None
    study = study_from_json(loads_object((able / "study.json").read_bytes()))
    check_study(study, (one.item for one in source.items), source.plan)
    first = json.loads(capsys.readouterr().out)
    assert first["conditions"][0]["details"]["usage"]["controlled"] is True
    assert simulate(able, *QUICK, "--json") == DONE
    again = json.loads(capsys.readouterr().out)
    assert again["conditions"][0]["details"]["usage"] == first["conditions"][0]["details"]["usage"]
    assert simulate(able, *QUICK, "--json", "--plan", "two-per-competence") == DONE
    other = json.loads(capsys.readouterr().out)
    assert other["conditions"][0]["details"]["usage"]["controlled"] is False


def test_a_study_of_other_items_is_refused_until_it_is_made_anew(
    able: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulate(able, *QUICK, "--write") == DONE
    shutil.rmtree(able / "items" / "5.2-internet-n4")
    assert simulate(able, *QUICK) == REFUSED
    assert "[study.stale]" in capsys.readouterr().err
    assert simulate(able, *QUICK, "--write") == DONE


def test_no_study_is_made_of_a_bank_that_cannot_serve_its_exam(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulate(small, *QUICK, "--write") == DONE
    assert "study.json n’a pas été écrit" in capsys.readouterr().err
    assert not (small / "study.json").exists()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[str, str]:
    assert simulate(*arguments) == REFUSED
    captured = capsys.readouterr()
    assert captured.out == ""
    french, english = captured.err.splitlines()[-2:]
    return french, english


def test_no_pack_is_refused_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    french, english = refused(capsys, tmp_path / "none")
    assert "n’est pas le dossier source d’un paquet" in french
    assert "is no source folder of a pack" in english


def test_a_source_with_findings_is_refused(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "items" / "5.2-internet-n4" / "item.yaml").write_text("{", encoding="utf-8")
    assert simulate(small, *QUICK) == REFUSED
    err = capsys.readouterr().err
    assert "item.yaml is no YAML" in err
    assert "pix-pack validate dit tout ce qui est à corriger" in err


def test_a_pack_without_items_is_refused(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(small / "items")
    assert "aucune question" in refused(capsys, small)[0]


def test_an_unknown_or_broken_plan_is_refused(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    french, english = refused(capsys, small, "--plan", "tournament")
    assert "tournament" in french
    assert "two-per-competence" in english
    broken = tmp_path / "plan.json"
    broken.write_text("[]", encoding="utf-8")
    assert "Aucun plan d’examen" in refused(capsys, small, "--plan", broken)[0]
    broken.write_text("{}", encoding="utf-8")
    assert "Aucun plan d’examen" in refused(capsys, small, "--plan", broken)[0]
    settings = (small / "pack.yaml").read_text(encoding="utf-8")
    (small / "pack.yaml").write_text(
        settings.replace("plan: certification", "plan: tournament"), encoding="utf-8"
    )
    assert "tournament" in refused(capsys, small)[0]


def test_a_report_folder_that_is_a_file_is_refused_before_the_work(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "file"
    path.write_text("", encoding="utf-8")
    french, english = refused(capsys, small, "--report", path)
    assert "On ne peut pas écrire dans" in french
    assert "cannot be written to" in english


def test_a_study_under_another_plan_is_refused(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    french, _ = refused(capsys, small, "--write", "--plan", "two-per-competence")
    assert "sous le plan du paquet" in french


def test_times_that_cannot_be_read_are_refused(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    french, _ = refused(capsys, small, "--write", "--timings", tmp_path / "none")
    assert "ne peut pas être lu" in french


@pytest.mark.parametrize(
    "arguments",
    [
        ("--examinees", "0"),
        ("--examinees", "1000001"),
        ("--examinees", "many"),
        ("--seed", "-1"),
        ("--sd", "0"),
        ("--sd", "wide"),
        ("--competence-sd", "-0.1"),
        ("--processes", "0"),
    ],
)
def test_numbers_out_of_range_are_refused_in_both_languages(
    arguments: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        simulate(SMALL, *arguments)
    assert caught.value.code == REFUSED
    assert "est attendu / a " in capsys.readouterr().err
