"""How the session of an exam starts: compositor, then application, each in a fixed environment.

Knows no machine. The compositor is started without the switch of consoles and has one program to
run; when that ends, it ends, and the display manager starts it again. It is not told to keep to
the last screen (`-m last`): with a single one, releases up to 0.1.4 at least end there and then.
"""

import shlex
from collections.abc import Mapping
from typing import Final

from kiosk.lockdown.linux.station.environment import of_application, of_compositor
from kiosk.lockdown.linux.station.installed_files import Planned, planned
from kiosk.lockdown.linux.station.places import (
    ACCOUNT,
    APPLICATION,
    COPIES,
    FIREWALL,
    HOSTS,
    RESOLVER,
    SESSION,
    SETTINGS,
    STATE,
    UNITS,
)
from kiosk.lockdown.linux.station.settings import Display, Station

NAME: Final = "session"
GREETD: Final = "/etc/pix-kiosk/greetd.toml"
_PROGRAM_MODE: Final = 0o755
_PASSED_TO_COMPOSITOR: Final = ("XDG_SESSION_ID", "XDG_SEAT", "XDG_VTNR")
_PASSED_TO_APPLICATION: Final = ("WAYLAND_DISPLAY", "XDG_SESSION_ID")
_GREETD: Final = f"""\
# Pix Kiosk: the exam, and the exam again whenever it ends. `pix-kiosk lockdown disable` undoes it.
[terminal]
vt = 7

[general]
source_profile = false

[default_session]
command = "{SESSION}"
user = "{ACCOUNT}"
"""
_LIGHTDM: Final = f"""\
# Pix Kiosk: the exam, and the exam again whenever it ends. `pix-kiosk lockdown disable` undoes it.
[LightDM]
minimum-vt=7

[Seat:*]
autologin-user={ACCOUNT}
autologin-user-timeout=0
autologin-session=pix-kiosk
user-session=pix-kiosk
allow-guest=false
allow-user-switching=false
greeter-hide-users=true
session-cleanup-script=/usr/bin/systemctl --no-block restart lightdm.service
"""
_WAYLAND_SESSION: Final = f"""\
[Desktop Entry]
Type=Application
Name=Pix Kiosk
Exec={SESSION}
"""
_HARDENED: Final = f"""\
# Pix Kiosk: no session without the firewall, and less for the session to reach. The guard is only
# wanted: a session that were bound to it would end with it, and without it no exam opens anyway.
[Unit]
Requires=pix-kiosk-firewall.service
Wants=pix-kiosk-guard.service
After=pix-kiosk-firewall.service pix-kiosk-guard.service
AssertPathExists={FIREWALL}
StartLimitIntervalSec=0

[Service]
{{start}}Restart=always
RestartSec=1
UnsetEnvironment=LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT PYTHONPATH PYTHONHOME PYTHONSTARTUP
NoNewPrivileges=yes
ProtectSystem=full
ProtectHome=yes
PrivateTmp=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictNamespaces=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=~@clock @cpu-emulation @debug @module @obsolete @raw-io @reboot @swap
SystemCallErrorNumber=EPERM
CapabilityBoundingSet=~CAP_SYS_MODULE CAP_SYS_RAWIO CAP_SYS_PTRACE CAP_SYS_TIME CAP_SYS_BOOT
CapabilityBoundingSet=~CAP_MAC_ADMIN CAP_MAC_OVERRIDE CAP_BPF CAP_PERFMON CAP_NET_ADMIN CAP_NET_RAW
CapabilityBoundingSet=~CAP_MKNOD CAP_WAKE_ALARM CAP_SYSLOG CAP_SYS_PACCT CAP_LINUX_IMMUTABLE
BindReadOnlyPaths={HOSTS}:/etc/hosts {RESOLVER}:/etc/resolv.conf
InaccessiblePaths=-/run/systemd/resolve -/run/avahi-daemon
"""
_START: Final = {
    Display.GREETD: f"ExecStart=\nExecStart=/usr/sbin/greetd --config {GREETD}\n",
    Display.LIGHTDM: "",
}
_UNIT_FILES: Final = "/lib/systemd/system"


def files(station: Station) -> tuple[Planned, ...]:
    """All files of the session; what starts it comes last."""
    return (
        Planned(SETTINGS, station.serialize()),
        planned(
            RESOLVER, "# Pix Kiosk: the exam asks no name server; its server's name is known.\n"
        ),
        planned(APPLICATION, application(station), _PROGRAM_MODE),
        planned(SESSION, session(station), _PROGRAM_MODE),
        *_display_files(station.display),
    )


def start_files(display: Display) -> tuple[Planned, ...]:
    """What makes the machine start the session: the last files of all."""
    unit = f"{display}.service"
    drop_in = planned(f"{UNITS}/{unit}.d/90-pix-kiosk.conf", hardened(display))
    return (
        drop_in,
        Planned(f"{UNITS}/display-manager.service", target=f"{_UNIT_FILES}/{unit}"),
        Planned(f"{UNITS}/default.target", target=f"{_UNIT_FILES}/graphical.target"),
    )


def session(station: Station) -> str:
    """The program that the display manager runs as the account."""
    words = _clean(of_compositor(station), _PASSED_TO_COMPOSITOR)
    return (
        "#!/bin/sh\n"
        "# Pix Kiosk: the compositor, with nothing of the caller's environment but the seat.\n"
        f"exec /usr/bin/env -i {words} \\\n"
        f"    /usr/bin/cage -d -- {APPLICATION}\n"
    )


def application(station: Station) -> str:
    """The program that the compositor runs."""
    words = _clean(of_application(station), _PASSED_TO_APPLICATION)
    command = [*station.program, "run", "--state", STATE, "--copies", COPIES]
    if station.server is not None:
        command += ["--server", station.server.url]
    return (
        "#!/bin/sh\n"
        "# Pix Kiosk: the exam, in an environment of a fixed list. No option weakens it.\n"
        f"exec /usr/bin/env -i {words} \\\n"
        f"    {shlex.join(command)}\n"
    )


def _clean(environment: Mapping[str, str], passed: tuple[str, ...]) -> str:
    fixed = (shlex.quote(f"{name}={value}") for name, value in environment.items())
    given = (f'{name}="${{{name}-}}"' for name in passed)
    return " \\\n    ".join((*fixed, *given))


def hardened(display: Display) -> str:
    """The drop-in of the display manager's unit."""
    return _HARDENED.format(start=_START[display])


def _display_files(display: Display) -> tuple[Planned, ...]:
    if display is Display.GREETD:
        return (planned(GREETD, _GREETD),)
    return (
        planned("/etc/lightdm/lightdm.conf.d/90-pix-kiosk.conf", _LIGHTDM),
        planned("/usr/share/wayland-sessions/pix-kiosk.desktop", _WAYLAND_SESSION),
    )
