"""Make this Linux machine an exam station, check it, and give it back as it was.

    pix-kiosk lockdown enable [--server URL]   prepare: account, session, firewall, guard
    pix-kiosk lockdown verify                  is everything still as it was prepared?
    pix-kiosk lockdown status                  how the machine stands, and what waits
    pix-kiosk lockdown disable                 give the machine back; answers are never deleted

enable and disable need an administrator and take effect at the next start of the machine. Each may
be run again at any time. With --root they change the image of a machine instead of this one.

Exit status: 0 done, prepared, or everything holds; 1 not prepared, not everything holds, or not
everything was given back; 64 wrong command line; 65 the restore note or an input cannot be read;
69 the machine lacks something, nothing was changed; 73 cannot write; 75 another such command is
running; 77 not an administrator.

example: sudo pix-kiosk lockdown enable --server https://exam.example
"""

import argparse
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Final

from kiosk.commands.program import program
from kiosk.lockdown.linux.station.administration import Administration, Condition
from kiosk.lockdown.linux.station.attestation import read_attestation
from kiosk.lockdown.linux.station.decision import code_places, decide, resolve
from kiosk.lockdown.linux.station.firewall import rules
from kiosk.lockdown.linux.station.followed_server import FollowedServer
from kiosk.lockdown.linux.station.guard import Guard, stand_guard
from kiosk.lockdown.linux.station.kernel_values import looser, read_values
from kiosk.lockdown.linux.station.loaded_rules import LoadedRules
from kiosk.lockdown.linux.station.notifier import notify
from kiosk.lockdown.linux.station.places import ACCOUNT, STATE
from kiosk.lockdown.linux.station.preparation import operations
from kiosk.lockdown.linux.station.real_host import RealHost
from kiosk.ports.errors import LockdownError, StateLockedError
from kiosk.store.system_clock import SystemClock
from kiosk.words.station import known, part_words, sentence

DONE: Final = 0
NOT_SO: Final = 1
UNREADABLE: Final = 65
LACKING: Final = 69
UNWRITABLE: Final = 73
BUSY: Final = 75
NOT_ROOT: Final = 77


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the deeds and their options."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    enable = deeds.add_parser("enable", help="make this machine an exam station")
    enable.add_argument("--server", default="", metavar="URL", help="the only place to send to")
    enable.add_argument(
        "--several-keyboards",
        action="store_true",
        help="let USBGuard accept a second keyboard (one that a candidate brings)",
    )
    disable = deeds.add_parser("disable", help="give this machine back as it was")
    disable.add_argument(
        "--unfinished", action="store_true", help="only what was cut short, as at the start"
    )
    status = deeds.add_parser("status", help="how this machine stands")
    verify = deeds.add_parser("verify", help="whether everything still holds")
    for deed in (enable, disable, status, verify):
        deed.add_argument("--root", type=Path, default=Path("/"), metavar="DIR", help="an image")
        deed.add_argument("--json", action="store_true", help="answer as JSON")
    deeds.add_parser("guard", help="the guard itself, started by the system")


def run(arguments: argparse.Namespace) -> int:
    """Do one deed.

    Raises:
        RestoreNoteError: The note of what to put back cannot be read.
    """
    return _DEEDS[arguments.deed](arguments)


def _enable(arguments: argparse.Namespace) -> int:
    if (refused := _refused(arguments)) is not None:
        return refused
    host = RealHost(arguments.root)
    administration = Administration(host, arguments.root)
    try:
        station = decide(
            host,
            program(),
            code_places(),
            arguments.server,
            several_keyboards=arguments.several_keyboards,
        )
        changed = administration.enable(station)
    except ValueError:
        return _say(arguments, UNREADABLE, "server", url=arguments.server)
    except StateLockedError:
        return _say(arguments, BUSY, "busy")
    except LockdownError as error:
        return _failed(arguments, error)
    return _say(arguments, DONE, "enabled" if changed else "already")


def _failed(arguments: argparse.Namespace, error: LockdownError) -> int:
    left = error.data.get("left") or ()
    if isinstance(left, tuple) and left:
        return _say(arguments, NOT_SO, "left", names=left)
    key = f"obstacle.{error.data.get('reason', '')}"
    if known(key):
        return _say(arguments, LACKING, key, path=STATE)
    return _say(arguments, UNWRITABLE, "failed", names=(str(error.data.get("operation", "?")),))


def _disable(arguments: argparse.Namespace) -> int:
    if (refused := _refused(arguments)) is not None:
        return refused
    administration = Administration(RealHost(arguments.root), arguments.root)
    before = administration.condition()
    try:
        left = administration.disable(unfinished_only=arguments.unfinished)
    except StateLockedError:
        return _say(arguments, BUSY, "busy")
    if left:
        return _say(arguments, NOT_SO, "left", names=left)
    after = administration.condition()
    if after.prepared or not (before.prepared or before.unfinished):
        return _say(arguments, DONE, "nothing")
    more = [("waiting", {"count": after.waiting, "path": STATE})] if after.waiting else []
    if after.account:
        more.insert(0, ("kept", {"account": ACCOUNT, "path": STATE}))
    return _say(arguments, DONE, "disabled", more=more)


def _status(arguments: argparse.Namespace) -> int:
    if (refused := _refused(arguments)) is not None:
        return refused
    administration = Administration(RealHost(arguments.root), arguments.root)
    condition = administration.condition()
    more = [("waiting", {"count": condition.waiting, "path": STATE})] if condition.waiting else []
    if condition.prepared and not _guarded(arguments.root):
        more.insert(0, ("restart", {}))
    if condition.unfinished:
        key = "unfinished"
    else:
        key = "prepared" if condition.prepared else "unprepared"
    status = DONE if condition.prepared else NOT_SO
    return _say(arguments, status, key, more=more, condition=condition)


def _verify(arguments: argparse.Namespace) -> int:
    if (refused := _refused(arguments)) is not None:
        return refused
    administration = Administration(RealHost(arguments.root), arguments.root)
    condition = administration.condition()
    if not condition.prepared:
        key = "unfinished" if condition.unfinished else "unprepared"
        return _say(arguments, NOT_SO, key, condition=condition)
    live = arguments.root == Path("/")
    if condition.lost or (live and _guarded(arguments.root) and looser(read_values())):
        return _say(arguments, NOT_SO, "lost", condition=condition)
    if live and not _guarded(arguments.root):
        return _say(arguments, NOT_SO, "restart", condition=condition)
    return _say(arguments, DONE, "prepared", condition=condition)


def _guarded(root: Path) -> bool:
    """Whether the guard runs and finds that everything holds; an image has none to ask."""
    if root != Path("/"):
        return True
    said = read_attestation()
    return said is not None and said.fresh(SystemClock().now()) and not said.lost


def _guard(arguments: argparse.Namespace) -> int:
    arguments.root, arguments.json = Path("/"), False
    if (refused := _refused(arguments)) is not None:
        return refused
    host = RealHost()
    station = Administration(host).station()
    if station is None:
        return _say(arguments, NOT_SO, "unprepared")
    stop = threading.Event()

    def told(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, told)
    server = station.server
    followed = FollowedServer(
        tuple if server is None else lambda: resolve(server.host, server.port)
    )
    followed.follow()
    guard = Guard(
        station,
        operations(host, station),
        LoadedRules(host, rules(station.uid, server)),
        SystemClock(),
        addresses=followed.found,
    )
    stand_guard(guard, stop, notify)
    return DONE


_DEEDS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "enable": _enable,
    "disable": _disable,
    "status": _status,
    "verify": _verify,
    "guard": _guard,
}


def _refused(arguments: argparse.Namespace) -> int | None:
    if not (arguments.root / "etc").is_dir():
        return _say(arguments, UNREADABLE, "no-root-folder", path=arguments.root)
    if os.geteuid() != 0:
        return _say(arguments, NOT_ROOT, "not-root")
    return None


def _say(
    arguments: argparse.Namespace,
    status: int,
    key: str,
    *,
    names: tuple[str, ...] = (),
    more: list[tuple[str, dict[str, object]]] | None = None,
    condition: Condition | None = None,
    **values: object,
) -> int:
    named = [part_words(name) or (name, name) for name in names]
    sentences = []
    for one, given in ((key, values), *(more or ())):
        french = sentence(one, **given, names=", ".join(word for word, _ in named))[0]
        english = sentence(one, **given, names=", ".join(word for _, word in named))[1]
        sentences.append((french, english))
    if arguments.json:
        told: dict[str, object] = {"status": status, "said": key}
        told |= {"fr": [fr for fr, _ in sentences], "en": [en for _, en in sentences]}
        if condition is not None:
            told |= {
                "prepared": condition.prepared,
                "unfinished": condition.unfinished,
                "waiting": condition.waiting,
                "parts": dict(condition.parts),
            }
        print(json.dumps(told, ensure_ascii=False))
        return status
    stream = sys.stdout if status == DONE else sys.stderr
    for name, holds in () if condition is None else condition.parts:
        french, english = part_words(name) or (name, name)
        print(f"{'✓' if holds else '✗'} {french} / {english}", file=stream)
    for french, english in sentences:
        print(f"{french}\n{english}", file=stream)
    return status
