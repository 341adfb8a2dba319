"""What runs on the station, and what of it should be told. Pure: knows no system.

Programs are known by the names of their files. Who renames one is not seen here; their windows,
their keys and their captures are looked for in other ways.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.ports.lockdown import EXAM_STATION
from kiosk.ports.sensor import Kind, Sighting
from kiosk.words.programs import Family, Program, plain, program_of

_LONGEST: Final = 40
_ENCODERS: Final = frozenset({"ffmpeg", "avconv", "gst-launch-1.0", "vlc", "cvlc"})
_SCREEN_SOURCES: Final = (
    *("x11grab", "kmsgrab", "gdigrab", "ddagrab", "ximagesrc", "pipewiresrc", "screen://"),
)
_SYSTEM: Final = ("/usr/", "/bin/", "/sbin/", "/lib/", "/opt/")
_TOLD: Final = frozenset({Family.REMOTE, Family.CHAT, Family.MACRO})
_SERVERS: Final = frozenset({Family.SCREEN_SERVER, Family.SUPERVISION})
EXPECTED: Final = frozenset(
    (
        "cage",
        "labwc",
        "sway",
        "weston",
        "gnome-kiosk",
        "xwayland",
        "xorg",
        "x",
        "openbox",
        "dbus-daemon",
        "dbus-launch",
        "dbus-broker",
        "dbus-broker-launch",
        "systemd",
        "(sd-pam)",
        "sd-pam",
        "greetd",
        "agreety",
        "login",
        "at-spi-bus-launcher",
        "at-spi2-registryd",
        "speech-dispatcher",
        "sd_espeak-ng",
        "sd_dummy",
        "sd_generic",
        "sd_espeak-ng-mbrola",
        "espeak-ng",
        "orca",
        "brltty",
        "aplay",
        "hunspell",
        "pipewire",
        "pipewire-pulse",
        "wireplumber",
        "pulseaudio",
        "dconf-service",
        "gvfsd",
        "xdg-permission-store",
        "pix-kiosk",
    )
)
"""What an exam station's own session is made of, beside the kiosk's own processes."""


@dataclass(frozen=True, slots=True)
class Running:
    """One process.

    `names` are those of its file and of the script that it runs; `account` is the number of the
    user, `ordinary` whether that is a person's or the kiosk's and no system service; `arguments`
    are read to know a screen recording by, and are never recorded.
    """

    pid: int
    parent: int
    names: tuple[str, ...]
    account: int = 0
    ordinary: bool = True
    arguments: tuple[str, ...] = ()


def descendants(running: Iterable[Running], own: int) -> frozenset[int]:
    """A process and all that come from it."""
    children: dict[int, list[int]] = {}
    for one in running:
        children.setdefault(one.parent, []).append(one.pid)
    found, waiting = {own}, [own]
    while waiting:
        new = [child for child in children.get(waiting.pop(), ()) if child not in found]
        found.update(new)
        waiting += new
    return frozenset(found)


def ancestors(running: Iterable[Running], own: int) -> frozenset[int]:
    """The processes that one comes from, without the first of all."""
    parents = {one.pid: one.parent for one in running}
    found: set[int] = set()
    above = parents.get(own, 0)
    while above > 1 and above not in found:
        found.add(above)
        above = parents.get(above, 0)
    return frozenset(found)


def forbidden(running: Iterable[Running]) -> tuple[Sighting, ...]:
    """Remote control, discussion and macro programs of a session.

    A service that waits in the background under an account of the system is none: schools keep
    those for their helpdesk.
    """
    return _sightings(
        Kind.PROCESS, (program.name for one, program in _known(running, _TOLD) if one.ordinary)
    )


def unexpected(running: Sequence[Running], own: int, level: int) -> tuple[Sighting, ...]:
    """What else the kiosk's own account runs on an exam station, where nothing else should."""
    if level != EXAM_STATION:
        return ()
    mine = next((one for one in running if one.pid == own), None)
    if mine is None or not mine.account:
        return ()
    ours = descendants(running, own) | ancestors(running, own)
    return _sightings(
        Kind.PROCESS,
        (
            _shown(one.names[0])
            for one in running
            if one.account == mine.account
            and one.pid not in ours
            and one.names
            and not _expected(one.names[0])
            and not any(program_of(name) for name in one.names)
        ),
    )


def captures(running: Iterable[Running]) -> tuple[Sighting, ...]:
    """Programs that take pictures or films of the screen."""
    running = tuple(running)
    names = [program.name for _, program in _known(running, frozenset({Family.CAPTURE}))]
    names += [
        _shown(one.names[0])
        for one in running
        if any(plain(name) in _ENCODERS for name in one.names)
        and any(source in word for word in one.arguments for source in _SCREEN_SOURCES)
    ]
    return _sightings(Kind.CAPTURE, names)


def screen_servers(running: Iterable[Running]) -> tuple[Sighting, ...]:
    """Programs that show this screen elsewhere, whatever account they run under."""
    return _sightings(
        Kind.REMOTE_SESSION, (program.name for _, program in _known(running, _SERVERS))
    )


def _expected(file: str) -> bool:
    """Whether a file is of the session, and lies where only the system writes."""
    return plain(file) in EXPECTED and ("/" not in file or file.startswith(_SYSTEM))


def _known(
    running: Iterable[Running], families: frozenset[Family]
) -> Iterator[tuple[Running, Program]]:
    for one in running:
        for name in one.names:
            program = program_of(name)
            if program is not None and program.family in families:
                yield one, program
                break


def _shown(name: str) -> str:
    kept = "".join(letter for letter in plain(name) if letter.isprintable())
    return kept[:_LONGEST]


def _sightings(kind: Kind, names: Iterable[str]) -> tuple[Sighting, ...]:
    return tuple(Sighting(kind, name) for name in sorted(set(names)))
