"""Spelling through Hunspell, a program of its own beside the station. Knows no screen.

All that may wait is done in one thread, which lives as long as the checker: the kernel ends the
programs with the thread that started them. What was said of a word is remembered, in memory only.
"""

import asyncio
import os
import unicodedata
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from kiosk.ports.spelling import Reason, Stretch
from kiosk.services.spelling import typed_like, words_to_check
from kiosk.spelling.pipe import PROGRAM, Pipe, PipeEndedError, PipeSilentError, Told

DICTIONARIES: Final = Path("/usr/share/hunspell")
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {"fr": ("fr_FR", "fr"), "en": ("en_GB",)}
_PATIENCE_S: Final = 5.0
_PROBE: Final = "on"
"""A word of both languages."""
_AT_ONCE: Final = 200
"""So many new words of a text are looked up at once; the others wait for the next time."""
_REMEMBERED: Final = 5000


class HunspellSpelling:
    """Starts a program for each language when it is first asked for it."""

    def __init__(
        self,
        program: Sequence[str] = (PROGRAM,),
        dictionaries: Path = DICTIONARIES,
        patience_s: float = _PATIENCE_S,
    ) -> None:
        """Make a checker; *patience_s* is how long one answer may take."""
        self._program = tuple(program)
        self._dictionaries = dictionaries
        self._patience = patience_s
        self._pipes: dict[str, Pipe] = {}
        self._told: dict[tuple[str, str], Told] = {}
        self._thread = ThreadPoolExecutor(1, "spelling")
        self._closed = False

    async def state(self, language: str) -> Reason | None:
        """Why a language cannot be checked now."""
        if self._closed:
            return Reason.BROKEN
        return await asyncio.wrap_future(self._thread.submit(self._state, language))

    async def unknown(self, text: str, language: str) -> tuple[Stretch, ...] | None:
        """The words of a text that are not in the dictionary."""
        stretches = words_to_check(text, language)
        wanted = dict.fromkeys(_plain(one.of(text)) for one in stretches)
        new = [word for word in wanted if (language, word) not in self._told]
        for word in new[:_AT_ONCE]:
            if await self._look_up(word, language) is None:
                return None
        return tuple(one for one in stretches if self._is_unknown(_plain(one.of(text)), language))

    async def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """What may have been meant."""
        told = await self._look_up(_plain(word), language)
        return () if told is None else tuple(typed_like(word, one) for one in told.suggestions)

    def close(self) -> None:
        """End the programs."""
        if not self._closed:
            self._closed = True
            self._thread.submit(self._end)
            self._thread.shutdown()

    def _is_unknown(self, word: str, language: str) -> bool:
        told = self._told.get((language, word))
        return told is not None and not told.known

    async def _look_up(self, word: str, language: str) -> Told | None:
        told = self._told.get((language, word))
        if told is not None or self._closed:
            return told
        told = await asyncio.wrap_future(self._thread.submit(self._ask, word, language))
        if told is not None:
            if len(self._told) >= _REMEMBERED:
                self._told.clear()
            self._told[language, word] = told
        return told

    def _state(self, language: str) -> Reason | None:
        if not os.access(self._program[0], os.X_OK):
            return Reason.NO_PROGRAM
        if self._dictionary(language) is None:
            return Reason.NO_DICTIONARY
        return Reason.BROKEN if self._ask(_PROBE, language) is None else None

    def _ask(self, word: str, language: str) -> Told | None:
        """What is said of a word; a program that ended meanwhile is started again, once."""
        for _ in range(2):
            try:
                return self._pipe(language).ask(word)
            except PipeSilentError:
                self._drop(language)
                return None
            except PipeEndedError:
                self._drop(language)
        return None

    def _pipe(self, language: str) -> Pipe:
        pipe = self._pipes.get(language)
        if pipe is None:
            dictionary = self._dictionary(language)
            if dictionary is None:
                raise PipeSilentError("dictionary")
            pipe = self._pipes[language] = Pipe(self._program, dictionary, self._patience)
        return pipe

    def _drop(self, language: str) -> None:
        pipe = self._pipes.pop(language, None)
        if pipe is not None:
            pipe.stop()

    def _end(self) -> None:
        for language in tuple(self._pipes):
            self._drop(language)

    def _dictionary(self, language: str) -> Path | None:
        for name in _NAMES.get(language, ()):
            if all((self._dictionaries / f"{name}{end}").is_file() for end in (".aff", ".dic")):
                return self._dictionaries / name
        return None


def _plain(word: str) -> str:
    """A word as dictionaries write it: one character for each letter with its accent."""
    return unicodedata.normalize("NFC", word)
