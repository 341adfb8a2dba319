"""Carries results and papers to the room's stick. Knows no medium and no window."""

from dataclasses import dataclass

from kiosk.ports.courier import CopyPlace
from kiosk.ports.errors import StorageError
from kiosk.services.reconcile import Reconcile, Report


@dataclass(frozen=True, slots=True)
class Carrying:
    """The room's stick: for sealed results, and for papers that people read."""

    place: CopyPlace
    reconcile: Reconcile

    def there(self) -> bool:
        """Whether the stick can be written to now."""
        try:
            self.place.require()
        except StorageError:
            return False
        return True

    async def results(self) -> Report:
        """Lay every sealed result on the stick, each read back; take the receipts that lie there.

        Raises:
            StickMissingError: There is no stick.
            StorageError: The stick did not take one of them.
        """
        self.place.require()
        return await self.reconcile.once(urgent=True)

    def paper(self, session: str, station: str, content: bytes) -> str:
        """Lay a procès-verbal on the stick, read back; its file name, which names no person.

        Raises:
            StorageError: It is not there whole.
        """
        name = paper_name(session, station)
        self.place.put_document(name, content)
        return name


def paper_name(session: str, station: str) -> str:
    """`proces-verbal_S-0001_poste-a.pdf`."""
    plain = "".join(one if one.isalnum() and one.isascii() else "-" for one in session)
    there = "".join(one if one.isalnum() and one.isascii() else "-" for one in station)
    return f"proces-verbal_{plain}_{there}.pdf"
