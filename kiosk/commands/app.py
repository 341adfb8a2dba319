"""The application itself; `pix-kiosk run` starts it and watches over it."""

import argparse
import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.places import add_state
from kiosk.ports.errors import KioskError
from kiosk.ports.keeper import KeyKeeper, NoKeeper
from kiosk.ui.application import Application
from kiosk.words import Language, choose

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from kiosk.lockdown.parent_link import ParentLink

TICK_MS = 1000
ORPHANED = 70


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options; those of rehearsals are refused by a real root."""
    add_state(parser)
    parser.add_argument("--channel", type=int, default=None, help="descriptor of the watchdog")
    parser.add_argument("--server", default="")
    parser.add_argument("--copies", type=Path, default=None)
    parser.add_argument("--language", choices=("fr", "en"), default="fr")
    parser.add_argument("--rehearse", action="store_true")
    parser.add_argument("--speed", type=int, default=1)
    parser.add_argument("--driver", type=Path, default=None)
    parser.add_argument("--screenshots", type=Path, default=None)


def run(arguments: argparse.Namespace) -> int:
    """Show the window, then bring the station to life."""
    choose(Language(arguments.language))
    application = Application()
    station = Station(application, arguments)
    start = station.start if arguments.driver is None else station.start_unattended
    try:
        status = application.run(start, full_screen=not arguments.rehearse)
    finally:
        station.close()
    if status == ORPHANED:
        from kiosk.lockdown.undos import leave_own_desktop

        leave_own_desktop()  # nobody is left to do it
    if station.failure is not None:
        raise station.failure
    return status


class Station:
    """Everything that lives behind the window; imported only after the first paint."""

    def __init__(self, application: Application, arguments: argparse.Namespace) -> None:
        self._application = application
        self._arguments = arguments
        self._closers: list[Callable[[], object]] = []
        self.failure: KioskError | None = None

    def start(self) -> None:
        """Open the station and show where it stands.

        Raises:
            KioskError: It cannot be opened; nothing was changed.
        """
        from kiosk.bootstrap import (
            RELEASE,
            Setting,
            courier_of,
            open_base,
            open_desk,
            preflight_post,
        )
        from kiosk.commands.checks import check_desk
        from kiosk.lockdown.parent_link import ParentLink
        from kiosk.lockdown.undos import leave_own_desktop
        from kiosk.services.seat import Step
        from kiosk.ui.director import Director
        from kiosk.ui.printing.press import QtPress
        from kiosk.ui.seen_screens import screens
        from kiosk.ui.theatre import Theatre

        given = self._arguments
        setting = Setting(
            state=given.state,
            server=given.server,
            copies=given.copies,
            rehearse=given.rehearse,
            speed=given.speed,
            driver=given.driver,
            screenshots=given.screenshots,
        )
        base = open_base(setting)
        self._closers.append(base.close)
        shell = self._application.shell
        link = None if given.channel is None else ParentLink.from_descriptor(given.channel)
        keeper: KeyKeeper = link or NoKeeper()
        desk = open_desk(base, setting, shell.locked, keeper, screens=screens, parent=link)
        self._closers += (
            desk.gear.lockdown.release,
            desk.gear.speech.close,
            desk.gear.spelling.close,
        )
        if link is not None:
            orphaned = self._application.stopper(ORPHANED)
            link.watch(orphaned, at_last=leave_own_desktop)
            self._tell_life(shell, link)
        theatre = Theatre(shell)
        wake = asyncio.Event()

        def changed() -> None:
            if desk.step in (Step.ENDED, Step.WAITING):
                wake.set()

        director = Director(
            desk,
            theatre,
            self._application.aside,
            RELEASE,
            changed,
            language=Language(given.language),
            press=QtPress(),
            checks=check_desk(base, desk, setting.server),
            begin=self._application.begin,
        )
        theatre.connect_to(director)
        left = desk.recover()
        if left:
            logging.getLogger(__name__).warning("not given back: %s", ", ".join(left))
        try:
            desk.wake()
        except KioskError:
            # The access code opens what the kept key could not; it says why if it cannot either.
            logging.getLogger(__name__).warning("the kept key did not open the session")
        director.refresh()
        self._each_second(shell, director.tick)
        shell.leaving.connect(lambda: self._leave(keeper))
        courier = courier_of(setting)
        if courier is not None:
            stop = asyncio.Event()
            sending = base.reconcile(courier, preflight_post(base, setting))
            task = self._application.loop.create_task(sending.run(stop, wake))
            self._closers.append(task.cancel)
        if setting.driver is not None:
            from kiosk.commands.sit_person import seat_person

            seat_person(self._application, desk, setting)

    @staticmethod
    def _each_second(shell: "QObject", act: Callable[[], None]) -> None:
        from PySide6.QtCore import QTimer

        timer = QTimer(shell)
        timer.timeout.connect(act)
        timer.start(TICK_MS)

    def _tell_life(self, shell: "QObject", link: "ParentLink") -> None:
        """Tell the watchdog each second that this loop turns; one that hangs is started again."""
        from kiosk.lockdown.key_channel import ChannelError

        def tell() -> None:
            with suppress(ChannelError):  # a watchdog that is gone is noticed elsewhere
                link.live()

        self._each_second(shell, tell)
        tell()

    def start_unattended(self) -> None:
        """Start with nobody to read a screen: what fails ends the program and is told after."""
        try:
            self.start()
        except KioskError as error:
            self.failure = error
            self._application.leave()

    def close(self) -> None:
        """Let everything go, the newest first; one failure does not stop the rest."""
        while self._closers:
            with suppress(Exception):
                self._closers.pop()()

    def _leave(self, keeper: KeyKeeper) -> None:
        with suppress(KioskError):
            keeper.end()
        self._application.leave(0)
