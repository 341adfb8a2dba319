"""What a check found wrong. Knows nothing about how it was found."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing to mend: where (an item's id, or the pack's) and what, in one line."""

    where: str
    what: str

    @property
    def refuses(self) -> bool:
        """Whether a pack with it is not built."""
        return True

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class Remark(Finding):
    """One thing to look at, which may be meant: it refuses nothing."""

    __slots__ = ()

    @property
    def refuses(self) -> bool:
        """Whether a pack with it is not built."""
        return False

    def __str__(self) -> str:
        return f"{self.where}: remark: {self.what}"
