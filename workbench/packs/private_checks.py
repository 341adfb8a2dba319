"""Checks that an item names nobody real and leads nowhere outside. Knows no form of an item."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.packs.finding import Finding, Remark
from workbench.packs.reserved import doubtful_data, is_reserved, personal_data
from workbench.packs.shown_texts import shown_texts
from workbench.packs.source import ItemSource
from workbench.packs.words import in_one_line

_URL: Final = re.compile(
    r"\b(?:https?|ftp|wss?)://([^\s/\"'`<>()\]»:?#]*)|\b(www\.[\w.-]+)", re.IGNORECASE
)
_DOMAIN: Final = re.compile(
    r"(?<![\w@.-])((?:[a-z0-9-]+\.)+(?:com|fr|org|net|eu|info|io|be|ch|gouv))\b(?!\.\w)",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(r"[\w.+-]+@[\w.-]+")
_ELSEWHERE: Final = ("statement", "choice", "field", "options", "alt")
"""Places whose domains are checked with the item's words."""


def check_private(source: ItemSource) -> Iterator[Finding]:
    """Personal data, and addresses that somebody may own."""
    for where, text in shown_texts(source):
        for found in personal_data(text):
            yield Finding(source.where, in_one_line("item.personal", place=where, what=found))
        for found in doubtful_data(text):
            yield Remark(source.where, in_one_line("item.doubtful", place=where, what=found))
        for found in sorted(_outside(where, text)):
            yield Finding(source.where, in_one_line("item.outside", place=where, what=found))


def _outside(where: str, text: str) -> set[str]:
    found = {one[1] or one[2] for one in _URL.finditer(text)}
    if not where.startswith(_ELSEWHERE):
        found |= set(_DOMAIN.findall(_MAIL.sub("", text)))
    return {one for one in found if one and not is_reserved(one.removesuffix("."))}
