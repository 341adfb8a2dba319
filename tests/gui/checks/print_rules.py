"""French as it is printed: which spaces, which marks. Knows no screen."""

import re
from typing import Final

_CODE: Final = re.compile(r"`[^`]*`|\S*(?:://|@)\S*|\b[\w-]+\.(?:\w{2,4}|example)\b(?:/\S*)?")
_RULES: Final = (
    ("a straight apostrophe", re.compile(r"(?<=\w)'(?=\w)")),
    ("three dots", re.compile(r"\.\.\.")),
    ("a mark without its narrow space", re.compile(r"[^\s\u202f(?!«…][?!;](?=\s|$|\u00a0»)")),
    ("a breaking space before a mark", re.compile(r" [?!;:»]")),
    ("a colon without its space", re.compile(r"[^\W\d]:(?=\s|$)")),
    ("a quotation mark without its space", re.compile(r"«(?!\u00a0)|(?<!\u00a0)»")),
    ("a breaking space before a unit", re.compile(r"\d (?:(?:h|min|s|ko|Mo|Go|To)\b|[%€])")),
    ("an hour that breaks", re.compile(r"\d\u00a0h \d")),
    ("an hour without spaces", re.compile(r"\b\d{1,2}h(?:\d{2})?\b")),
    ("a straight quotation mark", re.compile(r"\"\w|\w\"")),
    ("a hyphen for a dash", re.compile(r"(?<=\w) - (?=\w)")),
    ("two spaces", re.compile(r"\S  \S")),
)


def misprints(text: str) -> list[str]:
    """A22: what a printer would correct in a French sentence; code and addresses are left out."""
    plain = _CODE.sub("x", text)
    return [
        f"{name} in {text!r}"
        for name, rule in _RULES
        if any(rule.search(line) for line in plain.splitlines())
    ]
