"""A lockdown that changes nothing, for mock and demo exams. Refuses to serve a real one."""

from engine.records.root import Realm
from kiosk.ports.errors import RealmRefusedError


class Rehearsal:
    """Pretends to lock the machine, at level 0; every screen and report says so."""

    def __init__(self, realm: Realm) -> None:
        """Bind the rehearsal to a realm.

        Raises:
            RealmRefusedError: The realm is `real`, in any build.
        """
        if not realm.rehearsal:
            raise RealmRefusedError(realm=realm.value)
        self._engaged = False

    @property
    def level(self) -> int:
        """0: nothing is protected."""
        return 0

    @property
    def mandatory(self) -> frozenset[str]:
        """None: nothing is claimed."""
        return frozenset()

    @property
    def limits(self) -> tuple[str, ...]:
        """A rehearsal stops nothing, and its level says so."""
        return ()

    @property
    def engaged(self) -> bool:
        """Whether a lockdown would be in force now."""
        return self._engaged

    def engage(self) -> tuple[str, ...]:
        """Pretend; no operation is in force, and none is claimed."""
        self._engaged = True
        return ()

    def lost(self) -> tuple[str, ...]:
        """Nothing, since nothing was in force."""
        return ()

    def mend(self) -> tuple[str, ...]:
        """Nothing, since nothing was in force."""
        return ()

    def release(self) -> tuple[str, ...]:
        """Stop pretending; there is nothing that could not be undone."""
        self._engaged = False
        return ()
