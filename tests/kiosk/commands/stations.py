"""A station's folder on the disk, for the commands: a rehearsal's root, keys, papers."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from engine.records.canonical import dumps
from engine.records.identifiers import StationId
from engine.records.keys import DeviceSigner, SealOpener
from engine.records.root import root_to_json
from engine.records.statement import issue_statement
from engine.records.ticket_sealing import TicketSecrets, seal_ticket
from kiosk.bootstrap import Base, Setting, open_base
from tests.engine.records import authority
from tests.kiosk.services.world import DAY, NOW, certification_terms, packs, roster


def make_state(folder: Path) -> Path:
    """A fresh state folder that trusts the made-up authority."""
    state = folder / "state"
    state.mkdir()
    (state / "root.json").write_bytes(dumps(root_to_json(authority.ROOT)))
    return state


def with_base(state: Path, deed: Callable[[Base], None]) -> None:
    """Do something with the station's own things, then let them go."""
    base = open_base(Setting(state))
    try:
        deed(base)
    finally:
        base.close()


def write_statement(state: Path) -> Path:
    """The authority's statement on the keys of this folder, as a file."""
    path = state.parent / "statement.dsse.json"

    def issue(base: Base) -> None:
        statement = replace(
            authority.STATEMENT_OF_STATION,
            ed25519=DeviceSigner(base.vault.signing_seed()).public,
            xwing=SealOpener(base.vault.receiving_seed()).public,
            issued=NOW - DAY,
            expires=NOW + 100 * DAY,
        )
        path.write_bytes(issue_statement(statement, authority.STATEMENT))

    with_base(state, issue)
    return path


def write_ticket(state: Path) -> Path:
    """A ticket of a session on this station, as a file."""
    path = state.parent / "S-0001.ticket.json"

    def issue(base: Base) -> None:
        opener = SealOpener(base.vault.receiving_seed())
        secrets = TicketSecrets(authority.CODE, authority.SHARE, authority.SECRETS.content)
        keys = ((StationId("poste-14"), opener.public),)
        path.write_bytes(
            seal_ticket(certification_terms(), roster(), secrets, keys, authority.TICKET)
        )

    with_base(state, issue)
    return path


def pack_folders() -> tuple[Path, Path]:
    """The packs that the ticket asks for."""
    return packs().certification, packs().practice
