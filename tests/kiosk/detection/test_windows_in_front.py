"""kiosk.detection.windows_in_front: what is seen before the test, and what is not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.detection.windows_in_front import Pane, Role, strangers
from kiosk.ports.sensor import Kind, Sighting
from kiosk.ports.window import Rectangle

TEST = Pane(Rectangle(0, 0, 1366, 768), "pix-kiosk", ours=True)
BROWSER = Pane(Rectangle(100, 100, 600, 400), "Firefox")
PANEL = Pane(Rectangle(0, 740, 1366, 28), "xfce4-panel", role=Role.PANEL)
TOLD = (Sighting(Kind.FOREIGN_WINDOW, "Firefox"),)


def test_a_window_above_the_test_is_told() -> None:
    assert strangers([TEST, BROWSER]) == TOLD


def test_a_window_that_stands_out_beside_the_test_is_told() -> None:
    assert strangers([replace(BROWSER, place=Rectangle(1300, 0, 600, 400)), TEST]) == TOLD


def test_a_window_on_another_desktop_of_the_same_display_is_told() -> None:
    assert strangers([replace(BROWSER, desktop=1), TEST]) == TOLD


@pytest.mark.parametrize("role", [Role.PANEL, Role.NOTICE])
def test_a_panel_or_a_notice_that_takes_the_screen_is_told(role: Role) -> None:
    assert strangers([TEST, replace(BROWSER, place=TEST.place, role=role)]) == TOLD


def test_benign_windows_that_were_left_open_under_the_test() -> None:
    assert strangers([BROWSER, TEST]) == ()


def test_benign_a_panel_above_the_test() -> None:
    assert strangers([TEST, PANEL]) == ()


def test_benign_a_notice_of_the_battery() -> None:
    notice = Pane(Rectangle(1000, 20, 340, 90), "xfce4-notifyd", role=Role.NOTICE)
    assert strangers([TEST, notice]) == ()


def test_benign_the_desktop_itself_on_another_display() -> None:
    desktop = Pane(Rectangle(1366, 0, 1920, 1080), "pcmanfm", role=Role.DESKTOP)
    assert strangers([desktop, TEST]) == ()


def test_a_window_that_calls_itself_the_desktop_above_the_test_is_told() -> None:
    assert strangers([TEST, replace(BROWSER, role=Role.DESKTOP)]) == TOLD


def test_a_large_window_that_calls_itself_an_input_method_is_told() -> None:
    assert strangers([TEST, replace(TEST, ours=False, program="fcitx")]) != ()


def test_benign_the_empty_window_of_a_driver_over_every_screen() -> None:
    driver = replace(TEST, ours=False, program="nvidia share", role=Role.DRIVER)
    assert strangers([TEST, driver]) == ()


@pytest.mark.parametrize("program", ["ibus-ui-gtk3", "fcitx5", "Ibus"])
def test_benign_an_input_method(program: str) -> None:
    assert (
        strangers([TEST, replace(BROWSER, program=program, place=Rectangle(300, 300, 250, 120))])
        == ()
    )


@pytest.mark.parametrize("size", [(1, 1), (1366, 2), (9, 300)])
def test_benign_a_window_of_no_size(size: tuple[int, int]) -> None:
    assert strangers([TEST, replace(BROWSER, place=Rectangle(5, 5, *size))]) == ()


def test_benign_our_own_tooltips_and_warnings() -> None:
    assert strangers([TEST, replace(BROWSER, ours=True)]) == ()


def test_benign_other_windows_while_none_of_ours_is_there_to_compare_with() -> None:
    assert strangers([BROWSER]) == ()
    assert strangers([]) == ()


def test_a_name_is_bounded_and_printable() -> None:
    odd = replace(BROWSER, program="a\x1b" * 90)
    assert strangers([TEST, odd]) == (Sighting(Kind.FOREIGN_WINDOW, "a" * 40),)


sides = st.integers(-40, 40)
sizes = st.integers(-5, 90)
panes = st.lists(
    st.builds(
        Pane,
        st.builds(Rectangle, sides, sides, sizes, sizes),
        st.sampled_from(["a", "b", "fcitx"]),
        st.booleans(),
        st.sampled_from(Role),
        st.integers(0, 1),
    ),
    max_size=8,
)
EVERYWHERE = Rectangle(-200, -200, 900, 900)


@given(panes)
def test_nothing_is_seen_under_a_test_that_covers_everything(found: list[Pane]) -> None:
    covers = [Pane(EVERYWHERE, "pix-kiosk", ours=True, desktop=one) for one in (0, 1)]
    assert strangers([*found, *covers]) == ()


@given(panes)
def test_our_own_windows_alone_are_never_told(found: list[Pane]) -> None:
    assert strangers([replace(one, ours=True) for one in found]) == ()
