"""What stands beside a score: flags and the joint estimate, for staff, never on a certificate."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import time_ns

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.adaptive.profile import CompetenceEstimate, JointEstimate, Profile
from engine.adaptive.screening import FlagKind, Limits, Screening
from engine.errors import MalformedError
from engine.exam import Exam
from engine.records.canonical import dumps
from engine.records.receipt import Verdict
from engine.referential import COMPETENCES
from engine.scoring.outcome import Circumstances
from engine.study import Study
from server.__main__ import main
from server.intake.joint_estimate import joint_reading, profile_to_json
from server.intake.opening import outcome_to_json
from server.results.exports import parcoursup, results_csv, school_records
from server.results.publication import published
from server.results.remarks import EXHAUSTED, INVITATION, remarked, remarks
from server.store.bundles import Bundle
from server.web.rendering import MINUS, _number, _shade
from tests.server.processes import serving
from tests.server.scene import SimulatedSitting, World
from tests.server.test_decisions import abandoned, brought

NEVER, ALWAYS = Limits(100.0, 100.0, 100.0), Limits(-100.0, -100.0, 0.0)


def screened(world: World, limits: Limits | None) -> None:
    """Let the pack of this world have these limits."""
    study = None
    if limits is not None:
        study = Study(bytes(32), screening=Screening(limits, limits, 0.01))
    pack = world.pack.manifest
    world.sitting()
    shelved = world.shelf._papers
    shelved[pack.pack, pack.version] = replace(shelved[pack.pack, pack.version], study=study)


def sat(world: World, number: int, limits: Limits | None) -> Bundle:
    screened(world, limits)
    return brought(world, world.sat(number))


def test_without_limits_a_result_says_nothing_of_them(world: World) -> None:
    bundle = sat(world, 1, None)
    assert "screening" not in bundle.result
    assert remarks(bundle.result) == ()


def test_flags_are_recomputed_and_change_no_score(world: World) -> None:
    plain = sat(world, 1, None).result
    told = sat(world, 2, ALWAYS).result
    flags = told["screening"]
    assert isinstance(flags, list)
    assert [one["kind"] for one in flags] == [one.value for one in FlagKind]
    assert all(one["raised"] for one in flags)
    assert float.fromhex(flags[0]["limit"]) == -100.0
    assert set(told) - set(plain) == {"screening"}
    world.settling.session(world.session.session)
    everybody = published(world.deployment, world.session)
    assert [one.enrolled.number for one, _ in remarked(everybody)] == [2]


def test_flags_below_their_limits_are_kept_and_not_told(world: World) -> None:
    bundle = sat(world, 1, NEVER)
    assert len(bundle.result["screening"]) == 3  # type: ignore[arg-type]
    assert remarks(bundle.result) == ()


def test_the_same_flags_are_found_again_when_a_bundle_is_looked_into(world: World) -> None:
    bundle = sat(world, 1, ALWAYS)
    world.opening.look_again(bundle)


@pytest.mark.parametrize("kind", list(FlagKind))
def test_each_flag_has_a_sentence_in_both_languages(kind: FlagKind) -> None:
    flag = {"kind": kind.value, "statistic": "0x1p+2", "limit": "0x1p+0", "raised": True}
    ((french, english),) = remarks({"screening": [flag, {**flag, "raised": False}]})
    assert french != english
    assert french.endswith(".")


@pytest.mark.parametrize("screening", ["x", [1], [{"kind": "other", "raised": True}]])
def test_flags_that_this_server_never_kept_are_refused(screening: object) -> None:
    with pytest.raises(MalformedError):
        remarks({"screening": screening})  # type: ignore[dict-item]  # what is refused


def test_neither_exports_nor_documents_know_of_flags(world: World) -> None:
    sat(world, 1, ALWAYS)
    world.settling.session(world.session.session)
    everybody = published(world.deployment, world.session)
    plan = world.shelf.open(world.pack.manifest.pack, 1).plan
    given_out = (
        results_csv(everybody)
        + dumps(school_records(everybody, "demo"))
        + dumps(parcoursup(everybody, plan, "demo"))
    )
    assert b"MARTIN" in given_out
    for word in (b"screening", b"preknowledge", b"profile", "Peut-être".encode()):
        assert word not in given_out


def test_the_joint_estimate_is_kept_beside_the_score(world: World) -> None:
    sitting = world.sat()
    bundle = brought(world, sitting)
    profile = sitting.exam.profile()
    reading = joint_reading(bundle.result)
    assert profile is not None
    assert reading is not None
    assert not reading.scores
    general = profile.general
    assert (reading.ability, reading.low, reading.high) == (
        *(general.ability, general.low, general.high),
    )
    assert [one.code for one in reading.competences] == [one.code for one in COMPETENCES]
    for one, expected in zip(reading.competences, profile.competences, strict=True):
        assert (one.ability, one.error) == (expected.ability, expected.error)
        assert one.percents == tuple(round(100 * share) for share in expected.levels)
        assert one.title


def test_a_plan_without_a_joint_policy_has_no_estimate(world: World) -> None:
    exam = world.sat().exam
    paper = replace(exam.paper, joint=None)
    bare = Exam(paper, exam.sitting, exam.standing)
    found = bare.outcome(Circumstances())
    kept = outcome_to_json(bare, found)
    assert "profile" not in kept
    assert joint_reading(kept) is None


numbers = st.floats(-9.0, 9.0)


@given(numbers, numbers, numbers, st.booleans())
def test_an_estimate_survives_its_bytes(
    ability: float, low: float, high: float, scores: bool
) -> None:
    competence = CompetenceEstimate(COMPETENCES[0].code, ability, 0.5, (0.125, 0.875))
    profile = Profile(JointEstimate(ability, 0.25, low, high), (), (competence,))
    kept = json.loads(dumps({"profile": profile_to_json(profile, scores=scores)}))
    reading = joint_reading(kept)
    assert reading is not None
    assert (reading.ability, reading.low, reading.high) == (ability, low, high)
    assert reading.competences[0].percents == (12, 88)
    assert reading.scores is scores


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.234, "1,23"), (-0.5, f"{MINUS}0,50"), (-0.001, "0,00"), (0.0, "0,00"), (-10.0, "−10,00")],
)
def test_numbers_are_written_as_french_readers_do(value: float, text: str) -> None:
    assert _number(value) == text


@pytest.mark.parametrize(("percent", "shade"), [(0, 0), (1, 1), (10, 1), (11, 2), (100, 6)])
def test_shares_have_shades(percent: int, shade: int) -> None:
    assert _shade(percent) == shade


@dataclass
class Office:
    """A browser that has signed in, and the session's page."""

    world: World
    browser: httpx.Client
    session: str

    def candidate(self, number: int) -> str:
        enrolled = next(one for one in self.world.enrolled if one.number == number)
        answer = self.browser.get(f"{self.session}/candidates/{enrolled.candidate}")
        assert answer.status_code == 200
        return answer.text.replace("\u00a0", " ").replace("\u202f", " ").replace("&#160;", " ")


def ran_dry(world: World, sitting: SimulatedSitting) -> None:
    """Let the stored result say that the bank ran dry, as a small bank makes it."""
    bundle = brought(world, sitting)
    assert bundle.verdict is Verdict.IDENTICAL
    found = world.settling.candidate(bundle.session, bundle.candidate)
    world.deployment.results.put(replace(found, result={**found.result, "exhausted": True}))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    world = World(tmp_path_factory.mktemp("office"), wall=time_ns() // 1_000_000)
    for number, limits in ((1, NEVER), (2, ALWAYS)):
        bundle = sat(world, number, limits)
        world.settling.candidate(bundle.session, bundle.candidate)
    ran_dry(world, abandoned(world, 3, 24))
    with serving(world) as address, httpx.Client(base_url=address, follow_redirects=True) as one:
        one.post("/sign-in", data={"token": world.token})
        yield Office(world, one, f"/sessions/{world.session.session}")
    world.close()


def test_the_page_of_a_session_invites_to_look_and_names_who(office: Office) -> None:
    page = office.browser.get(office.session).text.replace("\u00a0", " ").replace("\u202f", " ")
    assert INVITATION[0] in page
    listed = page.split("Peut-être à regarder")[1].split("</section>")[0]
    assert "Candidat 2" in listed
    assert "Candidat 1" not in listed
    assert "Candidat 3" in listed


def test_the_page_of_a_flagged_candidate_says_what_it_is_worth(office: Office) -> None:
    page = office.candidate(2)
    assert "DURAND Noé" in page
    assert "Plusieurs réponses justes sont venues bien plus vite" in page
    assert INVITATION[0] in page
    assert "statistic" not in page


def test_the_page_of_a_clean_candidate_says_nothing_alarming(office: Office) -> None:
    page = office.candidate(1)
    assert "à regarder" not in page
    assert EXHAUSTED[0] not in page
    assert "Niveaux retenus" in page


def test_the_page_shows_the_joint_estimate_for_information(office: Office) -> None:
    page = office.candidate(1)
    assert "elle ne figure sur aucun certificat" in page
    assert page.count('class="number tight"') == 16
    assert "Mener une recherche et une veille d’information" in page
    assert "<script" not in page
    assert "style=" not in page


def test_a_bank_that_ran_dry_is_told(office: Office) -> None:
    page = office.candidate(3)
    assert EXHAUSTED[0] in page
    assert "(provisoire)" in page


def test_nobody_else_sees_the_page(office: Office) -> None:
    address = str(office.browser.base_url).rstrip("/")
    enrolled = office.world.enrolled[0].candidate
    answer = httpx.get(f"{address}{office.session}/candidates/{enrolled}")
    assert answer.headers["location"] == "/sign-in"
    assert office.browser.get(f"{office.session}/candidates/9").status_code == 404


def test_the_command_tells_the_same(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    state = str(office.world.deployment.folder)
    assert main(["results", "--state", state, office.world.session.session]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("? 2\t") and line.endswith("même effet.") for line in lines)
    assert main(["results", "--state", state, "--json", office.world.session.session]) == 0
    told = json.loads(capsys.readouterr().out)
    results = {one["n"]: one["result"] for one in told["candidates"]}
    assert [one["raised"] for one in results[1]["screening"]] == [False, False, False]
    assert [one["raised"] for one in results[2]["screening"]] == [True, True, True]
    assert results[1]["profile"]["general"]["ability"].startswith(("0x", "-0x"))
