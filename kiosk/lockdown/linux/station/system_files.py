"""What keeps a seated person inside the session: consoles, keys of the system, power, plugs.

Pure text; knows no machine. Every file has a name of ours and only forbids: what others wrote
stays, and where it forbids more, it goes on doing so.
"""

from typing import Final

from kiosk.lockdown.linux.station.installed_files import Planned, masked, planned
from kiosk.lockdown.linux.station.places import ACCOUNT
from kiosk.lockdown.linux.station.settings import Station
from kiosk.lockdown.linux.station.units import stick_files

CONSOLES: Final = "consoles"
RESTART_KEYS: Final = "restart-keys"
POWER_KEYS: Final = "power-keys"
RIGHTS: Final = "rights"
PLUGS: Final = "plugs"
ONE_KEYBOARD: Final = "one-keyboard"

_LOGIND: Final = """\
# Pix Kiosk: no console to switch to, no key or lid that stops an exam, nothing left of a session.
[Login]
NAutoVTs=0
ReserveVT=0
KillUserProcesses=yes
KillExcludeUsers=root
HandlePowerKey=ignore
HandleRebootKey=ignore
HandleSuspendKey=ignore
HandleHibernateKey=ignore
HandleLidSwitch=ignore
HandleLidSwitchExternalPower=ignore
HandleLidSwitchDocked=ignore
"""
_MANAGER: Final = """\
# Pix Kiosk: seven times Ctrl+Alt+Del does not restart the machine.
[Manager]
CtrlAltDelBurstAction=none
"""
_POLKIT: Final = f"""\
// Pix Kiosk: the account of exams asks the system for nothing: no restart, no clock, no mount,
// no network, no device. Other accounts are not concerned.
polkit.addRule(function(action, subject) {{
    if (subject.user == "{ACCOUNT}") {{
        return polkit.Result.NO;
    }}
}});
"""
_UDEV: Final = """\
# Pix Kiosk: nothing that is plugged in is mounted by a desktop; the stick of the copies, by its
# label, is mounted for the account of exams alone.
ACTION=="remove", GOTO="pix_kiosk_end"
SUBSYSTEM!="block", GOTO="pix_kiosk_end"
ENV{ID_BUS}!="usb", GOTO="pix_kiosk_end"
ENV{UDISKS_IGNORE}="1"
ENV{UDISKS_AUTO}="0"
ENV{ID_FS_LABEL}=="PIX-KIOSK", ENV{ID_FS_TYPE}=="vfat|exfat", TAG+="systemd", \
ENV{SYSTEMD_WANTS}+="pix-kiosk-stick@$name.service"
LABEL="pix_kiosk_end"
"""
_USBGUARD: Final = """\
# Pix Kiosk: a second keyboard is refused while one is there. It comes before every other rule.
reject with-interface one-of { 03:00:01 03:01:01 } \
if allowed-matches(with-interface one-of { 03:00:01 03:01:01 })
"""


def console_files() -> tuple[Planned, ...]:
    """No login on a console, and no shell of root for debugging."""
    return (
        masked("getty@.service"),
        masked("autovt@.service"),
        masked("console-getty.service"),
        masked("debug-shell.service"),
    )


def restart_files() -> tuple[Planned, ...]:
    """Ctrl+Alt+Del does nothing, however often."""
    return (
        masked("ctrl-alt-del.target"),
        planned("/etc/systemd/system.conf.d/90-pix-kiosk.conf", _MANAGER),
    )


def power_files() -> tuple[Planned, ...]:
    """Keys and lid stop nothing. The last of such files rules, so that its name is a late one."""
    return (planned("/etc/systemd/logind.conf.d/zz-pix-kiosk.conf", _LOGIND),)


def rights_files() -> tuple[Planned, ...]:
    """The account may ask the system for nothing. The first rule that answers rules."""
    return (planned("/etc/polkit-1/rules.d/00-pix-kiosk.rules", _POLKIT),)


def plug_files(station: Station) -> tuple[Planned, ...]:
    """What is plugged in stays unmounted, but for the stick of the copies."""
    return (
        planned("/etc/udev/rules.d/99-pix-kiosk.rules", _UDEV),
        *stick_files(station),
    )


def keyboard_files() -> tuple[Planned, ...]:
    """A second keyboard is refused, where USBGuard rules the plugs."""
    return (planned("/etc/usbguard/rules.d/00-pix-kiosk.conf", _USBGUARD, 0o600),)
