"""What the exam's processes find in their environment: a fixed list. Pure; knows no process."""

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.lockdown.linux.station.places import ACCOUNT, HOME
from kiosk.lockdown.linux.station.settings import Station

PATH: Final = "/usr/sbin:/usr/bin:/sbin:/bin"
LIBRARIES: Final = "LD_LIBRARY_PATH"
"""A frozen program sets it for itself, to its own folder."""
_HARMFUL: Final = ("LD_", "PYTHON", "QT_", "QML", "GTK_", "GCONV_", "GIO_", "GLIBC_", "MALLOC_")
_FIXED: Final = {"QT_QPA_PLATFORM": "wayland", "QT_WAYLAND_DISABLE_WINDOWDECORATION": "1"}


def common(station: Station) -> Mapping[str, str]:
    """What compositor and application share."""
    return {
        "PATH": PATH,
        "LANG": "C.UTF-8",
        "HOME": HOME,
        "USER": ACCOUNT,
        "LOGNAME": ACCOUNT,
        "SHELL": "/usr/sbin/nologin",
        "XDG_RUNTIME_DIR": f"/run/user/{station.uid}",
        "XDG_SESSION_TYPE": "wayland",
    }


def of_compositor(station: Station) -> Mapping[str, str]:
    """What the compositor finds besides; a server for X11 programs never starts."""
    keyboard = station.keyboard
    return {
        **common(station),
        "LIBSEAT_BACKEND": "logind",
        "WLR_XWAYLAND": "/bin/false",
        "XKB_DEFAULT_MODEL": keyboard.model,
        "XKB_DEFAULT_LAYOUT": keyboard.layout,
        "XKB_DEFAULT_VARIANT": keyboard.variant,
        "XKB_DEFAULT_OPTIONS": "srvrkeys:none",
    }


def of_application(station: Station) -> Mapping[str, str]:
    """What the application finds besides; what toolkits keep goes with the session."""
    runtime = f"/run/user/{station.uid}"
    return {
        **common(station),
        "XDG_CACHE_HOME": f"{runtime}/cache",
        "XDG_CONFIG_HOME": f"{runtime}/config",
        "XDG_DATA_HOME": f"{runtime}/data",
        **_FIXED,
    }


def unclean(environment: Mapping[str, str], writable: Callable[[str], bool]) -> tuple[str, ...]:
    """The names of what could change which code runs, sorted.

    Args:
        environment: That of the process.
        writable: Whether the account could put something into a folder.

    >>> unclean({"LANG": "C.UTF-8", "LD_PRELOAD": "x.so"}, lambda _: False)
    ('LD_PRELOAD',)
    """
    return tuple(
        sorted(name for name, value in environment.items() if _harmful(name, value, writable))
    )


def _harmful(name: str, value: str, writable: Callable[[str], bool]) -> bool:
    if _FIXED.get(name) == value:
        return False
    if name == LIBRARIES:
        return any(not folder.startswith("/") or writable(folder) for folder in value.split(":"))
    if name == "LD_LIBRARY_PATH_ORIG":
        return value != ""
    return name.startswith(_HARMFUL)
