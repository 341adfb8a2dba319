"""What an author can demand of pictures."""

from typing import Any

import pytest

from engine.errors import MalformedError
from tests.engine.applications.image.galleries import (
    APP,
    LEFT,
    RIGHT,
    SAVE,
    adjust,
    after,
    crop,
    export,
    give,
    start,
)


def holds(*acts: dict[str, Any], **check: Any) -> bool:
    return APP.holds(start(), after(*acts), check)


def test_rotation() -> None:
    assert holds(RIGHT, kind="rotation", degrees=90)
    assert holds(LEFT, LEFT, LEFT, kind="rotation", degrees=90)
    assert not holds(kind="rotation", degrees=90)
    assert not holds(RIGHT, kind="rotation", degrees=90, picture="rocher.png")


def test_crop_between_two_frames() -> None:
    between: dict[str, Any] = {
        "kind": "crop",
        "contains": [1000, 1000, 500, 500],
        "inside": [900, 900, 700, 700],
    }
    assert holds(crop(950, 950, 600, 600), **between)
    assert holds(crop(900, 900, 700, 700), **between)
    assert not holds(crop(1001, 1000, 500, 500), **between)
    assert not holds(crop(890, 950, 600, 600), **between)
    assert not holds(**between)
    assert holds(crop(950, 950, 600, 600), RIGHT, RIGHT, RIGHT, **between)


def test_crop_without_what_must_go() -> None:
    without: dict[str, Any] = {"kind": "crop", "excludes": [[0, 2500, 100, 100]]}
    assert holds(crop(0, 0, 4000, 2500), **without)
    assert holds(crop(100, 0, 3900, 3000), **without)
    assert not holds(crop(0, 0, 4000, 2501), **without)


def test_crop_of_a_shape_around_a_point() -> None:
    square: dict[str, Any] = {
        "kind": "crop",
        "ratio": [1, 1],
        "centre": [1000, 1000],
        "within": 50,
    }
    assert holds(crop(500, 500, 1000, 1000), **square)
    assert holds(crop(500, 500, 1000, 985), **square)
    assert not holds(crop(500, 500, 1000, 970), **square)
    assert not holds(crop(560, 500, 1000, 1000), **square)
    assert holds(crop(500, 500, 1000, 950), **{**square, "percent": 10})


def test_adjust() -> None:
    near: dict[str, Any] = {"kind": "adjust", "what": "brightness", "value": 20, "tolerance": 2}
    assert holds(adjust("brightness", 22), **near)
    assert not holds(adjust("brightness", 23), **near)
    assert not holds(adjust("contrast", 20), **near)
    assert holds(adjust("brightness", 20), adjust("contrast", 3), **near)
    assert not holds(adjust("brightness", 20), adjust("contrast", 3), **{**near, "only": True})
    assert holds(adjust("contrast", 20), kind="adjust", what="contrast", value=20)


def test_export() -> None:
    wanted: dict[str, Any] = {
        "kind": "export",
        "format": "jpg",
        "folder": "Web",
        "name": ["Lac Bleu"],
        "treatments": ["t1"],
        "width": 1200,
        "height": 900,
        "proportions": True,
        "weight_at_most": 300,
    }
    good = export(name="lacbleu", folder="Web")
    assert holds(good, **wanted)
    assert holds(good, export(), **wanted)
    assert not holds(good, export(), **wanted, only=True)
    assert not holds(**wanted)
    for change in (
        {"format": "png"},
        {"folder": "Images"},
        {"name": "lac"},
        {"width": 1201},
        {"height": 800},
        {"quality": 60},
    ):
        assert not holds({**good, **change}, **wanted)


def test_proportions_forgive_a_pixel() -> None:
    wanted: dict[str, Any] = {"kind": "export", "proportions": True}
    assert holds(export(width=1001, height=751), **wanted)
    assert not holds(export(width=1001, height=753), **wanted)
    assert holds(export(width=5, height=5), kind="export", proportions=False)


def test_properties() -> None:
    assert holds(give("place", ""), kind="property", key="place", absent=True)
    assert not holds(kind="property", key="place", absent=True)
    assert holds(kind="property", key="author", equals=["INES ROY"], treatments=["t1"])
    assert not holds(give("author", ""), kind="property", key="author", equals=["Inès Roy"])
    assert holds(give("place", ""), kind="properties_kept", **{"except": ["place"]})
    assert not holds(give("author", ""), kind="properties_kept", **{"except": ["place"]})
    assert not holds(give("author", ""), kind="properties_kept")


def test_the_original_is_kept() -> None:
    assert holds(RIGHT, kind="kept")
    assert not holds(RIGHT, SAVE, kind="kept")


def test_nothing_else_was_touched() -> None:
    turned: dict[str, Any] = {"kind": "untouched", "except": ["rotation"]}
    assert holds(RIGHT, **turned)
    assert not holds(RIGHT, crop(0, 0, 50, 50), **turned)
    assert not holds(adjust("contrast", 1), kind="untouched")
    assert not holds(give("author", ""), kind="untouched")
    assert not holds({"do": "open", "picture": "rocher.png"}, RIGHT, **turned)


@pytest.mark.parametrize(
    "check",
    [
        {"kind": "flies"},
        {"kind": "kept", "picture": "rien.png"},
        {"kind": "rotation", "degrees": 45},
        {"kind": "crop"},
        {"kind": "crop", "contains": [0, 0, 5000, 5]},
        {"kind": "crop", "excludes": [[1, 2]]},
        {"kind": "crop", "ratio": [1]},
        {"kind": "crop", "ratio": [1, 0]},
        {"kind": "crop", "centre": [1], "within": 5},
        {"kind": "crop", "centre": [1, 1]},
        {"kind": "adjust", "what": "smell", "value": 1},
        {"kind": "export"},
        {"kind": "export", "format": "gif"},
        {"kind": "export", "folder": "Ailleurs"},
        {"kind": "export", "name": []},
        {"kind": "export", "name": ["a"], "treatments": ["t9"]},
        {"kind": "property", "key": "smell", "absent": True},
        {"kind": "property", "key": "place"},
        {"kind": "properties_kept", "except": ["smell"]},
        {"kind": "untouched", "except": ["smell"]},
    ],
)
def test_a_demand_that_cannot_be_is_refused(check: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        APP.check_assertion(start(), check)
