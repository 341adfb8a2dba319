"""Tests of the dedicated account and of the lines that it is."""

from collections.abc import Callable

import pytest

from kiosk.lockdown.linux.station import account_lines
from kiosk.lockdown.linux.station.account_lines import (
    GROUP,
    GSHADOW,
    PASSWD,
    SHADOW,
    free_number,
    lets_in,
    parsed,
    with_line,
    without_line,
)
from kiosk.lockdown.linux.station.dedicated_account import DedicatedAccount, account_for
from kiosk.lockdown.linux.station.host import Found, What
from kiosk.lockdown.linux.station.places import ACCOUNT, HOME, STATE
from tests.fakes.host import MemoryHost
from tests.kiosk.lockdown.linux.station.machines import PASSWD as LIST
from tests.kiosk.lockdown.linux.station.machines import memory_machine


@pytest.fixture
def host() -> MemoryHost:
    return memory_machine()


def account(host: MemoryHost) -> DedicatedAccount:
    return DedicatedAccount(host, account_for(host))


def text(host: MemoryHost, path: str) -> str:
    return host.things[path].content.decode()


@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize("before", ["", "a:1", "a:1\nb:2"])
def test_a_line_that_came_and_went_leaves_the_text_as_it_was(before: str, end: str) -> None:
    whole = before + end if before else ""
    added = with_line(whole, "examen:x")
    assert "examen:x" in added.splitlines()
    assert with_line(added, "examen:x") == added
    assert without_line(added, "examen") == whole


def test_what_others_added_since_stays() -> None:
    added = with_line("a:1", "examen:x") + "\nb:2"
    assert without_line(added, "examen") == "a:1\nb:2"
    assert without_line("examen:x\n", "examen") == ""


def test_the_highest_free_number_is_taken() -> None:
    assert free_number("u:x:998:1", "g:x:999:\n\n") == 997
    full = "\n".join(f"u{one}:x:{one}:1" for one in range(1000))
    with pytest.raises(ValueError, match="free"):
        free_number(full, "")


def test_the_account_has_no_way_in(host: MemoryHost) -> None:
    one = account(host)
    assert one.obstacle() == ""
    one.perform()
    assert one.holds()
    found = parsed(text(host, PASSWD), ACCOUNT)
    assert found is not None
    assert (found.uid, found.shell, found.home) == (998, "/usr/sbin/nologin", HOME)
    assert not lets_in(text(host, PASSWD), text(host, SHADOW), ACCOUNT)
    assert host.things[HOME] == Found(What.FOLDER, 0o555, (0, 0))
    assert host.things[STATE] == Found(What.FOLDER, 0o700, (998, 998))
    assert host.things[SHADOW].mode == 0o640
    assert host.things[SHADOW].owner == (0, 42)


def test_made_twice_is_made_once_and_undone_twice_is_undone_once(host: MemoryHost) -> None:
    was = dict(host.things)
    one = account(host)
    before = one.before()
    for _ in range(2):
        one.perform()
    made = dict(host.things)
    one.perform()
    assert host.things == made
    for _ in range(2):
        one.revert(before)
        assert {path: found for path, found in host.things.items() if "pix-kiosk" not in path} == {
            path: found for path, found in was.items() if "pix-kiosk" not in path
        }


def test_a_system_without_shadowed_groups_will_do(host: MemoryHost) -> None:
    del host.things[GSHADOW]
    one = account(host)
    before = one.before()
    one.perform()
    assert one.holds()
    one.revert(before)
    assert GSHADOW not in host.things


def _line(path: str, line: str) -> Callable[[MemoryHost], None]:
    def change(host: MemoryHost) -> None:
        found = host.things[path]
        host.put(path, found.content.decode() + line + "\n", found.mode, found.owner)

    return change


def _both(passwd: str, shadow: str) -> Callable[[MemoryHost], None]:
    def change(host: MemoryHost) -> None:
        _line(PASSWD, passwd)(host)
        _line(SHADOW, shadow)(host)

    return change


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda host: host.things.pop(SHADOW), "no-accounts"),
        (_line(GROUP, "examen:x:1234:"), "name-taken"),
        (_line(GSHADOW, "\nexamen:!::"), "name-taken"),
        (
            _both("examen:x:1000:1000::/home/examen:/bin/bash", "examen:!:::::::"),
            "account-has-shell",
        ),
        (_both("examen:x:0:0::/:/bin/false", "examen:!:::::::"), "account-has-shell"),
        (
            _both("examen:x:500:500::/:/bin/false", "examen:$y$hash:::::::"),
            "account-has-password",
        ),
        (_both("examen:x:500:500::/:/bin/false", "examen::::::::"), "account-has-password"),
        (_both("examen::500:500::/:/bin/false", "examen:!:::::::"), "account-has-password"),
        (_both("examen:x:500:500::/:/bin/false", "other:!:::::::"), "account-has-password"),
    ],
)
def test_what_stands_against_the_account(
    host: MemoryHost, change: Callable[[MemoryHost], None], reason: str
) -> None:
    change(host)
    one = DedicatedAccount(host, account_for(host))
    assert one.obstacle() == reason


def test_an_account_that_changed_since_is_refused(host: MemoryHost) -> None:
    one = account(host)
    _both("examen:x:500:500::/elsewhere:/bin/false", "examen:!:::::::")(host)
    assert one.obstacle() == "account-changed"
    assert not one.holds()


def test_an_account_of_others_serves_and_stays(host: MemoryHost) -> None:
    _both("examen:x:500:500:Salle:/var/lib/pix-kiosk/home:/usr/sbin/nologin", "examen:!:::::::")(
        host
    )
    one = account(host)
    assert one.obstacle() == ""
    before = one.before()
    one.perform()
    assert one.holds()
    lists = [text(host, path) for path in (PASSWD, GROUP, SHADOW)]
    one.revert(before)
    assert [text(host, path) for path in (PASSWD, GROUP, SHADOW)] == lists


def test_the_memory_of_a_station_keeps_its_account_and_finds_it_again(host: MemoryHost) -> None:
    one = account(host)
    before = one.before()
    one.perform()
    host.put(f"{STATE}/station.db", "keys", 0o600, (998, 998))
    one.revert(before)
    assert parsed(text(host, PASSWD), ACCOUNT) is not None
    again = account(host)
    assert again.obstacle() == ""
    before = again.before()
    del host.things[f"{STATE}/station.db"]
    again.revert(before)
    assert text(host, PASSWD) == LIST
    assert STATE not in host.things


def test_a_memory_without_its_account_gives_it_its_number_back(host: MemoryHost) -> None:
    host.folders("/var/lib/pix-kiosk")
    host.things[STATE] = Found(What.FOLDER, 0o755, (700, 700))
    one = account(host)
    assert one.obstacle() == ""
    one.perform()
    assert host.things[STATE] == Found(What.FOLDER, 0o700, (700, 700))


@pytest.mark.parametrize("owner", [0, 33])
def test_a_memory_of_somebody_else_is_refused(host: MemoryHost, owner: int) -> None:
    host.folders("/var/lib/pix-kiosk")
    host.things[STATE] = Found(What.FOLDER, 0o755, (owner, owner))
    assert account(host).obstacle() == "memory-of-another"


@pytest.mark.parametrize(
    "change",
    [
        lambda host: host.make_folder(HOME, 0o755, (998, 998)),
        lambda host: host.make_folder(STATE, 0o755, (998, 998)),
        lambda host: host.put(PASSWD, LIST),
        lambda host: host.put(SHADOW, "examen:$y$hash:::::::"),
    ],
)
def test_what_changes_about_the_account_is_lost(
    host: MemoryHost, change: Callable[[MemoryHost], None]
) -> None:
    one = account(host)
    one.perform()
    change(host)
    assert not one.holds()


def test_a_line_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="unpack"):
        parsed("examen:x:1", "examen")
    assert not account_lines.made_here("other:x", "examen")


def test_a_note_without_folders_takes_the_account_alone(host: MemoryHost) -> None:
    account(host).perform()
    account(host).revert({"made": "yes"})
    assert text(host, PASSWD) == LIST
    assert HOME in host.things
