"""Bundles and results as answers of commands. Knows no command."""

from engine.records.canonical import JsonObject
from engine.records.instants import instant_to_text
from server.results.publication import Published
from server.store.bundles import Bundle, BundleState


def bundle_row(bundle: Bundle) -> dict[str, object]:
    """A bundle as a script reads it."""
    return {
        "session": bundle.session,
        "station": bundle.station,
        "candidate": bundle.candidate or None,
        "epoch": bundle.epoch,
        "seq": bundle.seq,
        "kind": bundle.kind,
        "state": bundle.state.value,
        "verdict": None if bundle.verdict is None else bundle.verdict.value,
        "finding": bundle.finding,
        "received": instant_to_text(bundle.received_wall),
    }


def told(bundle: Bundle) -> str:
    """A bundle as a line for people."""
    verdict = "" if bundle.verdict is None else bundle.verdict.value
    waits = bundle.state in (BundleState.PARKED, BundleState.FORK)
    finding = " ".join(f"{key}={value}" for key, value in bundle.finding.items())
    return f"{bundle.kind}\t{bundle.state.value}\t{verdict}\t{'! ' if waits else ''}{finding}"


def candidate_row(one: Published) -> JsonObject:
    """A candidate's result as a script reads it; no name."""
    return {
        "n": one.enrolled.number,
        "candidate": one.enrolled.candidate,
        "standing": one.standing.value,
        "bundle": None if one.result is None else one.result.bundle,
        "result": one.facts,
        "code": one.code,
    }
