"""The firewall's rules in the running kernel: loaded, and still as loaded. Knows no exam."""

from typing import Final

from kiosk.lockdown.linux.station.firewall import LIST
from kiosk.lockdown.linux.station.host import Host, ProgramError
from kiosk.lockdown.linux.station.places import RUN

RULES: Final = f"{RUN}/firewall.nft"


class LoadedRules:
    """Rules that are put back whenever somebody changed them."""

    def __init__(self, host: Host, text: str) -> None:
        self._host = host
        self._text = text
        self._listed: str | None = None

    def replace(self, text: str) -> None:
        """Load other rules, in one step, at the next look."""
        self._text, self._listed = text, None

    def stand(self) -> bool:
        """Whether the rules are in force as loaded; if not, they are loaded again."""
        try:
            if self._listed is not None and self._host.run(*LIST) == self._listed:
                return True
        except ProgramError:
            self._listed = None  # the table is gone
        changed = self._listed is not None
        return self._load() and not changed

    def _load(self) -> bool:
        try:
            self._host.write(RULES, self._text.encode(), 0o600)
            self._host.run("nft", "-f", RULES)
            self._listed = self._host.run(*LIST)
        except (OSError, ProgramError):
            self._listed = None
            return False
        return True
