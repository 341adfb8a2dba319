"""The operating system's own keeper of secrets. Knows nothing about what is kept.

Only keepers that encrypt under the account are taken. Where there is none, say so: a session
without one answers with a keeper that fails, or with one that writes in clear.
"""

from contextlib import suppress
from secrets import token_hex
from typing import Final

from keyring.backend import KeyringBackend, get_all_keyring
from keyring.errors import KeyringError

from kiosk.ports.errors import VaultError

SERVICE: Final = "pix-kiosk"
TRUSTED: Final = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.Windows",
        "keyring.backends.kwallet",
        "keyring.backends.libsecret",
        "keyring.backends.macOS",
    }
)
_PROBE_BYTES: Final = 16


class SystemKeyring:
    """A keeper that was seen to keep something."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def put(self, entry: str, text: str) -> None:
        """Keep a secret text and read it back.

        Raises:
            VaultError: It is not kept.
        """
        # What a keeper raises beyond its own errors is whatever its library raises.
        try:
            self._backend.set_password(SERVICE, entry, text)
        except Exception as error:
            raise VaultError(reason="keyring") from error
        if self.get(entry) != text:
            raise VaultError(reason="keyring")

    def get(self, entry: str) -> str:
        """The secret text of an entry.

        Raises:
            VaultError: The keeper is locked, gone, or has no such entry.
        """
        try:
            found = self._backend.get_password(SERVICE, entry)
        except Exception as error:
            raise VaultError(reason="keyring") from error
        if found is None:
            raise VaultError(reason="keyring")
        return found

    def keeps(self) -> bool:
        """Whether something put in comes out again; leaves no trace."""
        entry, text = f"probe-{token_hex(_PROBE_BYTES)}", token_hex(_PROBE_BYTES)
        try:
            self.put(entry, text)
        except VaultError:
            return False
        finally:
            with suppress(KeyringError):
                self._backend.delete_password(SERVICE, entry)
        return True


def find_system_keyring() -> SystemKeyring | None:
    """The best trusted keeper of this session that works; none when there is none."""
    trusted = [one for one in get_all_keyring() if type(one).__module__ in TRUSTED]
    for backend in sorted(trusted, key=lambda one: one.priority, reverse=True):
        found = SystemKeyring(backend)
        if found.keeps():
            return found
    return None
