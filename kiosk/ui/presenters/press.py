"""What presenters ask of whoever makes papers. Knows no toolkit."""

from typing import Protocol

from kiosk.ports.errors import KioskError
from kiosk.ui.views.document import Document


class PrintFailedError(KioskError):
    """A paper could not be made or printed."""

    key = "error.print"


class Press(Protocol):
    """Makes papers."""

    def pdf(self, document: Document) -> bytes:
        """A PDF of a paper.

        Raises:
            PrintFailedError: It could not be made.
        """
        ...

    def printer(self) -> str:
        """The printer that papers go to; empty when this machine has none."""
        ...

    def send(self, document: Document) -> None:
        """Print a paper.

        Raises:
            PrintFailedError: There is no printer, or it did not take the paper.
        """
        ...


class NoPress:
    """Where nothing can be drawn on paper: a rehearsal without a window."""

    def pdf(self, document: Document) -> bytes:
        """None can be made."""
        raise PrintFailedError(reason=document.language)

    def printer(self) -> str:
        """There is none."""
        return ""

    def send(self, document: Document) -> None:
        """None can be printed."""
        raise PrintFailedError(reason=document.language)
