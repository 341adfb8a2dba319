"""Tests of kiosk.lockdown.linux.window_operations and protected_session."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.lockdown.combinations import LEAVING
from kiosk.lockdown.linux.awake import AWAKE, Awake
from kiosk.lockdown.linux.protected_session import (
    LIMITS,
    WAYLAND_LIMITS,
    protected_session,
    undos_without_window,
)
from kiosk.lockdown.linux.screen_saver import SCREEN_SAVER
from kiosk.lockdown.linux.window_operations import (
    CLIPBOARD,
    CLOSE_IGNORED,
    FULL_SCREEN,
    KEYBOARD,
    ON_TOP,
    CloseIgnored,
    FullScreen,
)
from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.ports.lockdown import Lockdown
from kiosk.ports.window import Rectangle
from tests.contracts.lockdown_contract import LockdownContract
from tests.fakes.window import SCREEN, FakeWindow

NAMES = (FULL_SCREEN, ON_TOP, CLOSE_IGNORED, KEYBOARD, CLIPBOARD)


def unable() -> Awake:
    """Nothing keeps this machine awake: whatever it is, the tests see the same."""
    return Awake(available=lambda: False)


@pytest.fixture
def window() -> FakeWindow:
    return FakeWindow()


@pytest.fixture
def note(tmp_path: Path) -> RestoreNote:
    return RestoreNote(tmp_path / "note.json")


@pytest.fixture
def session(window: FakeWindow, note: RestoreNote) -> Sequence:
    return protected_session(window, note, has_screen_saver=lambda: False, awake=unable)


class TestContract(LockdownContract):
    window: FakeWindow

    @pytest.fixture
    def lockdown(self, window: FakeWindow, session: Sequence) -> Lockdown:
        self.window = window
        return session

    def machine(self) -> object:
        return self.window.picture()


def test_the_level_of_a_protected_session_is_one(session: Sequence) -> None:
    assert session.level == 1


def test_every_operation_is_named_and_in_force(session: Sequence, window: FakeWindow) -> None:
    assert session.engage() == NAMES
    assert window.picture() == (SCREEN, False, True, LEAVING, True, True, True, False)


def test_the_screen_saver_takes_part_where_it_can_be_ruled(
    window: FakeWindow, note: RestoreNote
) -> None:
    session = protected_session(window, note, has_screen_saver=lambda: True)
    assert tuple(session._operations) == (AWAKE, SCREEN_SAVER, *NAMES)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda w: setattr(w, "place_now", Rectangle(0, 0, 10, 10)), FULL_SCREEN),
        (lambda w: setattr(w, "screen_now", Rectangle(0, 0, 1920, 1080)), FULL_SCREEN),
        (lambda w: setattr(w, "framed_now", True), FULL_SCREEN),
        (lambda w: setattr(w, "on_top_now", False), ON_TOP),
        (lambda w: setattr(w, "close_ignored_now", False), CLOSE_IGNORED),
        (lambda w: setattr(w, "keys_now", LEAVING - {"Alt+F4"}), CLOSE_IGNORED),
        (lambda w: setattr(w, "keyboard_now", False), KEYBOARD),
        (lambda w: setattr(w, "clipboard_now", False), CLIPBOARD),
    ],
)
def test_what_the_window_gives_up_is_lost(
    session: Sequence,
    window: FakeWindow,
    change: Callable[[FakeWindow], None],
    name: str,
) -> None:
    session.engage()
    change(window)
    assert session.lost() == (name,)


def test_keys_swallowed_before_are_swallowed_again(window: FakeWindow) -> None:
    operation = CloseIgnored(window)
    window.ignore_keys(frozenset({"F1", "F2"}))
    before = operation.before()
    operation.perform()
    operation.revert(before)
    assert window.ignored_keys() == {"F1", "F2"}


@pytest.mark.parametrize("left", [None, "far"])
def test_a_place_that_is_none_is_refused(window: FakeWindow, left: str | None) -> None:
    operation = FullScreen(window)
    before = {**operation.before(), "left": left}
    with pytest.raises(ValueError, match=r"place|invalid"):
        operation.revert(before)


def test_a_process_without_the_window_can_undo_every_operation(
    session: Sequence, note: RestoreNote, window: FakeWindow
) -> None:
    session.engage()
    locked = window.picture()
    assert restore(note, undos_without_window()) == ()
    assert note.read() == ()
    assert window.picture() == locked  # it ends with its process; nobody else can reach it


def test_every_operation_of_a_session_can_be_undone_without_its_window(
    window: FakeWindow, note: RestoreNote
) -> None:
    session = protected_session(window, note, has_screen_saver=lambda: True)
    assert set(session._operations) == set(undos_without_window())


def test_the_invigilators_keys_are_not_swallowed() -> None:
    assert not LEAVING & {"Ctrl+Alt+I", "F1", "F6", "Esc", "Tab", "Return"}


class TestWaylandContract(LockdownContract):
    window: FakeWindow

    @pytest.fixture
    def lockdown(self, window: FakeWindow, note: RestoreNote) -> Lockdown:
        self.window = window
        window.places_itself_now = False
        return protected_session(window, note, awake=unable)

    def machine(self) -> object:
        return self.window.picture()


def test_where_no_window_places_itself_less_is_claimed_and_the_limits_say_so(
    window: FakeWindow, note: RestoreNote
) -> None:
    window.places_itself_now = False
    session = protected_session(window, note, awake=unable)
    assert session.engage() == (FULL_SCREEN, CLOSE_IGNORED, CLIPBOARD)
    assert session.mandatory == {FULL_SCREEN, CLOSE_IGNORED, CLIPBOARD}
    assert window.full_screen_now
    assert not window.keyboard_now
    assert set(session.limits) - set(LIMITS) == {"other-windows", "desktop-keys"}
    assert session.limits == WAYLAND_LIMITS
    window.full_screen_now = False
    assert session.lost() == (FULL_SCREEN,)
    assert session.mend() == ()
    session.release()
    assert not window.full_screen_now
    assert restore(note, undos_without_window()) == ()


def test_a_machine_kept_awake_is_nothing_that_a_test_waits_for(
    window: FakeWindow, note: RestoreNote
) -> None:
    held = protected_session(
        window,
        note,
        has_screen_saver=lambda: False,
        awake=lambda: Awake(lambda _what: ("cat",), lambda: True),
    )
    assert AWAKE in held.engage()
    assert AWAKE not in held.mandatory
    assert restore(RestoreNote(note.path), undos_without_window()) == ()
    held.release()
