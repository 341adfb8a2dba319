"""What a check found wrong. Knows nothing about how it was found."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing to mend: where (an item's id, or the pack's) and what, in one line."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"
