"""kiosk.detection.displays: what extends the desktop, and what only shows the same."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.detection.displays import Head, extended, within
from kiosk.ports.sensor import Kind, Sighting
from kiosk.ports.window import Rectangle

LAPTOP = Head(Rectangle(0, 0, 1366, 768), "eDP-1")


def test_a_display_beside_the_first_is_told_by_its_connector() -> None:
    beamer = Head(Rectangle(1366, 0, 1024, 768), "HDMI-1")
    assert extended([LAPTOP, beamer]) == (Sighting(Kind.SECOND_DISPLAY, "HDMI-1"),)


def test_a_display_of_another_desktop_is_told() -> None:
    other = Head(Rectangle(0, 0, 800, 600), "VGA-1", desktop=1)
    assert extended([LAPTOP, other]) == (Sighting(Kind.SECOND_DISPLAY, "VGA-1"),)


def test_benign_a_mirror() -> None:
    assert extended([LAPTOP, Head(LAPTOP.place, "HDMI-1")]) == ()


def test_benign_a_mirror_with_fewer_pixels() -> None:
    assert extended([Head(Rectangle(0, 0, 1024, 768), "HDMI-1"), LAPTOP]) == ()


def test_benign_one_external_display_alone() -> None:
    assert extended([Head(Rectangle(0, 0, 1920, 1080), "HDMI-1")]) == ()


def test_benign_a_display_that_shows_nothing() -> None:
    assert extended([LAPTOP, Head(Rectangle(0, 0, 0, 0), "HDMI-1")]) == ()


def test_benign_no_display_found_at_all() -> None:
    assert extended([]) == ()


sides = st.integers(-50, 50)
sizes = st.integers(0, 60)
places = st.builds(Rectangle, sides, sides, sizes, sizes)
heads = st.lists(st.builds(Head, places, st.sampled_from("abc"), st.integers(0, 1)), max_size=5)


@given(heads, st.randoms())
def test_the_order_in_which_displays_are_found_does_not_matter(
    found: list[Head], order: Random
) -> None:
    again = list(found)
    order.shuffle(again)
    assert extended(again) == extended(found)


@given(heads)
def test_mirrors_of_what_is_there_add_nothing(found: list[Head]) -> None:
    assert extended(found + found) == extended(found)


@given(places, places)
def test_two_rectangles_within_each_other_are_one(one: Rectangle, other: Rectangle) -> None:
    assert (within(one, other) and within(other, one)) == (one == other)
