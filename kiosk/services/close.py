"""Closes a session on this station: seals, keeps the acts, destroys the key. Knows no window."""

from dataclasses import dataclass

from engine.records.journal_record import Actor
from engine.sitting import events
from engine.sitting.state import Phase
from kiosk.ports.errors import StorageError
from kiosk.ports.outbox import StationStore
from kiosk.services.errors import NotAllowedError
from kiosk.services.kept_acts import kept_acts
from kiosk.services.names import keep_names
from kiosk.services.room import Room
from kiosk.services.sealing import Sealing


@dataclass(frozen=True, slots=True)
class Close:
    """The end of a session. Repeating it after a stop goes on where it stood."""

    room: Room
    sealing: Sealing
    store: StationStore

    def close(self, role: Actor) -> tuple[str, ...]:
        """Close the session once every sitting here has ended or goes on elsewhere.

        Everything is sealed, read back and kept before the working key is destroyed.

        Returns:
            The digests of the bundles in the outbox.

        Raises:
            NotAllowedError: A test is still under way; `reason` is `sitting.under_way`.
            StorageError: Something could not be kept; the session stays open.
        """
        sits = self.room.sits()
        for _, sit in sits:
            if sit.under_way:
                raise NotAllowedError(reason="sitting.under_way")
        bundles = [
            self.sealing.seal(person, sit)
            for person, sit in sits
            if sit.moved or sit.exam.sitting.phase is Phase.ENDED
        ]
        if not self.room.log.state.closed:
            self.room.log.append(events.SessionClosed(len(bundles)), role)
        return (*bundles, self.finish())

    def decided(self) -> bool:
        """Whether a closing was recorded and only its end is missing.

        A journal that is not sealed as it stands says no: a closing that failed leaves the
        session open, and somebody may have gone on in it.
        """
        log = self.room.log
        sealed = {(one.journal, one.size) for one in log.state.sealed}
        return log.closing and all(
            (one.name, len(one.bodies)) in sealed for one in self.room.ledgers() if one.bodies
        )

    def finish(self) -> str:
        """Do what follows from a closing once it was recorded; needs no open content.

        Returns:
            The digest of the session's own bundle.

        Raises:
            StorageError: Something could not be kept; the key is still there.
        """
        session = self.room.ticket.session
        bundle = self.sealing.seal_session()
        acts, known = kept_acts(self.room), set(self.store.acts(session))
        for act in acts:
            if act not in known:
                self.store.add_act(session, act)
        keep_names(self.store, self.room, self.sealing.clock)
        if not set(acts) <= set(self.store.acts(session)):
            raise StorageError(reason="acts")  # read back before the key that they came from goes
        self.room.unlocked.store.close()
        self.store.destroy_wrapped_key(session)
        return bundle
