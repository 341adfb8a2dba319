"""What the network lets the exam's account say: its server, and nothing else. Pure text.

The rules look at the account's number, on the way out, loopback included: nothing of an exam
needs it. A socket of another account is none of their business.
"""

import ipaddress
from typing import Final

from kiosk.lockdown.linux.station.installed_files import Planned, planned
from kiosk.lockdown.linux.station.places import FIREWALL
from kiosk.lockdown.linux.station.settings import Server, Station

NAME: Final = "firewall"
TABLE: Final = ("inet", "pix_kiosk")
LOAD: Final = ("nft", "-f", FIREWALL)
LIST: Final = ("nft", "-n", "-s", "list", "table", *TABLE)
FORGET: Final = ("nft", "add table inet pix_kiosk; delete table inet pix_kiosk")
_RULES: Final = """\
# Pix Kiosk: the account of exams speaks to its server only. `pix-kiosk lockdown disable` undoes it.
table inet pix_kiosk
delete table inet pix_kiosk
table inet pix_kiosk {{
	chain output {{
		type filter hook output priority 0; policy accept;
		meta skuid {uid} jump exam
	}}
	chain exam {{
{allowed}		counter reject with icmpx type admin-prohibited
	}}
}}
"""


def rules(uid: int, server: Server | None) -> str:
    """The rules, which replace whatever of ours was there in one step."""
    allowed = ""
    if server is not None:
        for family, addresses in (("ip", _of(server, 4)), ("ip6", _of(server, 6))):
            if addresses:
                named = ", ".join(addresses)
                allowed += f"\t\t{family} daddr {{ {named} }} tcp dport {server.port} accept\n"
    return _RULES.format(uid=uid, allowed=allowed)


def _of(server: Server, version: int) -> list[str]:
    parsed = (ipaddress.ip_address(address) for address in server.addresses)
    return sorted(str(one) for one in parsed if one.version == version)


def files(station: Station) -> tuple[Planned, ...]:
    """The rules' file."""
    return (planned(FIREWALL, rules(station.uid, station.server), 0o600),)


def hosts(server: Server | None) -> str:
    """The names that the session knows: its own machine, and the server."""
    lines = ["127.0.0.1 localhost", "::1 localhost"]
    if server is not None and server.host not in server.addresses:
        lines += [f"{address} {server.host}" for address in sorted(server.addresses)]
    return "\n".join(lines) + "\n"
