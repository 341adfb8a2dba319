"""A spell checker with a short list of words, and as broken as a test wants it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.ports.spelling import MOST, Reason, Stretch
from kiosk.services.spelling import typed_like, words_to_check

WORDS: Mapping[str, tuple[str, ...]] = {
    "fr": ("la", "le", "école", "maison", "est", "grande", "on", "de", "aujourd'hui", "élève"),
    "en": ("the", "house", "is", "large", "on", "of", "don't", "school"),
}
MEANT: Mapping[str, tuple[str, ...]] = {
    "maizon": ("maison", "maisons", "liaison"),
    "grnade": ("grande", "grenade"),
    "aujord'hui": ("aujourd'hui",),
    "teh": ("the", "ten"),
    "maisn": ("maison", "maisons", "main", "mais", "marin", "malin", "matin"),
}


@dataclass
class FakeSpelling:
    """Knows `WORDS` and nothing else; `MEANT` are its suggestions."""

    reason: Reason | None = None
    languages: frozenset[str] = frozenset({"fr", "en"})
    silent: bool = False
    closed: bool = False
    asked: list[str] = field(default_factory=list)

    async def state(self, language: str) -> Reason | None:
        await asyncio.sleep(0)
        if self.closed or self.silent:
            return Reason.BROKEN
        if self.reason is not None:
            return self.reason
        return None if language in self.languages else Reason.NO_DICTIONARY

    async def unknown(self, text: str, language: str) -> tuple[Stretch, ...] | None:
        self.asked.append(text)
        if await self.state(language) is not None:
            return None
        words = words_to_check(text, language)
        return tuple(one for one in words if _plain(one.of(text)) not in WORDS[language])

    async def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        if await self.state(language) is not None:
            return ()
        return tuple(typed_like(word, one) for one in MEANT.get(_plain(word), ())[:MOST])

    def close(self) -> None:
        self.closed = True


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
