"""A machine of settings that are more or less strict; remembers when one was looser than at first.

Knows no operating system. A setting is a number, None where it is not set; the higher, the
stricter. An operation may be told to fail once in each of its five questions and deeds.
"""

from collections.abc import Mapping

from kiosk.lockdown.restoration import Undo

NONE = -1


class StrictMachine:
    """Settings with an order, an original, and whether any was ever looser than the original."""

    def __init__(self, original: Mapping[str, int]) -> None:
        self.original = dict(original)
        self.settings = dict(original)
        self.loosened: list[str] = []

    def set(self, name: str, value: int | None) -> None:
        if value is None:
            self.settings.pop(name, None)
        else:
            self.settings[name] = value
        if self.settings.get(name, NONE) < self.original.get(name, NONE):
            self.loosened.append(name)


class Tightening:
    """Makes one setting at least as strict as wanted; `fails` holds what fails, once each."""

    def __init__(
        self, machine: StrictMachine, name: str, wanted: int, fails: frozenset[str] = frozenset()
    ) -> None:
        self.name = name
        self._machine, self._wanted = machine, wanted
        self._fails = set(fails)

    def obstacle(self) -> str:
        self._fail("obstacle")
        return ""

    def before(self) -> Mapping[str, str | None]:
        self._fail("before")
        value = self._machine.settings.get(self.name)
        return {"value": None if value is None else str(value)}

    def perform(self) -> None:
        now = self._machine.settings.get(self.name, NONE)
        if now < self._wanted:
            self._machine.set(self.name, (max(now, 0) + self._wanted) // 2)  # half done
            self._fail("perform")
            self._machine.set(self.name, self._wanted)
        self._fail("performed")

    def holds(self) -> bool:
        self._fail("holds")
        return self._machine.settings.get(self.name, NONE) >= self._wanted

    def revert(self, before: Mapping[str, str | None]) -> None:
        self._fail("revert")
        value = before["value"]
        self._machine.set(self.name, None if value is None else int(value))
        self._fail("reverted")

    def _fail(self, deed: str) -> None:
        if deed in self._fails:
            self._fails.discard(deed)
            raise OSError(deed)


def undos(machine: StrictMachine, wanted: Mapping[str, int]) -> Mapping[str, Undo]:
    """The undos of a process that made nothing itself."""
    return {name: Tightening(machine, name, value) for name, value in wanted.items()}
