"""Tables of what the program declares: events, ports, numbers. Knows no prose."""

import importlib
import inspect
from collections.abc import Iterable
from dataclasses import fields
from typing import Final, Protocol, cast

from docs.sitting_drawing import first_line
from docs.walk import Step
from engine.records import access_code, bundle, canonical, pins, ticket
from engine.sitting import budget, decide
from engine.sitting.events import EVENTS
from kiosk.lockdown.restart_policy import DEFAULT
from kiosk.services import ledger, retry_policy, sit
from server import enrolment
from server.sessions import preparing

PORTS: Final = (
    ("clock", "Clock"),
    ("journal", "Journal"),
    ("journal", "SessionStore"),
    ("journal", "SessionStores"),
    ("outbox", "StationStore"),
    ("vault", "Vault"),
    ("packs", "PackShelf"),
    ("courier", "Courier"),
    ("courier", "CopyPlace"),
    ("lockdown", "Lockdown"),
    ("lockdown", "Operation"),
    ("window", "Window"),
    ("keeper", "KeyKeeper"),
    ("machine", "Machine"),
    ("preflight", "ReportShelf"),
    ("preflight", "ReportPost"),
    ("sensor", "Sensor"),
    ("drives", "Drives"),
    ("speech", "Speech"),
    ("speech", "Sound"),
    ("spelling", "Spelling"),
)
"""The module and the name of each port of the station."""

ADAPTERS: Final = {
    "Clock": (
        "kiosk.store.system_clock.SystemClock",
        "kiosk.store.accelerated_clock.AcceleratedClock",
    ),
    "Journal": ("kiosk.store.journal.SqlJournal",),
    "SessionStore": ("kiosk.store.session_store.SqlSessionStore",),
    "SessionStores": ("kiosk.store.session_stores.SqlSessionStores",),
    "StationStore": ("kiosk.store.station_store.SqlStationStore",),
    "Vault": ("kiosk.vault.device_vault.DeviceVault",),
    "PackShelf": ("kiosk.store.pack_shelf.FolderShelf",),
    "Courier": ("kiosk.courier.http_courier.HttpCourier", "kiosk.courier.usb_courier.UsbCourier"),
    "CopyPlace": (
        "kiosk.courier.usb_courier.UsbCourier",
        "kiosk.courier.removable_drives.StickPlace",
    ),
    "Lockdown": ("kiosk.lockdown.sequence.Sequence", "kiosk.lockdown.rehearsal.Rehearsal"),
    "Operation": (
        "kiosk.lockdown.linux.window_operations.FullScreen",
        "kiosk.lockdown.linux.window_operations.OnTop",
        "kiosk.lockdown.linux.window_operations.CloseIgnored",
        "kiosk.lockdown.linux.window_operations.Keyboard",
        "kiosk.lockdown.linux.window_operations.Clipboard",
        "kiosk.lockdown.linux.screen_saver.ScreenSaver",
    ),
    "Window": ("kiosk.ui.locked_window.LockedWindow",),
    "Drives": (
        "kiosk.courier.removable_drives.LinuxDrives",
        "kiosk.courier.removable_drives.WindowsDrives",
        "kiosk.ports.drives.NoDrives",
    ),
    "KeyKeeper": ("kiosk.lockdown.parent_link.ParentLink", "kiosk.ports.keeper.NoKeeper"),
    "Machine": ("kiosk.preflight.this_machine.ThisMachine",),
    "ReportShelf": ("kiosk.preflight.report_files.ReportFiles",),
    "ReportPost": ("kiosk.courier.http_courier.HttpCourier",),
    "Sensor": (
        "kiosk.detection.watch.Watch",
        "kiosk.detection.watch.SinceFirst",
        "kiosk.detection.watch.SinceLast",
    ),
    "Speech": (
        "kiosk.speech.dispatcher.DispatcherSpeech",
        "kiosk.speech.windows.SapiSpeech",
        "kiosk.speech.silent.SilentSpeech",
    ),
    "Sound": (
        "kiosk.speech.aplay.AplaySound",
        "kiosk.speech.windows.WaveSound",
        "kiosk.speech.silent.SilentSound",
    ),
    "Spelling": (
        "kiosk.spelling.hunspell.HunspellSpelling",
        "kiosk.spelling.absent.AbsentSpelling",
    ),
}
"""What stands behind each port in the program; a test holds it against the code."""


def event_table(steps: Iterable[Step]) -> str:
    """Every event type; those that a sitting's commands become, and those of a session."""
    of_sittings = {name for step in steps for name in step.facts}
    lines = ["| type | data | meaning | journal |", "|---|---|---|---|"]
    for event in EVENTS:
        data = ", ".join(f"`{one.name}`" for one in fields(event)) or "none"
        journal = "sitting" if event.TYPE in of_sittings else "session"
        lines.append(f"| `{event.TYPE}` | {data} | {first_line(event)} | {journal} |")
    return "\n".join(lines)


def port_table() -> str:
    """Every port of the station with what it is and what stands behind it."""
    lines = ["| port | what it is | asks for | behind it |", "|---|---|---|---|"]
    for module, name in PORTS:
        port = getattr(importlib.import_module(f"kiosk.ports.{module}"), name)
        asks = ", ".join(f"`{one}`" for one in asked(port))
        behind = ", ".join(f"`{path.removeprefix('kiosk.')}`" for path in ADAPTERS[name])
        lines.append(f"| `{module}.{name}` | {first_line(port)} | {asks} | {behind} |")
    return "\n".join(lines)


def asked(port: type) -> tuple[str, ...]:
    """The public names that a port asks for, in the order in which it declares them."""
    return tuple(name for name in vars(port) if not name.startswith("_"))


def declared_ports(module: str) -> tuple[str, ...]:
    """The names of the Protocols that a module of ports declares itself."""
    found = importlib.import_module(f"kiosk.ports.{module}")
    return tuple(
        name
        for name, value in vars(found).items()
        if inspect.isclass(value)
        and value.__module__ == found.__name__
        and cast("object", Protocol) in value.__bases__
    )


def number_table() -> str:
    """The numbers that a reader of the threat model asks for, as the code has them."""
    lines = ["| number | value | where |", "|---|---|---|"]
    lines += [f"| {what} | {value} | `{where}` |" for what, value, where in _numbers()]
    return "\n".join(lines)


def _numbers() -> tuple[tuple[str, str, str], ...]:
    letters = len(access_code.CROCKFORD)
    bits = access_code.ACCESS_LENGTH * (letters.bit_length() - 1)
    stretching = (
        _mib(preparing.REAL_KDF_KIB),
        f"{preparing.ITERATIONS} passes",
        f"{preparing.LANES} lanes",
    )
    waits = f"up to {_s(retry_policy.BASE_MS)}, doubling, up to {_s(retry_policy.CEILING_MS)}"
    return (
        (
            "access code",
            f"{access_code.ACCESS_LENGTH} characters, {bits} bits, and one that checks",
            "engine.records.access_code",
        ),
        (
            "stretching of the access code (Argon2id), real",
            ", ".join(stretching),
            "server.sessions.preparing",
        ),
        (
            "least memory that a station accepts",
            f"{_mib(ticket.REAL_FLOOR_KIB)} real, {_mib(ticket.REHEARSAL_FLOOR_KIB)} in rehearsals",
            "engine.records.ticket",
        ),
        ("most memory that a station accepts", _mib(ticket.CEILING_KIB), "engine.records.ticket"),
        (
            "candidate's code",
            f"{access_code.CANDIDATE_LENGTH} of {len(access_code.CANDIDATE_ALPHABET)} characters",
            "engine.records.access_code",
        ),
        (
            "PIN",
            f"{access_code.PIN_LENGTH} digits, weak ones excluded",
            "engine.records.access_code",
        ),
        ("PIN errors without a wait", f"{pins.FREE_ERRORS - 1}", "engine.records.pins"),
        (
            "wait after the next error",
            f"{_s(pins.FIRST_DELAY_MS)}, doubling, {_s(pins.LONGEST_DELAY_MS)} at most",
            "engine.records.pins",
        ),
        ("stations of one ticket, at most", f"{ticket.MAX_STATIONS}", "engine.records.ticket"),
        (
            "pause between two keepings of the same typed text",
            _s(sit.KEEP_EVERY_MS),
            "kiosk.services.sit",
        ),
        (
            "signed checkpoint",
            f"each {ledger.EVERY_RECORDS} facts or {_s(ledger.EVERY_MS)}, PIN act, start, end",
            "kiosk.services.ledger",
        ),
        ("grace after the time", _s(budget.GRACE_MS), "engine.sitting.budget"),
        (
            "least time left after a refused report",
            _s(budget.REPORT_FLOOR_MS),
            "engine.sitting.budget",
        ),
        (
            "largest single grant of time",
            f"{decide.MOST_GRANT_MS // 60_000} min",
            "engine.sitting.decide",
        ),
        (
            "crashes before the machine is given back",
            f"{DEFAULT.limit} in {_s(DEFAULT.window_ms)}",
            "kiosk.lockdown.restart_policy",
        ),
        (
            "wait between two sendings",
            f"{waits}, drawn at random",
            "kiosk.services.retry_policy",
        ),
        ("largest bundle", _mib(bundle.MAX_BUNDLE_BYTES // 1024), "engine.records.bundle"),
        ("deepest nesting of untrusted JSON", f"{canonical.MAX_DEPTH}", "engine.records.canonical"),
        (
            "life of a station's statement",
            f"{enrolment.VALIDITY_MS // enrolment.DAY_MS} days",
            "server.enrolment",
        ),
        ("life of an enrolment voucher", f"{enrolment.VOUCHER_DAYS} days", "server.enrolment"),
    )


def _mib(kib: int) -> str:
    return f"{kib // 1024} MiB"


def _s(ms: int) -> str:
    return f"{ms / 1000:g} s"
