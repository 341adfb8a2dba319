"""What acts make of pictures, and what comes from outside."""

from typing import Any

import pytest

from engine.applications.application import ActRefusedError
from engine.applications.image.frame import Frame, turned_by
from engine.applications.image.start import Format, read_gallery
from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from tests.engine.applications.image.galleries import (
    APP,
    LAKE,
    LEFT,
    RIGHT,
    ROCK,
    SAVE,
    adjust,
    after,
    crop,
    export,
    give,
    start,
)


def edit(*acts: dict[str, Any]) -> Any:
    return after(*acts)["edits"].get("lac.jpg")


def test_a_start_is_read() -> None:
    APP.check_start(start())
    found = read_gallery(start())
    assert found.pictures[0].folder == "Images"
    assert found.pictures[1].folder == "Web"
    alone: dict[str, Any] = {"pictures": [LAKE], "tools": ["properties"]}
    assert read_gallery(alone).pictures[0].folder == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"pictures": []},
        {"pictures": [ROCK, ROCK]},
        {"pictures": [{**ROCK, "name": "a/b.png"}]},
        {"pictures": [{**ROCK, "name": "roche"}]},
        {"pictures": [{**ROCK, "folder": "Ailleurs"}]},
        {"pictures": [{**ROCK, "width": 0}]},
        {"pictures": [{**ROCK, "file": "../a.svg"}]},
        {"pictures": [{**LAKE, "properties": [LAKE["properties"][1]] * 2}]},
        {"pictures": [{**LAKE, "properties": [{"key": "A", "label": "", "value": ""}]}]},
        {"tools": ["fly"]},
        {"formats": []},
        {"formats": [{"name": "J", "rate": 1}]},
        {"folders": []},
        {"comment": "x" * 70_000},
    ],
)
def test_a_start_that_cannot_be_laid_out_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        APP.check_start(start(**changes))


def test_a_start_without_formats_cannot_export() -> None:
    with pytest.raises(MalformedError):
        APP.check_start({"pictures": [ROCK], "tools": ["export"], "folders": ["Web"]})


def test_pictures_turn() -> None:
    assert edit(RIGHT)["rotation"] == 90
    assert edit(LEFT)["rotation"] == 270
    assert edit(RIGHT, RIGHT, LEFT, LEFT) is None


def test_a_cropped_picture_turns_with_its_crop() -> None:
    assert edit(crop(100, 200, 300, 400), RIGHT)["crop"] == (2400, 100, 400, 300)
    turned = edit(crop(100, 200, 300, 400), RIGHT, LEFT)
    assert turned["crop"] == (100, 200, 300, 400)
    assert edit(RIGHT, crop(0, 0, 3000, 4000)) == {
        "rotation": 90,
        "crop": None,
        "adjust": {},
        "properties": {},
    }
    assert edit(crop(1, 1, 50, 50), {"do": "uncrop"}) is None


def test_frames_turn_around() -> None:
    outer, inner = Frame(0, 0, 8, 6), Frame(1, 2, 3, 4)
    assert turned_by(inner, outer, 0) == inner
    assert turned_by(inner, outer, 360) == inner
    assert turned_by(inner, outer, 90) == Frame(0, 1, 4, 3)
    assert turned_by(inner, outer, 180) == Frame(4, 0, 3, 4)


def test_pictures_are_adjusted_and_described() -> None:
    assert edit(adjust("brightness", 20), adjust("contrast", -5))["adjust"] == {
        "brightness": 20,
        "contrast": -5,
    }
    assert edit(adjust("brightness", 20), adjust("brightness", 0)) is None
    assert edit(give("place", " "))["properties"] == {"place": ""}
    assert edit(give("author", "Léo"), give("author", "Inès Roy")) is None


def test_each_picture_has_its_own_edits() -> None:
    found = after(RIGHT, {"do": "open", "picture": "rocher.png"}, adjust("saturation", -100))
    assert found["front"] == "rocher.png"
    assert set(found["edits"]) == {"lac.jpg", "rocher.png"}


def test_copies_and_originals() -> None:
    found = after(RIGHT, SAVE, SAVE, export(), export(name="autre.jpg"), export(quality=80))
    assert found["replaced"] == ("lac.jpg",)
    assert [one["name"] for one in found["exports"]] == ["autre", "copie"]
    assert found["exports"][1]["quality"] == 80
    assert after(export(format="png"))["exports"][0]["quality"] == 100


def test_the_weight_of_a_copy_follows_a_rule() -> None:
    assert Format("jpg", 500, quality=True).weight(1200, 900, 50) == 270
    assert Format("png", 1500, quality=False).weight(1000, 1000, 50) == 1500
    assert Format("png", 1, quality=False).weight(1, 1, 100) == 1


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (crop(0, 0, 9, 50), "crop-too-small"),
        (crop(0, 0, 50, 9), "crop-too-small"),
        (crop(3990, 0, 20, 20), "crop-outside"),
        (adjust("contrast", 101), "adjust-range"),
        (give("date", "hier"), "property-fixed"),
        (SAVE, "nothing-to-save"),
        (export(name=" "), "no-name"),
        (export(name=".jpg"), "no-name"),
        (export(name="a/b"), "bad-name"),
        (export(name="LAC"), "name-of-original"),
        (export(name="rocher", format="png", folder="Web"), "name-of-original"),
    ],
)
def test_what_cannot_be_done_is_refused(act: dict[str, Any], reason: str) -> None:
    with pytest.raises(ActRefusedError, match=reason):
        after(act)


def test_there_are_so_many_copies() -> None:
    many = [export(name=f"c{number}") for number in range(12)]
    assert len(after(*many, export(name="c3"))["exports"]) == 12
    with pytest.raises(ActRefusedError, match="too-many"):
        after(*many, export())


@pytest.mark.parametrize(
    "act",
    [
        {"do": "fly"},
        {"do": "open", "picture": "rien.png"},
        {"do": "rotate", "way": "up"},
        adjust("smell", 3),
        give("smell", "rose"),
        export(format="gif"),
        export(folder="Ailleurs"),
        export(width=0),
        export(quality=5),
    ],
)
def test_there_is_no_such_act(act: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        after(act)


def test_a_tool_that_the_item_has_not_is_no_act() -> None:
    with pytest.raises(MalformedError):
        after(RIGHT, given=start(tools=["crop"]))


EDIT: dict[str, Any] = {"rotation": 0, "crop": None, "adjust": {}, "properties": {}}


@pytest.mark.parametrize(
    "changes",
    [
        {"front": "rien.png"},
        {"replaced": ["rien.png"]},
        {"edits": {"rien.png": EDIT}},
        {"edits": {"lac.jpg": {**EDIT, "rotation": 45}}},
        {"edits": {"lac.jpg": {**EDIT, "rotation": 360}}},
        {"edits": {"lac.jpg": {**EDIT, "crop": [0, 0, 0, 5]}}},
        {"edits": {"lac.jpg": {**EDIT, "crop": [0, 0, 5]}}},
        {"edits": {"lac.jpg": {**EDIT, "crop": [3000, 0, 2000, 5]}}},
        {"edits": {"lac.jpg": {**EDIT, "adjust": {"smell": 1}}}},
        {"edits": {"lac.jpg": {**EDIT, "adjust": {"contrast": 101}}}},
        {"edits": {"lac.jpg": {**EDIT, "properties": {"date": "hier"}}}},
        {"exports": [{**export(name="a/b"), "picture": "lac.jpg"}]},
        {"exports": [{**export(), "picture": "rien.png"}]},
    ],
)
def test_a_state_that_no_act_leads_to_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        APP.check_state(start(), {**after(), **changes})


def test_a_state_is_read_as_it_was_written() -> None:
    found = after(RIGHT, crop(0, 0, 100, 100), adjust("contrast", 5), give("place", ""), export())
    again = loads_object(dumps(found))
    APP.check_state(start(), again)
    assert dumps(APP.perform(start(), again, SAVE)) == dumps(APP.perform(start(), found, SAVE))
    idle = {**after(), "edits": {"lac.jpg": {**EDIT, "crop": [0, 0, 4000, 3000]}}}
    opened = APP.perform(start(), idle, {"do": "open", "picture": "lac.jpg"})
    assert dumps(opened) == dumps(after())
