"""The readings of a machine, each with the checks that it answers. Knows no window and no station.

What needs the window or the station's memory is added by whoever has them.
"""

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.ports.preflight import Finding, Probe
from kiosk.ports.sensor import Sensor, Sighting
from kiosk.ports.speech import Sound, Speech
from kiosk.ports.spelling import Spelling
from kiosk.preflight import equipment, guards, hours, network, station, upkeep
from kiosk.preflight.folders import read_room, read_write
from kiosk.preflight.host import Host
from kiosk.preflight.own_files import damaged_files
from kiosk.preflight.reaching import DATE_MS, reach_internet, reach_server

Sensors = Callable[[], Sequence[Sensor]]


@dataclass(frozen=True, slots=True)
class Machine:
    """What the probes of a machine are made of.

    `voices` makes a voice and a sound of their own, `spelling` a spell checker, which are closed
    again; `sensors` are None where this build has none; `window` is when the next session may
    start; `held` the kinds of observation that the open session holds a test for, None where
    none is open.
    """

    host: Host
    state: Path
    voices: Callable[[], tuple[Speech, Sound]]
    spelling: Callable[[], Spelling]
    server: str = ""
    sensors: Sensors | None = None
    window: tuple[int, int] | None = None
    held: frozenset[str] | None = None

    def probes(self) -> tuple[Probe, ...]:
        """All of them, the quickest first."""
        return (
            Probe(("room", "write"), self._disk),
            Probe(("memory",), lambda: (equipment.check_memory(self.host.memory()),)),
            Probe(("zone",), lambda: (hours.check_zone(self.host.zone()),)),
            Probe(("keyboard",), lambda: (equipment.check_keyboard(self.host.layouts()),)),
            Probe(("mains",), lambda: (equipment.check_mains(self.host.battery()),)),
            Probe(("printer",), lambda: (equipment.check_printer(self.host.printers()),)),
            Probe(("updates",), lambda: (upkeep.check_updates(self.host.updates()),)),
            Probe(("sleep",), lambda: (upkeep.check_sleep(self.host.rest()),)),
            Probe(("rights",), lambda: (guards.check_rights(self.host.administrator()),)),
            Probe(("reader",), lambda: (station.check_reader(self.host.screen_reader()),)),
            Probe(("antivirus", "switching"), self._kept_out),
            Probe(("virtual", "processes", "tools", "assistants"), self._programs),
            Probe(("sound", "voice"), self._heard),
            Probe(("spelling",), self._spelt),
            Probe(("server", "clock", "link"), self._network),
            Probe(("internet",), lambda: (network.check_internet(reachable=reach_internet()),)),
        )

    def _disk(self) -> Iterable[Finding]:
        yield read_write(self.state)
        yield read_room(self.state)

    def _kept_out(self) -> Iterable[Finding]:
        names = [one.name for one in self.host.running()]
        yield upkeep.check_antivirus(names, damaged_files(), excluded=self.host.excluded())
        yield guards.check_switching(self.host.shortcuts())

    def _programs(self) -> Iterable[Finding]:
        sightings, running = self.sightings(), self.host.running()
        yield guards.check_virtual(sightings, self.held)
        yield guards.check_processes(sightings, running)
        yield guards.check_tools(sightings, running, self.host.cursor())
        yield guards.check_assistants(running, self.host.shortcuts())

    def _heard(self) -> Iterable[Finding]:
        speech, sound = self.voices()

        async def asked() -> tuple[Finding, Finding]:
            reason = await sound.state()
            return (
                equipment.check_sound(reason, self.host.volume()),
                equipment.check_voice(await speech.state("fr")),
            )

        try:
            return asyncio.run(asked())
        finally:
            speech.close()

    def _spelt(self) -> Iterable[Finding]:
        spelling = self.spelling()
        try:
            return (equipment.check_spelling(asyncio.run(spelling.state("fr"))),)
        finally:
            spelling.close()

    def _network(self) -> Iterable[Finding]:
        reach = reach_server(self.server) if self.server else None
        yield network.check_server(reach)
        yield network.check_link(self.host.link(), needed=bool(self.server))
        if reach is None or reach.wall is None:
            wall = time.time_ns() // 1_000_000
            yield hours.check_clock(wall, server=None, window=self.window)
        else:
            yield hours.check_clock(reach.asked, server=reach.wall, uncertain_ms=DATE_MS)

    def sightings(self) -> tuple[Sighting, ...] | None:
        """What the sensors notice now; None where there are none."""
        if self.sensors is None:
            return None
        return tuple(one for sensor in self.sensors() for one in sensor.look())
