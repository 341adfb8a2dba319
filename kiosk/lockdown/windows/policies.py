"""Values of the registry as one revertible operation. Knows no value by itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Final, Protocol

from kiosk.lockdown.windows.registry import Hive, Registry, Value
from kiosk.lockdown.windows.wishes import Wish

_VALUE, _KEY = "value ", "key "
_SID: Final = "sid"
_SID_FORM: Final = re.compile(r"S-1-5-21(-\d{1,10}){4}")
_MOUNT: Final = "pix-kiosk"
_PROFILES: Final = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList"
Root = tuple[Hive, str]


class Place(Protocol):
    """Where values stand; `noted` is what finds the place again from a note."""

    def opened(self) -> AbstractContextManager[Root]:
        """The hive, and what every key begins with."""
        ...

    def noted(self) -> Mapping[str, str | None]:
        """What the note needs besides the values."""
        ...


class Fixed:
    """The machine's own place, or the one of the account that runs this process."""

    def __init__(self, hive: Hive) -> None:
        self._hive = hive

    def opened(self) -> AbstractContextManager[Root]:
        """The hive itself."""
        return nullcontext((self._hive, ""))

    def noted(self) -> Mapping[str, str | None]:
        """Nothing is needed."""
        return {}


class Account:
    """The settings of one account, whether it is logged on or not."""

    def __init__(self, registry: Registry, sid: str) -> None:
        if not _SID_FORM.fullmatch(sid):
            raise ValueError("not the identifier of an account")
        self._registry = registry
        self._sid = sid

    def noted(self) -> Mapping[str, str | None]:
        """Whose settings they are."""
        return {_SID: self._sid}

    @contextmanager
    def opened(self) -> Iterator[Root]:
        """The hive of the account; mounted for the time being when it is logged off.

        Raises:
            FileNotFoundError: There is no such account any more.
            OSError: Its settings could not be mounted.
        """
        if self._registry.has(Hive.USERS, self._sid):
            yield Hive.USERS, f"{self._sid}\\"
            return
        profile = self._registry.read(Hive.MACHINE, f"{_PROFILES}\\{self._sid}", "ProfileImagePath")
        if profile is None:
            raise FileNotFoundError(self._sid)
        with self._registry.mounted(f"{profile.data}\\NTUSER.DAT", _MOUNT):
            yield Hive.USERS, f"{_MOUNT}\\"


class Policies:
    """Makes each value at least as strict as wished, and puts the very same ones back.

    A revert touches the values and keys of its wishes alone, whatever a note says.
    """

    def __init__(self, name: str, registry: Registry, wishes: Sequence[Wish]) -> None:
        self.name = name
        self._registry = registry
        self._wishes = tuple(wishes)

    def place(self) -> Place:
        """Where the values stand; the machine, unless a kind of these says otherwise."""
        return Fixed(Hive.MACHINE)

    def place_noted(self, before: Mapping[str, str | None]) -> Place:
        """The place again, from a note."""
        del before
        return Fixed(Hive.MACHINE)

    def obstacle(self) -> str:
        """Nothing is asked beforehand; what may not be written fails and is undone."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """Every value, and every key on the way to it, with None for what is not there."""
        place = self.place()
        noted: dict[str, str | None] = dict(place.noted())
        with place.opened() as (hive, root):
            for wish in self._wishes:
                found = self._registry.read(hive, root + wish.key, wish.name)
                noted[_VALUE + wish.path] = None if found is None else found.write()
                for key in _ways(wish.key):
                    noted[_KEY + key] = "there" if self._registry.has(hive, root + key) else None
        return noted

    def perform(self) -> None:
        """Write what is not strict enough."""
        with self.place().opened() as (hive, root):
            for wish in self._wishes:
                found = self._registry.read(hive, root + wish.key, wish.name)
                if not wish.met(found):
                    wanted = wish.tightened(found)
                    self._registry.write(hive, root + wish.key, wish.name, wanted)

    def holds(self) -> bool:
        """Whether every value is strict enough."""
        with self.place().opened() as (hive, root):
            return all(
                wish.met(self._registry.read(hive, root + wish.key, wish.name))
                for wish in self._wishes
            )

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Write what was there, and take away what was not.

        Raises:
            ValueError: The note holds no value for a wish, or one that is none.
            OSError: This account may not.
        """
        former = {wish: _former(before, wish) for wish in self._wishes}
        try:
            with self.place_noted(before).opened() as (hive, root):
                for wish, value in former.items():
                    self._put_back(hive, root + wish.key, wish.name, value)
                for key in self._made(before):
                    self._registry.prune(hive, root + key)
        except FileNotFoundError:
            return  # the account is gone, its settings with it

    def _put_back(self, hive: Hive, key: str, name: str, former: Value | None) -> None:
        if self._registry.read(hive, key, name) == former:
            return
        if former is None:
            self._registry.erase(hive, key, name)
        else:
            self._registry.write(hive, key, name, former)

    def _made(self, before: Mapping[str, str | None]) -> tuple[str, ...]:
        """The keys that were not there, the deepest first."""
        ways = {key for wish in self._wishes for key in _ways(wish.key)}
        made = (key for key in ways if before.get(_KEY + key, "there") is None)
        return tuple(sorted(made, key=lambda key: (-key.count("\\"), key)))


class MyPolicies(Policies):
    """Values of the account that runs this process."""

    def place(self) -> Place:
        """The hive of whoever runs this."""
        return Fixed(Hive.CURRENT_USER)

    def place_noted(self, before: Mapping[str, str | None]) -> Place:
        """The same: what one account noted, this account puts back."""
        del before
        return Fixed(Hive.CURRENT_USER)


class AccountPolicies(Policies):
    """Values of one account, named by its identifier once it is there."""

    def __init__(self, name: str, registry: Registry, wishes: Sequence[Wish], sid: "SidOf") -> None:
        super().__init__(name, registry, wishes)
        self._sid = sid

    def place(self) -> Place:
        """The account's hive.

        Raises:
            FileNotFoundError: There is no such account.
        """
        sid = self._sid()
        if sid is None:
            raise FileNotFoundError("no such account")
        return Account(self._registry, sid)

    def place_noted(self, before: Mapping[str, str | None]) -> Place:
        """The hive of the account in the note, whatever it is called now."""
        return Account(self._registry, before.get(_SID) or "")


class SidOf(Protocol):
    """Tells the identifier of an account, or None while there is none."""

    def __call__(self) -> str | None:
        """The identifier."""
        ...


def _ways(key: str) -> tuple[str, ...]:
    words = key.split("\\")
    return tuple("\\".join(words[:count]) for count in range(1, len(words) + 1))


def _former(before: Mapping[str, str | None], wish: Wish) -> Value | None:
    written = before.get(_VALUE + wish.path, "")
    return None if written is None else Value.parse(written)
