"""Tests of kiosk.lockdown.windows.keys."""

import pytest

from kiosk.lockdown.combinations import LEAVING
from kiosk.lockdown.windows.keys import (
    INJECTED_INPUT,
    LEFT_CTRL,
    MADE_UP,
    NAMES,
    PASS,
    RIGHT_ALT,
    STATES,
    TYPING,
    Held,
    Keyboard,
    decide,
    table,
)
from tests.kiosk.lockdown.windows import layouts

TAB, ESCAPE, SPACE, DELETE, F4, LEFT_WIN = 0x09, 0x1B, 0x20, 0x2E, 0x73, 0x5B
LEFT_ALT, LEFT_SHIFT, RIGHT_CTRL = 0xA4, 0xA0, 0xA3
REAL, FAKE = 0x1D, 0x1D | MADE_UP
LEFT = Held.CTRL | Held.ALT


def strike(keyboard: Keyboard, key: int, scan: int = 0) -> int:
    return keyboard.judge(key, scan, up=False, injected=False)


def let_go(keyboard: Keyboard, key: int, scan: int = 0) -> int:
    return keyboard.judge(key, scan, up=True, injected=False)


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard(table())


def alt_gr(keyboard: Keyboard) -> None:
    """What Windows reports when AltGr goes down."""
    assert strike(keyboard, LEFT_CTRL, FAKE) == PASS
    assert strike(keyboard, RIGHT_ALT) == PASS


@pytest.mark.attack("win-altgr")
@pytest.mark.parametrize("layout", layouts.NAMES)
def test_every_character_of_the_layouts_types(layout: str) -> None:
    seen = 0
    for character in layouts.characters(layout):
        for key in character.virtual_keys():
            keyboard = Keyboard(table())
            if character.alt_gr:
                alt_gr(keyboard)
            if character.shifted:
                strike(keyboard, LEFT_SHIFT)
            assert strike(keyboard, key) == PASS, (layout, character)
            assert let_go(keyboard, key) == PASS
            seen += 1
    assert seen > 150


@pytest.mark.parametrize("layout", layouts.NAMES)
def test_every_dead_key_types_with_what_follows_it(layout: str, keyboard: Keyboard) -> None:
    dead = [one for one in layouts.characters(layout) if one.symbol.startswith("dead_")]
    if layout == "gb":
        assert {one.level // 2 for one in dead} <= {1}
    for one in dead:
        if one.alt_gr:
            alt_gr(keyboard)
        assert strike(keyboard, one.virtual_keys()[0]) == PASS
        let_go(keyboard, one.virtual_keys()[0])
        let_go(keyboard, LEFT_CTRL, FAKE)
        let_go(keyboard, RIGHT_ALT)
        assert strike(keyboard, ord("E")) == PASS
        let_go(keyboard, ord("E"))
    assert dead


def test_the_layouts_hold_the_characters_that_a_school_needs() -> None:
    needed = {"at", "numbersign", "braceleft", "bracketleft", "bar", "backslash", "bracketright"}
    needed |= {"braceright", "EuroSign", "asciitilde"}
    for layout in ("fr", "fr-oss", "fr-bepo"):
        with_alt_gr = {one.symbol for one in layouts.characters(layout) if one.alt_gr}
        plain = {one.symbol for one in layouts.characters(layout)}
        assert needed <= plain
        assert len(needed & with_alt_gr) >= 6


@pytest.mark.parametrize("name", sorted(LEAVING))
def test_every_leaving_combination_is_refused_by_its_name_or_a_wider_one(name: str) -> None:
    from kiosk.lockdown.windows import keys

    rule = next(rule for rule in keys._RULES if NAMES[rule.code] == name)
    for key in rule.keys:
        code = decide(key, rule.held)
        assert code != PASS
        others = {NAMES[other.code] for other in keys._RULES if key in other.keys}
        assert NAMES[code] in others


@pytest.mark.parametrize("key", [TAB, ESCAPE, DELETE, F4, 0x08, 0x25, 0x2C])
def test_alt_gr_does_not_leave_where_ctrl_and_alt_would(key: int, keyboard: Keyboard) -> None:
    alt_gr(keyboard)
    assert strike(keyboard, key) != PASS


@pytest.mark.parametrize("key", sorted(TYPING))
def test_the_windows_key_takes_nothing_with_it_even_with_alt_gr(key: int) -> None:
    assert decide(key, Held.WIN) != PASS
    assert decide(key, Held.WIN | Held.ALTGR | Held.SHIFT) != PASS


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (ord("C"), Held.CTRL),
        (ord("V"), Held.CTRL),
        (ord("Z"), Held.CTRL),
        (ord("S"), LEFT),  # calls the staff
        (ord("V"), Held.ALT),
        (ord("P"), Held.ALT),
        (0x70, Held(0)),  # F1
        (0x75, Held.SHIFT),  # F6
        (0xBB, Held.CTRL),
        (TAB, Held.SHIFT),
        (TAB, Held.CTRL),
        (ESCAPE, Held(0)),
        (0xAF, Held(0)),  # louder
        (LEFT_SHIFT, Held.ALT),
        (RIGHT_ALT, LEFT),
        (SPACE, Held.CTRL),
        (0x5D, Held(0)),  # the menu of a screen reader's user
        (0x04, Held(0)),
    ],
)
def test_what_a_candidate_works_with_passes(key: int, held: Held) -> None:
    assert decide(key, held) == PASS


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (ESCAPE, Held.CTRL | Held.SHIFT, "Ctrl+Shift+Esc"),
        (TAB, LEFT, "Ctrl+Alt+Tab"),
        (SPACE, Held.ALT, "Alt+Space"),
        (ord("K"), Held.WIN, "Meta"),
        (ord("S"), Held.CTRL | Held.SHIFT, "Ctrl+S"),
        (0x05, Held(0), "Mouse back or forward"),
        (0xAC, Held(0), "Browser"),
        (0x5F, Held(0), "Sleep"),
    ],
)
def test_what_is_refused_has_a_name(key: int, held: Held, name: str) -> None:
    assert NAMES[decide(key, held)] == name


def test_injected_keys_are_refused_only_where_that_is_asked() -> None:
    letter = (ord("A"), Held.INJECTED)
    assert decide(*letter) == PASS
    assert NAMES[decide(*letter, injected_blocked=True)] == INJECTED_INPUT
    assert decide(ord("A"), Held(0), injected_blocked=True) == PASS
    assert decide(TAB, Held.ALT | Held.INJECTED) != PASS


def test_the_table_is_the_decision_of_everything() -> None:
    assert len(table()) == 256 * STATES
    assert table()[F4 * STATES + Held.ALT] == decide(F4, Held.ALT)
    assert max(table(injected_blocked=True)) < len(NAMES) < 256


def test_a_ctrl_that_nobody_pressed_is_no_ctrl(keyboard: Keyboard) -> None:
    alt_gr(keyboard)
    assert keyboard.held() == Held.ALTGR
    let_go(keyboard, LEFT_CTRL, FAKE)
    let_go(keyboard, RIGHT_ALT)
    assert keyboard.held() == Held(0)


def test_ctrl_and_alt_pressed_by_hand_are_what_they_are(keyboard: Keyboard) -> None:
    strike(keyboard, LEFT_CTRL, REAL)
    strike(keyboard, LEFT_ALT)
    assert keyboard.held() == LEFT
    assert NAMES[strike(keyboard, ord("T"))] == "Ctrl+Alt+T"
    let_go(keyboard, LEFT_CTRL, REAL)
    let_go(keyboard, LEFT_ALT)
    strike(keyboard, RIGHT_CTRL)
    strike(keyboard, RIGHT_ALT)  # on a layout without AltGr it is Alt
    assert keyboard.held() == LEFT


def test_a_release_is_swallowed_with_its_stroke_and_only_then(keyboard: Keyboard) -> None:
    strike(keyboard, F4)
    strike(keyboard, LEFT_ALT)
    assert let_go(keyboard, F4) == PASS
    assert strike(keyboard, F4) != PASS
    let_go(keyboard, LEFT_ALT)
    assert let_go(keyboard, F4) != PASS
    assert let_go(keyboard, F4) == PASS
    strike(keyboard, LEFT_ALT)
    strike(keyboard, F4)
    let_go(keyboard, LEFT_ALT)
    assert strike(keyboard, F4) == PASS  # repeated by the keyboard after Alt went up
    assert let_go(keyboard, F4) == PASS


def test_a_release_that_was_kept_elsewhere_blocks_nothing(keyboard: Keyboard) -> None:
    strike(keyboard, LEFT_WIN)
    alt_gr(keyboard)
    keyboard.forget(RIGHT_ALT)
    keyboard.forget(LEFT_WIN)
    keyboard.forget(LEFT_WIN)
    assert keyboard.held() == Held(0)
    assert strike(keyboard, ord("L")) == PASS


def test_what_is_injected_is_known_as_such() -> None:
    keyboard = Keyboard(table(injected_blocked=True))
    assert keyboard.judge(ord("A"), 0, up=False, injected=True) != PASS
    assert keyboard.judge(ord("A"), 0, up=True, injected=True) != PASS
    assert keyboard.judge(ord("A"), 0, up=False, injected=False) == PASS
