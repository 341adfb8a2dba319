"""The steps that make a rehearsal out of nothing, by the programs that make real ones.

Starts the workbench, the server and this program as processes; knows none of their insides.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path
from typing import Final

from engine.records.instants import EPOCH
from kiosk.commands.program import program
from kiosk.ports.clock import Clock
from kiosk.ports.errors import KioskError

CENTRE: Final = "0561234A"
CENTRE_NAME: Final = "Lycée de démonstration"
ROOM: Final = "B204"
STATION: Final = "Poste 14"
PERSONS: Final = ("Camille Aubert", "Malik Ferrand")
PACKS: Final = ("certification_fr", "practice_fr")
CANDIDATES: Final = (
    {"last_name": "Lefèvre", "first_name": "Inès", "birth_date": "2010-05-17"},
    {"last_name": "Traoré", "first_name": "Noam", "birth_date": "2010-11-03", "extra": "1/3"},
    {"last_name": "Le Goff", "first_name": "Maël", "birth_date": "2010-02-26"},
    {"last_name": "Nguyen", "first_name": "Léna", "birth_date": "2009-12-30"},
)
"""Made-up people; the second has one third more time."""

_SECONDS: Final = 300


class DemoError(KioskError):
    """A step did not work; `step` names it and `said` is what the program said."""

    key = "error.demo"


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything of one demonstration lies."""

    folder: Path

    @property
    def server(self) -> Path:
        """The server's state."""
        return self.folder / "server"

    @property
    def station(self) -> Path:
        """The station's state."""
        return self.folder / "station"

    @property
    def packs(self) -> Path:
        """The signed packs."""
        return self.folder / "packs"

    @property
    def kit(self) -> Path:
        """Everything a simulated person needs."""
        return self.folder / "kit.json"


@dataclass(frozen=True, slots=True)
class Steps:
    """One demonstration being made; `say` is told each step before it is done."""

    places: Places
    realm: str
    address: str
    clock: Clock
    say: Callable[[str], None]

    def prepare(self) -> str:
        """Do all steps; the session's identity.

        Raises:
            DemoError: One did not work.
        """
        self.say("clés et racine / keys and root")
        self._server("init", "--realm", self.realm, *_twice("--person", PERSONS))
        self._packs()
        self.say("inscription du poste / enrolment of the station")
        station = self._enrol()
        self.say("session et ticket / session and ticket")
        session = self._session(station)
        self._import(session)
        self._kit(session)
        return session

    def _packs(self) -> None:
        places = self.places
        places.packs.mkdir(exist_ok=True)
        for name in PACKS:
            self.say(f"contenus / contents: {name}")
            out = places.packs / name
            options = ["--realm", self.realm, "--out", str(out), "--issued", self._instant(-1)]
            if name == PACKS[0]:
                options += ["--content-key-file", str(self._content_key())]
            run(("pix-pack", "build", str(source_of(name)), *options))
            for number in range(1, len(PERSONS) + 1):
                key = places.server / "keys" / f"person-{number}.json"
                run(("pix-pack", "sign", str(out), "--key", str(key)))

    def _enrol(self) -> str:
        places = self.places
        request = places.folder / "station.request"
        statement = places.folder / "station.statement"
        places.station.mkdir(exist_ok=True)
        shutil.copyfile(places.server / "root.json", places.station / "root.json")
        self._station("enrol", "--label", STATION, "--out", str(request))
        told = self._server(
            *("station", "enrol", str(request), "--centre", CENTRE, "--label", STATION),
            *("--out", str(statement)),
        )
        self._station("enrol", "--statement", str(statement))
        return str(told["station"])

    def _session(self, station: str) -> str:
        listed = self.places.folder / "candidates.json"
        listed.write_text(json.dumps(CANDIDATES, ensure_ascii=False), encoding="utf-8")
        packs = _twice("--pack", [str(self.places.packs / name) for name in PACKS])
        told = self._server(
            *("session", "create", "--centre", CENTRE, "--centre-name", CENTRE_NAME),
            *("--room", ROOM, "--start", self._instant(0), "--hours", "240"),
            *("--candidates", str(listed), "--station", station, *packs),
            *("--content-key", str(self._content_key())),
        )
        return str(told["session"])

    def _import(self, session: str) -> None:
        ticket = self.places.folder / "session.ticket"
        self._server("ticket", session, "--out", str(ticket))
        packs = _twice("--pack", [str(self.places.packs / name) for name in PACKS])
        self._station("import", *packs, "--ticket", str(ticket))

    def _kit(self, session: str) -> None:
        kit = self.places.kit
        options = ("--packs", "packs", "--server", self.address)
        self._server("session", "kit", session, "--out", str(kit), *options)
        found = json.loads(kit.read_bytes())
        found["station"] = self.places.station.name
        kit.write_text(json.dumps(found, ensure_ascii=False, sort_keys=True), encoding="utf-8")

    def _content_key(self) -> Path:
        return self.places.folder / "content.key"

    def _instant(self, hours: int) -> str:
        moment = EPOCH + timedelta(milliseconds=self.clock.now().wall, hours=hours)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _server(self, *words: str) -> dict[str, object]:
        answer = run(("pix-server", *words, "--state", str(self.places.server), "--json"))
        found: dict[str, object] = json.loads(answer)
        return found

    def _station(self, command: str, *words: str) -> None:
        run((*program(), command, "--state", str(self.places.station), *words))


def run(command: Sequence[str]) -> str:
    """What a program says on its standard output.

    Raises:
        DemoError: It is not here, or did not do its work.
    """
    words = [_found(command[0]), *command[1:]]
    try:
        done = subprocess.run(
            words, check=False, capture_output=True, text=True, encoding="utf-8", timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise DemoError(step=command[0], said=type(error).__name__) from error
    if done.returncode:
        said = done.stderr.strip() or done.stdout.strip()
        raise DemoError(step=" ".join(command[:2]), said=said)
    return done.stdout


def source_of(pack: str) -> Path:
    """The source of a pack; a station has none.

    Raises:
        DemoError: It is not here.
    """
    import content_packs

    folder = Path(content_packs.__file__).parent / pack
    if not (folder / "pack.yaml").is_file():
        raise DemoError(step=pack, said="source")
    return folder


def _found(name: str) -> str:
    """A program beside the running interpreter, else on the search path."""
    beside = Path(sys.executable).parent / name  # an absolute name stays what it is
    return str(beside) if beside.is_file() else (shutil.which(name) or name)


def _twice(option: str, values: Sequence[str]) -> list[str]:
    return [word for value in values for word in (option, value)]
