"""French typography of what candidates read. Knows nothing about items."""

import re
from collections.abc import Iterator
from typing import Final

_CODE: Final = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
_HTML: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_NBSP: Final = "\u00a0"
_NNBSP: Final = "\u202f"
_RULES: Final = (
    (
        re.compile(r"\w'\w"),
        "une apostrophe droite au lieu de ’",
        "a straight apostrophe instead of ’",
    ),
    (
        re.compile(r'"'),
        "des guillemets droits au lieu de « »",
        "straight quotation marks instead of « »",
    ),
    (
        re.compile(rf"«(?![{_NBSP}{_NNBSP}])"),
        "pas d’espace insécable après «",
        "no no-break space after «",
    ),
    (
        re.compile(rf"(?<![{_NBSP}{_NNBSP}])»"),
        "pas d’espace insécable avant »",
        "no no-break space before »",
    ),
    (
        re.compile(rf"(?<![{_NNBSP}?!])[?!](?=[\s»)*]|$)"),
        "pas d’espace fine insécable avant ? ou !",
        "no narrow no-break space before ? or !",
    ),
    (
        re.compile(rf"(?<!{_NNBSP});(?=\s|$)"),
        "pas d’espace fine insécable avant ;",
        "no narrow no-break space before ;",
    ),
    (
        re.compile(rf"(?<!{_NBSP}):(?=[\s*]|$)"),
        "pas d’espace insécable avant :",
        "no no-break space before :",
    ),
    (
        re.compile(r"(?<![\w.])\d+\.\d+(?![\w.])"),
        "un point décimal au lieu d’une virgule",
        "a decimal point instead of a comma",
    ),
    (re.compile(r"\.\.\."), "trois points au lieu de …", "three dots instead of …"),
)


def faults(text: str) -> Iterator[tuple[str, str]]:
    """What breaks a rule, in French and in English, once each, outside code."""
    shown = _HTML.sub("", _CODE.sub("`…`", text))
    for pattern, french, english in _RULES:
        found = pattern.search(shown)
        if found is not None:
            around = shown[max(0, found.start() - 12) : found.end() + 6].replace("\n", " ")
            yield f"{french} (…{around}…)", f"{english} (…{around}…)"
