"""Tests of the account, the shell, the filter and the script runner of an exam station."""

import subprocess
from collections.abc import Mapping
from xml.etree import ElementTree as ET

import pytest

from kiosk.lockdown.windows import power_shell
from kiosk.lockdown.windows.account import ACCOUNT, AutomaticLogon, KioskAccount, new_password
from kiosk.lockdown.windows.keyboard_filter import BREAKOUT, KeyboardFilter
from kiosk.lockdown.windows.kiosk_shell import KioskShell
from kiosk.lockdown.windows.registry import Hive, text
from kiosk.lockdown.windows.shell_launcher import ShellLauncher, document
from tests.fakes.registry import FakeRegistry
from tests.fakes.windows import PROFILES, SID, FakeAccounts, FakePowerShell

COMMAND = '"C:\\Program Files\\Pix Kiosk\\pix-kiosk.exe" run --state "C:\\ProgramData\\pix & co"'
WINLOGON = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon"


@pytest.fixture
def registry() -> FakeRegistry:
    registry = FakeRegistry()
    registry.write(Hive.MACHINE, f"{PROFILES}\\S-1-5-18", "ProfileImagePath", text("C:\\x"))
    return registry


@pytest.fixture
def accounts(registry: FakeRegistry) -> FakeAccounts:
    return FakeAccounts(registry)


def test_a_password_is_long_and_never_the_same() -> None:
    assert len({new_password() for _ in range(50)}) == 50
    assert len(new_password()) == 40


def test_the_account_is_made_and_taken_away_again(
    accounts: FakeAccounts, registry: FakeRegistry
) -> None:
    original = registry.picture()
    operation = KioskAccount(accounts, lambda _folder: False)
    assert operation.obstacle() == ""
    before = operation.before()
    assert not operation.holds()
    operation.perform()
    operation.perform()
    assert operation.holds()
    assert accounts.accounts == {ACCOUNT: SID}
    for _ in range(2):
        operation.revert(before)
        assert accounts.accounts == {}
        assert registry.picture() == original


def test_an_account_that_was_there_stays(accounts: FakeAccounts) -> None:
    accounts.create_account(ACCOUNT, "theirs", "IT")
    operation = KioskAccount(accounts, lambda _folder: False)
    before = operation.before()
    operation.perform()
    operation.revert(before)
    assert accounts.passwords == {ACCOUNT: "theirs"}


def test_a_profile_with_answers_stays_on_the_disk(
    accounts: FakeAccounts, registry: FakeRegistry
) -> None:
    operation = KioskAccount(accounts, lambda folder: folder.endswith(ACCOUNT))
    before = operation.before()
    operation.perform()
    operation.revert(before)
    assert accounts.accounts == {}
    assert list(registry.files) == [f"C:\\Users\\{ACCOUNT}\\NTUSER.DAT"]


def test_only_an_administrator_prepares(accounts: FakeAccounts) -> None:
    accounts.administrator = False
    assert KioskAccount(accounts, lambda _folder: False).obstacle() == "not-administrator"


def test_a_note_that_does_not_say_removes_nobody(accounts: FakeAccounts) -> None:
    accounts.create_account(ACCOUNT, "theirs", "IT")
    with pytest.raises(KeyError):
        KioskAccount(accounts, lambda _folder: False).revert({})
    assert ACCOUNT in accounts.accounts


def test_the_logon_has_a_password_that_only_the_system_keeps(
    accounts: FakeAccounts, registry: FakeRegistry
) -> None:
    original = registry.picture()
    accounts.create_account(ACCOUNT, "first", "")
    operation = AutomaticLogon(registry, accounts, lambda: True)
    assert operation.obstacle() == ""
    before = operation.before()
    operation.perform()
    assert operation.holds()
    assert accounts.secret == accounts.passwords[ACCOUNT] != "first"
    assert accounts.secret not in str(registry.keys)
    assert accounts.secret not in str(dict(before))
    operation.revert(before)
    assert accounts.secret is None
    assert registry.picture() == original


@pytest.mark.parametrize("name", [None, "administrateur"])
def test_the_logon_of_another_account_is_left_alone(
    accounts: FakeAccounts, registry: FakeRegistry, name: str | None
) -> None:
    registry.write(Hive.MACHINE, WINLOGON, "AutoAdminLogon", text("1"))
    if name:
        registry.write(Hive.MACHINE, WINLOGON, "DefaultUserName", text(name))
    operation = AutomaticLogon(registry, accounts, lambda: True)
    assert operation.obstacle() == "other-automatic-logon"


def test_the_password_of_an_account_of_others_is_not_changed(
    accounts: FakeAccounts, registry: FakeRegistry
) -> None:
    assert AutomaticLogon(registry, accounts, lambda: False).obstacle() == "account-of-others"


def test_the_document_gives_our_program_to_one_account_only() -> None:
    root = ET.fromstring(document(SID, COMMAND))  # noqa: S314 - made above
    space = "{http://schemas.microsoft.com/ShellLauncher/2018/Configuration}"
    shells = [one.get("Shell") for one in root.iter(space + "Shell")]
    assert shells == ["%SystemRoot%\\explorer.exe", COMMAND]
    assert [one.get("Sid") for one in root.iter(space + "Account")] == [SID]
    assert [one.get("Action") for one in root.iter(space + "DefaultAction")] == ["RestartShell"]


def test_the_launcher_is_used_where_it_is_on_and_free() -> None:
    run = FakePowerShell()
    launcher = ShellLauncher(run, lambda: SID, COMMAND)
    assert launcher.obstacle() == ""
    before = launcher.before()
    assert before == {"setting": None}
    launcher.perform()
    assert launcher.holds()
    assert SID in run.setting
    assert launcher.obstacle() == "shell-launcher-in-use"
    for _ in range(2):
        launcher.revert(before)
        assert run.setting == ""


@pytest.mark.parametrize("run", [FakePowerShell(launcher=False), FakePowerShell(setting="theirs")])
def test_the_launcher_is_not_used_where_it_is_off_or_taken(run: FakePowerShell) -> None:
    assert ShellLauncher(run, lambda: SID, COMMAND).obstacle() != ""


def refuse(_script: str) -> str:
    raise subprocess.TimeoutExpired("powershell.exe", 90)


def test_a_machine_without_power_shell_has_neither_feature() -> None:
    assert ShellLauncher(refuse, lambda: SID, COMMAND).obstacle() == "no-shell-launcher"
    assert KeyboardFilter(refuse).obstacle() == "no-keyboard-filter"


@pytest.mark.parametrize(
    ("run", "by_policy"),
    [
        (FakePowerShell(), False),
        (FakePowerShell(launcher=False), True),
        (FakePowerShell(setting="theirs"), True),
        (FakePowerShell(obeys=False), True),
        (refuse, True),
    ],
)
def test_the_shell_comes_by_the_launcher_or_by_the_policy(
    run: FakePowerShell, by_policy: bool, accounts: FakeAccounts, registry: FakeRegistry
) -> None:
    accounts.create_account(ACCOUNT, "", "")
    accounts.make_profile(ACCOUNT, SID)
    original = registry.picture(), run.picture() if isinstance(run, FakePowerShell) else ()
    shell = KioskShell(registry, run, lambda: SID, COMMAND)
    assert shell.obstacle() == ""
    before = shell.before()
    assert not shell.holds()
    shell.perform()
    shell.perform()
    assert shell.holds()
    assert (COMMAND in str(registry.files).replace("\\\\", "\\")) is by_policy
    for _ in range(2):
        KioskShell(registry, run, lambda: None, "").revert(before)
    after = registry.picture(), run.picture() if isinstance(run, FakePowerShell) else ()
    assert after == original


def test_the_filter_filters_what_it_knows_and_gives_back_what_was() -> None:
    run = FakePowerShell()
    original = run.picture()
    operation = KeyboardFilter(run)
    assert operation.obstacle() == ""
    before = operation.before()
    assert "Application" not in before
    assert not operation.holds()
    operation.perform()
    assert operation.holds()
    assert run.keys["Ctrl+Alt+Del"] == "1"
    assert run.keys[BREAKOUT] == "0"
    assert run.keys["Application"] == "0"
    operation.revert(before)
    assert run.picture() == original
    assert KeyboardFilter(FakePowerShell(filter=False)).obstacle() == "no-keyboard-filter"


@pytest.mark.parametrize("before", [{"Win+Q": "0"}, {"Alt+Tab": None}, {"Alt+Tab": "'; x"}])
def test_a_note_of_something_else_filters_nothing(before: Mapping[str, str | None]) -> None:
    run = FakePowerShell()
    original = run.picture()
    with pytest.raises(ValueError, match="keyboard filter"):
        KeyboardFilter(run).revert(before)
    assert run.picture() == original


def test_a_script_goes_to_power_shell_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        asked.extend((command[0], options["check"], options["timeout"]))
        return subprocess.CompletedProcess(command, 0, stdout="fine")

    monkeypatch.setattr(power_shell.subprocess, "run", run)
    assert power_shell.run_script("'fine'") == "fine"
    assert asked == ["powershell.exe", True, 90]
