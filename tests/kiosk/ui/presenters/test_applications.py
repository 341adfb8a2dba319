"""kiosk.ui.presenters.questions: work in an application is kept, comes back and is graded."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.applications import table
from engine.applications.table import APPLICATIONS, register
from engine.items import Attachment, Item, ItemType, Tool
from engine.records.canonical import Json
from kiosk.ui.presenters.questions import (
    as_draft,
    as_value,
    from_draft,
    missing_note,
    question_view,
)
from kiosk.ui.views.question import AnswerKind, Given
from kiosk.ui.views.tool import Work
from tests.engine.made_items import made_item
from tests.fakes.tally_application import TALLY

START = {"most": 3}
WORK = Work({"count": 2})
TASK = made_item(kind=ItemType.APPLICATION, tool=Tool("tally", START))
BESIDE = made_item(kind=ItemType.TEXT, tool=Tool("tally", START))


@pytest.fixture(autouse=True)
def tally() -> Iterator[None]:
    before = dict(APPLICATIONS)
    register(TALLY)
    yield
    table._known.clear()
    table._known.update(before)


@pytest.mark.parametrize(
    ("item", "given", "value", "draft"),
    [
        (TASK, WORK, {"count": 2}, {"count": 2}),
        (BESIDE, Work({"count": 2}, "deux"), "deux", {"answer": "deux", "tool": {"count": 2}}),
        (BESIDE, WORK, None, {"answer": None, "tool": {"count": 2}}),
    ],
)
def test_work_becomes_a_value_and_a_draft_and_comes_back(
    item: Item, given: Given, value: Json, draft: Json
) -> None:
    assert as_value(item, given) == value
    assert as_draft(item, given) == draft
    assert from_draft(item, draft) == given


@pytest.mark.parametrize(
    ("item", "kept", "given"),
    [
        (TASK, None, None),
        (TASK, "x", None),
        (TASK, {"count": 9}, None),
        (BESIDE, {"answer": "deux", "tool": {"count": 9}}, "deux"),
        (BESIDE, {"answer": "deux", "tool": None}, "deux"),
        (BESIDE, "deux", "deux"),
        (BESIDE, None, None),
    ],
)
def test_a_draft_that_is_none_starts_the_application_afresh(
    item: Item, kept: Json, given: Given
) -> None:
    assert from_draft(item, kept) == given


def test_no_item_has_no_draft() -> None:
    assert as_draft(None, WORK) is None


def test_the_view_holds_the_application_and_its_documents_only_there() -> None:
    item = replace(
        made_item(kind=ItemType.SINGLE, tool=Tool("tally", START), choices=("a", "b")),
        attachments=(
            Attachment("i/photo.svg", "tool", "une photographie"),
            Attachment("i/plan.csv", "table", "un tableau"),
        ),
    )
    view = question_view(
        item,
        number=3,
        total=32,
        draft=Work({"count": 1}, 2),
        media=lambda name: name.encode(),
        serial="3",
    )
    assert view.kind is AnswerKind.SINGLE
    assert view.draft == 2
    assert [one.name for one in view.attachments] == ["plan.csv"]
    assert view.tool is not None
    assert (view.tool.name, view.tool.start, view.tool.state) == ("tally", START, {"count": 1})
    assert view.tool.media == {"photo.svg": b"i/photo.svg"}


def test_what_is_missing_is_said_for_each_way_of_answering() -> None:
    assert "pas encore été utilisé" in missing_note(TASK, {"count": 0})
    zones = made_item(kind=ItemType.HOTSPOT, choices=("a", "b"))
    assert "zone" in missing_note(zones, None)
