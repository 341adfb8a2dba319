"""The levels of Windows as wholes: engaged, lost, cut short, given back from the note alone."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import FILE_NAME, Entry, RestoreNote
from kiosk.lockdown.windows import win32, winreg_registry
from kiosk.lockdown.windows.account import ACCOUNT, AUTOMATIC_LOGON, KIOSK_ACCOUNT
from kiosk.lockdown.windows.choice import POLICIES, choices_of, chosen, desktop_for, lockdown
from kiosk.lockdown.windows.exam_station import (
    ACCOUNT_POLICIES,
    NEEDED,
    PREPARED,
    SECURE_SCREEN,
    Preparation,
    Prepared,
    exam_station,
    holds_answers,
    preparation,
    preparing,
    verified,
)
from kiosk.lockdown.windows.hook_client import KEYBOARD_HOOK
from kiosk.lockdown.windows.keyboard_filter import KEYBOARD_FILTER
from kiosk.lockdown.windows.protected_session import (
    LIMITS,
    MANDATORY,
    Choices,
    Host,
    hook_operation,
    protected_session,
    session_operations,
)
from kiosk.lockdown.windows.registry import Hive, dword, text
from kiosk.lockdown.windows.seat_operations import CAPTURE, DESKTOP, OWN_DESKTOP, USUAL_DESKTOP
from kiosk.lockdown.windows.undos import undos, undos_with
from kiosk.lockdown.windows.wishes import ACCOUNT as ACCOUNT_WISHES
from kiosk.lockdown.windows.wishes import MACHINE
from kiosk.lockdown.windows.wishes import SECURE_SCREEN as SECURE
from kiosk.ports.errors import LockdownError
from kiosk.ports.lockdown import Lockdown
from tests.contracts.lockdown_contract import LockdownContract
from tests.fakes.registry import FakeRegistry
from tests.fakes.window import FakeWindow
from tests.fakes.windows import (
    FIRST,
    PROFILES,
    SECOND,
    FakeAccounts,
    FakeFolders,
    FakePowerShell,
    FakeSeat,
)

HOUSE = Path(__file__).parents[4]


class Machine:
    """A whole Windows in memory."""

    def __init__(self) -> None:
        self.registry = FakeRegistry()
        self.registry.write(
            Hive.MACHINE, f"{PROFILES}\\S-1-5-18", "ProfileImagePath", text("C:\\s")
        )
        self.accounts = FakeAccounts(self.registry)
        self.folders = FakeFolders()
        self.seat = FakeSeat(screens=(FIRST, SECOND))
        self.run = FakePowerShell()
        self.window = FakeWindow()

    def picture(self) -> tuple[object, ...]:
        accounts = self.accounts
        kept = dict(accounts.accounts), dict(accounts.passwords), accounts.secret
        seat = self.seat.picture(), self.window.picture()
        return self.registry.picture(), kept, seat, self.run.picture()

    def undo_all(self, note: RestoreNote) -> tuple[str, ...]:
        return restore(note, undos_with(self.registry, self.accounts, self.seat, self.run))

    def wanted(self, folder: Path, **more: bool) -> Preparation:
        command = "C:\\pix-kiosk.exe run"
        return Preparation(
            self.registry, self.accounts, self.folders, self.run, command, folder, **more
        )


@pytest.fixture
def windows() -> Machine:
    machine = Machine()
    for number, wish in enumerate((*MACHINE, *SECURE)):
        if number % 2:
            machine.registry.write(Hive.MACHINE, wish.key, wish.name, text("odd"))
    return machine


@pytest.fixture
def host(windows: Machine, tmp_path: Path) -> Host:
    """The hook program is one that only speaks like it, started by a script of the system."""
    program = tmp_path / "hook"
    line = f'cd "{HOUSE}"; exec "{sys.executable}" -m tests.fakes.hook_program well'
    program.write_text(f"#!/bin/sh\n{line}\n")
    program.chmod(0o755)
    hook = hook_operation(windows.seat, program, Choices())
    return Host(windows.seat, windows.registry, lambda: 7, hook)


class TestProtectedSession(LockdownContract):
    @pytest.fixture
    def lockdown(self, windows: Machine, host: Host, tmp_path: Path) -> Lockdown:
        self.windows = windows
        return protected_session(windows.window, RestoreNote(tmp_path / "n.json"), host)

    def machine(self) -> object:
        return self.windows.picture()


class TestPreparation(LockdownContract):
    @pytest.fixture
    def lockdown(self, windows: Machine, tmp_path: Path) -> Lockdown:
        self.windows = windows
        return preparation(windows.wanted(tmp_path))

    def machine(self) -> object:
        return self.windows.picture()


def test_a_protected_session_says_what_it_needs_and_does_not_stop(
    windows: Machine, host: Host, tmp_path: Path
) -> None:
    session = protected_session(windows.window, RestoreNote(tmp_path / "n.json"), host)
    assert (session.level, session.limits, session.mandatory) == (1, LIMITS, MANDATORY)
    in_force = session.engage()
    assert set(in_force) > MANDATORY
    assert OWN_DESKTOP in in_force
    assert in_force[-1] == "clipboard"
    session.release()


def test_a_screen_reader_keeps_the_usual_desktop_and_a_centre_chooses_about_pictures(
    windows: Machine, host: Host
) -> None:
    choices = Choices(no_capture=True, own_desktop=False, injected_blocked=True)
    names = [one.name for one in session_operations(windows.window, host, choices)]
    assert CAPTURE in names
    assert OWN_DESKTOP not in names


@pytest.mark.parametrize(("ours", "more"), [("PixKiosk", ["PixKiosk"]), (USUAL_DESKTOP, [])])
def test_the_hooks_serve_the_desktop_that_the_window_is_on(
    windows: Machine, ours: str, more: list[str]
) -> None:
    windows.seat.ours = ours
    operation = hook_operation(windows.seat, Path("hook"), Choices())
    assert list(operation._client._command) == ["hook", *more]


def test_without_the_hook_program_nothing_is_changed(
    windows: Machine, host: Host, tmp_path: Path
) -> None:
    original = windows.picture()
    (tmp_path / "hook").unlink()
    session = protected_session(windows.window, RestoreNote(tmp_path / "n.json"), host)
    with pytest.raises(LockdownError) as refused:
        session.engage()
    assert refused.value.data["operation"] == KEYBOARD_HOOK
    assert windows.picture() == original


def test_a_session_that_died_is_given_back_by_another_process(
    windows: Machine, host: Host, tmp_path: Path
) -> None:
    original = windows.picture()
    note = RestoreNote(tmp_path / "n.json")
    session = protected_session(windows.window, note, host, Choices(no_capture=True))
    session.engage()
    hook = session._operations[KEYBOARD_HOOK]
    hook.revert({})  # with the process go its hooks, covers, wishes and window
    windows.seat.black.clear()
    windows.seat.awake, windows.seat.affinity = False, 0
    windows.window = FakeWindow()
    assert windows.undo_all(note) == ()
    assert windows.picture() == original
    assert not note.path.exists()


def test_every_operation_of_windows_has_an_undo(
    windows: Machine, host: Host, tmp_path: Path
) -> None:
    undos = undos_with(windows.registry, windows.accounts, windows.seat, windows.run)
    choices = Choices(no_capture=True)
    names = {one.name for one in session_operations(windows.window, host, choices)}
    names |= {one.name for one in preparing(windows.wanted(tmp_path))} | {PREPARED}
    assert names == set(undos)


@pytest.mark.attack("win-shell")
def test_a_preparation_is_verified_and_never_writes_a_password_down(
    windows: Machine, tmp_path: Path
) -> None:
    wanted = windows.wanted(tmp_path)
    assert not any(verified(wanted).values())
    sequence = preparation(wanted)
    in_force = sequence.engage()
    assert set(in_force) == {one.name for one in preparing(wanted)}
    assert verified(wanted) == dict.fromkeys(in_force, True)
    assert sequence.level == 2
    assert windows.accounts.secret
    assert windows.accounts.secret not in (tmp_path / FILE_NAME).read_text()


def test_helps_stay_on_the_secure_screen_where_that_is_wanted(
    windows: Machine, tmp_path: Path
) -> None:
    wanted = windows.wanted(tmp_path, help_on_secure_screen=True)
    assert SECURE_SCREEN not in {one.name for one in preparing(wanted)}


def test_an_account_of_others_keeps_its_password_through_everything(
    windows: Machine, tmp_path: Path
) -> None:
    windows.accounts.create_account(ACCOUNT, "theirs", "IT")
    windows.accounts.make_profile(ACCOUNT, windows.accounts.accounts[ACCOUNT])
    sequence = preparation(windows.wanted(tmp_path))
    in_force = sequence.engage()
    assert AUTOMATIC_LOGON not in in_force
    assert set(in_force) >= NEEDED
    assert windows.accounts.passwords[ACCOUNT] == "theirs"
    sequence.release()
    assert windows.accounts.passwords[ACCOUNT] == "theirs"


def test_an_edition_without_the_two_features_is_prepared_all_the_same(
    windows: Machine, tmp_path: Path
) -> None:
    windows.run = FakePowerShell(launcher=False, filter=False)
    in_force = preparation(windows.wanted(tmp_path)).engage()
    assert KEYBOARD_FILTER not in in_force
    assert set(in_force) >= NEEDED


def test_answers_in_a_profile_are_seen(tmp_path: Path) -> None:
    assert not holds_answers(str(tmp_path))
    (tmp_path / "AppData/Local/pix-kiosk").mkdir(parents=True)
    assert holds_answers(str(tmp_path))


def prepared_account(windows: Machine) -> None:
    """What the account of a prepared station sees."""
    for hive, wishes in ((Hive.CURRENT_USER, ACCOUNT_WISHES), (Hive.MACHINE, MACHINE)):
        for wish in wishes:
            windows.registry.write(hive, wish.key, wish.name, wish.wanted)


def test_the_level_is_the_one_that_this_account_has(
    windows: Machine, host: Host, tmp_path: Path
) -> None:
    note = RestoreNote(tmp_path / "n.json")

    def level(user: str) -> int:
        return chosen(windows.window, note, host, user).level

    assert level(ACCOUNT) == 1
    prepared_account(windows)
    assert level(ACCOUNT.upper()) == 2
    assert level("eleve") == 1


def test_a_station_that_loses_a_policy_is_not_prepared_any_more(
    windows: Machine, host: Host, tmp_path: Path
) -> None:
    prepared_account(windows)
    original = windows.picture()
    prepared = Prepared(windows.registry, ACCOUNT)
    note = RestoreNote(tmp_path / "n.json")
    station = exam_station(windows.window, note, host, prepared)
    assert PREPARED in station.engage()
    wish = ACCOUNT_WISHES[0]
    windows.registry.erase(Hive.CURRENT_USER, wish.key, wish.name)
    assert station.lost() == (PREPARED,)
    windows.registry.write(Hive.CURRENT_USER, wish.key, wish.name, wish.wanted)
    assert station.lost() == ()
    assert station.release() == ()
    assert windows.picture() == original


@pytest.mark.attack("win-restore")
@settings(deadline=None, max_examples=20)
@given(done=st.integers(0, 8), half=st.booleans(), found=st.integers(0, 2**8 - 1))
def test_after_any_prefix_and_a_crash_the_machine_is_the_very_same_twice(
    tmp_path_factory: pytest.TempPathFactory, done: int, half: bool, found: int
) -> None:
    folder = tmp_path_factory.mktemp("station")
    windows = Machine()
    for number, wish in enumerate((*MACHINE, *SECURE)):
        if found >> number & 1:
            windows.registry.write(Hive.MACHINE, wish.key, wish.name, wish.wanted)
    original = windows.picture()
    for _ in range(2):
        note = RestoreNote(folder / FILE_NAME)
        for number, operation in enumerate(preparing(windows.wanted(folder))):
            if number > done:
                break
            assert operation.obstacle() == ""
            note.add(Entry(operation.name, operation.before()))
            if number < done or half:
                operation.perform()
        assert windows.undo_all(RestoreNote(folder / FILE_NAME)) == ()
        assert windows.picture() == original


@settings(deadline=None, max_examples=20)
@given(deeds=st.integers(0, 60))
def test_whatever_write_fails_the_machine_is_the_very_same(
    tmp_path_factory: pytest.TempPathFactory, deeds: int
) -> None:
    folder = tmp_path_factory.mktemp("station")
    windows = Machine()
    original = windows.picture()
    left = [deeds]
    write = windows.registry.write

    def failing(*arguments: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise PermissionError
        write(*arguments)  # type: ignore[arg-type] # whatever it was given

    windows.registry.write = failing  # type: ignore[method-assign] # the fault
    with suppress(LockdownError):
        preparation(windows.wanted(folder)).engage()
    if not RestoreNote(folder / FILE_NAME).read():
        assert windows.picture() == original  # it failed, and nothing of it is left
    left[0] = 0
    assert windows.undo_all(RestoreNote(folder / FILE_NAME)) == ()
    assert windows.picture() == original


def test_one_undo_that_fails_leaves_the_others_their_turn(windows: Machine, tmp_path: Path) -> None:
    preparation(windows.wanted(tmp_path)).engage()
    windows.registry.forbidden = {MACHINE[0].key.lower()}
    note = RestoreNote(tmp_path / FILE_NAME)
    assert windows.undo_all(note) == ("machine-policies",)
    assert windows.accounts.accounts == {}
    windows.registry.forbidden = set()
    assert windows.undo_all(note) == ()


def test_the_note_names_each_operation_in_its_order(windows: Machine, tmp_path: Path) -> None:
    preparation(windows.wanted(tmp_path)).engage()
    noted = [entry.name for entry in RestoreNote(tmp_path / FILE_NAME).read()]
    assert noted[:2] == [KIOSK_ACCOUNT, ACCOUNT_POLICIES]
    assert noted[-1] == AUTOMATIC_LOGON


def test_a_centre_chooses_by_the_policies_of_the_machine(windows: Machine) -> None:
    assert choices_of(windows.registry) == Choices()
    windows.registry.write(Hive.MACHINE, POLICIES, "NoCapture", dword(1))
    windows.registry.write(Hive.MACHINE, POLICIES, "OwnDesktop", dword(0))
    windows.registry.write(Hive.MACHINE, POLICIES, "BlockInjectedInput", text("1"))
    assert choices_of(windows.registry) == Choices(no_capture=True, own_desktop=False)


def test_the_lockdown_of_this_windows_is_put_together_with_its_count_of_presses(
    windows: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(winreg_registry, "WinregRegistry", lambda: windows.registry)
    monkeypatch.setattr(win32, "thread_desktop", windows.seat.thread_desktop)
    monkeypatch.setattr(win32, "current_user", lambda: "eleve")
    made = lockdown(windows.window, RestoreNote(Path("n")))
    assert made.sequence.level == 1
    assert made.injected() == 0


def test_the_application_gets_its_own_desktop_unless_a_centre_or_a_help_is_against_it(
    windows: Machine,
) -> None:
    seat, registry = windows.seat, windows.registry
    assert desktop_for(registry, seat) == DESKTOP
    seat.help_used = True
    assert desktop_for(registry, seat) == ""
    seat.help_used = False
    registry.write(Hive.MACHINE, POLICIES, "OwnDesktop", dword(0))
    assert desktop_for(registry, seat) == ""


def test_elsewhere_nothing_of_windows_is_undone() -> None:
    assert sys.platform == "win32" or undos() == {}


@pytest.mark.skipif(sys.platform == "win32", reason="this is about other systems")
def test_elsewhere_the_parts_that_call_windows_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImportError):
        lockdown(FakeWindow(), RestoreNote(Path("n")))
    monkeypatch.setattr("sys.platform", "win32")
    with pytest.raises(ImportError):
        undos()
