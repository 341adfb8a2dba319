import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from content_packs.plans.named import CERTIFICATION
from engine.errors import SealRefusedError, SignatureRefusedError
from engine.exam import Paper
from engine.grading import Status, grade
from engine.items import Field, ItemBank, ItemType, Solution
from engine.records.bundle_header import BundleKind
from engine.records.envelope import sign_hybrid
from engine.records.manifest import MANIFEST_TYPE, manifest_to_json
from engine.records.root import Realm
from engine.records.roster import FocusPolicy
from engine.records.secret import Secret
from server.documents.certificate import CertificateTerms, certificate_data
from server.documents.typesetting import Typesetting, bundled_fonts
from server.errors import RefusedError, StateError, WrongInputError
from server.intake.terms import Agreement
from server.results.exports import safe_cell
from server.results.publication import candidate_named, issue, normal_code, plan_of
from server.sessions.preparing import start_of
from server.sessions.room_papers import (
    opening_card,
    oracle,
    rehearsal_kit,
    right_response,
    wrong_response,
)
from server.words import sentence
from tests.engine.exams import make_item
from tests.server.scene import CONTENT_KEY, PEOPLE, World, write_pack
from tests.server.test_decisions import brought


def test_the_real_realm_has_no_kit(tmp_path: Path) -> None:
    world = World(tmp_path, Realm.REAL)
    with pytest.raises(RefusedError, match=r"kit\.real"):
        rehearsal_kit(world.deployment, world.shelf, world.session, server="", packs="")
    world.close()


def test_the_real_realm_has_no_stamp_and_a_rehearsal_has_one(tmp_path: Path) -> None:
    for realm, stamped in ((Realm.REAL, False), (Realm.MOCK, True)):
        world = World(tmp_path / realm.value, realm)
        brought(world, world.sat())
        world.settling.session(world.session.session)
        one = candidate_named(world.deployment, world.session, "1")
        terms = CertificateTerms(realm, plan_of(world.deployment, world.shelf, world.session), "u")
        data = certificate_data(one, issue(world.deployment, one), terms)
        assert (data["stamp"] is not None) is stamped
        assert data["pix"] == one.pix
        world.close()


def test_a_certificate_can_be_drawn_as_a_picture(world: World) -> None:
    brought(world, world.sat())
    world.settling.session(world.session.session)
    one = candidate_named(world.deployment, world.session, "1")
    terms = CertificateTerms(
        Realm.DEMO, plan_of(world.deployment, world.shelf, world.session), "https://v.example"
    )
    issued = issue(world.deployment, one)
    data = certificate_data(one, issued, terms)
    assert Typesetting(world.folder).picture("certificate.typ", data).startswith(b"\x89PNG")
    assert issue(world.deployment, one) == issued
    with pytest.raises(RefusedError, match=r"certificate\.none"):
        certificate_data(replace(one, result=None), issued, terms)


@pytest.mark.parametrize(
    ("pix", "mesh", "level", "pill"),
    [
        (63, 0, "", None),
        (64, 1, "Novice 1", 0),
        (128, 2, "Novice 2", 1),
        (404, 4, "Indépendant 2", 3),
        (512, 5, "Avancé 1", 4),
        (895, 7, "Expert 1", 6),
    ],
)
def test_the_global_level_is_that_of_the_score(
    world: World, pix: int, mesh: int, level: str, pill: int | None
) -> None:
    brought(world, world.sat())
    world.settling.session(world.session.session)
    one = candidate_named(world.deployment, world.session, "1")
    assert one.result is not None
    told = {**one.result.result, "pix": pix, "mesh": mesh}
    one = replace(one, result=replace(one.result, result=told))
    plan = plan_of(world.deployment, world.shelf, world.session)
    data = certificate_data(
        one, issue(world.deployment, one), CertificateTerms(Realm.DEMO, plan, "u")
    )
    drawn = data["words"]
    assert isinstance(drawn, dict)
    assert data["rung"] == pill
    shown = str(drawn["level"]).replace("\u00a0", " ")
    assert (shown == level) is (pill is not None)
    assert bool(data["domains"]) is (pill is not None)
    assert float(str(data["place"])) == pix / 1024
    assert Typesetting(world.folder).picture("certificate.typ", data).startswith(b"\x89PNG")


def test_fonts_are_found_beside_the_program_or_not_at_all(tmp_path: Path) -> None:
    fonts = tmp_path / "program" / "kiosk" / "ui" / "theme" / "fonts"
    places = (tmp_path / "elsewhere", tmp_path / "program")
    fonts.mkdir(parents=True)
    assert bundled_fonts(places) is None
    (fonts / "a.ttf").write_bytes(b"")
    assert bundled_fonts(places) == fonts


def test_a_verification_code_is_read_as_people_type_it() -> None:
    assert normal_code(" 7k4m 2qxh-o0il ") == "7K4M-2QXH-0011"
    assert normal_code("") == ""


@pytest.mark.parametrize("text", ["=1+1", "+33", "-5", "@SUM", "\tx"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_a_plain_cell_stays() -> None:
    assert [safe_cell(one) for one in ("-", "Noé", "")] == ["-", "Noé", ""]


def test_secrets_of_a_session_open_in_their_place_only(world: World) -> None:
    assert len(opening_card(world.deployment, world.session).access_code) == 16
    other = replace(world.session, session=world.prepare().session)
    with pytest.raises(SealRefusedError):
        opening_card(world.deployment, other)


def test_the_tickets_focus_policy_reaches_the_terms(world: World) -> None:
    session = world.prepare(focus=FocusPolicy.COUNT)
    agreement = Agreement.of(session, world.deployment.root, world.shelf)
    plain, adjusted, *_ = world.deployment.sessions.candidates(session.session)
    paper = agreement.paper(plain.candidate)
    assert agreement.terms(plain, paper.plan).focus_counts
    assert not agreement.terms(adjusted, paper.plan).focus_counts


@pytest.mark.parametrize("text", ["tomorrow", "2026-11-22T09:00"])
def test_a_start_needs_its_zone(text: str) -> None:
    with pytest.raises(WrongInputError, match=r"start\.form"):
        start_of(text)


def test_a_start_is_an_instant() -> None:
    assert start_of("2026-11-22T09:00+01:00") == start_of("2026-11-22T08:00:00+00:00")


_FIELDS = (
    Field("a", "A", "petit"),
    Field("b", "B", "liste", ("x", "y")),
    Field("c", "C", "nombre"),
)
_ACCEPTED = (("a", ("un",)), ("b", ("x",)), ("c", ("3",)))


@pytest.mark.parametrize(
    ("changes", "solution"),
    [
        ({"type": ItemType.MULTIPLE}, {"choices": (1, 3)}),
        ({"type": ItemType.MULTIPLE}, {"choices": (1, 2, 3, 4)}),
        ({"type": ItemType.ORDER}, {"choices": (2, 1, 4, 3)}),
        ({"type": ItemType.TEXT, "choices": ()}, {"accepted": (("", ("chat",)),)}),
        ({"type": ItemType.NUMBER, "choices": ()}, {"accepted": (("", ("12",)),)}),
        (
            {"type": ItemType.FIELDS, "choices": (), "fields": _FIELDS},
            {"accepted": _ACCEPTED},
        ),
        (
            {"type": ItemType.FIELDS, "choices": (), "fields": _FIELDS[:1], "dependent": True},
            {"accepted": (("g", ("un",)),)},
        ),
    ],
)
def test_the_oracle_knows_a_right_and_a_wrong_response(
    changes: dict[str, object], solution: dict[str, object]
) -> None:
    item = replace(make_item("1.1", 1, 1), **changes)  # type: ignore[arg-type]
    told = Solution(item.id, **solution)  # type: ignore[arg-type]
    assert grade(item, told, right_response(item, told)) is Status.OK
    assert grade(item, told, wrong_response(item, told)) is Status.KO


def test_an_item_that_cannot_be_missed_is_named() -> None:
    item = replace(make_item("1.1", 1, 1), type=ItemType.TEXT, choices=())
    accepted = ("chat", "réponse volontairement fausse")
    solutions = {item.id: Solution(item.id, accepted=(("", accepted),))}
    paper = Paper.of(CERTIFICATION, ItemBank.of([item]), solutions, CONTENT_KEY)
    with pytest.raises(StateError, match=r"kit\.item"):
        oracle(paper)


def test_a_pack_needs_two_persons_and_its_key(world: World, tmp_path: Path) -> None:
    alone = write_pack(tmp_path / "alone", world.deployment, PEOPLE[:1])
    with pytest.raises(SignatureRefusedError, match=r"signature\.one_person"):
        world.shelf.add(alone, CONTENT_KEY)
    with pytest.raises(SealRefusedError):
        world.shelf.add(world.pack_folder, Secret(bytes(32)))
    assert world.shelf.add(world.pack_folder, None).manifest.pack == "exam_fr"


def test_another_pack_of_the_same_version_is_refused(world: World, tmp_path: Path) -> None:
    other = write_pack(tmp_path / "other", world.deployment)
    manifest = replace(world.pack.manifest, languages=("fr", "en"))
    files = tuple(
        replace(
            one,
            size=len((other / one.name).read_bytes()),
            sha256=hashlib.sha256((other / one.name).read_bytes()).digest(),
        )
        for one in manifest.files
    )
    signers = [one.signer for one in PEOPLE]
    signed = sign_hybrid(manifest_to_json(replace(manifest, files=files)), MANIFEST_TYPE, signers)
    (other / "manifest.dsse.json").write_bytes(signed)
    with pytest.raises(WrongInputError, match=r"pack\.other"):
        world.shelf.add(other, CONTENT_KEY)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"realm": Realm.MOCK}, "bundle.realm"),
        ({"station": "poste-99"}, "bundle.station_unknown"),
        ({"session": "s-none"}, "bundle.session_unknown"),
        ({"candidate": "c-none"}, "bundle.candidate_unknown"),
    ],
)
def test_a_bundle_from_elsewhere_is_refused(
    world: World, changed: dict[str, object], reason: str
) -> None:
    content = world.seal(world.sitting(), kind=BundleKind.PARTIAL, **changed).content  # type: ignore[arg-type]
    with pytest.raises(RefusedError) as refused:
        world.intake.take(content)
    assert refused.value.key == reason


def test_a_revoked_station_is_not_believed(world: World) -> None:
    content = world.seal(world.sitting(), kind=BundleKind.PARTIAL).content
    world.deployment.stations.revoke("poste-14", world.now)
    with pytest.raises(RefusedError, match=r"bundle\.station_revoked"):
        world.intake.take(content)


def test_a_pack_that_has_expired_still_replays(world: World) -> None:
    content = world.seal(world.sat()).content
    world.now += 10**12
    bundle = world.opening.open(world.intake.take(content).bundle)
    assert bundle.result["answered"] == 32


def test_an_unknown_reason_has_a_sentence_of_its_kind() -> None:
    for error in (SealRefusedError("x.y"), SignatureRefusedError("x.y"), RefusedError("x.y")):
        french, english = sentence(error)
        assert french.endswith("(x.y).")
        assert english.endswith("(x.y).")
