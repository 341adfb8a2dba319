"""A vault in memory."""

from engine.records.secret import Secret


class MemoryVault:
    """Seeds made of one letter each: two vaults of different letters are two stations."""

    def __init__(self, letter: str = "a", protection: str = "file") -> None:
        self._letter = letter
        self._protection = protection
        self._marks: dict[str, tuple[int, str]] = {}

    @property
    def protection(self) -> str:
        return self._protection

    def signing_seed(self) -> Secret:
        return self._seed("signing")

    def receiving_seed(self) -> Secret:
        return self._seed("receiving")

    def database_key(self) -> Secret:
        return self._seed("database")

    def put_mark(self, journal: str, size: int, root: str) -> None:
        former = self._marks.get(journal)
        if former is None or former[0] < size:
            self._marks[journal] = (size, root)

    def mark(self, journal: str) -> tuple[int, str] | None:
        return self._marks.get(journal)

    def _seed(self, purpose: str) -> Secret:
        return Secret((purpose + self._letter * 32).encode()[:32])
