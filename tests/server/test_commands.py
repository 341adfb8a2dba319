import json
from pathlib import Path

import pytest

from engine.records.access_code import shown_access_code
from engine.records.bundle_header import BundleKind
from engine.records.canonical import dumps, loads_object
from engine.records.person_key import person_key_to_json
from engine.records.root import Realm, hybrid_key_to_json, root_from_json
from engine.records.session_card import FILE_NAME, session_card_from_bytes
from server.__main__ import main
from server.deployment import open_deployment
from server.packs import PackShelf
from server.sessions.room_papers import opening_card
from tests.server.scene import (
    CENTRE,
    CONTENT_KEY,
    PEOPLE,
    PUBLIC_PEOPLE,
    Device,
    World,
    write_pack,
)
from tests.server.test_decisions import abandoned, brought
from tests.server.test_stick import lay

GROUPS = ("session", "station", "pack")


def run(world: World, *words: str) -> int:
    group = 2 if words[0] in GROUPS else 1
    return main([*words[:group], "--state", str(world.deployment.folder), *words[group:]])


@pytest.mark.parametrize(
    "words",
    [
        ["init"], ["serve"], ["ticket"], ["ingest"], ["verify"], ["results"], ["certificate"],
        ["export"], ["responses"], ["finalise"], ["park"], ["accept"], ["choose"], ["pack", "add"],
        ["station", "enrol"], ["station", "voucher"], ["station", "revoke"], ["station", "list"],
        ["session", "create"], ["session", "list"], ["session", "kit"], ["session", "sheet"],
        ["session", "card"], ["session", "usb-card"],
    ],
)  # fmt: skip
def test_every_command_has_help_with_an_example_and_its_exit_statuses(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"pix-server {' '.join(words)} --state" in told
    assert "exit status: 0 done" in told


@pytest.mark.parametrize(
    ("words", "status", "key"),
    [
        (["results", "none"], 2, "La session « none » n’existe pas."),
        (["ticket", "--out", "t", "none"], 2, "n’existe pas"),
        (["pack", "add", "nowhere"], 1, "pack.file_missing"),
        (["station", "revoke", "none"], 2, "n’est pas enrôlé"),
        (["station", "voucher", "--centre", "no good"], 2, "UAI"),
        (["station", "enrol", "--centre", "X", "nowhere"], 2, "ne peut pas être lu"),
        (["accept", "--reason", "x", "00"], 2, "La copie « 00 » n’existe pas."),
        (["ingest", "nowhere"], 2, "PIX-KIOSK-OUT"),
        (["serve", "--port", "99999"], 2, "Port"),
        (["serve", "--fonts", "nowhere"], 2, "dossier de polices"),
    ],
)
def test_a_wrong_input_is_one_sentence_in_two_languages(
    world: World, words: list[str], status: int, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(world, *words) == status
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 2
    assert key in told[0] or key in told[1]


def test_a_missing_state_folder_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["station", "list", "--state", str(tmp_path / "none")]) == 3
    assert "pix-server init" in capsys.readouterr().err
    assert main(["init", "--state", str(tmp_path / "a"), "--realm", "mock"]) == 0
    assert main(["init", "--state", str(tmp_path / "a"), "--realm", "mock"]) == 3
    (tmp_path / "file").write_bytes(b"")
    assert main(["init", "--state", str(tmp_path / "file" / "x"), "--realm", "mock"]) == 3


def write_public(path: Path, number: int, **changed: str) -> Path:
    person = PUBLIC_PEOPLE[number]
    told = {"v": 1, "name": person.name, **hybrid_key_to_json(person.key), **changed}
    path.write_bytes(dumps(told))
    return path


def init_real(state: Path, *people: Path) -> int:
    given = [word for one in people for word in ("--person", str(one))]
    return main(["init", "--state", str(state), "--realm", "real", "--json", *given])


def test_a_real_server_is_made_of_two_public_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [write_public(tmp_path / f"{number}.json", number) for number in (0, 1)]
    assert init_real(tmp_path / "srv", *files) == 0
    assert json.loads(capsys.readouterr().out)["people"] == []
    root = root_from_json(loads_object((tmp_path / "srv" / "root.json").read_bytes()))
    assert root.people == PUBLIC_PEOPLE
    assert [one.name for one in (tmp_path / "srv" / "keys").glob("person*")] == []
    deployment = open_deployment(tmp_path / "srv")
    shelf = PackShelf(tmp_path / "shelf", deployment.authority, deployment.root, deployment.wall)
    pack = shelf.add(write_pack(tmp_path / "pack", deployment), CONTENT_KEY)
    assert pack.manifest.realm is Realm.REAL
    deployment.close()


def test_a_real_server_refuses_persons_that_are_not_two_public_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (write_public(tmp_path / f"{number}.json", number) for number in (0, 1))
    same_name = write_public(tmp_path / "same.json", 1, name=PUBLIC_PEOPLE[0].name)
    same_key = write_public(tmp_path / "key.json", 0, name="Another")
    private = tmp_path / "private.json"
    private.write_bytes(dumps(person_key_to_json(PEOPLE[1])))
    for people, told in (
        ([], "Il faut deux personnes"),
        ([first], "Il faut deux personnes"),
        ([first, first], "Il faut deux personnes"),
        ([first, second, same_key], "Il faut deux personnes"),
        ([first, same_name], "Il faut deux personnes"),
        ([first, same_key], "Il faut deux personnes"),
        ([first, private], "n’est pas une clé publique"),
        ([first, tmp_path / "none"], "ne peut pas être lu"),
    ):
        assert init_real(tmp_path / "srv", *people) == 2
        assert told in capsys.readouterr().err
        assert not (tmp_path / "srv").exists()


def test_the_papers_of_a_room_are_written(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = world.session.session
    for name in ("sheet", "card"):
        for form, start in (("json", b"{"), ("csv", b"\xef\xbb\xbf"), ("pdf", b"%PDF")):
            path = tmp_path / f"{name}.{form}"
            assert run(world, "session", name, "--form", form, "--out", str(path), session) == 0
            assert path.read_bytes().startswith(start)
    sheet, card = (json.loads((tmp_path / f"{one}.json").read_bytes()) for one in ("sheet", "card"))
    assert len(sheet["candidates"]) == 4
    assert "access_code" not in sheet
    assert card["access_code"] not in (tmp_path / "sheet.csv").read_text("utf-8")
    assert run(world, "session", "sheet", session) == 0
    assert run(world, "session", "card", "--out", str(tmp_path / "no" / "x"), session) == 2
    capsys.readouterr()


def test_a_usb_card_holds_the_code_and_no_pin_and_says_how_secret_it_is(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = world.session.session
    card = opening_card(world.deployment, world.session)
    assert run(world, "session", "usb-card", "--drive", str(tmp_path), session) == 0
    path = tmp_path / FILE_NAME
    told = capsys.readouterr().out.splitlines()
    assert told[0] == str(path)
    assert "aussi secret que le code" in told[1]
    assert "as secret as the access code" in told[2]
    named, code = session_card_from_bytes(path.read_bytes())
    assert (named, shown_access_code(code)) == (session, card.access_code)
    assert not any(pin in path.read_text() for pin in card.pins.values())
    assert not any(card.access_code in one for one in told)
    assert run(world, "session", "usb-card", "--drive", str(tmp_path / "no"), session) == 2
    capsys.readouterr()


def test_a_finalised_session_gives_no_usb_card(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brought(world, world.sat(3))
    session = world.session.session
    assert run(world, "finalise", session) == 0
    assert run(world, "session", "usb-card", "--drive", str(tmp_path), session) == 1
    assert "est déjà finalisée" in capsys.readouterr().err
    assert not (tmp_path / FILE_NAME).exists()


def test_exports_have_their_three_forms(world: World, tmp_path: Path) -> None:
    brought(world, world.sat(3))
    world.settling.session(world.session.session)
    session = world.session.session
    for form in ("csv", "lsu", "parcoursup"):
        path = tmp_path / form
        assert run(world, "export", "--form", form, "--out", str(path), session) == 0
    table = (tmp_path / "csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    assert '"Lou";"PETIT";"15/06/2011"' in table.decode()
    record = json.loads((tmp_path / "lsu").read_bytes())["data"]["attributes"]
    assert [one["status"] for one in record["certifications"]] == [
        "pending", "pending", "validated",
    ]  # fmt: skip
    assert len(record["certifications"][2]["competenceResults"]) == 16
    [application] = json.loads((tmp_path / "parcoursup").read_bytes())["certifications"]
    assert application["ine"] == "120890177FA"
    assert len(application["competences"]) == 16


def test_a_stick_is_taken_in_and_its_refusals_are_an_exit_status(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "usb"
    lay(stick, world.seal(world.sat()).content)
    assert run(world, "ingest", str(stick)) == 0
    lay(stick, b"nothing")
    assert run(world, "ingest", str(stick)) == 1
    assert "identical" in capsys.readouterr().out
    assert run(world, "results", world.session.session) == 0
    assert "Terminée" in capsys.readouterr().out


def test_verify_tells_what_no_longer_holds(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = brought(world, world.sat())
    assert run(world, "verify", "--session", world.session.session) == 0
    path = world.deployment.bodies.path(bundle.sha256)
    path.write_bytes(path.read_bytes() + b"x")
    assert run(world, "verify", "--json") == 1
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["bundles"][0]["wrong"] == "body.changed"


def test_decisions_are_commands(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = brought(world, world.sat())
    second = brought(world, world.sat(luck=b"b"), device=world.devices[1])
    assert run(world, "choose", "--reason", "vu", second.sha256) == 0
    assert run(world, "park", "--reason", "vu", first.sha256) == 0
    assert run(world, "accept", "--reason", "vu", first.sha256) == 0
    brought(world, abandoned(world, 2, 22))
    world.settling.session(world.session.session)
    session = world.session.session
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"2": {"abort_reason": "lunch"}}', "utf-8")
    assert run(world, "finalise", "--decisions", str(wrong), session) == 2
    assert run(world, "finalise", "--abort", "2", session) == 2
    right = tmp_path / "right.json"
    right.write_text('{"2": {"abort_reason": "technical", "fraud": false}}', "utf-8")
    assert run(world, "finalise", "--decisions", str(right), "--fraud", "1", session) == 0
    assert "rejected" in capsys.readouterr().out


def test_stations_are_enrolled_listed_and_revoked(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    request = tmp_path / "request"
    request.write_bytes(Device(30).request())
    for _ in range(2):
        assert run(world, "station", "enrol", "--centre", CENTRE, str(request)) == 0
    name = capsys.readouterr().out.split()[0]
    assert run(world, "station", "list") == 0
    assert name in capsys.readouterr().out
    assert run(world, "station", "revoke", name) == 0
    assert run(world, "station", "enrol", "--centre", CENTRE, str(request)) == 1
    request.write_bytes(Device(31).request())
    taken = ["station", "enrol", "--centre", CENTRE, "--name", "poste-14", str(request)]
    assert run(world, *taken) == 1
    assert run(world, "station", "enrol", "--centre", CENTRE, "--name", "a b", str(request)) == 2
    request.write_bytes(Device(14).request())
    assert run(world, "station", "enrol", "--centre", "0999999Z", str(request)) == 1


def test_a_candidate_without_a_result_has_no_certificate(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["--out", str(tmp_path / "out"), world.session.session]
    assert run(world, "certificate", "--candidate", "1", *out) == 1
    assert "Aucun certificat" in capsys.readouterr().err
    brought(world, world.sat())
    world.settling.session(world.session.session)
    for language in ("fr", "en"):
        assert run(world, "certificate", "--candidate", "1", "--language", language, *out) == 0
    (tmp_path / "file").write_bytes(b"")
    wrong = ["--out", str(tmp_path / "file"), world.session.session]
    assert run(world, "certificate", *wrong) == 2


def test_a_partial_copy_is_shown_with_its_kind(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    sitting = world.sitting()
    sitting.start()
    brought(world, sitting, kind=BundleKind.PARTIAL)
    assert run(world, "results", "--json", world.session.session) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["bundles"][0]["kind"] == "partial"
    assert told["candidates"][0]["standing"] == "expected"
