"""Checks of the station itself: packs, session, lockdown, name, what reads the screen. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.ports.lockdown import EXAM_STATION
from kiosk.ports.preflight import Finding, Verdict, not_here, unread


@dataclass(frozen=True, slots=True)
class Alike:
    """Labels of other stations that the server knows by the same label, or on the same machine."""

    label: tuple[str, ...] = ()
    host: tuple[str, ...] = ()


def check_packs(
    asked: Mapping[str, int],
    reason: str = "",
    missing: str = "",
    here: Mapping[str, Collection[int]] = MappingProxyType({}),
) -> Finding:
    """Whether every pack that the ticket names is here, signed, and of the version it asks for.

    Args:
        asked: The packs of the ticket with their versions.
        reason: Why they cannot be used, as a code; empty when they can.
        missing: The pack that cannot be used.
        here: The versions of each pack that lie on this station.
    """
    if reason:
        others = set(here.get(missing, ())) - {asked.get(missing, 0)}
        if not others:
            return Finding("packs", Verdict.STOP, {"missing": missing or ", ".join(asked)})
        wanted, other = asked.get(missing, 0), max(others)
        data: dict[str, str | int] = {"pack": missing, "wanted": wanted, "here": other}
        return Finding("packs", Verdict.STOP, data, case="older" if other < wanted else "other")
    for pack, version in asked.items():
        newest = max(here.get(pack, ()), default=version)
        if newest > version:
            data = {"pack": pack, "wanted": version, "here": newest}
            return Finding("packs", Verdict.LOOK, data, case="newer")
    return Finding("packs", Verdict.FINE, {"packs": len(asked)})


def check_reader(answers: bool | None) -> Finding:  # noqa: FBT001 - a reading
    """Whether a screen reader would hear of the window."""
    if answers is None:
        return unread("reader")
    return Finding("reader", Verdict.FINE if answers else Verdict.LOOK)


def check_name(alike: Alike | None) -> Finding:
    """Whether no other station has this label or this machine; the server says so at a sync."""
    if alike is None:
        return not_here("name")
    if alike.label:
        return Finding("name", Verdict.STOP, {"names": ", ".join(alike.label)})
    if alike.host:
        return Finding("name", Verdict.STOP, {"names": ", ".join(alike.host)}, case="host")
    return Finding("name", Verdict.FINE)


def check_level(level: int | None) -> Finding:
    """Which level of lockdown this machine reaches; the chief accepts a lower one on the day."""
    if level is None:
        return unread("level")
    data = {"level": level}
    return Finding("level", Verdict.FINE if level >= EXAM_STATION else Verdict.LOOK, data)


def check_note(*, left: bool) -> Finding:
    """Whether a former lockdown was given back whole."""
    return Finding("note", Verdict.LOOK if left else Verdict.FINE)
