"""A whole small world for tests: a server, a pack, a station, a session, a sitting."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from content_packs.plans.named import CERTIFICATION
from content_packs.reader import MANIFEST_NAME
from engine.items import item_to_json, solution_to_json
from engine.plan_format import plan_to_json
from engine.records.bundle import BundleTerms, SealedBundle, seal_bundle
from engine.records.bundle_body import BundleBody
from engine.records.bundle_header import BundleKind
from engine.records.canonical import dumps, loads_object
from engine.records.checkpoint import Checkpoint, sign_checkpoint
from engine.records.enrolment import EnrolmentRequest, sign_enrolment, voucher_mark
from engine.records.envelope import sign_hybrid
from engine.records.identifiers import CandidateId, PackId, StationId
from engine.records.keys import DeviceSigner, HybridSigner, SealOpener
from engine.records.manifest import (
    MANIFEST_TYPE,
    PackFile,
    PackKind,
    PackManifest,
    manifest_to_json,
)
from engine.records.pack_file import seal_pack_file
from engine.records.person_key import PersonKey, person_key_from_json
from engine.records.root import Realm
from engine.records.roster import FocusPolicy, Policies
from engine.records.secret import Secret
from engine.records.statement import KeyProtection
from engine.records.tree import frontier_of
from engine.sitting import commands
from engine.sitting.state import Terms
from server.deployment import Deployment, create_deployment
from server.enrolment import enrol, read_request
from server.intake.deposit import Intake
from server.intake.opening import Opening
from server.intake.terms import Agreement
from server.keys import public_person
from server.packs import PackShelf
from server.results.decisions import Decisions
from server.results.settling import Settling
from server.sessions.candidate_list import ListedCandidate
from server.sessions.preparing import Wish, prepare_session
from server.store.sessions import Enrolled, Session
from tests.engine.exams import Candidate, make_bank, solutions_of

NOW = 1_800_000_000_000
CONTENT_KEY = Secret(bytes(range(32)))
PEOPLE = tuple(
    PersonKey(name, HybridSigner(Secret(bytes([number]) * 32)))
    for number, name in enumerate(("Anne Un", "Paul Deux"), start=1)
)
PUBLIC_PEOPLE = tuple(map(public_person, PEOPLE))
CENTRE = "0561234A"
LIST = (
    ListedCandidate("MARTIN", "Inès", "2011-02-04", "Valbrune", extra=Fraction(1, 3)),
    ListedCandidate("DURAND", "Noé", "2010-12-31", adjusted=True),
    ListedCandidate("PETIT", "Lou", "2011-06-15", national_id="120890177FA"),
)


def kept_people(deployment: Deployment) -> tuple[PersonKey, ...]:
    """The persons whose keys a rehearsal's `init` made."""
    found = sorted(deployment.authority.folder.glob("person-*.json"))
    return tuple(person_key_from_json(loads_object(one.read_bytes())) for one in found)


def write_pack(
    folder: Path, deployment: Deployment, people: tuple[PersonKey, ...] = PEOPLE
) -> Path:
    bank = make_bank()
    parts = {
        "bank.cob": {"items": tuple(item_to_json(one) for one in bank)},
        "solutions.cob": {
            "solutions": tuple(solution_to_json(one) for one in solutions_of(bank).values())
        },
    }
    folder.mkdir(parents=True)
    files = []
    for name, value in parts.items():
        sealed = seal_pack_file(dumps(value), CONTENT_KEY, PackId("exam_fr"), 1, name)
        (folder / name).write_bytes(sealed)
        files.append(PackFile(name, hashlib.sha256(sealed).digest(), len(sealed)))
    manifest = PackManifest(
        pack=PackId("exam_fr"),
        version=1,
        kind=PackKind.CERTIFICATION,
        realm=deployment.realm,
        languages=("fr",),
        plan=plan_to_json(CERTIFICATION),
        rules=CERTIFICATION.rules,
        sealed=True,
        files=tuple(files),
        media=(),
        issued=deployment.wall() - 86_400_000,
        expires=deployment.wall() + 400 * 86_400_000,
        min_app="0.1.0",
    )
    signers = [one.signer for one in people]
    signed = sign_hybrid(manifest_to_json(manifest), MANIFEST_TYPE, signers)
    (folder / MANIFEST_NAME).write_bytes(signed)
    return folder


@dataclass
class Device:
    """A station as the server sees it."""

    number: int
    device: DeviceSigner = field(init=False)
    opener: SealOpener = field(init=False)

    def __post_init__(self) -> None:
        self.device = DeviceSigner(Secret(bytes([self.number]) * 32))
        self.opener = SealOpener(Secret(bytes([self.number + 100]) * 32))

    @property
    def name(self) -> StationId:
        return StationId(f"poste-{self.number}")

    def request(self, voucher: str | None = None) -> bytes:
        mark = (
            None
            if voucher is None
            else voucher_mark(voucher, self.device.public, self.opener.public)
        )
        request = EnrolmentRequest(
            ed25519=self.device.public,
            xwing=self.opener.public,
            key_protection=KeyProtection.FILE,
            label=f"Poste {self.number}",
            machine={},
            voucher_hmac=mark,
        )
        return sign_enrolment(request, self.device)


class World:
    """Everything a test of the server needs."""

    def __init__(self, folder: Path, realm: Realm = Realm.DEMO, wall: int = NOW) -> None:
        self.now = wall
        self.folder = folder
        self.deployment, self.token = create_deployment(
            folder / "state", realm, PUBLIC_PEOPLE, wall=lambda: self.now
        )
        self.shelf = PackShelf(
            self.deployment.folder / "packs",
            self.deployment.authority,
            self.deployment.root,
            self.deployment.wall,
        )
        self.pack_folder = write_pack(folder / "pack", self.deployment)
        self.pack = self.shelf.add(self.pack_folder, CONTENT_KEY)
        self.devices = (Device(14), Device(15))
        for one in self.devices:
            enrol(self.deployment, read_request(one.request()), CENTRE, station=one.name)
        self.session = self.prepare()
        self.opening = Opening(self.deployment, self.shelf)
        self.intake = Intake(self.deployment)
        self.settling = Settling(self.deployment, self.opening)
        self.decisions = Decisions(self.deployment, self.opening)

    def prepare(self, *, focus: FocusPolicy = FocusPolicy.OBSERVE) -> Session:
        wish = Wish(
            centre=CENTRE,
            centre_name="Lycée des Tests",
            room="B204",
            starts_wall=self.now,
            hours=10,
            candidates=LIST,
            blanks=1,
            stations=tuple(one.name for one in self.devices),
            policies=Policies(lockdown_minimum=1, focus=focus),
        )
        return prepare_session(self.deployment, wish, (self.pack,))

    @property
    def enrolled(self) -> tuple[Enrolled, ...]:
        return self.deployment.sessions.candidates(self.session.session)

    def sitting(self, number: int = 1, *, luck: bytes = b"luck") -> "SimulatedSitting":
        enrolled = next(one for one in self.enrolled if one.number == number)
        agreement = Agreement.of(self.session, self.deployment.root, self.shelf)
        paper = agreement.paper(enrolled.candidate)
        return SimulatedSitting(paper, agreement.terms(enrolled, paper.plan), enrolled, luck)

    def sat(
        self,
        number: int = 1,
        before: Mapping[int, Callable[[Candidate], None]] | None = None,
        *,
        luck: bytes = b"luck",
    ) -> "SimulatedSitting":
        found = self.sitting(number, luck=luck)
        found.sit(before)
        return found

    def seal(
        self,
        sitting: "SimulatedSitting",
        device: Device | None = None,
        *,
        body: BundleBody | None = None,
        checkpoint: str | None = None,
        **changed: object,
    ) -> SealedBundle:
        station = device or self.devices[0]
        kind = changed.get("kind", BundleKind.FINAL)
        terms = BundleTerms(
            realm=self.deployment.realm,
            session=self.session.session,
            station=station.name,
            candidate=sitting.enrolled.candidate,
            epoch=sitting.exam.sitting.epoch,
            seq=1,
            kind=BundleKind.FINAL,
            previous=None,
            checkpoint="",
            rules=CERTIFICATION.rules,
            made_wall=self.now,
        )
        terms = replace(terms, **changed)  # type: ignore[arg-type]
        carried = body or self.body(sitting, station)
        note = checkpoint or self.note(
            station,
            f"{terms.session}/{terms.candidate}/{terms.station}/{terms.epoch}",
            carried.journal,
        )
        transfer = station.opener.public if kind is BundleKind.PARTIAL else None
        return seal_bundle(
            replace(terms, checkpoint=note),
            carried,
            station.device,
            self.deployment.authority.recipient,
            transfer=transfer,
        )

    def body(self, sitting: "SimulatedSitting", station: Device | None = None) -> BundleBody:
        device = station or self.devices[0]
        kept = self.deployment.stations.get(device.name)
        assert kept is not None
        return BundleBody(
            journal=tuple(sitting.bodies),
            checkpoints=(),
            statement=kept.statement,
            ticket_sha256=bytes.fromhex(self.session.ticket_sha256),
        )

    def note(self, device: Device, journal: str, stored: tuple[bytes, ...]) -> str:
        frontier = frontier_of(stored)
        return sign_checkpoint(
            Checkpoint(journal, frontier.size, frontier.root, self.now), device.device
        )

    def close(self) -> None:
        self.deployment.close()


class SimulatedSitting(Candidate):
    """A sitting of an enrolled candidate."""

    def __init__(self, paper: object, terms: Terms, enrolled: Enrolled, luck: bytes) -> None:
        super().__init__(paper, terms, luck)  # type: ignore[arg-type]
        self.enrolled = enrolled

    def do(self, command: commands.Command, role: object) -> None:
        if isinstance(command, commands.Identify):
            command = replace(command, candidate=CandidateId(self.enrolled.candidate))
        super().do(command, role)  # type: ignore[arg-type]
