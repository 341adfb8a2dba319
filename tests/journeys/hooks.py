"""What tests put into the processes of a rehearsal from outside; the program knows none of it.

Python imports a module `sitecustomize` from the first folder on its path as each process starts.
"""

import faulthandler
import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Final

MOMENTS: Final = {
    "asked": ("kiosk.services.close", "Close", "close"),
    "recorded": ("kiosk.services.sealing", "Sealing", "seal_session"),
    "sealed": ("kiosk.store.station_store", "SqlStationStore", "add_act"),
    "kept": ("kiosk.store.station_store", "SqlStationStore", "destroy_wrapped_key"),
    "destroyed": ("kiosk.lockdown.parent_link", "ParentLink", "forget"),
}
"""The moments of a closing, by what the application is about to do."""


def environment_with(folder: Path, environment: dict[str, str], line: str) -> dict[str, str]:
    """An environment in which each process runs a line of this module as it starts."""
    folder.mkdir()
    code = f"from tests.journeys import hooks\nhooks.{line}\n"
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    here = str(Path(__file__).parents[2])
    former = environment.get("PYTHONPATH", "")
    path = os.pathsep.join(one for one in (str(folder), here, former) if one)
    return {**environment, "PYTHONPATH": path}


def tell_stacks() -> None:
    """Have this process print the stack of each thread at SIGUSR1."""
    if hasattr(faulthandler, "register"):
        faulthandler.register(signal.SIGUSR1)


def die_once(moment: str, mark: str, *, tree: bool) -> None:
    """Have the application die as it comes to a moment for the first time.

    Args:
        moment: One of `MOMENTS`.
        mark: A file that is made at the death; where it is, nobody dies.
        tree: Whether the watchdog dies first, and the key in its memory with it.
    """
    tell_stacks()
    if "app" not in sys.orig_argv or Path(mark).exists():
        return
    module, owner, name = MOMENTS[moment]

    def die(*_arguments: object, **_named: object) -> None:
        Path(mark).touch()
        if tree:
            os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(getattr(import_module(module), owner), name, die)


def die_before(screens: tuple[str, ...], folder: str, *, tree: bool) -> None:
    """Have the application die as each of some screens comes in front, once each.

    Args:
        screens: Their names, and ``skip`` or ``report`` for what is laid over or beside them.
        folder: Where a mark is made for each death, and the log of screens of all lives.
        tree: Whether the watchdog dies first, and the key in its memory with it.
    """
    tell_stacks()
    if "app" not in sys.orig_argv:
        return
    theatre = import_module("kiosk.ui.theatre").Theatre
    timer = import_module("PySide6.QtCore").QTimer
    show, dialog = theatre.show, theatre.dialog

    def seen(name: str) -> None:
        mark = Path(folder) / f"{name}.died"
        with (Path(folder) / "screens.log").open("a") as log:
            log.write(f"{os.getpid()} {name}\n")
        if name in screens and not mark.exists():
            mark.touch()
            timer.singleShot(0, die)

    def die() -> None:
        if tree:
            os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)

    def showing(self: object, screen: str, view: object) -> None:
        show(self, screen, view)
        seen(str(screen))

    def asking(self: object, view: object) -> None:
        dialog(self, view)
        if view is not None:
            seen("skip" if type(view).__name__ == "SkipView" else "report")

    theatre.show, theatre.dialog = showing, asking
