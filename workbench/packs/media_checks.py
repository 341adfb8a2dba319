"""Checks that the pictures which an application opens are attached, and none for nothing."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from workbench.packs.finding import Finding, Remark
from workbench.packs.item_source import ItemSource
from workbench.packs.words import in_one_line

_KEYS: Final = ("file", "image")
_PICTURE: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,40}\.svg")
_SHOWN: Final = re.compile(r"!\[[^\]\n]*\]\(([^)\s]+)\)")
_KIND: Final = "tool"


def check_media(source: ItemSource) -> Iterator[Finding]:
    """Pictures that a start names and nobody attached; documents that nothing opens."""
    document = source.document
    attached = {one["file"] for one in document["attachments"] if one["kind"] == _KIND}
    named = set(_pictures(document["tool"]["start"])) if "tool" in document else set()
    for name in sorted(named - attached):
        yield Finding(source.where, in_one_line("item.not_attached", file=name))
    for name in sorted(attached - named):
        yield Remark(source.where, in_one_line("item.not_opened", file=name))


def _pictures(value: Any) -> Iterator[str]:
    """The names of pictures anywhere in a start: under a key for them, or in a page's text."""
    if isinstance(value, str):
        yield from (one for one in _SHOWN.findall(value) if _PICTURE.fullmatch(one))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key in _KEYS and isinstance(inner, str) and _PICTURE.fullmatch(inner):
                yield inner
            yield from _pictures(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _pictures(inner)
