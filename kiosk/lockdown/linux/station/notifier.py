"""Speaks with the service manager of the system. Knows no service."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress


def notify(words: str, environment: Mapping[str, str] = os.environ) -> None:
    """Tell the service manager, where there is one; one that does not listen is not waited for."""
    place = environment.get("NOTIFY_SOCKET", "")
    if not place:
        return
    address = f"\0{place[1:]}" if place.startswith("@") else place
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.setblocking(False)  # noqa: FBT003 - the toolkit's own argument
        channel.sendto(words.encode(), address)
