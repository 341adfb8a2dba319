"""Reports of stations' checks: believed by their signature, kept, compared. Knows no HTTP."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.errors import EngineError
from engine.records.canonical import JsonObject
from engine.records.preflight_report import Outcome, PreflightReport, read_report
from server.deployment import Deployment
from server.errors import RefusedError
from server.store.preflights import Preflight
from server.store.stations import Station

MAX_ALIKE: Final = 20


@dataclass(frozen=True, slots=True)
class Alike:
    """Labels of other stations of a centre with the same label, or on a machine so named."""

    label: tuple[str, ...] = ()
    host: tuple[str, ...] = ()

    def as_json(self) -> JsonObject:
        """What the station is told."""
        return {"label": self.label[:MAX_ALIKE], "host": self.host[:MAX_ALIKE]}


@dataclass(frozen=True, slots=True)
class Checked:
    """A station, its newest report if it sent one, and the stations that it is alike."""

    station: Station
    preflight: Preflight | None
    alike: Alike

    @property
    def report(self) -> PreflightReport | None:
        """What it found, read again from its signed bytes."""
        if self.preflight is None:
            return None
        return read_report(self.preflight.report, self.station.ed25519)


def take_report(deployment: Deployment, station: str, content: bytes) -> Alike:
    """Keep a report; sending it twice has the effect of once.

    One that is no later than the kept one, sent late or played again by somebody, changes nothing
    and is answered alike. What is later is told by the station's own count, not by its clock: a
    clock that was wrong is one of the things that a report is about.

    Raises:
        RefusedError: No such station, one that was revoked, or a report that it did not sign.
    """
    known = deployment.stations.get(station)
    if known is None or known.revoked_wall is not None:
        raise RefusedError("station.revoked" if known else "preflight.station", station[:40])
    try:
        report = read_report(content, known.ed25519)
    except EngineError as error:
        raise RefusedError(*error.args) from error
    if report.station != known.station:
        raise RefusedError("preflight.station", station[:40])

    def later(former: Preflight) -> bool:
        try:
            return report.order > read_report(former.report, known.ed25519).order
        except EngineError:  # of keys that the station no longer has
            return True

    deployment.preflights.keep(
        Preflight(
            station=known.station,
            wall=report.wall,
            received_wall=deployment.wall(),
            level=report.level,
            host=report.host,
            fine=report.count(Outcome.FINE),
            look=report.count(Outcome.LOOK),
            stop=report.count(Outcome.STOP),
            report=content,
        ),
        later,
    )
    centre = [one for one in _believed(deployment) if one.centre == known.centre]
    return _alike(known, centre, deployment.preflights.all())


def checked(deployment: Deployment) -> tuple[Checked, ...]:
    """Every station that is still believed, by label, with what it reported."""
    reports = deployment.preflights.all()
    centres: dict[str | None, list[Station]] = {}
    for one in _believed(deployment):
        centres.setdefault(one.centre, []).append(one)
    found = [
        Checked(one, reports.get(one.station), _alike(one, centre, reports))
        for centre in centres.values()
        for one in centre
    ]
    return tuple(sorted(found, key=lambda one: (one.station.label, one.station.station)))


def _believed(deployment: Deployment) -> list[Station]:
    return [one for one in deployment.stations.all() if one.revoked_wall is None]


def _alike(one: Station, centre: Iterable[Station], reports: Mapping[str, Preflight]) -> Alike:
    others = [other for other in centre if other.station != one.station]
    mine = reports.get(one.station)
    return Alike(
        tuple(_named(other) for other in others if other.label.casefold() == one.label.casefold()),
        tuple(
            _named(other)
            for other in others
            if mine is not None
            and other.station in reports
            and reports[other.station].host == mine.host
        ),
    )


def _named(station: Station) -> str:
    return f"{station.label} ({station.station})"[:60]
