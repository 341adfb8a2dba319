"""Two real stations, each with its own databases, vault and folder, and a stick between them.

``python -m tests.journeys.moved_station FOLDER LETTER STICK ANSWERS ACT`` lives one station: it
sits down, answers, keeps a copy each time, does the act (``stay`` or ``leave``), prints one JSON
line of what it knows, and waits to be killed.
"""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from engine.records.identifiers import PackId, SessionId, StationId
from engine.records.journal_record import Actor
from engine.records.keys import DeviceSigner, SealOpener
from engine.records.root import Realm
from engine.records.roster import PinRole
from engine.records.statement import issue_statement
from engine.records.ticket import PackPurpose, TicketPack, Window
from engine.records.ticket_sealing import TicketSecrets, seal_ticket
from engine.sitting import commands
from kiosk.courier.usb_courier import UsbCourier
from kiosk.lockdown.rehearsal import Rehearsal
from kiosk.ports.keeper import NoKeeper
from kiosk.services.copying import Copying
from kiosk.services.desk import Desk
from kiosk.services.gear import Gear
from kiosk.services.identity import identity_of
from kiosk.services.marks import Marks
from kiosk.services.places import CONFIGURED
from kiosk.services.prepare import Prepare
from kiosk.services.unlock import Unlock
from kiosk.store.pack_shelf import FolderShelf
from kiosk.store.session_stores import SqlSessionStores
from kiosk.store.state_lock import StateLock
from kiosk.store.station_store import SqlStationStore
from kiosk.vault.device_vault import open_vault
from tests.engine.records import authority
from tests.fakes.speech import FakeSound, FakeSpeech
from tests.fakes.spelling import FakeSpelling
from tests.journeys.killed_station import DayClock
from tests.kiosk.services.world import CODE, DAY, NOW, SURVEILLANT, packs, roster

SESSION: Final = SessionId("S-0001")
CANDIDATE: Final = "KM4T7X"


def prepare(folder: Path, letters: str = "abc") -> None:
    """Enrol a station for each letter, and bring all of them the one ticket of the session."""
    keys = []
    for letter in letters:
        vault = open_vault(folder / letter, None)
        keys.append((StationId(f"poste-{letter}"), SealOpener(vault.receiving_seed()).public))
    wanted = TicketPack(
        PackId("certification-fr"), 1, packs().digests[0], PackPurpose.CERTIFICATION
    )
    terms = replace(
        authority.TERMS, session=SESSION, packs=(wanted,), window=Window(NOW - DAY, NOW + DAY)
    )
    secrets = TicketSecrets(
        authority.CODE, authority.SHARE, ((PackId("certification-fr"), authority.CONTENT_KEY),)
    )
    ticket = seal_ticket(terms, roster(), secrets, tuple(keys), authority.TICKET)
    for letter in letters:
        vault = open_vault(folder / letter, None)
        store = SqlStationStore(folder / letter, vault.database_key())
        statement = replace(
            authority.STATEMENT_OF_STATION,
            station=StationId(f"poste-{letter}"),
            label=f"Poste {letter.upper()}",
            ed25519=DeviceSigner(vault.signing_seed()).public,
            xwing=SealOpener(vault.receiving_seed()).public,
            issued=NOW - DAY,
            expires=NOW + 100 * DAY,
        )
        store.put_statement(issue_statement(statement, authority.STATEMENT))
        shelf = FolderShelf(folder / letter / "packs")
        made = Prepare(authority.ROOT, store, shelf, DayClock(), "0.1.0")
        made.add_pack(packs().certification)
        made.add_ticket(ticket)
        store.close()


class Living:
    """One life of one station."""

    def __init__(self, folder: Path, letter: str, stick: Path) -> None:
        state = folder / letter
        self.lock = StateLock(state)
        vault = open_vault(state, None)
        self.store = SqlStationStore(state, vault.database_key())
        self.clock = DayClock()
        self.stick = UsbCourier(stick)
        identity = identity_of(authority.ROOT, self.store, vault, self.clock)
        self.desk = Desk(
            Gear(
                identity=identity,
                prepare=Prepare(
                    authority.ROOT, self.store, FolderShelf(state / "packs"), self.clock, "0.1.0"
                ),
                unlock=Unlock(identity, self.store, SqlSessionStores(state / "sessions")),
                store=self.store,
                marks=Marks(self.store, vault),
                lockdown=Rehearsal(Realm.DEMO),
                keeper=NoKeeper(),
                clock=self.clock,
                speech=FakeSpeech(),
                sound=FakeSound(),
                spelling=FakeSpelling(),
                copying=Copying(self.stick, identity.envelope),
            )
        )
        desk, unlock = self.desk, self.desk.gear.unlock
        kept = desk.tickets()[0]
        opened, share = unlock.stretch(kept, unlock.check_typing(CODE))
        room = desk.enter(kept, opened, share)
        tried = room.pins.begin(PinRole.SURVEILLANT, SURVEILLANT, "open")
        room.pins.check(tried)
        desk.begin(room, tried)

    def sit_down(self) -> None:
        """The candidate is admitted and begins."""
        person = self.desk.seat_by_code(CANDIDATE)
        seat = self.desk.seat
        assert seat is not None
        seat.sit.do(commands.Identify(person.candidate), Actor.CANDIDATE)
        seat.sit.do(commands.Admit(), Actor.SURVEILLANT)
        self.desk.start()

    def answer(self, count: int) -> None:
        """Answer so many questions, and keep a copy after each."""
        seat = self.desk.seat
        assert seat is not None
        for _ in range(count):
            item = seat.sit.exam.item
            assert item is not None
            seat.sit.answer(seat.sit.exam.paper.solutions[item.id].choices[0])
            self.desk.copy()

    def told(self) -> dict[str, Any]:
        """What the sitting of the seat holds."""
        seat = self.desk.seat
        assert seat is not None
        sitting = seat.sit.exam.sitting
        return {
            "answers": [[one.question.item, one.status] for one in sitting.answers],
            "draft": seat.sit.kept_draft,
            "epoch": sitting.epoch,
            "display": sitting.display,
            "remaining": seat.sit.remaining_ms,
            "step": self.desk.step.value,
        }

    def close(self) -> None:
        """Give folder and databases back, as a stop would."""
        if self.desk.room is not None:
            self.desk.room.unlocked.store.close()
        self.store.close()
        self.lock.release()


def main() -> None:
    """Live, tell, and wait for the end."""
    folder, letter, stick, answers, act = sys.argv[1:]
    one = Living(Path(folder), letter, Path(stick))
    one.sit_down()
    one.answer(int(answers))
    seat = one.desk.seat
    assert seat is not None
    seat.sit.do(commands.ChooseDisplay({"text_size": 150}), Actor.CANDIDATE)
    seat.sit.keep(3)
    if act == "leave":
        one.desk.hand_over(CONFIGURED, "hardware", Actor.SURVEILLANT)
    sys.stdout.write(json.dumps(one.told()) + "\n")
    sys.stdout.flush()
    time.sleep(600)


if __name__ == "__main__":
    main()
