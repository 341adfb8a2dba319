"""kiosk.detection.keyboards: what was plugged in since the opening."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.detection.keyboards import Device, came
from kiosk.ports.sensor import Kind, Sighting

BUILT_IN = Device("0001:0001:AT", "AT Translated Set 2 keyboard", writes=True)
USB = Device("046d:c31c:USB", "Logitech USB Keyboard", writes=True)
MOUSE = Device("046d:c077:Mouse", "Logitech USB Optical Mouse", writes=False)
BUTTON = Device("0000:0001:Power", "Power Button", writes=False)
BRAILLE = Device("0f4e:0114:Focus", "Focus 40 Blue", writes=True)
TOLD = (Sighting(Kind.NEW_KEYBOARD, "Logitech USB Keyboard"),)


@pytest.mark.attack("new-keyboard")
def test_a_keyboard_that_comes_is_told_by_its_name() -> None:
    assert came([BUILT_IN], [BUILT_IN, USB]) == TOLD


def test_a_second_one_of_the_same_model_is_told() -> None:
    assert came([BUILT_IN, USB], [BUILT_IN, USB, USB]) == TOLD


def test_benign_the_same_keyboard_unplugged_and_plugged_in_elsewhere() -> None:
    assert came([BUILT_IN, USB], [BUILT_IN]) == ()
    assert came([BUILT_IN, USB], [USB, BUILT_IN]) == ()


def test_benign_a_mouse() -> None:
    assert came([BUILT_IN], [BUILT_IN, MOUSE]) == ()


def test_benign_a_power_button() -> None:
    assert came([BUILT_IN], [BUILT_IN, BUTTON]) == ()


def test_benign_a_braille_display_that_also_writes() -> None:
    assert came([BUILT_IN], [BUILT_IN, BRAILLE]) == ()


def test_benign_a_keyboard_that_breaks() -> None:
    assert came([BUILT_IN, USB], []) == ()


lists = st.lists(st.sampled_from([BUILT_IN, USB, MOUSE, BUTTON, BRAILLE]), max_size=6)


@given(lists)
def test_what_was_there_is_never_told(devices: list[Device]) -> None:
    assert came(devices, devices) == ()


@given(lists, lists)
def test_fewer_devices_never_tell_more(first: list[Device], now: list[Device]) -> None:
    assert set(came(first, now[1:])) <= set(came(first, now))
