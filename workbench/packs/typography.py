"""French typography of what candidates read. Knows nothing about items."""

import re
from collections.abc import Iterator
from typing import Final

_CODE: Final = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
_HTML: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_NBSP: Final = "\u00a0"
_NNBSP: Final = "\u202f"
_RULES: Final = (
    (re.compile(r"\w'\w"), "a straight apostrophe instead of ’"),
    (re.compile(r'"'), "straight quotation marks instead of « »"),
    (re.compile(rf"«(?![{_NBSP}{_NNBSP}])"), "no no-break space after «"),
    (re.compile(rf"(?<![{_NBSP}{_NNBSP}])»"), "no no-break space before »"),
    (re.compile(rf"(?<![{_NNBSP}?!])[?!](?=[\s»)*]|$)"), "no narrow no-break space before ? or !"),
    (re.compile(rf"(?<!{_NNBSP});(?=\s|$)"), "no narrow no-break space before ;"),
    (re.compile(rf"(?<!{_NBSP}):(?=[\s*]|$)"), "no no-break space before :"),
    (re.compile(r"(?<![\w.])\d+\.\d+(?![\w.])"), "a decimal point instead of a comma"),
    (re.compile(r"\.\.\."), "three dots instead of …"),
)


def faults(text: str) -> Iterator[str]:
    """What breaks a rule, once each, outside code; with the words around."""
    shown = _HTML.sub("", _CODE.sub("`…`", text))
    for pattern, what in _RULES:
        found = pattern.search(shown)
        if found is not None:
            around = shown[max(0, found.start() - 12) : found.end() + 6].replace("\n", " ")
            yield f"{what} (…{around}…)"
