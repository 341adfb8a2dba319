"""Pix's reasons for a reported problem: which fit a question, and which to propose. Pure.

Source: Pix, live alerts of certification v3. E6 and E7 are no longer in use there. A question of
this program lies wholly in its pack, so that no web site can be away (E4) or blocked (E5): these
two are offered where a simulated browser is, for that is where somebody would say so.
"""

from collections.abc import Mapping
from typing import Final

from engine.items import Item

CODES: Final = ("E1", "E2", "E3", "E4", "E5", "E8", "E9", "E10", "E11", "E12")
_ALWAYS: Final = frozenset({"E8", "E9", "E11", "E12"})
_USUAL: Final = "E9"
_PROPOSED: Final[Mapping[str, str]] = {
    "image": "E1",
    "attachment": "E3",
    "tool": "E2",
    "sound": _USUAL,
    "text": "E12",
    "other": _USUAL,
}
_BROWSER: Final = "web"


def codes_for(item: Item) -> tuple[str, ...]:
    """The reasons that fit a question, in their own order."""
    fitting = set(_ALWAYS)
    if item.zones or any(one.kind == "image" for one in item.attachments):
        fitting.add("E1")
    if item.tool is not None:
        fitting.add("E2")
        if item.tool.name == _BROWSER:
            fitting |= {"E4", "E5"}
    if any(one.kind != "image" for one in item.attachments):
        fitting.add("E3")
    if item.focus:
        fitting.add("E10")
    return tuple(code for code in CODES if code in fitting)


def proposed(item: Item, category: str) -> tuple[str, ...]:
    """The reasons that fit a question, the one that the candidate's category means first.

    Args:
        item: The question that was reported.
        category: What the candidate said is wrong, as in `ProblemReported`.
    """
    codes = codes_for(item)
    wanted = _PROPOSED.get(category, _USUAL)
    first = wanted if wanted in codes else _USUAL
    return (first, *(code for code in codes if code != first))
