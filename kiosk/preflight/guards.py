"""Checks of what could help or disturb from the side: other programs, rights, keys. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.ports.preflight import Finding, Verdict, unread
from kiosk.ports.sensor import Kind, Sighting

TOOLS: Final[Mapping[str, str]] = {
    "client32": "NetSupport",
    "conky": "Conky",
    "discord": "Discord",
    "epoptes-client": "Epoptes",
    "gamebar": "Xbox Game Bar",
    "italc": "iTALC",
    "kinoni": "Kinoni",
    "lskhelper": "LanSchool",
    "nvidia share": "NVIDIA Overlay",
    "obs": "OBS",
    "obs64": "OBS",
    "rtss": "RivaTuner",
    "studentagent": "LanSchool",
    "veyon-server": "Veyon",
    "veyon-service": "Veyon",
    "x11vnc": "x11vnc",
}
"""What draws over, records or watches the screen, by the name of its process."""
ASSISTANTS: Final[Mapping[str, str]] = {
    "chatgpt": "ChatGPT",
    "copilot": "Copilot",
    "cortana": "Cortana",
    "flameshot": "Flameshot",
    "grammarly": "Grammarly",
    "greenshot": "Greenshot",
    "ksnip": "Ksnip",
    "nerd-dictation": "nerd-dictation",
    "screenclippinghost": "Windows Snipping Tool",
    "sharex": "ShareX",
    "shutter": "Shutter",
    "snippingtool": "Windows Snipping Tool",
    "spectacle": "Spectacle",
}
"""Assistants, dictation and capture; a screen reader is an adaptation, and not among them."""


@dataclass(frozen=True, slots=True)
class Running:
    """A program that runs: its name in lower case, and whether this account can end it."""

    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class Shortcuts:
    """Ways past a window that the system leaves open.

    `on` names those that are open, `replaced` the programs of the sign-in screen that something
    else answers for, `capture` the keys that take a picture of the screen.
    """

    on: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    capture: tuple[str, ...] = ()


def check_virtual(
    sightings: Sequence[Sighting] | None, held: Collection[str] | None = None
) -> Finding:
    """Whether this is a real machine that somebody sits at.

    Args:
        sightings: What the sensors noticed; None where there are none.
        held: The kinds that the open session holds a test for. None before the opening: the
            ticket keeps its policies sealed until then, and the session may refuse it.
    """
    if sightings is None:
        return unread("virtual")
    kinds = (Kind.VIRTUAL_MACHINE, Kind.REMOTE_SESSION)
    found = _subjects(sightings, *kinds)
    if not found:
        return Finding("virtual", Verdict.FINE)
    data = {"name": ", ".join(found)}
    if held is None:
        return Finding("virtual", Verdict.LOOK, data)
    refused = _subjects(sightings, *(one for one in kinds if one.value in held))
    if refused:
        return Finding("virtual", Verdict.STOP, {"name": ", ".join(refused)})
    return Finding("virtual", Verdict.LOOK, data, case="allowed")


def check_rights(administrator: bool | None) -> Finding:  # noqa: FBT001 - a reading
    """Whether the account has no rights over the machine."""
    if administrator is None:
        return unread("rights")
    return Finding("rights", Verdict.LOOK if administrator else Verdict.FINE)


def check_switching(shortcuts: Shortcuts | None) -> Finding:
    """Whether the system's own keys lead out of the program."""
    if shortcuts is None:
        return unread("switching")
    if shortcuts.replaced:
        return Finding("switching", Verdict.STOP, {"names": ", ".join(shortcuts.replaced)})
    if shortcuts.on:
        return Finding("switching", Verdict.LOOK, {"names": ", ".join(shortcuts.on)})
    return Finding("switching", Verdict.FINE)


def check_processes(sightings: Sequence[Sighting] | None, running: Sequence[Running]) -> Finding:
    """Whether no program runs that must be closed before an exam."""
    if sightings is None:
        return unread("processes")
    found = _subjects(sightings, Kind.PROCESS)
    if not found:
        return Finding("processes", Verdict.FINE)
    foreign = {one.name for one in running} - {one.name for one in running if one.own}
    held = [name for name in found if name.casefold() in foreign]
    verdict = Verdict.STOP if held else Verdict.LOOK
    return Finding("processes", verdict, {"names": ", ".join(held or found)})


def check_tools(
    sightings: Sequence[Sighting] | None, running: Sequence[Running], cursor: str
) -> Finding:
    """Whether something draws over the screen, watches it, or changes the pointer; it is named.

    Args:
        sightings: What the sensors noticed; None where there are none.
        running: The programs that run.
        cursor: The name of a pointer that is not the system's own; empty for the usual one.
    """
    seen = () if sightings is None else _subjects(sightings, Kind.CAPTURE, Kind.INJECTED_INPUT)
    named = {TOOLS[one.name] for one in running if one.name in TOOLS}
    found = sorted(named | set(seen) | ({cursor} if cursor else set()))
    if found:
        return Finding("tools", Verdict.LOOK, {"names": ", ".join(found)})
    return Finding("tools", Verdict.FINE)


def check_assistants(running: Sequence[Running], shortcuts: Shortcuts | None) -> Finding:
    """Whether an assistant, dictation or a key for pictures of the screen is on."""
    found = {ASSISTANTS[one.name] for one in running if one.name in ASSISTANTS}
    found |= set(() if shortcuts is None else shortcuts.capture)
    if found:
        return Finding("assistants", Verdict.LOOK, {"names": ", ".join(sorted(found))})
    return Finding("assistants", Verdict.FINE)


def _subjects(sightings: Sequence[Sighting], *kinds: Kind) -> tuple[str, ...]:
    return tuple(sorted({one.subject or one.kind.value for one in sightings if one.kind in kinds}))
