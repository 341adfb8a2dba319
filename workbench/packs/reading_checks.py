"""Checks of how hard an item is to read, in French only. Knows no formula.

A formula is an alarm, not a proof: below the bound a draft is refused, but what two readers
validated is only remarked.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from workbench.packs.finding import Finding, Remark
from workbench.packs.reading_level import LONG_SENTENCE, reading, sentences_of, words_of
from workbench.packs.source import ItemSource
from workbench.packs.words import in_one_line

LEAST_EASE: Final = 60
WISHED_EASE: Final = 70
_FRENCH: Final = "fr"
_FENCE: Final = re.compile(r"```.*?```", re.DOTALL)
_CODE: Final = re.compile(r"`[^`]*`")
_ADDRESS: Final = re.compile(r"[\w-]+(?:[./@][\w-]+)+/?")
_FEW_WORDS: Final = 12
"""With fewer words the formula says nothing."""


def check_reading(source: ItemSource, settings: Mapping[str, Any]) -> Iterator[Finding]:
    """The ease of statement and choices together, and sentences that are too long."""
    item = source.item
    if item.language != _FRENCH:
        return
    statement = _prose(item.statement)
    choices = tuple(_prose(choice) for choice in item.choices)
    found = reading((statement, *choices))
    least = settings["thresholds"].get("reading_ease", LEAST_EASE)
    if found.words >= _FEW_WORDS and found.ease < max(least, WISHED_EASE):
        what = in_one_line("item.reading", ease=int(found.ease), least=least)
        hard = found.ease < least and source.document["status"] != "validated"
        yield Finding(source.where, what) if hard else Remark(source.where, what)
    for text in (statement, *choices):
        for sentence in sentences_of(text):
            if words_of(sentence) > LONG_SENTENCE:
                begins = f"{sentence[:40].replace(chr(10), ' ')}…"
                what = in_one_line("item.sentence", words=words_of(sentence), begins=begins)
                yield Remark(source.where, what)


def _prose(text: str) -> str:
    """A Markdown text without tables, code and addresses, which nobody reads as sentences."""
    lines = _FENCE.sub("", text).splitlines()
    kept = "\n".join(line for line in lines if not line.lstrip().startswith("|"))
    return _ADDRESS.sub("", _CODE.sub("", kept)).replace("**", "")
