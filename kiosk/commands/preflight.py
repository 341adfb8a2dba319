"""Check this machine the day before: folder, disk, screen, fonts, clock, packs, session.

Each line that is not green says how to mend it. Exit status 0 when an exam can start, 1 when not.

example: pix-kiosk preflight --json
"""

import argparse
import asyncio
import json
from collections.abc import Iterator

from kiosk.bootstrap import Base, Setting, open_base
from kiosk.commands.places import add_state
from kiosk.durable_file import make_folder
from kiosk.lockdown.restore_note import FILE_NAME, RestoreNote
from kiosk.ports.errors import KioskError
from kiosk.ports.speech import Reason
from kiosk.preflight.finding import Finding, Verdict, ready
from kiosk.preflight.folders import check_folder, check_room
from kiosk.preflight.machine import (
    check_clock,
    check_fonts,
    check_packs,
    check_screens,
    check_voice,
)
from kiosk.services.identity import identity_of
from kiosk.speech.installed import installed
from kiosk.ui.application import ScreenMissingError, require_screen
from kiosk.words.preflight import sentence

_MARKS = {Verdict.FINE: "✓", Verdict.LOOK: "!", Verdict.STOP: "✗"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_state(parser)
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Check everything; problems first."""
    setting = Setting(arguments.state)
    make_folder(setting.state)
    findings = [check_folder(setting.state), check_room(setting.state), *_display(), *_voice()]
    base = open_base(setting)
    try:
        findings += _station(base)
    finally:
        base.close()
    if arguments.json:
        print(json.dumps([_as_json(one) for one in findings], ensure_ascii=False))
    else:
        order = list(Verdict)[::-1]
        for one in sorted(findings, key=lambda found: order.index(found.verdict)):
            french, english = sentence(one.key, one.data)
            print(f"{_MARKS[one.verdict]} {french}\n  {english}")
    return 0 if ready(tuple(findings)) else 1


def _as_json(finding: Finding) -> dict[str, object]:
    french, english = sentence(finding.key, finding.data)
    return {
        "check": finding.check,
        "verdict": finding.verdict.value,
        "fr": french,
        "en": english,
    }


def _display() -> Iterator[Finding]:
    try:
        require_screen()
    except ScreenMissingError:
        yield check_screens(())
        return
    from kiosk.ui.theme.display import families_present, screen_sizes, wanted_families

    yield check_screens(screen_sizes())
    yield check_fonts(wanted_families(), families_present())


def _voice() -> tuple[Finding, Finding]:
    speech, sound = installed()

    async def asked() -> tuple[Reason | None, Reason | None]:
        return await sound.state(), await speech.state("fr")

    try:
        return check_voice(*asyncio.run(asked()))
    finally:
        speech.close()


def _station(base: Base) -> Iterator[Finding]:
    left = RestoreNote(base.state / FILE_NAME).read()
    yield Finding("note", Verdict.LOOK if left else Verdict.FINE)
    try:
        identity = identity_of(base.root, base.store, base.vault, base.clock)
    except KioskError:
        yield Finding("enrolled", Verdict.STOP)
        return
    yield Finding("enrolled", Verdict.FINE, {"label": identity.statement.label})
    kept = base.prepare().tickets(identity.statement)
    if not kept:
        yield Finding("ticket", Verdict.STOP)
        return
    ticket = kept[0].ticket
    yield Finding("ticket", Verdict.FINE, {"session": ticket.session})
    wanted = {pack.pack for pack in ticket.packs}
    try:
        found = {pack.manifest.pack for pack in base.prepare().packs(ticket)}
    except KioskError:
        found = set()
    yield check_packs(wanted, found)
    window = (ticket.window.not_before, ticket.window.not_after)
    yield check_clock(base.clock.now().wall, last_known=None, window=window)
