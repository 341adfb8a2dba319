"""Opens a session on this station: access code and share, or the key the watchdog kept.

Knows no PIN and no screen. The slow part is one call that touches no database, so that it can
run aside while the window lives.
"""

from dataclasses import dataclass

from engine.errors import MalformedError, SealRefusedError
from engine.records.access_code import access_code
from engine.records.keys import new_seed
from engine.records.sealing import unwrap_key, wrap_key
from engine.records.secret import Secret
from engine.records.ticket_sealing import OpenedTicket, open_private, open_share
from kiosk.ports.journal import SessionStore, SessionStores
from kiosk.ports.outbox import StationStore
from kiosk.services.credentials import (
    NAME,
    Credentials,
    credentials_from_bytes,
    credentials_to_bytes,
)
from kiosk.services.errors import AccessCodeMistypedError, AccessCodeWrongError
from kiosk.services.identity import Identity
from kiosk.services.prepare import KeptTicket


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A session's open database, its credentials and the key that opens it again."""

    kept: KeptTicket
    credentials: Credentials
    store: SessionStore
    working_key: Secret


@dataclass(frozen=True, slots=True)
class Unlock:
    """The two ways into a session's database."""

    identity: Identity
    store: StationStore
    sessions: SessionStores

    def check_typing(self, typed: str) -> Secret:
        """The code that was typed, once its check character holds; costs nothing and counts not.

        Raises:
            AccessCodeMistypedError: A character is wrong or missing.
        """
        try:
            return access_code(typed)
        except MalformedError as error:
            raise AccessCodeMistypedError from error

    def stretch(self, kept: KeptTicket, code: Secret) -> tuple[OpenedTicket, Secret]:
        """What code and share open, and the share: about a second, on purpose.

        Raises:
            AccessCodeWrongError: The code, or the station, is not of this session.
        """
        station = self.identity.statement.station
        try:
            share = open_share(kept.ticket, station, self.identity.opener)
            return open_private(kept.ticket, code, share), share
        except SealRefusedError as error:
            raise AccessCodeWrongError from error

    def enter(self, kept: KeptTicket, opened: OpenedTicket, share: Secret) -> Unlocked:
        """Open the session's database, or make it at the first opening.

        Raises:
            AccessCodeWrongError: The kept working key is of another code.
            StorageError: The database cannot be opened or made.
        """
        session = kept.ticket.session
        wrapped = self.store.wrapped_key(session)
        if wrapped is None:
            working_key = new_seed()
            self.store.put_wrapped_key(session, wrap_key(working_key, opened.working_kek))
        else:
            try:
                working_key = unwrap_key(wrapped, opened.working_kek)
            except SealRefusedError as error:
                raise AccessCodeWrongError from error
        store = self.sessions.open(session, self.identity.statement.station, working_key)
        credentials = Credentials(opened.roster, share, opened.content)
        store.keep_value(NAME, credentials_to_bytes(credentials))
        return Unlocked(kept, credentials, store, working_key)

    def closed_here(self, session: str) -> bool:
        """Whether the session was closed on this station: its database has no key any more."""
        return self.sessions.exists(session) and self.store.wrapped_key(session) is None

    def enter_again(self, kept: KeptTicket, working_key: Secret) -> Unlocked | None:
        """Open the session's database with a key kept in memory; none when it holds nothing.

        Raises:
            StorageError: The database cannot be opened.
            MalformedError: What it holds is not what was kept.
        """
        session = kept.ticket.session
        if not self.sessions.exists(session):
            return None
        store = self.sessions.open(session, self.identity.statement.station, working_key)
        stored = store.value(NAME)
        if stored is None:
            store.close()
            return None
        return Unlocked(kept, credentials_from_bytes(stored), store, working_key)
