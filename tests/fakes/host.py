"""A machine in memory: files, owners, programs that answer what they are told to."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import PurePosixPath

from kiosk.lockdown.linux.station.host import PART, ROOT, Found, ProgramError, What


class MemoryHost:
    """Keeps what it is given; `answers` are the programs it has, by their first word."""

    def __init__(self, *, live: bool = False) -> None:
        self.live = live
        self.things: dict[str, Found] = {"/": Found(What.FOLDER, 0o755, ROOT)}
        self.programs: set[str] = set()
        self.answers: dict[str, Callable[[tuple[str, ...]], str]] = {}
        self.asked: list[tuple[str, ...]] = []
        self.before_change: Callable[[str], None] = lambda _path: None

    def folders(self, *paths: str) -> None:
        for path in paths:
            for one in (*reversed(PurePosixPath(path).parents), PurePosixPath(path)):
                self.things.setdefault(str(one), Found(What.FOLDER, 0o755, ROOT))

    def put(self, path: str, text: str, mode: int = 0o644, owner: tuple[int, int] = ROOT) -> None:
        self.folders(str(PurePosixPath(path).parent))
        self.things[path] = Found(What.FILE, mode, owner, text.encode())

    def look(self, path: str) -> Found | None:
        return self.things.get(path)

    def write(self, path: str, content: bytes, mode: int, owner: tuple[int, int] = ROOT) -> None:
        self._replaceable(path)
        self.before_change(path)
        self.things[path + PART] = Found(What.FILE, mode, owner, content)
        self.before_change(path)
        self.things[path] = self.things.pop(path + PART)

    def link(self, path: str, target: str, owner: tuple[int, int] = ROOT) -> None:
        self._replaceable(path)
        self.before_change(path)
        self.things[path] = Found(What.LINK, 0o777, owner, target=target)

    def make_folder(self, path: str, mode: int, owner: tuple[int, int] = ROOT) -> None:
        self._parent(path)
        self.before_change(path)
        there = self.things.get(path)
        if there is not None and there.what is not What.FOLDER:
            raise FileExistsError(path)
        self.things[path] = Found(What.FOLDER, mode, owner)

    def remove(self, path: str) -> bool:
        self.tidy(path)
        there = self.things.get(path)
        if there is None:
            return True
        if there.what is What.FOLDER and next(self.below(path), None) is not None:
            return False
        self.before_change(path)
        del self.things[path]
        return True

    def tidy(self, path: str) -> None:
        self.things.pop(path + PART, None)

    def below(self, path: str) -> Iterator[tuple[str, Found]]:
        for one, there in sorted(self.things.items()):
            if one.startswith(path.rstrip("/") + "/"):
                yield one, replace(there, content=b"")

    def accounts_locked(self) -> AbstractContextManager[None]:
        return nullcontext()

    def has_program(self, name: str) -> bool:
        return name in self.programs

    def run(self, *words: str) -> str:
        if not self.live or words[0] not in self.answers:
            raise ProgramError(operation=words[0])
        self.asked.append(words)
        return self.answers[words[0]](words)

    def _parent(self, path: str) -> None:
        above = self.things.get(str(PurePosixPath(path).parent))
        if above is None or above.what is not What.FOLDER:
            raise FileNotFoundError(path)

    def _replaceable(self, path: str) -> None:
        self._parent(path)
        there = self.things.get(path)
        if there is not None and there.what is What.FOLDER:
            raise IsADirectoryError(path)
