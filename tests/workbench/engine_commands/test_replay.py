import json
from dataclasses import replace
from pathlib import Path

import pytest

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.draw import draw
from engine.adaptive.exposure import ExposureTable, FilterExposure
from engine.adaptive.screening import Limits, Screening
from engine.items import (
    item_to_json,
    solution_to_json,
)
from engine.plan import ExamPlan
from engine.plan_format import plan_to_json
from engine.study import Study, study_basis, study_to_json
from tests.engine.exams import Candidate, agreed, make_bank, make_paper
from tests.engine.golden_journals import read_paper
from tests.workbench.engine_commands.documents import (
    QUOTAS,
    answered,
    plain_json,
    told_by,
)
from workbench.engine_command import main

JOURNALS = Path(__file__).parents[2] / "data" / "journals"


GOLDEN = sorted(path for path in JOURNALS.glob("*/*.jsonl"))


def _refusal(capsys: pytest.CaptureFixture[str], folder: Path, name: str, document: object) -> str:
    path = folder / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert main([name, str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    french, _, english = told.err.removeprefix("pix-engine : ").partition(" / ")
    assert french.startswith(f"{path} ne convient pas : ")
    assert english.startswith(f"{path} does not fit: ")
    return english.removeprefix(f"{path} does not fit: ").strip()


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_golden_journal_replays(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "--paper", str(path.parent / "paper.json"), str(path)]) == 0
    told = told_by("replay", capsys)
    outcomes = json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))
    expected = outcomes[path.stem]["outcome"]
    counted = [one for one in told["questions"] if one["status"] is not None]
    assert told["agreement"] == expected["agreement"] == "identical"
    assert told["difference"] is None
    assert [one["item"] for one in counted] == expected["items"]
    assert [one["status"] for one in counted] == expected["statuses"]
    assert [one["exact"] for one in counted] == expected["abilities"]
    assert [one["error"].hex() for one in counted] == expected["errors"]
    assert told["end"] == expected["end"]
    assert told["spent_ms"] == expected["spent_ms"]
    assert told["outcome"]["pix"] == expected["pix"]
    assert told["outcome"]["status"] == expected["outcome"]
    has_joint = read_paper(path.parent).plan.joint is not None
    assert (told["profile"] is not None) == has_joint


def _document(candidate: Candidate, **more: object) -> dict[str, object]:
    paper = candidate.exam.paper
    written: dict[str, object] = {
        "plan": plain_json(plan_to_json(paper.plan)),
        "items": [plain_json(item_to_json(item)) for item in paper.bank],
        "solutions": [plain_json(solution_to_json(one)) for one in paper.solutions.values()],
        "seed": paper.seed.reveal().hex(),
    }
    return {**written, **more}


def _sat(plan: ExamPlan = CERTIFICATION, answers: int | None = None) -> Candidate:
    paper = make_paper(make_bank(3), plan)
    terms = replace(agreed(), plan=plan.id, rules=plan.rules, duration_ms=plan.duration_ms)
    candidate = Candidate(paper, terms)
    if answers is None:
        candidate.sit()
        return candidate
    candidate.start()
    for number in range(answers):
        candidate.answer(right=number % 2 == 0)
    return candidate


def test_replay_takes_records_terms_and_a_joint_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidate = _sat(QUOTAS)
    records = [json.loads(body) for body in candidate.bodies]
    terms = {
        "plan": QUOTAS.id,
        "rules": QUOTAS.rules,
        "pack": "certification_fr",
        "pack_version": 1,
        "manifest_sha256": "00" * 32,
        "language": "fr",
        "adjusted": False,
        "duration_ms": QUOTAS.duration_ms,
        "extra": "0",
        "grant_cap_ms": 1_800_000,
    }
    document = _document(candidate, records=records, terms=terms)
    told = answered(capsys, tmp_path, "replay", document)
    assert (told["plan"], told["rules"]) == ("two-per-competence", "joint@1")
    assert told["records"] == len(records)
    assert len(told["questions"]) == 32
    profile = candidate.exam.profile()
    assert profile is not None
    assert told["profile"]["general"]["exact"] == profile.general.ability.hex()
    assert told["outcome"]["ability"] == profile.general.ability
    other = _document(candidate, records=records, terms={**terms, "extra": "1/3"})
    path = tmp_path / "document.json"
    path.write_text(json.dumps(other), encoding="utf-8")
    assert main(["replay", str(path)]) == 1
    told = told_by("replay", capsys)
    assert told["agreement"] == "differs"
    assert told["difference"]["seq"] == 2
    assert told["questions"] == []


def test_replay_reads_a_journal_beside_the_document_and_an_exam_that_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidate = _sat(answers=3)
    (tmp_path / "journal.jsonl").write_bytes(b"\n".join(candidate.bodies))
    told = answered(capsys, tmp_path, "replay", _document(candidate, journal="journal.jsonl"))
    assert (told["end"], told["outcome"]) == (None, None)
    assert [one["status"] for one in told["questions"]] == ["ok", "ko", "ok", None]
    assert "ability" not in told["questions"][3]
    assert told["profile"] is not None


def test_replay_names_the_first_record_that_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidate = _sat(answers=3)
    records = [json.loads(body) for body in candidate.bodies]
    answered = next(place for place, one in enumerate(records) if one["type"] == "answer.given")
    records[answered]["data"]["status"] = "ko"
    path = tmp_path / "document.json"
    path.write_text(json.dumps(_document(candidate, records=records)), encoding="utf-8")
    assert main(["replay", str(path)]) == 1
    told = told_by("replay", capsys)
    assert (told["agreement"], told["records"]) == ("differs", answered)
    assert told["difference"]["reason"] == "answer.given"
    assert told["difference"]["seq"] == answered
    assert [one["status"] for one in told["questions"]] == [None]


def test_replay_tells_a_journal_that_cannot_be_replayed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidate = _sat(answers=2)
    paper = tmp_path / "paper.json"
    paper.write_text(json.dumps(_document(candidate)), encoding="utf-8")
    journal = tmp_path / "cut.jsonl"
    journal.write_bytes(b"\n".join([*candidate.bodies[:4], b'{"v": 1}']))
    assert main(["replay", "--paper", str(paper), str(journal)]) == 1
    told = told_by("replay", capsys)
    assert (told["agreement"], told["difference"]["seq"]) == ("unreplayable", 4)


def test_replay_follows_the_candidate_s_share_of_a_studied_bank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = make_bank()
    probabilities = tuple((item.id, draw(b"share", place, 0)) for place, item in enumerate(bank))
    exposure = ExposureTable(
        (FilterExposure("fr", adjusted=False, cap=0.5, held=0.5, probabilities=probabilities),)
    )
    study = Study(study_basis(bank, CERTIFICATION), exposure)
    paper = replace(make_paper(bank), study=study)
    candidate = Candidate(paper, agreed())
    candidate.sit()
    records = [json.loads(body) for body in candidate.bodies]
    written = plain_json(study_to_json(study))
    told = answered(
        capsys, tmp_path, "replay", _document(candidate, records=records, study=written)
    )
    assert told["agreement"] == "identical"
    path = tmp_path / "document.json"
    path.write_text(json.dumps(_document(candidate, records=records)), encoding="utf-8")
    assert main(["replay", str(path)]) == 1
    assert told_by("replay", capsys)["difference"]["reason"] == "question.served"
    wrong = _document(candidate, records=records, study={**written, "v": 2})
    assert "field.version" in _refusal(capsys, tmp_path, "replay", wrong)


def test_replay_tells_the_flags_of_a_study_that_screens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidate = _sat()
    paper = candidate.exam.paper
    limits = Limits(preknowledge=-9.0, speeded=9.0, misfit=9.0)
    screening = Screening(limits, limits, level=0.05)
    study = Study(study_basis(paper.bank, CERTIFICATION), screening=screening)
    exam = Candidate(replace(paper, study=study), candidate.terms)
    exam.sit()
    records = [json.loads(body) for body in exam.bodies]
    told = answered(
        capsys,
        tmp_path,
        "replay",
        _document(exam, records=records, study=plain_json(study_to_json(study))),
    )
    assert [one["kind"] for one in told["flags"]] == ["preknowledge", "speeded", "misfit"]
    assert told["flags"][0]["raised"]
    assert told["flags"][0]["statistic"] == exam.exam.flags()[0].statistic


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, "'records' or 'journal' is missing"),
        ({"seed": "xyz"}, "at $.seed"),
        ({"items": [{}], "records": []}, "MalformedError field.missing"),
        ({"records": [1]}, "at $.records[0], an object is expected"),
        ({"records": [{"spent_ms": 0.5}]}, "MalformedError json.type float"),
        ({"records": [], "terms": {}}, "at $.terms, 'plan' is missing"),
    ],
)
def test_what_cannot_be_replayed_at_all_is_refused(
    more: dict[str, object], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = _document(_sat(answers=0), **more)
    assert why in _refusal(capsys, tmp_path, "replay", document)


def test_a_journal_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "document.json"
    path.write_text(json.dumps(_document(_sat(answers=0), journal="no.jsonl")), encoding="utf-8")
    assert main(["replay", str(path)]) == 2
    assert "no.jsonl cannot be read" in capsys.readouterr().err
