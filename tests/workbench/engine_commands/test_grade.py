from pathlib import Path

import pytest

from engine.items import (
    Field,
    ItemId,
    ItemType,
    Solution,
    item_to_json,
    solution_to_json,
)
from tests.engine.made_items import made_item
from tests.workbench.engine_commands.documents import answered, plain_json


def test_grade_tells_the_status_the_fields_and_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = made_item(
        kind=ItemType.FIELDS, fields=(Field("a", "A", "phrase"), Field("b", "B", "phrase"))
    )
    solution = Solution(ItemId("item"), accepted=(("a", ("x",)), ("b", ("y",))))
    document = {
        "item": plain_json(item_to_json(item)),
        "solution": plain_json(solution_to_json(solution)),
        "value": {"a": "x", "b": ""},
    }
    told = answered(capsys, tmp_path, "grade", document)
    assert told == {"status": "ko", "missing": ["b"], "fields": {"a": True, "b": False}}


@pytest.mark.parametrize(
    ("more", "status"),
    [({}, "ok"), ({"timed_out": True}, "timedout"), ({"focused_out": True}, "focused_out")],
)
def test_grade_of_a_choice_has_no_fields(
    more: dict[str, bool], status: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = made_item(kind=ItemType.SINGLE, choices=("a", "b"), focus=True)
    document = {
        "item": plain_json(item_to_json(item)),
        "solution": plain_json(solution_to_json(Solution(ItemId("item"), choices=(2,)))),
        "value": 2,
        **more,
    }
    assert answered(capsys, tmp_path, "grade", document) == {"status": status, "missing": []}
