"""From an empty folder to a certificate, through the commands and real HTTP."""

import base64
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from content_packs.reader import PackReader
from engine.exam import Paper
from engine.records.access_code import access_code
from engine.records.bundle import BundleTerms, seal_bundle
from engine.records.bundle_body import BundleBody
from engine.records.bundle_header import BundleKind
from engine.records.canonical import loads_object
from engine.records.checkpoint import Checkpoint, sign_checkpoint
from engine.records.identifiers import SessionId
from engine.records.receipt import Verdict, verify_receipt
from engine.records.root import Realm, root_from_json
from engine.records.statement import verify_statement
from engine.records.ticket_sealing import open_private, open_public, open_share, require_window
from engine.records.tree import frontier_of
from engine.sitting.state import Terms
from server.__main__ import main
from server.deployment import open_deployment
from tests.server.processes import put
from tests.server.scene import CONTENT_KEY, Device, SimulatedSitting, kept_people, write_pack

ROOT = Path(__file__).parents[2]


class Commands:
    """pix-server, as a script calls it."""

    def __init__(self, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.state, self.capsys = state, capsys

    def __call__(self, *words: str, status: int = 0) -> dict[str, object]:
        group = 2 if words[0] in ("session", "station", "pack") else 1
        given = [*words[:group], "--state", str(self.state), "--json", *words[group:]]
        assert main(given) == status
        told = self.capsys.readouterr()
        if status:
            assert len(told.err.strip().splitlines()) == 2, told.err
            return {}
        return json.loads(told.out)  # type: ignore[no-any-return]


@pytest.mark.journey
def test_from_nothing_to_a_certificate(  # noqa: PLR0915 - one long way is told in one piece
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Commands(tmp_path / "srv", capsys)
    made = run("init", "--realm", "demo")
    root = root_from_json(loads_object(Path(str(made["root"])).read_bytes()))
    deployment = open_deployment(tmp_path / "srv")
    pack = write_pack(tmp_path / "pack", deployment, kept_people(deployment))
    deployment.close()
    key = tmp_path / "pack.key"
    key.write_text(CONTENT_KEY.reveal().hex() + "\n", "ascii")
    run("pack", "add", "--content-key", str(key), str(pack))

    device = Device(14)
    request, answer = tmp_path / "poste.request", tmp_path / "poste.statement"
    request.write_bytes(device.request())
    enrolled = run(
        *("station", "enrol", "--centre", "0561234A", "--label", "Poste 14"),
        *("--name", "poste-14", "--out", str(answer), str(request)),
    )
    wall = time.time_ns() // 1_000_000
    statement = verify_statement(answer.read_bytes(), root, wall)
    assert (statement.label, enrolled["station"]) == ("Poste 14", "poste-14")

    listed = tmp_path / "list.csv"
    listed.write_text(
        "nom;prénom;date de naissance;temps majoré;lieu de naissance\n"
        "MARTIN;Inès;04/02/2011;33 %;Valbrune\nDURAND;Noé;31/12/2010;;\n",
        "utf-8",
    )
    start = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    created = run(
        *("session", "create", "--centre", "0561234A", "--centre-name", "Lycée des Tests"),
        *("--room", "B204", "--start", start, "--candidates", str(listed)),
        *("--station", "poste-14", "--pack", str(pack)),
    )
    session = str(created["session"])
    run("ticket", "--out", str(tmp_path / "room.ticket"), session)
    run("session", "kit", "--out", str(tmp_path / "kit.json"), session)
    kit = json.loads((tmp_path / "kit.json").read_bytes())
    assert kit["realm"] == "demo"
    assert len(kit["oracle"]) == len(set(kit["oracle"])) > 100

    # The station's part: ticket, share, access code, paper, journal, bundle.
    signed = (tmp_path / "room.ticket").read_bytes()
    assert kit["ticket"].encode() == signed
    ticket = open_public(signed, root)
    require_window(ticket, wall)
    share = open_share(ticket, statement.station, device.opener)
    inside = open_private(ticket, access_code(kit["access_code"]), share)
    candidate = inside.roster.candidates[0]
    assert candidate.code == kit["candidates"][0]["code"]
    opened = PackReader(pack).verify(root, wall, "0.1.0")
    content = opened.open(inside.content_key(opened.manifest.pack))
    paper = Paper.of(content.plan, content.bank(), content.solutions(), candidate.seed)
    terms = Terms(
        plan=content.plan.id,
        rules=content.plan.rules,
        pack=opened.manifest.pack,
        pack_version=1,
        manifest_sha256=opened.manifest_sha256.hex(),
        language="fr",
        adjusted=False,
        duration_ms=content.plan.duration_ms,
        extra=candidate.extra,
        grant_cap_ms=inside.roster.policies.grant_cap_ms,
    )
    deployment = open_deployment(tmp_path / "srv")
    person = deployment.sessions.candidate(session, candidate.candidate)
    assert person is not None
    sitting = SimulatedSitting(paper, terms, person, b"luck")
    sitting.sit()
    journal = tuple(sitting.bodies)
    frontier = frontier_of(journal)
    name = f"{session}/{candidate.candidate}/poste-14/1"
    note = sign_checkpoint(Checkpoint(name, frontier.size, frontier.root, wall), device.device)

    body = BundleBody(journal, (note,), answer.read_bytes(), hashlib.sha256(signed).digest())
    sealed = seal_bundle(
        BundleTerms(
            realm=Realm.DEMO,
            session=SessionId(session),
            station=statement.station,
            candidate=candidate.candidate,
            epoch=1,
            seq=1,
            kind=BundleKind.FINAL,
            previous=None,
            checkpoint=note,
            rules=content.plan.rules,
            made_wall=wall,
        ),
        body,
        device.device,
        ticket.result_key,
    )
    assert len(sealed.content) <= 64 * 1024

    process = subprocess.Popen(
        [sys.executable, "-m", "server", "serve", "--state", str(tmp_path / "srv"), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    response = put(address, sealed.content)
    process.terminate()
    assert process.wait(timeout=30) == 0
    process.stdout.close()
    assert response.status_code == 201
    receipt = verify_receipt(
        base64.b64decode(response.json()["receipts"][1]),
        root,
        sealed.sha256,
        len(sealed.content),
    )
    assert receipt.verdict is Verdict.IDENTICAL

    results = run("results", session)
    first = results["candidates"][0]  # type: ignore[index]
    assert first["standing"] == "final"
    assert first["result"]["ability"] == sitting.exam.scored().ability
    written = run("certificate", "--out", str(tmp_path / "out"), session)
    certificate = written["certificates"][0]  # type: ignore[index]
    pdf = Path(certificate["file"]).read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert "MARTIN" not in certificate["file"].upper()
    assert run("verify")["wrong"] == 0
    run("finalise", session)
    assert run("session", "list")["sessions"][0]["finalised"] is True  # type: ignore[index]
    run("finalise", session, status=1)
    deployment.close()
