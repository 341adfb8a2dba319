"""Holds what a session's journal says was sealed against the finals that came. Decides nothing.

A station writes the root of every sitting that it seals into the session's own journal, which
travels apart: a final that was lost, or is another one, shows. A sitting that went on at another
station is sealed as the copy that it left with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.errors import EngineError
from engine.records.bundle import verify_bundle
from engine.records.bundle_header import BundleKind
from engine.records.canonical import JsonObject
from engine.records.checkpoint import read_checkpoint
from server.deployment import Deployment
from server.errors import StateError
from server.store.bundles import Bundle


class SealProblem(StrEnum):
    """*missing*: no final came. *differs*: another root. *unannounced*: not in the journal."""

    MISSING = "missing"
    DIFFERS = "differs"
    UNANNOUNCED = "unannounced"


@dataclass(frozen=True, slots=True)
class SealFinding:
    """A final that does not fit; `expected` and `found` are roots in hexadecimal, or empty."""

    problem: SealProblem
    station: str
    candidate: str
    epoch: int
    expected: str = ""
    found: str = ""

    def to_json(self) -> JsonObject:
        """The finding for a script."""
        return {
            "problem": self.problem.value,
            "station": self.station,
            "candidate": self.candidate,
            "epoch": self.epoch,
            "expected": self.expected,
            "found": self.found,
        }


def seal_findings(deployment: Deployment, bundles: Sequence[Bundle]) -> tuple[SealFinding, ...]:
    """What does not fit among the bundles of one session; nothing before its journal came."""
    finals: dict[str, list[Bundle]] = {}
    copies: dict[str, list[Bundle]] = {}
    for one in bundles:
        name = f"{one.session}/{one.candidate}/{one.station}/{one.epoch}"
        if one.kind == BundleKind.FINAL.value:
            finals.setdefault(name, []).append(one)
        elif one.kind == BundleKind.PARTIAL.value:
            copies.setdefault(name, []).append(one)
    announced = {
        journal: (root, session.station)
        for session in bundles
        if session.kind == BundleKind.SESSION.value
        for journal, root in _sealed(session).items()
    }
    closed = {one.station for one in bundles if one.kind == BundleKind.SESSION.value and one.result}
    found = []
    for journal, (root, station) in announced.items():
        came = finals.get(journal, [])
        roots = [_root(deployment, one) for one in came]
        moved = (_root(deployment, one) for one in copies.get(journal, ()))
        if root in roots or root in moved:
            continue  # a sitting that moved has a copy for its end here
        _, candidate, _, epoch = journal.split("/")
        problem = SealProblem.DIFFERS if came else SealProblem.MISSING
        told = roots[0] if roots else ""
        found.append(SealFinding(problem, station, candidate, int(epoch), root, told))
    for journal, came in finals.items():
        first = came[0]
        if first.station in closed and journal not in announced:
            root = _root(deployment, first)
            found.append(
                SealFinding(
                    SealProblem.UNANNOUNCED, first.station, first.candidate, first.epoch, "", root
                )
            )
    return tuple(found)


def _sealed(bundle: Bundle) -> Mapping[str, str]:
    """Root by journal, of an opened journal of a session."""
    told = bundle.result.get("sealed", {})
    return {key: str(value) for key, value in told.items()} if isinstance(told, dict) else {}


def _root(deployment: Deployment, bundle: Bundle) -> str:
    """The root that a final was signed with; empty when its bytes tell none."""
    station = deployment.stations.get(bundle.station)
    if station is None:
        return ""
    try:
        verified = verify_bundle(deployment.bodies.get(bundle.sha256), station.ed25519)
        return read_checkpoint(verified.header.checkpoint).root.hex()
    except (EngineError, StateError):
        return ""
