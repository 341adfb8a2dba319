"""The services of an exam station, as systemd reads them. Pure text; knows no machine."""

import shlex
from typing import Final

from kiosk.lockdown.linux.station.installed_files import Planned, planned
from kiosk.lockdown.linux.station.places import (
    COPIES,
    ENABLED,
    FIREWALL,
    LOCKDOWN,
    RUN,
    UNITS,
)
from kiosk.lockdown.linux.station.settings import Station
from kiosk.lockdown.restore_note import FILE_NAME

RESTORE: Final = "pix-kiosk-restore.service"
WALL: Final = "pix-kiosk-firewall.service"
GUARD: Final = "pix-kiosk-guard.service"
HELP: Final = "pix-kiosk-help.service"
STICK: Final = "pix-kiosk-stick@.service"
_MANAGERS: Final = "display-manager.service greetd.service lightdm.service"

_CONFINED: Final = """\
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged
SystemCallFilter=@chown
SystemCallErrorNumber=EPERM
KeyringMode=private
UMask=0022
"""
_FIREWALL: Final = f"""\
[Unit]
Description=Pix Kiosk: firewall of the exam's account
DefaultDependencies=no
After=local-fs.target
Before=network-pre.target {_MANAGERS}
Wants=network-pre.target
OnFailure={HELP}

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f {FIREWALL}
ExecReload=/usr/sbin/nft -f {FIREWALL}
{_CONFINED}\
ProtectKernelTunables=yes
ProtectProc=invisible
ProcSubset=pid
IPAddressDeny=any
RestrictAddressFamilies=AF_NETLINK
CapabilityBoundingSet=CAP_NET_ADMIN

[Install]
WantedBy=multi-user.target
"""
_GUARD: Final = f"""\
[Unit]
Description=Pix Kiosk: guard of the exam station
After=local-fs.target {WALL}
Requires={WALL}
Before={_MANAGERS}
OnFailure={HELP}
StartLimitIntervalSec=0

[Service]
Type=notify
ExecStart={{program}} lockdown guard
WatchdogSec=15
Restart=always
RestartSec=1
RuntimeDirectory={RUN.rpartition("/")[2]}
RuntimeDirectoryMode=0755
RuntimeDirectoryPreserve=yes
{_CONFINED}\
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
CapabilityBoundingSet=CAP_NET_ADMIN

[Install]
WantedBy=multi-user.target
"""
_RESTORE: Final = f"""\
[Unit]
Description=Pix Kiosk: give back a machine whose preparation was cut short
ConditionPathExists={LOCKDOWN}/{FILE_NAME}
ConditionPathExists=!{ENABLED}
After=local-fs.target
Before={_MANAGERS}

[Service]
Type=oneshot
ExecStart={{program}} lockdown disable --unfinished
ExecStartPost=/usr/bin/systemctl --no-block reboot

[Install]
WantedBy=multi-user.target
"""
_HELP: Final = """\
[Unit]
Description=Pix Kiosk: say that the station could not protect itself

[Service]
Type=oneshot
StandardOutput=tty
TTYPath=/dev/tty1
ExecStart=/usr/bin/printf \
'\\n\\n  Ce poste ne peut pas ouvrir de test : sa protection n’a pas démarré.\\n\
  Aucune réponse n’est perdue. Redémarrez ; sinon, prévenez le service informatique\\n\
  (guide du technicien, « Si le poste ne démarre pas »).\\n\\n\
  This station cannot open a test: its protection did not start.\\n\
  No answer is lost. Restart it; otherwise call the IT staff.\\n\\n'
"""
_STICK: Final = f"""\
[Unit]
Description=Pix Kiosk: stick of the copies on %I
BindsTo=dev-%i.device
After=dev-%i.device

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStartPre=-/usr/bin/rmdir {COPIES}
ExecStartPre=/usr/bin/mkdir {COPIES}
ExecStart=/usr/bin/mount -t vfat,exfat \
-o nosuid,nodev,noexec,sync,uid={{uid}},gid={{gid}},umask=0077 /dev/%I {COPIES}
ExecStop=/usr/bin/umount -l {COPIES}
ExecStopPost=-/usr/bin/rmdir {COPIES}
"""


def restore_files(program: tuple[str, ...]) -> tuple[Planned, ...]:
    """The service that gives back what a crash left half prepared: made before anything else."""
    text = _RESTORE.format(program=_command(program))
    return (planned(f"{UNITS}/{RESTORE}", text), _wanted(RESTORE))


def firewall_files() -> tuple[Planned, ...]:
    """The service without which no display manager starts, and what tells why not."""
    return (
        planned(f"{UNITS}/{HELP}", _HELP),
        planned(f"{UNITS}/{WALL}", _FIREWALL),
        _wanted(WALL),
    )


def guard_files(station: Station) -> tuple[Planned, ...]:
    """The service that looks each second whether everything still holds."""
    text = _GUARD.format(program=_command(station.program))
    return (planned(f"{UNITS}/{GUARD}", text), _wanted(GUARD))


def stick_files(station: Station) -> tuple[Planned, ...]:
    """The service that mounts the stick of the copies for the account alone."""
    return (planned(f"{UNITS}/{STICK}", _STICK.format(uid=station.uid, gid=station.gid)),)


def _wanted(unit: str) -> Planned:
    return Planned(f"{UNITS}/multi-user.target.wants/{unit}", target=f"{UNITS}/{unit}")


def _command(program: tuple[str, ...]) -> str:
    """The words as a unit writes them: a percent sign stands for itself when doubled."""
    return " ".join(shlex.quote(word).replace("%", "%%") for word in program)
