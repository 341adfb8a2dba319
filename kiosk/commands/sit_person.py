"""Seats a simulated person before the application's window. For rehearsals only.

The person has the window alone; what a script needs from outside of it is done here.
"""

import json
import os
import signal
import sys
from typing import Any, Final

from engine.records.ticket import Ticket
from engine.sitting.state import Phase
from kiosk.bootstrap import Setting
from kiosk.commands.sit_kit import KitError, read_kit
from kiosk.commands.sit_orders import SUMMARY_NAME, read_orders
from kiosk.commands.sit_script import read_script
from kiosk.durable_file import storage_failures, write_durably
from kiosk.ports.errors import KioskError, RealmRefusedError
from kiosk.ports.outbox import BundleState, OutboxRow
from kiosk.services.desk import Desk
from kiosk.services.summary import receipt, summary
from kiosk.store.outbox_folder import SUFFIX
from kiosk.ui.application import Application
from kiosk.ui.driver.camera import Camera
from kiosk.ui.driver.diary import Diary
from kiosk.ui.driver.driver import Driver
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.events_due import EventsDue
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.driver.keyboard import Keyboard, Witness
from kiosk.ui.driver.scenes import scenes
from kiosk.ui.driver.script import Victim
from kiosk.ui.driver.table import Table, World
from kiosk.words.failures import both

OUTBOX: Final = "outbox"
FINAL: Final = "final"
LOST: Final = 76


class Results:
    """Writes what a sitting came to, once it has ended."""

    def __init__(self, desk: Desk, setting: Setting) -> None:
        self._desk = desk
        self._state = setting.state
        self._sends = bool(setting.server)
        self._written: OutboxRow | None = None

    def ended(self) -> bool:
        """Whether a sitting has ended here."""
        return (self._state / SUMMARY_NAME).exists()

    def over(self) -> bool:
        """Whether a sitting has ended here and its session is closed.

        Raises:
            StorageError: The summary cannot be read.
        """
        if self._desk.room is not None or not self.ended():
            return False
        session: str = self._read()["sitting"]["session"]
        return self._desk.gear.unlock.closed_here(session)

    def sent(self) -> bool:
        """Write what is known now; whether nothing more is to be waited for.

        Raises:
            StorageError: It could not be written.
        """
        rows = self._desk.gear.store.outbox()
        room, seat = self._desk.room, self._desk.seat
        if room is None:
            self._complete(rows)
        elif seat is None or seat.sit.exam.sitting.phase is not Phase.ENDED:
            return False
        else:
            mine = [one for one in rows if _is_of(one, room.ticket, seat.person.candidate)]
            if not mine:
                return False
            if mine[-1] != self._written:
                self._write(room.ticket, mine[-1])
                self._written = mine[-1]
        return not self._sends or all(map(_settled, rows))

    def _write(self, ticket: Ticket, row: OutboxRow) -> None:
        seat = self._desk.seat
        if seat is None:
            return
        sit = seat.sit
        found = summary(ticket.realm, ticket.session, sit.exam, len(sit.ledger.records))
        path = self._state / OUTBOX / f"{row.sha256}{SUFFIX}"
        found["bundle"] = {"path": str(path), "sha256": row.sha256, "size": row.size}
        found["receipt"] = receipt(row)
        self._keep(found)

    def _complete(self, rows: tuple[OutboxRow, ...]) -> None:
        """Put into a summary what the server said after the session was closed."""
        found = self._read()
        for row in rows:
            if row.sha256 == found["bundle"]["sha256"] and receipt(row) != found["receipt"]:
                found["receipt"] = receipt(row)
                self._keep(found)

    def _read(self) -> dict[str, Any]:
        with storage_failures(self._state):
            found: dict[str, Any] = json.loads((self._state / SUMMARY_NAME).read_bytes())
        return found

    def _keep(self, found: dict[str, object]) -> None:
        text = json.dumps(found, ensure_ascii=False, sort_keys=True)
        write_durably(self._state / SUMMARY_NAME, text.encode())


def _is_of(row: OutboxRow, ticket: Ticket, candidate: str) -> bool:
    return (row.session, row.candidate, row.kind) == (ticket.session, candidate, FINAL)


def _settled(row: OutboxRow) -> bool:
    """Whether the server has said its last word, or could not be reached."""
    away = row.state is BundleState.SEALED and row.attempts > 0
    return away or row.state in (BundleState.OPENED, BundleState.PARKED)


def seat_person(application: Application, desk: Desk, setting: Setting) -> None:
    """Have a person play the ordered script on the window.

    Args:
        application: Whose window; its end is in the person's hands.
        desk: The station at work; what it trusts must be worthless.
        setting: Where the orders lie, and where pictures go.

    Raises:
        RealmRefusedError: The station is one of real exams.
        KitError: The orders or the kit are none, or are of another realm.
        ScriptError: The script is none.
        StorageError: The diary cannot be read.
    """
    realm = desk.gear.identity.root.realm
    if not realm.rehearsal:
        raise RealmRefusedError(realm=realm.value)
    if setting.driver is None:
        return
    orders = read_orders(setting.driver)
    kit, script = read_kit(orders.kit), read_script(orders.script)
    if kit.realm is not realm:
        raise KitError(reason="root.realm", field="realm")
    eyes = Eyes(application.shell)
    results = Results(desk, setting)

    def end() -> None:
        application.shell.close()

    camera = Camera(eyes, setting.screenshots)

    def fail(error: KioskError) -> None:
        tell(error)
        camera.keep("lost")
        application.leave(LOST)

    if script.keyboard:
        Witness(
            application.shell,
            lambda kind: fail(DriverError(wanted="keys alone", screen=eyes.screen(), met=kind)),
        )
    table = Table(
        script=script,
        papers=kit.papers(script.candidate),
        events=EventsDue(script, Diary(setting.state)),
        eyes=eyes,
        hands=Keyboard(eyes) if script.keyboard else Hands(eyes),
        world=World(kill=kill, ended=results.ended, over=results.over, sent=results.sent, left=end),
        speed=setting.speed,
    )
    Driver(eyes, scenes(table), fail, seen=camera.look).start()


def tell(error: KioskError) -> None:
    """Say an error on standard error, in French and English, with its data."""
    print(both(error.key), file=sys.stderr)
    data = ", ".join(f"{name}={error.data[name]}" for name in sorted(error.data))
    if data:
        print(f"[{error.key}: {data}]", file=sys.stderr)


def kill(victim: Victim) -> None:
    """Die as in a power cut: this process, and for a tree its watchdog first."""
    if victim is Victim.TREE:
        os.kill(os.getppid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)
