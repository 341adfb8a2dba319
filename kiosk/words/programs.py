"""Programs by the names of their files: how they are printed, and what they are for.

Knows no machine: what runs is for others to find. A name is compared whole, never in part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Family(StrEnum):
    """What a program is for, as far as an invigilator has to care."""

    REMOTE = "remote"
    SCREEN_SERVER = "screen_server"
    SUPERVISION = "supervision"
    CHAT = "chat"
    MACRO = "macro"
    CAPTURE = "capture"


@dataclass(frozen=True, slots=True)
class Program:
    """A program with the name that people know it by."""

    name: str
    family: Family


_FILES: Final[Mapping[Family, Mapping[str, str]]] = {
    Family.REMOTE: {
        "AnyDesk": "anydesk",
        "TeamViewer": "teamviewer teamviewer_desktop teamviewer_note teamviewerqs",
        "RustDesk": "rustdesk",
        "ToDesk": "todesk",
        "UltraViewer": "ultraviewer ultraviewer_desktop",
        "Supremo": "supremo",
        "DWService": "dwagent dwagsvc",
        "Ammyy Admin": "aa_v3 ammyy",
        "AeroAdmin": "aeroadmin",
        "Iperius Remote": "iperiusremote",
        "LogMeIn": "logmein lmiguardiansvc",
        "GoToMyPC": "g2comm g2tray",
        "ConnectWise Control": "screenconnect.windowsclient screenconnect.clientservice",
        "Splashtop": "srserver srmanager strwinclt splashtop-streamer",
        "NoMachine": "nxplayer nxclient nxplayer.bin",
        "Parsec": "parsec parsecd",
        "Moonlight": "moonlight",
        "Sunshine": "sunshine",
        "Chrome Remote Desktop": "remoting_host chrome-remote-desktop-host",
        "Remmina": "remmina",
        "Vinagre": "vinagre",
        "FreeRDP": "xfreerdp wlfreerdp xfreerdp3 sdl-freerdp",
        "Microsoft Remote Desktop": "mstsc msrdc",
        "Quick Assist": "quickassist msra",
        "VNC Viewer": "vncviewer xtigervncviewer xvncviewer tvnviewer",
        "HopToDesk": "hoptodesk",
        "MeshAgent": "meshagent meshcentralassistant",
    },
    Family.SCREEN_SERVER: {
        "x11vnc": "x11vnc",
        "TigerVNC": "x0vncserver x0tigervncserver xvnc xtigervnc winvnc4",
        "TightVNC": "xtightvnc tvnserver",
        "UltraVNC": "winvnc",
        "RealVNC": "vncserver-x11 vncserver vncserverui",
        "wayvnc": "wayvnc",
        "Vino": "vino-server",
        "Krfb": "krfb",
        "XRDP": "xrdp-chansrv",
        "xpra": "xpra",
        "Deskreen": "deskreen",
    },
    Family.SUPERVISION: {
        "Veyon": "veyon-server veyon-worker",
        "iTALC": "ica italcserver",
        "Epoptes": "epoptes-client",
        "NetSupport School": "client32",
        "LanSchool": "lanschoolclient",
        "Faronics Insight": "fistudent",
        "Classroom Spy": "classroomspyagent",
        "Impero": "imperoclient",
    },
    Family.CHAT: {
        "Discord": "discord discordcanary discordptb vesktop",
        "Microsoft Teams": "teams ms-teams msteams teams-for-linux",
        "Zoom": "zoom",
        "Skype": "skype skypeforlinux",
        "Slack": "slack",
        "WhatsApp": "whatsapp whatsapp.root whatsdesk",
        "Telegram": "telegram telegram-desktop",
        "Signal": "signal signal-desktop",
        "Element": "element element-desktop",
        "Jitsi Meet": "jitsi-meet",
        "Webex": "webex ciscocollabhost atmgr",
        "Mumble": "mumble",
        "TeamSpeak": "ts3client_win64 ts3client_linux_amd64 teamspeak",
        "ChatGPT": "chatgpt",
        "Claude": "claude",
        "Copilot": "copilot",
        "LM Studio": "lm-studio",
        "Ollama": "ollama",
    },
    Family.MACRO: {
        "AutoHotkey": "autohotkey autohotkey32 autohotkey64 autohotkeyu32 autohotkeyu64 autohotkeyux",
        "AutoIt": "autoit3 autoit3_x64",
        "AutoKey": "autokey-gtk autokey-qt autokey-run",
        "xdotool": "xdotool",
        "ydotool": "ydotool ydotoold",
        "wtype": "wtype",
        "xmacro": "xmacroplay xmacrorec xmacrorec2",
        "Pulover’s Macro Creator": "macrocreator macrocreatorportable",
        "TinyTask": "tinytask",
        "Input Leap": "input-leap input-leapc input-leaps barrier barrierc barriers synergy synergyc",
        "Mouse without Borders": "mousewithoutborders powertoys.mousewithoutborders",
    },
    Family.CAPTURE: {
        "OBS Studio": "obs obs64 obs32",
        "SimpleScreenRecorder": "simplescreenrecorder",
        "Kazam": "kazam",
        "Peek": "peek",
        "vokoscreen": "vokoscreen vokoscreenng",
        "recordMyDesktop": "recordmydesktop gtk-recordmydesktop",
        "wf-recorder": "wf-recorder wl-screenrec",
        "gpu-screen-recorder": "gpu-screen-recorder",
        "Flameshot": "flameshot",
        "Ksnip": "ksnip",
        "Shutter": "shutter",
        "Spectacle": "spectacle",
        "GNOME Screenshot": "gnome-screenshot",
        "Xfce Screenshooter": "xfce4-screenshooter",
        "MATE Screenshot": "mate-screenshot",
        "scrot": "scrot",
        "maim": "maim",
        "grim": "grim",
        "xwd": "xwd",
        "byzanz": "byzanz-record",
        "ShareX": "sharex",
        "Greenshot": "greenshot",
        "Lightshot": "lightshot",
        "Snagit": "snagit32 snagiteditor snagitcapture",
        "Snipping Tool": "snippingtool screenclippinghost",
        "Bandicam": "bandicam bdcam",
        "Camtasia": "camtasia camtasiastudio camrecorder",
        "Fraps": "fraps",
        "ScreenToGif": "screentogif",
        "Steps Recorder": "psr",
    },
}
_PROGRAMS: Final[Mapping[str, Program]] = {
    file: Program(name, family)
    for family, names in _FILES.items()
    for name, files in names.items()
    for file in files.split()
}
_FAMILIES: Final[Mapping[str, Family]] = {one.name: one.family for one in _PROGRAMS.values()}


def plain(file: str) -> str:
    """The name of a program's file without its folder, its case and what systems add to it.

    >>> plain("C:/Outils/AnyDesk.EXE"), plain("/opt/obs (deleted)")
    ('anydesk', 'obs')
    """
    name = file.replace("\\", "/").rpartition("/")[2].strip().lower()
    return name.removesuffix(" (deleted)").removesuffix(".exe").removesuffix(".appimage")


def program_of(file: str) -> Program | None:
    """The known program of a file; None for whatever is not on the list."""
    return _PROGRAMS.get(plain(file))


def family_of(name: str) -> Family | None:
    """What the program that people know by this name is for."""
    return _FAMILIES.get(name)
