"""kiosk.detection.remote_session: each way in which a screen leaves its station."""

import pytest

from kiosk.detection.programs import Running
from kiosk.detection.remote_session import Session, protocol_of, watched
from kiosk.ports.sensor import Kind, Sighting


def running(*files: str) -> tuple[Running, ...]:
    return tuple(Running(200 + n, 1, (file,), 1000) for n, file in enumerate(files))


def told(*subjects: str) -> tuple[Sighting, ...]:
    return tuple(Sighting(Kind.REMOTE_SESSION, one) for one in subjects)


@pytest.mark.parametrize(
    ("session", "subjects"),
    [
        (Session(remote=True), ("",)),
        (Session(forwarded=True), ("",)),
        (Session(controlled=True), ("",)),
        (Session(protocol="XRDP"), ("XRDP",)),
        (Session(running=running("/usr/bin/x11vnc")), ("x11vnc",)),
        (Session(running=running("veyon-worker.exe")), ("Veyon",)),
        (Session(remote=True, running=running("Xtigervnc")), ("TigerVNC",)),
        (Session(remote=True, running=running("veyon-server")), ("", "Veyon")),
        (Session(remote=True, protocol="XRDP", running=running("xrdp-chansrv")), ("XRDP",)),
    ],
)
def test_a_screen_that_leaves_its_station_is_told(
    session: Session, subjects: tuple[str, ...]
) -> None:
    assert watched(session) == told(*subjects)


def test_benign_a_session_at_the_machine_itself() -> None:
    assert watched(Session(running=running("gnome-shell", "firefox"))) == ()


def test_benign_a_desktop_s_sharing_that_waits_for_somebody_to_allow_it() -> None:
    assert watched(Session(running=running("gnome-remote-desktop-daemon"))) == ()


def test_benign_a_program_that_looks_at_other_screens() -> None:
    assert watched(Session(running=running("vncviewer", "virt-viewer"))) == ()


def test_benign_services_that_only_resemble_one() -> None:
    assert watched(Session(running=running("vncserver-notes", "veyon-configurator", "sshd"))) == ()


@pytest.mark.parametrize(
    ("names", "protocol"),
    [
        (("PATH", "XRDP_SESSION"), "XRDP"),
        (("XRDP_SOCKET_PATH",), "XRDP"),
        (("VNCDESKTOP",), "VNC"),
        (("DISPLAY", "SSH_AUTH_SOCK", "XDG_SESSION_ID"), ""),
    ],
)
def test_an_environment_tells_how_its_session_was_made(
    names: tuple[str, ...], protocol: str
) -> None:
    assert protocol_of(names) == protocol
