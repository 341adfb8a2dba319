"""Commands of sessions: create, ticket, kit, papers, USB card. Knows no rule of its own."""

import argparse
import csv
import io
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from engine.records.canonical import dumps
from engine.records.instants import EPOCH, instant_to_text
from engine.records.roster import FocusPolicy, Policies
from engine.records.session_card import FILE_NAME
from server.commands.command import (
    Adder,
    add_fonts,
    opened,
    read_input,
    say,
    typesetting_of,
    write_output,
)
from server.deployment import Deployment
from server.documents.attendance import Attendance, Card
from server.documents.wordings import NBSP
from server.errors import RefusedError, WrongInputError
from server.keys import read_content_key
from server.results.exports import PARIS, safe_cell
from server.results.publication import session_named
from server.sessions.candidate_list import read_candidates
from server.sessions.preparing import Wish, prepare_session, start_of
from server.sessions.room_papers import opening_card, rehearsal_kit, usb_card
from server.store.sessions import Session

MINUTE_MS = 60_000
UPLOAD_WINDOW_S = 900
_CAUTION = (
    "Ce fichier est aussi secret que le code d’accès ; effacez-le après la session.",
    "This file is as secret as the access code; delete it after the session.",
)


def add_commands(adder: Adder) -> None:
    """Add session and ticket."""
    sessions = adder.group("session", "sessions: candidates, stations, papers")
    parser = sessions.add(
        "create",
        "prepare a session and its ticket",
        "--state srv --centre 0561234A --room B204 --start 2026-11-22T09:00+01:00 "
        "--candidates list.csv --station poste-14 --pack build/pack --content-key pack.key",
        _create,
    )
    parser.add_argument("--centre", required=True, help="UAI of the school")
    parser.add_argument("--centre-name", default="", help="name printed on certificates")
    parser.add_argument("--room", required=True)
    parser.add_argument("--start", required=True, help="instant with its zone")
    parser.add_argument("--hours", type=int, default=10, help="how long sittings may be started")
    parser.add_argument("--candidates", type=Path, required=True, help="CSV or JSON")
    parser.add_argument("--blanks", type=int, default=2, help="slots for unlisted candidates")
    parser.add_argument("--station", action="append", required=True)
    parser.add_argument("--pack", type=Path, action="append", required=True)
    parser.add_argument("--content-key", type=Path, help="of the sealed pack, once")
    parser.add_argument("--focus", type=FocusPolicy, choices=list(FocusPolicy), default="observe")
    parser.add_argument("--grant-cap-minutes", type=int, default=30)
    parser.add_argument(
        "--lockdown-minimum", type=int, choices=[0, 1, 2], help="0 in rehearsals only"
    )
    sessions.add("list", "the sessions", "--state srv", _list)
    for name, summary, run in (
        ("kit", "everything for a simulated room; refused in the real realm", _kit),
        ("sheet", "attendance sheet with codes; the access code is apart", _sheet),
        ("card", "the invigilators’ card: access code and PINs", _card),
    ):
        parser = sessions.add(name, summary, "--state srv --out FILE s20261122-1a2b3c4d", run)
        parser.add_argument("session")
        parser.add_argument("--out", type=Path, help="standard output by default")
        if name == "kit":
            parser.add_argument("--server", default="http://127.0.0.1:8443")
            parser.add_argument("--packs", default="packs", help="folder of packs for stations")
        else:
            parser.add_argument("--form", choices=["json", "csv", "pdf"], default="json")
            add_fonts(parser)
    parser = sessions.add(
        "usb-card",
        "access code as a file on a USB stick, read by stations instead of typing it",
        "--state srv --drive /media/CLE s20261122-1a2b3c4d",
        _usb_card,
    )
    parser.add_argument("session")
    parser.add_argument("--drive", type=Path, required=True, help="folder of the stick, at its top")
    parser = adder.add(
        "ticket", "write a session’s ticket", "--state srv --out room.ticket SESSION", _ticket
    )
    parser.add_argument("session")
    parser.add_argument("--out", type=Path, required=True)


def _create(arguments: argparse.Namespace) -> int:
    path: Path = arguments.candidates
    listed = read_candidates(read_input(path), as_json=path.suffix.lower() == ".json")
    key = None if arguments.content_key is None else read_content_key(arguments.content_key)
    with opened(arguments) as deployment:
        least = arguments.lockdown_minimum
        minimum = (0 if deployment.realm.rehearsal else 1) if least is None else least
        if minimum == 0 and not deployment.realm.rehearsal:
            raise WrongInputError("session.lockdown")
        shelf = deployment.shelf()
        packs = tuple(shelf.add(one, key) for one in arguments.pack)
        wish = Wish(
            centre=arguments.centre,
            centre_name=arguments.centre_name or arguments.centre,
            room=arguments.room,
            starts_wall=start_of(arguments.start),
            hours=arguments.hours,
            candidates=listed,
            blanks=arguments.blanks,
            stations=tuple(arguments.station),
            policies=Policies(
                lockdown_minimum=minimum,
                grant_cap_ms=arguments.grant_cap_minutes * MINUTE_MS,
                focus=arguments.focus,
                upload_window_s=0 if deployment.realm.rehearsal else UPLOAD_WINDOW_S,
            ),
        )
        session = prepare_session(deployment, wish, packs)
    say(
        arguments,
        {
            "session": session.session,
            "ticket_sha256": session.ticket_sha256,
            "candidates": len(listed),
            "blanks": arguments.blanks,
            "stations": list(arguments.station),
        },
        (f"{session.session}",),
    )
    return 0


def _list(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        found = deployment.sessions.all()
    rows: list[object] = [
        {
            "session": one.session,
            "centre": one.centre,
            "room": one.room,
            "start": instant_to_text(one.starts_wall),
            "finalised": one.finalised_wall is not None,
        }
        for one in found
    ]
    lines = tuple(f"{one.session}\t{one.centre}\t{one.room}" for one in found)
    say(arguments, {"sessions": rows}, lines)
    return 0


def _ticket(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        session = session_named(deployment, arguments.session)
    write_output(arguments.out, session.ticket)
    say(
        arguments,
        {"session": session.session, "ticket": str(arguments.out)},
        (str(arguments.out),),
    )
    return 0


def _kit(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        kit = rehearsal_kit(
            deployment,
            deployment.shelf(),
            session_named(deployment, arguments.session),
            server=arguments.server,
            packs=arguments.packs,
        )
    return _deliver(arguments, dumps(kit))


def _sheet(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        sheet = _attendance(deployment, session_named(deployment, arguments.session))
    return _deliver_paper(arguments, sheet)


def _card(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        session = session_named(deployment, arguments.session)
        found = opening_card(deployment, session)
        card = Card(_attendance(deployment, session), found.access_code, found.pins)
    return _deliver_paper(arguments, card)


def _usb_card(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        session = session_named(deployment, arguments.session)
        if session.finalised_wall is not None:
            raise RefusedError("session.finalised", session.session)
        content = usb_card(deployment, session)
    drive: Path = arguments.drive
    path = drive / FILE_NAME
    write_output(path, content)
    told: dict[str, object] = {"session": session.session, "file": str(path), "caution": _CAUTION}
    say(arguments, told, (str(path), *_CAUTION))
    return 0


def _attendance(deployment: Deployment, session: Session) -> Attendance:
    candidates = deployment.sessions.candidates(session.session)
    start = (EPOCH + timedelta(milliseconds=session.starts_wall)).astimezone(PARIS)
    return Attendance(
        deployment.realm, session, candidates, start.strftime(f"%d/%m/%Y à{NBSP}%H:%M")
    )


def _deliver_paper(arguments: argparse.Namespace, paper: Attendance | Card) -> int:
    if arguments.form == "pdf":
        attendance = paper.attendance if isinstance(paper, Card) else paper
        made = EPOCH + timedelta(milliseconds=attendance.session.starts_wall)
        return _deliver(arguments, paper.pdf(typesetting_of(arguments), made))
    if arguments.form == "csv":
        return _deliver(arguments, _table(paper.table()))
    return _deliver(arguments, dumps(paper.to_json()))


def _table(rows: Sequence[Sequence[str]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerows([[safe_cell(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _deliver(arguments: argparse.Namespace, content: bytes) -> int:
    if arguments.out is None:
        sys.stdout.buffer.write(content + b"\n")
        return 0
    write_output(arguments.out, content)
    say(
        arguments,
        {"session": arguments.session, "file": str(arguments.out)},
        (str(arguments.out),),
    )
    return 0
