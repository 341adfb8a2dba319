"""Write the procès-verbal of a session that was closed on this station.

It is made of the acts that the station keeps: times, decisions, states. Names are kept for thirty
days after the closing; after that, or with `--without-names`, end codes stand for the candidates.
A file that ends in .txt gets the same words as plain text. Without `--session`: the last one.

Exit status: 0; 64 wrong command line; 65 no such session here; 73 the file cannot be written;
75 another process uses this station.

example: pix-kiosk report --session S-2026-11-22-B204 --out proces-verbal.pdf
"""

import argparse
import hashlib
import json
import os
from pathlib import Path

from kiosk.bootstrap import Base, Setting, open_base
from kiosk.commands.places import add_state
from kiosk.courier.usb_courier import UsbCourier
from kiosk.durable_file import storage_failures, write_durably
from kiosk.ports.errors import StorageError
from kiosk.services.errors import RecordMissingError
from kiosk.services.names import forget_old_names, kept_names
from kiosk.services.record_reading import record_of
from kiosk.services.storage import StorageDesk, look_at
from kiosk.ui.presenters.plain_text import plain_text
from kiosk.ui.presenters.record_document import document_of
from kiosk.ui.views.document import Document
from kiosk.words.catalogue import Language, choose

TEXT_SUFFIX = ".txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_state(parser)
    parser.add_argument("--session", default="", metavar="S", help="the last one when not given")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=".pdf or .txt")
    parser.add_argument("--without-names", action="store_true", help="end codes stand for people")
    parser.add_argument(
        "--usb", type=Path, default=None, metavar="DIR", help="look what lies there"
    )
    parser.add_argument("--language", choices=["fr", "en"], default="fr")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Write the file and read it back.

    Raises:
        RecordMissingError: The session was not closed here.
        StorageError: The file is not there whole.
    """
    choose(Language(arguments.language))
    base = open_base(Setting(arguments.state))
    try:
        session = _session(base, arguments.session)
        document = _document(base, session, arguments)
    finally:
        base.close()
    out: Path = arguments.out
    content = plain_text(document).encode() if out.suffix == TEXT_SUFFIX else _pdf(document)
    write_durably(out, content)
    with storage_failures(out.parent):
        if out.read_bytes() != content:
            raise StorageError(folder=str(out.parent), reason="read_back")
    _tell(arguments, session, content)
    return 0


def _session(base: Base, wanted: str) -> str:
    known = base.store.recorded()
    if not known or (wanted and wanted not in known):
        raise RecordMissingError(session=wanted)
    return wanted or known[-1]


def _document(base: Base, session: str, arguments: argparse.Namespace) -> Document:
    forget_old_names(base.store, base.clock)
    desk = StorageDesk(base.store, base.root)
    stick = look_at(None if arguments.usb is None else UsbCourier(arguments.usb))
    names = {} if arguments.without_names else kept_names(base.store, session)
    return document_of(
        record_of(base.store.acts(session)),
        names,
        lambda candidate, bundle: desk.of(session, candidate, bundle, stick),
        base.clock.now().wall,
        nameless=not names,
    )


def _pdf(document: Document) -> bytes:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a paper needs no screen
    from PySide6.QtGui import QGuiApplication

    from kiosk.ui.application import NoFontError
    from kiosk.ui.printing.press import QtPress
    from kiosk.ui.theme import families

    application = QGuiApplication.instance() or QGuiApplication(["pix-kiosk"])
    try:
        families.load()
    except families.FontsMissingError as error:
        raise NoFontError(reason="fonts") from error
    made = QtPress().pdf(document)
    del application
    return made


def _tell(arguments: argparse.Namespace, session: str, content: bytes) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    if arguments.json:
        told = {"session": session, "out": str(arguments.out), "sha256": sha256}
        print(json.dumps({**told, "names": not arguments.without_names}))
        return
    print(f"session {session}\n{arguments.out}\nSHA-256 {sha256}")
