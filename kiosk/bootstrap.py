"""The composition root: the only place where a port meets an adapter. Knows no use case."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from random import SystemRandom
from typing import Final

from content_packs.applications import installed_tools, register_installed
from engine.records.root import Root
from kiosk.courier.removable_drives import removable_drives
from kiosk.courier.usb_courier import UsbCourier
from kiosk.detection.installed import installed_sensors
from kiosk.durable_file import storage_error
from kiosk.lockdown.linux.exam_station import facts, lockdown_here
from kiosk.lockdown.linux.protected_session import protected_session
from kiosk.lockdown.rehearsal import Rehearsal
from kiosk.lockdown.restore_note import FILE_NAME, RestoreNote
from kiosk.lockdown.watched import Parent, Watched
from kiosk.ports.clock import Clock
from kiosk.ports.courier import Courier
from kiosk.ports.errors import DatabaseDamagedError, KioskError, RealmRefusedError
from kiosk.ports.keeper import KeyKeeper
from kiosk.ports.lockdown import Lockdown
from kiosk.ports.sensor import Sensor
from kiosk.ports.window import Rectangle, Window
from kiosk.preflight.report_files import ReportFiles
from kiosk.preflight.this_machine import ThisMachine
from kiosk.services.carrying import Carrying
from kiosk.services.copying import Copying
from kiosk.services.desk import Desk
from kiosk.services.gear import Gear
from kiosk.services.identity import identity_of
from kiosk.services.marks import Marks
from kiosk.services.names import forget_old_names
from kiosk.services.preflight import PreflightPost
from kiosk.services.prepare import Prepare
from kiosk.services.reconcile import Errand, Reconcile
from kiosk.services.unlock import Unlock
from kiosk.speech.installed import installed
from kiosk.spelling.installed import installed as installed_spelling
from kiosk.store.accelerated_clock import accelerated_clock
from kiosk.store.pack_shelf import FolderShelf
from kiosk.store.session_stores import SqlSessionStores
from kiosk.store.state_lock import StateLock
from kiosk.store.station_store import DATABASE_NAME, SqlStationStore
from kiosk.store.system_clock import SystemClock
from kiosk.ui.tools.table import add_tool
from kiosk.vault.device_vault import DeviceVault, open_vault
from kiosk.vault.roots import find_root
from kiosk.vault.system_keyring import find_system_keyring

RELEASE: Final = version("pix-kiosk")
SESSIONS: Final = "sessions"
PACKS: Final = "packs"


@dataclass(frozen=True, slots=True)
class Setting:
    """How the station is started.

    `rehearse`, `speed` and `driver` exist in the mock and demo realms only: a real root refuses
    them in every build.
    """

    state: Path
    server: str = ""
    copies: Path | None = None
    rehearse: bool = False
    speed: int = 1
    driver: Path | None = None
    screenshots: Path | None = None

    @property
    def only_rehearsal(self) -> bool:
        """Whether anything here is meant for rehearsals only."""
        pictured = self.screenshots is not None
        return self.rehearse or self.speed != 1 or self.driver is not None or pictured


@dataclass(frozen=True, slots=True)
class Base:
    """The station's own things, opened: what every command needs."""

    root: Root
    vault: DeviceVault
    store: SqlStationStore
    clock: Clock
    lock: StateLock
    state: Path

    def prepare(self) -> Prepare:
        """The use case that brings packs and tickets here."""
        shelf = FolderShelf(self.state / PACKS)
        return Prepare(self.root, self.store, shelf, self.clock, RELEASE)

    def reconcile(self, courier: Courier, errand: Errand | None = None) -> Reconcile:
        """The use case that brings bundles to the server, and perhaps something else with them."""
        uniform = SystemRandom().random
        return Reconcile(self.store, courier, self.root, self.clock, uniform=uniform, errand=errand)

    def close(self) -> None:
        """Release the databases and the folder."""
        self.store.close()
        self.lock.release()


def open_base(setting: Setting) -> Base:
    """Open the station's own things.

    Raises:
        RealmRefusedError: The root is real and something here is for rehearsals only.
        RootRejectedError: There is no root to trust.
        StateLockedError: Another process runs this station.
        VaultError: The keys cannot be read.
        StorageError: The station's memory cannot be opened.
    """
    root = find_root(setting.state)
    if setting.only_rehearsal and not root.realm.rehearsal:
        raise RealmRefusedError(realm=root.realm.value)
    lock = StateLock(setting.state)
    try:
        vault = open_vault(setting.state, find_system_keyring())
        clock: Clock = SystemClock()
        if setting.speed != 1:
            clock = accelerated_clock(setting.state, clock, setting.speed, root.realm)
        _refuse_forgotten(setting.state, vault)
        store = SqlStationStore(setting.state, vault.database_key())
    except BaseException:
        lock.release()
        raise
    return Base(root, vault, store, clock, lock, setting.state)


def _refuse_forgotten(state: Path, vault: DeviceVault) -> None:
    """A memory that is gone is never taken for a new one: its results would be forgotten."""
    path = state / DATABASE_NAME
    try:
        there = path.is_file() and path.stat().st_size > 0
    except OSError as error:
        raise storage_error(error, state) from error
    if vault.used and not there:
        raise DatabaseDamagedError(file=DATABASE_NAME, reason="missing")


def courier_of(setting: Setting) -> Courier | None:
    """The way to the server, when one is known."""
    if not setting.server:
        return None
    from kiosk.courier.http_courier import HttpCourier  # a station without a server needs none

    return HttpCourier(setting.server)


def preflight_post(base: Base, setting: Setting) -> PreflightPost | None:
    """What brings the newest checks of an enrolled station to its server, when one is known."""
    if not setting.server:
        return None
    try:
        identity = identity_of(base.root, base.store, base.vault, base.clock)
    except KioskError:
        return None
    from kiosk.courier.http_courier import HttpCourier

    courier = HttpCourier(setting.server)
    return PreflightPost(ReportFiles(setting.state), identity.statement.station, courier)


def lockdown_of(
    window: Window, note: RestoreNote, clock: Clock, system: str = sys.platform
) -> tuple[Lockdown, Callable[[], int] | None]:
    """The highest level that this machine has; and how many presses of programs it has seen."""
    if system == "win32":
        from kiosk.lockdown.windows.choice import lockdown  # other systems have none of its calls

        return lockdown(window, note)
    lower = partial(protected_session, window, note)
    return lockdown_here(window, note, facts(clock), otherwise=lower), None


def open_desk(
    base: Base,
    setting: Setting,
    window: Window,
    keeper: KeyKeeper,
    *,
    screens: Callable[[], Sequence[Rectangle]] | None = None,
    parent: Parent | None = None,
) -> Desk:
    """The station at work.

    Args:
        base: The station's own things.
        setting: How it was started.
        window: The top window.
        keeper: Who keeps the key of an open session.
        screens: The screens as the window's toolkit knows them, for a display that tells nobody.
        parent: The watchdog, where there is one; a test needs it to answer then.

    Raises:
        NotEnrolledError: This station has no statement.
        StatementRejectedError: Its statement does not hold.
        RealmRefusedError: A rehearsal of locking in a real exam.
    """
    _add_installed_applications()
    forget_old_names(base.store, base.clock)
    identity = identity_of(base.root, base.store, base.vault, base.clock)
    lockdown: Lockdown
    injected: Callable[[], int] | None = None
    if setting.rehearse:
        lockdown = Rehearsal(base.root.realm)
    else:
        note = RestoreNote(setting.state / FILE_NAME)
        lockdown, injected = lockdown_of(window, note, base.clock)
        if parent is not None:
            lockdown = Watched(lockdown, parent)

    def sensors(assisted: Callable[[], bool]) -> Sequence[Sensor]:
        """None in a rehearsal of locking: what surrounds one is nobody's business."""
        if setting.rehearse:
            return ()
        return installed_sensors(
            level=lockdown.level, assisted=assisted, screens=screens, injected=injected
        )

    stick = None if setting.copies is None else UsbCourier(setting.copies)
    speech, sound = installed()
    gear = Gear(
        identity=identity,
        prepare=base.prepare(),
        unlock=Unlock(identity, base.store, SqlSessionStores(setting.state / SESSIONS)),
        store=base.store,
        marks=Marks(base.store, base.vault, stick, identity.device.public),
        lockdown=lockdown,
        keeper=keeper,
        clock=base.clock,
        speech=speech,
        sound=sound,
        spelling=installed_spelling(),
        copying=None if stick is None else Copying(stick, identity.envelope),
        machine=ThisMachine(
            setting.state, tuple(one for one in (setting.copies, setting.state) if one is not None)
        ),
        carrying=None if stick is None else Carrying(stick, base.reconcile(stick)),
        drives=removable_drives(),
        sensors=sensors,
        carry=lambda drive: Carrying(drive.place, base.reconcile(drive.courier)),
    )
    return Desk(gear)


def _add_installed_applications() -> None:
    """What was installed beside the program may be named by packs from now on."""
    register_installed()
    for name, module, class_name in installed_tools():
        add_tool(name, module, class_name)
