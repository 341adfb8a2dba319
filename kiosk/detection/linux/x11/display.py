"""An X11 display that is asked now and then; it may go and come back. Knows no judgement."""

import os
import struct
import time
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from kiosk.detection.linux.x11 import protocol
from kiosk.detection.linux.x11.address import address_of, authority
from kiosk.detection.linux.x11.wire import Connection, WireError

RETRY_S: Final = 30.0
"""How long a display that did not answer is left alone."""
EXTENSIONS: Final = ("X-Resource", "RANDR", "XInputExtension")

T = TypeVar("T")


class Display:
    """Opened at the first question; the connection is kept until one fails."""

    def __init__(
        self,
        environ: Mapping[str, str] = os.environ,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._environ = environ
        self._clock = clock
        self._connection: Connection | None = None
        self._closed_until = float("-inf")
        self._atoms: dict[str, int] = {}
        self._opcodes: dict[str, int] = {}

    def ask(self, question: Callable[[Connection], T]) -> T:
        """What a question finds out on this display.

        Raises:
            OSError: The display does not answer, or did not a short while ago.
        """
        if self._clock() < self._closed_until:
            raise WireError
        try:
            return question(self._open())
        except (OSError, struct.error, IndexError) as error:
            self._closed_until = self._clock() + RETRY_S
            self.close()
            raise WireError from error

    def close(self) -> None:
        """End the connection; the next question would open another one."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._atoms = {}

    def atom(self, connection: Connection, name: str) -> int:
        """The number of a name on this display; 0 while nobody has used that name."""
        known = self._atoms.get(name, 0)
        if not known:
            known = protocol.first_number(connection.ask([protocol.intern_atom(name)])[0])
            self._atoms[name] = known
        return known

    def opcode(self, name: str) -> int:
        """The number of one of the `EXTENSIONS`; 0 when this display lacks it."""
        return self._opcodes[name]

    def _open(self) -> Connection:
        if self._connection is None:
            address = address_of(self._environ.get("DISPLAY", ""))
            if address is None or not address.local:
                raise WireError
            connection = Connection.open(address, *authority(self._environ, address.number))
            self._connection = connection
            self._opcodes = self._extensions(connection)
        return self._connection

    def _extensions(self, connection: Connection) -> dict[str, int]:
        replies = connection.ask([protocol.query_extension(name) for name in EXTENSIONS])
        found = {
            name: protocol.extension(reply) for name, reply in zip(EXTENSIONS, replies, strict=True)
        }
        versions = {
            "X-Resource": protocol.res_version,
            "RANDR": protocol.randr_version,
            "XInputExtension": protocol.input_version,
        }
        connection.ask([versions[name](code) for name, code in found.items() if code])
        return found
