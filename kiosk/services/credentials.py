"""What an opened session needs to live on after a crash, kept in its own encrypted database.

Knows no PIN. Only whoever holds the working key reads it, and closing the session destroys that.
"""

from dataclasses import dataclass
from typing import Final

from engine.records.canonical import dumps, loads_object
from engine.records.identifiers import PackId
from engine.records.reading import Reader
from engine.records.roster import Roster, roster_from_json, roster_to_json
from engine.records.secret import Secret

NAME: Final = "credentials"
_KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Credentials:
    """The roster, the session's share (PINs are peppered with it) and the keys of packs."""

    roster: Roster
    share: Secret
    content: tuple[tuple[PackId, Secret], ...]

    def content_key(self, pack: PackId) -> Secret | None:
        """The content key of a pack; none for a pack that is not sealed."""
        return dict(self.content).get(pack)


def credentials_to_bytes(credentials: Credentials) -> bytes:
    """The bytes to keep, in an encrypted database only."""
    return dumps(
        {
            "v": 1,
            "roster": roster_to_json(credentials.roster),
            "share": credentials.share.reveal().hex(),
            "content": tuple(
                {"pack": pack, "key": key.reveal().hex()} for pack, key in credentials.content
            ),
        }
    )


def credentials_from_bytes(stored: bytes) -> Credentials:
    """The credentials of kept bytes.

    Raises:
        MalformedError: They are none.
    """
    reader = Reader(loads_object(stored), "credentials.")
    return Credentials(
        roster=roster_from_json(reader.inner("roster").value),
        share=Secret(reader.hexadecimal("share", size=_KEY_BYTES)),
        content=tuple(
            (PackId(one.text("pack")), Secret(one.hexadecimal("key", size=_KEY_BYTES)))
            for one in reader.readers("content")
        ),
    )
