"""kiosk.detection.programs: what runs, by names compared whole; what is usual stays silent."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.detection.programs import (
    Running,
    ancestors,
    captures,
    descendants,
    forbidden,
    screen_servers,
    unexpected,
)
from kiosk.ports.lockdown import EXAM_STATION, PROTECTED_SESSION
from kiosk.ports.sensor import Kind, Sighting

KIOSK = 100
EXAM = 1001
numbers = count(1_000)


def run(*names: str, arguments: tuple[str, ...] = (), ordinary: bool = True) -> Running:
    return Running(next(numbers), 1, names, EXAM, ordinary=ordinary, arguments=arguments)


def station(*others: Running) -> tuple[Running, ...]:
    """An exam station's session: greetd, Cage, watchdog, kiosk, voice."""
    return (
        Running(50, 1, ("/usr/sbin/greetd",), 0, ordinary=False),
        Running(60, 50, ("/usr/bin/cage",), EXAM),
        Running(99, 60, ("/opt/pix-kiosk/pix-kiosk",), EXAM),
        Running(KIOSK, 99, ("/opt/pix-kiosk/pix-kiosk",), EXAM),
        Running(101, KIOSK, ("/opt/pix-kiosk/helper",), EXAM),
        *others,
    )


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("/usr/bin/anydesk", "AnyDesk"),
        ("C:\\Outils\\TeamViewer.exe", "TeamViewer"),
        ("Discord", "Discord"),
        ("/usr/bin/xdotool", "xdotool"),
        ("AutoHotkey64.exe", "AutoHotkey"),
    ],
)
def test_remote_control_discussion_and_macros_are_told_by_name(file: str, name: str) -> None:
    assert forbidden([run(file)]) == (Sighting(Kind.PROCESS, name),)


def test_a_script_is_known_by_its_own_name() -> None:
    assert forbidden([run("/usr/bin/python3.11", "/usr/bin/autokey-gtk")]) == (
        Sighting(Kind.PROCESS, "AutoKey"),
    )


def test_two_processes_of_one_program_are_told_once() -> None:
    assert len(forbidden([run("discord"), run("discord"), run("Discord")])) == 1


def test_benign_a_service_of_the_helpdesk_under_an_account_of_the_system() -> None:
    assert forbidden([run("/opt/teamviewer/teamviewer", ordinary=False)]) == ()


@pytest.mark.parametrize("name", ["zoomer", "discordance", "anydesk-notes", "my-teams", "signals"])
def test_benign_a_name_that_only_resembles_one(name: str) -> None:
    assert forbidden([run(name)]) == ()


@pytest.mark.parametrize("name", ["firefox", "libreoffice", "orca", "nvda.exe", "update-manager"])
def test_benign_what_any_session_runs(name: str) -> None:
    assert forbidden([run(name)]) == ()
    assert captures([run(name)]) == ()
    assert screen_servers([run(name)]) == ()


def test_benign_a_file_named_after_a_program_that_is_only_read() -> None:
    assert forbidden([run("/usr/bin/less", arguments=("less", "/home/eleve/anydesk"))]) == ()


def test_an_unknown_program_of_the_kiosk_account_is_told_on_an_exam_station() -> None:
    found = unexpected(station(run("/home/examen/jeu")), KIOSK, EXAM_STATION)
    assert found == (Sighting(Kind.PROCESS, "jeu"),)


@pytest.mark.parametrize("place", ["/home/examen/cage", "/media/cle/dbus-daemon"])
def test_a_program_with_a_usual_name_in_an_unusual_place_is_told(place: str) -> None:
    assert len(unexpected(station(run(place, "cage")), KIOSK, EXAM_STATION)) == 1


def test_benign_an_exam_station_as_it_should_be() -> None:
    assert (
        unexpected(station(run("/usr/bin/dbus-daemon"), run("(sd-pam)")), KIOSK, EXAM_STATION) == ()
    )


def test_benign_unknown_programs_in_the_session_of_a_pupil() -> None:
    assert unexpected(station(run("jeu")), KIOSK, PROTECTED_SESSION) == ()


def test_benign_programs_of_other_accounts_on_an_exam_station() -> None:
    other = Running(900, 1, ("/usr/sbin/cupsd",), 7, ordinary=False)
    assert unexpected(station(other, run()), KIOSK, EXAM_STATION) == ()


def test_nothing_is_unexpected_while_the_kiosk_is_not_found_or_runs_as_the_system() -> None:
    assert unexpected(station(run("jeu")), 7_777, EXAM_STATION) == ()
    root = (Running(KIOSK, 1, ("pix-kiosk",), 0), Running(7, 1, ("jeu",), 0))
    assert unexpected(root, KIOSK, EXAM_STATION) == ()


def test_a_known_program_is_told_as_itself_and_not_as_unexpected() -> None:
    assert unexpected(station(run("anydesk")), KIOSK, EXAM_STATION) == ()


def test_a_capture_is_told_by_name() -> None:
    assert captures([run("/usr/bin/simplescreenrecorder")]) == (
        Sighting(Kind.CAPTURE, "SimpleScreenRecorder"),
    )


def test_an_encoder_that_reads_the_screen_is_a_capture() -> None:
    film = run("/usr/bin/ffmpeg", arguments=("ffmpeg", "-f", "x11grab", "-i", ":0", "film.mp4"))
    assert captures([film]) == (Sighting(Kind.CAPTURE, "ffmpeg"),)


def test_benign_an_encoder_that_reads_a_file() -> None:
    film = run("/usr/bin/ffmpeg", arguments=("ffmpeg", "-i", "film.avi", "film.mp4"))
    assert captures([film]) == ()


def test_benign_a_player_of_films() -> None:
    assert captures([run("vlc", arguments=("vlc", "film.mp4"))]) == ()


def test_benign_a_text_that_speaks_of_screen_captures() -> None:
    assert captures([run("nano", arguments=("nano", "x11grab.txt"))]) == ()


def test_what_shows_the_screen_is_told_whatever_account_it_has() -> None:
    found = screen_servers([run("x11vnc", ordinary=False), run("veyon-server", ordinary=False)])
    assert found == (
        Sighting(Kind.REMOTE_SESSION, "Veyon"),
        Sighting(Kind.REMOTE_SESSION, "x11vnc"),
    )


def test_a_name_is_bounded_and_printable() -> None:
    odd = run("/home/examen/" + "a\x07" * 80)
    found = unexpected(station(odd), KIOSK, EXAM_STATION)
    assert found == (Sighting(Kind.PROCESS, "a" * 40),)


trees = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 12)), unique_by=lambda one: one[0])


@given(trees, st.integers(1, 12))
def test_families_end_even_where_processes_were_renumbered(
    tree: list[tuple[int, int]], own: int
) -> None:
    running = [Running(pid, parent, ("a",)) for pid, parent in tree]
    family = descendants(running, own)
    assert own in family
    assert all(one.pid in family for one in running if one.parent in family)
    assert 1 not in ancestors(running, own)


def test_what_a_process_comes_from() -> None:
    running = station()
    assert ancestors(running, KIOSK) == {99, 60, 50}
    assert descendants(running, 99) == {99, KIOSK, 101}
