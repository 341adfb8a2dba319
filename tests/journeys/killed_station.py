"""A station with its real databases and vault that is killed at random moments, again and again.

``python -m tests.journeys.killed_station FOLDER KILLS SEED`` prints one JSON object: what was
counted, and in ``wrong`` what should never have been seen.
"""

import asyncio
import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from content_packs.plans.named import CERTIFICATION
from engine.exam import Paper
from engine.records.bundle import open_bundle, verify_bundle
from engine.records.identifiers import PackId, SessionId, StationId
from engine.records.journal_record import Actor, At, record_from_bytes
from engine.records.keys import DeviceSigner, SealOpener
from engine.records.receipt import Receipt, ReceiptState, Verdict, issue_receipt
from engine.records.root import Realm
from engine.records.roster import PinRole
from engine.records.statement import issue_statement
from engine.records.ticket import PackPurpose, TicketPack, Window
from engine.records.ticket_sealing import TicketSecrets, seal_ticket
from engine.sitting import commands
from engine.sitting.state import Terms
from engine.verdict import Agreement, verify
from kiosk.lockdown.rehearsal import Rehearsal
from kiosk.ports.courier import Answer, Delivery
from kiosk.ports.errors import BundleNotOpenedError
from kiosk.ports.keeper import NoKeeper
from kiosk.ports.outbox import BundleState
from kiosk.services.desk import Desk
from kiosk.services.errors import CandidateDoneError
from kiosk.services.gear import Gear
from kiosk.services.identity import identity_of
from kiosk.services.marks import Marks
from kiosk.services.prepare import Prepare
from kiosk.services.reconcile import Reconcile
from kiosk.services.seat import Reading, Step
from kiosk.services.unlock import Unlock
from kiosk.store.pack_shelf import FolderShelf
from kiosk.store.session_stores import SqlSessionStores
from kiosk.store.state_lock import StateLock
from kiosk.store.station_store import SqlStationStore
from kiosk.store.system_clock import SystemClock
from kiosk.vault.device_vault import open_vault
from tests.engine.exams import make_bank, solutions_of
from tests.engine.records import authority
from tests.fakes.speech import FakeSound, FakeSpeech
from tests.fakes.spelling import FakeSpelling
from tests.kiosk.services.world import CODE, DAY, NOW, SURVEILLANT, packs, roster

STATION: Final = StationId("poste-a")
SESSION: Final = SessionId("S-0001")
CANDIDATE: Final = "KM4T7X"
LONGEST_LIFE_S: Final = 60
LATEST_MS: Final = 12
MOST_LINES: Final = 30
MOMENTS: Final = ("", "", "", "opening", "sealing", "closing", "sending", "purging")
LOST_MS: Final = 1_000


class DayClock:
    """The machine's own clock, on the day of the made-up session."""

    def __init__(self) -> None:
        self._inner = SystemClock()

    def now(self) -> At:
        at = self._inner.now()
        return At(NOW + at.boot_ms % (DAY // 2), at.boot_ms, at.boot_id)


class FolderServer:
    """Keeps what it is sent in a folder; says *opened* only when it is asked again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    @property
    def live(self) -> bool:
        return True

    async def send(self, sha256: str, content: bytes, nonce: bytes) -> Answer:
        (self._folder / sha256).write_bytes(content)
        return Answer(Delivery.TAKEN, (self._receipt(sha256, nonce, ReceiptState.STORED),))

    async def receipts(self, sha256: str, nonce: bytes) -> tuple[bytes, ...]:
        return (self._receipt(sha256, nonce, ReceiptState.OPENED),)

    def _receipt(self, sha256: str, nonce: bytes, state: ReceiptState) -> bytes:
        size = (self._folder / sha256).stat().st_size
        verdict = Verdict.IDENTICAL if state is ReceiptState.OPENED else None
        told = Receipt(Realm.DEMO, bytes.fromhex(sha256), size, state, verdict, NOW, nonce)
        return issue_receipt(told, authority.RECEIPT)


def prepare(folder: Path) -> None:
    """Enrol the station of a folder; bring its packs and its ticket."""
    vault = open_vault(folder, None)
    store = SqlStationStore(folder, vault.database_key())
    xwing = SealOpener(vault.receiving_seed()).public
    statement = replace(
        authority.STATEMENT_OF_STATION,
        station=STATION,
        ed25519=DeviceSigner(vault.signing_seed()).public,
        xwing=xwing,
        issued=NOW - DAY,
        expires=NOW + 100 * DAY,
    )
    store.put_statement(issue_statement(statement, authority.STATEMENT))
    shelf = FolderShelf(folder / "packs")
    made = Prepare(authority.ROOT, store, shelf, DayClock(), "0.1.0")
    made.add_pack(packs().certification)
    wanted = TicketPack(
        PackId("certification-fr"), 1, packs().digests[0], PackPurpose.CERTIFICATION
    )
    terms = replace(
        authority.TERMS,
        session=SESSION,
        packs=(wanted,),
        window=Window(NOW - DAY, NOW + DAY),
    )
    secrets = TicketSecrets(
        authority.CODE, authority.SHARE, ((PackId("certification-fr"), authority.CONTENT_KEY),)
    )
    made.add_ticket(seal_ticket(terms, roster(), secrets, ((STATION, xwing),), authority.TICKET))
    store.close()


class Life:
    """One life of the application, from its start to its end or its death."""

    def __init__(self, folder: Path, tell: Callable[..., None]) -> None:
        self.tell = tell
        self.folder = folder
        self.lock = StateLock(folder)
        vault = open_vault(folder, None)
        self.store = SqlStationStore(folder, vault.database_key())
        self.clock = DayClock()
        identity = identity_of(authority.ROOT, self.store, vault, self.clock)
        shelf = FolderShelf(folder / "packs")
        self.desk = Desk(
            Gear(
                identity=identity,
                prepare=Prepare(authority.ROOT, self.store, shelf, self.clock, "0.1.0"),
                unlock=Unlock(identity, self.store, SqlSessionStores(folder / "sessions")),
                store=self.store,
                marks=Marks(self.store, vault),
                lockdown=Rehearsal(Realm.DEMO),
                keeper=NoKeeper(),
                clock=self.clock,
                speech=FakeSpeech(),
                sound=FakeSound(),
                spelling=FakeSpelling(),
            )
        )

    def live(self) -> None:
        tickets = self.desk.tickets()
        if tickets:
            self.tell("opening")
            desk, unlock = self.desk, self.desk.gear.unlock
            opened, share = unlock.stretch(tickets[0], unlock.check_typing(CODE))
            room = desk.enter(tickets[0], opened, share)
            tried = room.pins.begin(PinRole.SURVEILLANT, SURVEILLANT, "open")
            room.pins.check(tried)
            desk.begin(room, tried)
            while self._step():
                pass
        self._send()

    def _step(self) -> bool:
        desk, step = self.desk, self.desk.step
        if step is Step.CANDIDATE:
            try:
                desk.seat_by_code(CANDIDATE)
            except CandidateDoneError:
                self.tell("closing")
                desk.close(Actor.SURVEILLANT)
                return False
            return True
        seat = desk.seat
        assert seat is not None
        if step is Step.IDENTITY:
            seat.sit.do(commands.Identify(seat.person.candidate), Actor.CANDIDATE)
        elif step is Step.ADMISSION:
            seat.sit.do(commands.Admit(), Actor.SURVEILLANT)
        elif step is Step.INSTRUCTIONS:
            desk.read(Reading.READY)
        elif step is Step.READY:
            desk.start()
        elif step is Step.RESUME:
            self._tell_question("resumed", draft=seat.sit.kept_draft)
            seat.sit.restart(Actor.SURVEILLANT)
        elif step is Step.QUESTION:
            self._answer()
        else:
            assert step is Step.ENDED, step
            self.tell("sealing")
            desk.release_seat()
        return True

    def _tell_question(self, what: str, **more: object) -> None:
        assert self.desk.seat is not None
        sit = self.desk.seat.sit
        question = sit.exam.sitting.question
        shown = None if question is None else (question.served, question.item)
        self.tell(what, question=shown, remaining=sit.remaining_ms, **more)

    def _answer(self) -> None:
        assert self.desk.seat is not None
        sit = self.desk.seat.sit
        question = sit.exam.sitting.question
        assert question is not None
        value = 1 + (question.served * 7) % 4
        sit.keep(value)
        self._tell_question("shown", draft=value)
        self._tell_question("answering")
        sit.answer(value)
        self.tell("answered", item=question.item, value=value)

    def _send(self) -> None:
        server = FolderServer(self.folder / "server")
        reconcile = Reconcile(self.store, server, authority.ROOT, self.clock, uniform=lambda: 0.0)
        while True:
            waiting = [one for one in self.store.outbox() if one.state is not BundleState.OPENED]
            for row in waiting:
                try:
                    self.store.purge(row.sha256)
                except BundleNotOpenedError:
                    self.store.bundle(row.sha256)
                else:
                    self.tell("purged_early", state=row.state.value)
            if not waiting:
                break
            self.tell("sending")
            asyncio.run(reconcile.once(urgent=True))
        for row in self.store.outbox():
            self.tell("purging")
            self.store.purge(row.sha256)


@dataclass
class Witness:
    """What a life was heard to say, held against what was said before."""

    answered: list[tuple[str, object]] = field(default_factory=list)
    last: dict[str, object] | None = None
    resumed: int = 0
    wrong: list[str] = field(default_factory=list)
    heard: dict[str, int] = field(default_factory=dict)

    def hear(self, said: dict[str, object]) -> None:
        what = str(said["what"])
        self.heard[what] = self.heard.get(what, 0) + 1
        if what == "answered":
            self.answered.append((str(said["item"]), said["value"]))
        elif what == "purged_early":
            self.wrong.append(f"purged: {said}")
        elif what == "resumed" and self.last is not None:
            self._compare(self.last, said)
        if what in ("shown", "answering", "resumed", "answered"):
            self.last = said

    def _compare(self, last: dict[str, object], said: dict[str, object]) -> None:
        self.resumed += 1
        known = last.get("remaining")
        if isinstance(known, int):
            lost = known - int(str(said["remaining"]))
            if not -LOST_MS <= lost <= LOST_MS:
                self.wrong.append(f"time: {last} {said}")
        if last["what"] == "shown":
            if said["question"] != last["question"]:
                self.wrong.append(f"question: {last} {said}")
            if said["draft"] != last["draft"]:
                self.wrong.append(f"draft: {last} {said}")
        if last["what"] == "answering" and said["question"] not in (last["question"], None):
            served = [one["question"] for one in (last, said)]
            if int(served[1][0]) != int(served[0][0]) + 1:  # type: ignore[index]  # pairs
                self.wrong.append(f"next: {last} {said}")


@dataclass(frozen=True)
class Death:
    """The moment to kill at: so long after the line of that number, or of that name."""

    line: int
    name: str
    late_ms: int

    def reached(self, heard: int, said: str) -> bool:
        return said == self.name if self.name else heard >= self.line


def one_life(folder: Path, witness: Witness, death: Death | None) -> bool:
    """Let the station live, or die; whether it came to its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os._exit(_child(folder, writing))
    os.close(writing)
    heard, killed = 0, False
    with os.fdopen(reading, "rb", buffering=0) as stream:
        rest, until = b"", time.monotonic() + LONGEST_LIFE_S
        while time.monotonic() < until:
            ready, _, _ = select.select([stream], [], [], 1)
            if not ready:
                continue
            read = stream.read(65_536)
            if not read:
                break
            *said, rest = (rest + read).split(b"\n")
            for one in map(json.loads, said):
                heard += 1
                witness.hear(one)
                if death is not None and not killed and death.reached(heard, one["what"]):
                    select.select([], [], [], death.late_ms / 1000)
                    os.kill(child, signal.SIGKILL)
                    killed = True
        else:
            os.kill(child, signal.SIGKILL)
            witness.wrong.append("it hung")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in (0, -signal.SIGKILL):
        witness.wrong.append(f"exit {status}")
    return status == 0


def _child(folder: Path, told: int) -> int:
    def tell(what: str, **more: object) -> None:
        os.write(told, json.dumps({"what": what, **more}).encode() + b"\n")

    try:
        Life(folder, tell).live()
    except BaseException:  # noqa: BLE001 - a child of a fork never returns into its parent
        import traceback

        traceback.print_exc()
        return 1
    return 0


def check(folder: Path, witness: Witness) -> dict[str, int]:
    """Hold what the server got against what was heard."""
    bank = make_bank()
    paper = Paper.of(CERTIFICATION, bank, solutions_of(bank), authority.seed(20))
    terms = Terms(
        plan=CERTIFICATION.id,
        rules=CERTIFICATION.rules,
        pack="certification-fr",
        pack_version=1,
        manifest_sha256=packs().digests[0].hex(),
        language="fr",
        adjusted=False,
        duration_ms=CERTIFICATION.duration_ms,
        extra=Fraction(33, 100),
        grant_cap_ms=roster().policies.grant_cap_ms,
    )
    vault = open_vault(folder, None)
    store = SqlStationStore(folder, vault.database_key())
    rows = store.outbox()
    store.close()
    final = [row for row in rows if row.kind == "final"]
    if len(final) != 1:
        witness.wrong.append(f"finals: {len(final)}")
    public = DeviceSigner(vault.signing_seed()).public
    seqs: list[int] = []
    facts = 0
    for row in rows:
        bundle = verify_bundle((folder / "server" / row.sha256).read_bytes(), public)
        body = open_bundle(bundle, authority.RESULT_KEY)
        if row.kind == "session":
            seqs.append(bundle.header.seq)
            continue
        verdict = verify(paper, body.journal, terms)
        if verdict.agreement is not Agreement.IDENTICAL or verdict.exam.sitting.scored is None:
            witness.wrong.append(f"verdict: {verdict.reason} {verdict.seq} {verdict.found}")
        given = [(str(one.question.item), one.value) for one in verdict.exam.sitting.answers]
        lost = [one for one in witness.answered if one not in given]
        if lost or len(given) != CERTIFICATION.length:
            witness.wrong.append(f"answers: {len(given)}, lost {lost}")
        facts += sum(record_from_bytes(one).type == "sitting.restarted" for one in body.journal)
    if len(set(seqs)) != len(seqs) or not seqs:
        witness.wrong.append(f"sessions: {seqs}")
    left = [
        one.name for one in (folder / "outbox").iterdir() if one.stem in {r.sha256 for r in rows}
    ]
    if left:
        witness.wrong.append(f"not purged: {left}")
    return {"restarts": facts}


def main(folder: Path, kills: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)  # noqa: S311 - moments to kill at
    done = days = resumed = restarts = 0
    wrong: list[str] = []
    heard: dict[str, int] = {}
    while done < kills:
        days += 1
        day = folder / f"day-{days}"
        day.mkdir()
        prepare(day)
        witness = Witness()
        while True:
            name = chance.choice(MOMENTS)
            late = chance.randint(0, LATEST_MS if not name else 4 * LATEST_MS)
            death = Death(chance.randint(1, MOST_LINES), name, late) if done < kills else None
            if one_life(day, witness, death):
                break
            done += 1
            if witness.wrong:
                break
        if not witness.wrong:
            restarts += check(day, witness)["restarts"]
        resumed += witness.resumed
        wrong += witness.wrong
        for key, count in witness.heard.items():
            heard[key] = heard.get(key, 0) + count
        if wrong:
            break
    return {
        "kills": done,
        "days": days,
        "resumed": resumed,
        "restarts": restarts,
        "heard": heard,
        "wrong": wrong,
    }


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
