"""Operations on an imaginary machine, a mapping of settings. Knows no operating system."""

from collections.abc import Callable, Mapping


class SettingOperation:
    """Sets one setting of the imaginary machine, and may be told to fail."""

    def __init__(
        self,
        machine: dict[str, str],
        name: str,
        *,
        on_perform: Callable[[], None] = lambda: None,
        on_revert: Callable[[], None] = lambda: None,
        against: str = "",
    ) -> None:
        self.name = name
        self._against = against
        self._machine = machine
        self._on_perform = on_perform
        self._on_revert = on_revert

    def obstacle(self) -> str:
        return self._against

    def before(self) -> Mapping[str, str | None]:
        return {"value": self._machine.get(self.name)}

    def perform(self) -> None:
        self._machine[self.name] = "half"
        self._on_perform()
        self._machine[self.name] = "locked"

    def holds(self) -> bool:
        return self._machine[self.name] == "locked"

    def revert(self, before: Mapping[str, str | None]) -> None:
        self._on_revert()
        value = before["value"]
        if value is None:
            self._machine.pop(self.name, None)
        else:
            self._machine[self.name] = value


def failing(error: BaseException) -> Callable[[], None]:
    """A deed that fails."""

    def fail() -> None:
        raise error

    return fail
