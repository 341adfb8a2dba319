"""kiosk.services.report_codes: the reasons that fit a question, the right one first."""

from dataclasses import replace

import pytest

from engine.items import Attachment, Item, Tool, Zone
from kiosk.services.report_codes import CODES, codes_for, proposed
from tests.engine.exams import make_bank

PLAIN: Item = next(iter(make_bank()))
IMAGE = replace(PLAIN, attachments=(Attachment("plan.svg", "image", "Un plan"),))
FILE = replace(PLAIN, attachments=(Attachment("prix.csv", "table", "Les prix"),))
TOOL = replace(PLAIN, tool=Tool("sheet", {}))
WEB = replace(PLAIN, tool=Tool("web", {}))
ZONES = replace(PLAIN, zones=(Zone(0, 0, 1, 1),))
FOCUS = replace(PLAIN, focus=True)


@pytest.mark.parametrize(
    ("item", "more"),
    [
        (PLAIN, set()),
        (IMAGE, {"E1"}),
        (ZONES, {"E1"}),
        (FILE, {"E3"}),
        (TOOL, {"E2"}),
        (WEB, {"E2", "E4", "E5"}),
        (FOCUS, {"E10"}),
    ],
)
def test_the_list_depends_on_what_the_question_has(item: Item, more: set[str]) -> None:
    assert set(codes_for(item)) == {"E8", "E9", "E11", "E12"} | more
    assert list(codes_for(item)) == [code for code in CODES if code in codes_for(item)]


def test_the_reasons_no_longer_in_use_are_never_offered() -> None:
    assert not {"E6", "E7"} & set(CODES)


@pytest.mark.parametrize(
    ("item", "category", "first"),
    [
        (IMAGE, "image", "E1"),
        (PLAIN, "image", "E9"),
        (FILE, "attachment", "E3"),
        (TOOL, "tool", "E2"),
        (PLAIN, "sound", "E9"),
        (PLAIN, "text", "E12"),
        (PLAIN, "other", "E9"),
        (PLAIN, "something new", "E9"),
    ],
)
def test_what_the_candidate_said_comes_first(item: Item, category: str, first: str) -> None:
    codes = proposed(item, category)
    assert codes[0] == first
    assert sorted(codes) == sorted(codes_for(item))
