"""Enrol this station: write its request, and keep the server's signed answer.

example: pix-kiosk enrol --label "Poste 14" --out request.dsse.json
         pix-kiosk enrol --statement statement.dsse.json
         pix-kiosk enrol --label "Poste 14" --server https://exam.example --voucher ABCD-EFGH
"""

import argparse
import json
import platform
import sys
from pathlib import Path

import httpx

from engine.errors import MalformedError
from engine.records.canonical import loads_object
from kiosk.bootstrap import Setting, open_base
from kiosk.commands.places import add_state
from kiosk.durable_file import write_durably
from kiosk.ports.errors import CourierError
from kiosk.services.errors import StatementRejectedError
from kiosk.services.identity import check_statement
from kiosk.vault.enrolment import enrolment_request

TIMEOUT_S = 30.0
MAX_STATEMENT = 64 * 1024
MAX_LABEL = 80


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_state(parser)
    parser.add_argument("--label", default="Poste 1", help="what the room will see")
    parser.add_argument("--out", type=Path, help="write the request to this file")
    parser.add_argument("--statement", type=Path, help="keep this answer of the server")
    parser.add_argument("--server", default="", help="ask this server directly")
    parser.add_argument("--voucher", default=None, help="the centre's voucher")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Do what the options ask."""
    base = open_base(Setting(arguments.state))
    try:
        if arguments.statement is not None:
            answer = _read(arguments.statement)
        else:
            machine = {"system": platform.system(), "release": platform.release()}
            label = arguments.label.encode(errors="replace").decode()[:MAX_LABEL]
            request = enrolment_request(base.vault, label, machine, arguments.voucher)
            if not arguments.server:
                out = arguments.out or Path("enrolment.dsse.json")
                write_durably(out, request, mode=0o644)
                _tell({"request": str(out)}, as_json=arguments.json)
                return 0
            answer = _ask(arguments.server, request)
        identity = check_statement(answer, base.root, base.vault, base.clock)
        base.store.put_statement(answer)
        statement = identity.statement
        told = {"station": statement.station, "label": statement.label, "centre": statement.centre}
        _tell(told, as_json=arguments.json)
    finally:
        base.close()
    return 0


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_STATEMENT + 1)
    except OSError as error:
        raise StatementRejectedError(reason="file") from error


def _ask(server: str, request: bytes) -> bytes:
    address = f"{server.rstrip('/')}/v1/enrolments"
    try:
        answer = httpx.post(address, content=request, timeout=TIMEOUT_S)
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise CourierError(reason=type(error).__name__) from error
    try:
        envelope = loads_object(answer.content, max_bytes=MAX_STATEMENT)
    except MalformedError as error:
        raise CourierError(reason="answer") from error
    if "payload" not in envelope:  # a portal, or another server
        raise CourierError(reason="answer")
    return answer.content


def _tell(told: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        print("\n".join(f"{key}: {value}" for key, value in told.items()), file=sys.stdout)
