"""The table of what a station notices. Knows the kinds and their words; reads no machine."""

from collections.abc import Iterator, Mapping
from typing import Final

from kiosk.detection.installed import BUILT_MS, OFTEN_MS, PLUGGED_MS, RUNNING_MS
from kiosk.ports.sensor import Kind
from kiosk.words.sightings import sighting_sentence

_EACH_SECOND: Final = 1_000
PACE: Final[Mapping[Kind, int]] = {
    Kind.VIRTUAL_MACHINE: BUILT_MS,
    Kind.REMOTE_SESSION: RUNNING_MS,
    Kind.SECOND_DISPLAY: PLUGGED_MS,
    Kind.FOREIGN_WINDOW: OFTEN_MS,
    Kind.PROCESS: RUNNING_MS,
    Kind.NEW_KEYBOARD: PLUGGED_MS,
    Kind.CLOCK_STEP: _EACH_SECOND,
    Kind.SUSPEND: OFTEN_MS,
    Kind.DEBUGGER: RUNNING_MS,
    Kind.INJECTED_INPUT: OFTEN_MS,
    Kind.CLIPBOARD: OFTEN_MS,
    Kind.CAPTURE: RUNNING_MS,
}


def sensor_table() -> str:
    """Every kind with its name in tickets, its pace and its sentence."""
    lines = ["| kind | asked every | what the journal says |", "|---|---|---|"]
    return "\n".join([*lines, *_rows()])


def _rows() -> Iterator[str]:
    for kind in Kind:
        seconds = PACE[kind] // 1_000
        yield f"| `{kind.value}` | {seconds} s | {sighting_sentence(kind)} |"
