"""How hard a French text is to read (Kandel and Moles 1958), and its long sentences.

The formula is an alarm, not a proof. Knows no item.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_SENTENCE_END: Final = re.compile(r"[.!?…;:]+(?=\s|$|[»)\u00a0\u202f])|\n+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_VOWELS: Final = "aeiouyàâäéèêëîïôöùûüÿœæ"
_GROUP: Final = re.compile(f"[{_VOWELS}]+")
_HIATUS: Final = re.compile(r"é[aâeèou]|[aou][éèëï]|(?<=[bcdfgpt][lr])i[aeéo]")
_GLIDE: Final = re.compile(r"(?<=[aeou])y(?=[aeioué])")
_SILENT: Final = re.compile(f"(?<=[^{_VOWELS}])(?:e|es|ent)$")
_MUTE: Final = re.compile("(?<=[éiïuyoa])(?:e|es|ent)$")
_BASE: Final = 207.0
_PER_WORD: Final = 1.015
_PER_SYLLABLE: Final = 73.6
LONG_SENTENCE: Final = 25


class Reading(NamedTuple):
    """What was counted: words, sentences, syllables."""

    words: int
    sentences: int
    syllables: int

    @property
    def ease(self) -> float:
        """Kandel and Moles: about 100 is very easy, below 60 hard; 207 without words."""
        if not self.words:
            return _BASE
        return (
            _BASE
            - _PER_WORD * self.words / self.sentences
            - _PER_SYLLABLE * self.syllables / self.words
        )


def reading(texts: tuple[str, ...]) -> Reading:
    """What several texts hold together; each begins a sentence."""
    sentences = [one for text in texts for one in sentences_of(text)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    return Reading(len(words), len(sentences), sum(map(syllables, words)))


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text, those that have a word."""
    yield from (one.strip() for one in _SENTENCE_END.split(text) if _WORD.search(one))


def words_of(sentence: str) -> int:
    """How many words a sentence has."""
    return len(_WORD.findall(sentence))


def syllables(word: str) -> int:
    """Spoken syllables of a French word, at least one: groups of vowels, no silent ending."""
    lower = word.lower()
    shorter = _SILENT.sub("", lower) if len(_GROUP.findall(lower)) > 1 else lower
    shorter = _MUTE.sub("", shorter) if len(shorter) > 3 else shorter  # noqa: PLR2004 - « vue » stays
    shorter = _GLIDE.sub("j", re.sub("qu|gu(?=[ei])", "k", shorter))
    return max(1, len(_GROUP.findall(shorter)) + len(_HIATUS.findall(shorter)))
