"""The calls to Windows itself, one function each. Decides nothing; imports on every system.

Elsewhere than on Windows each raises OSError when it is called.
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from functools import cache
from typing import Any, Final

_NO, _YES = 0, 1
_GENERIC_ALL: Final = 0x10000000
_UOI_NAME: Final = 2
_ES_CONTINUOUS, _ES_SYSTEM, _ES_DISPLAY = 0x80000000, 0x1, 0x2
_SPI: Final = {"sticky": (0x3A, 0x3B), "toggle": (0x34, 0x35), "filter": (0x32, 0x33)}

_SCREEN_READER: Final = 0x46  # SPI_GETSCREENREADER
_HELPS: Final = ("OSKMainClass", "MagUIClass")

_BLACK_COVER: Final = 0x90000004  # WS_POPUP, WS_VISIBLE, SS_BLACKRECT
_COVER_STYLE: Final = 0x08000088  # WS_EX_NOACTIVATE, WS_EX_TOOLWINDOW, WS_EX_TOPMOST
_SECRET: Final = "DefaultPassword"  # noqa: S105 - the name under which the system looks for one
_USERS_GROUP: Final = "S-1-5-32-545"

Place = tuple[int, int, int, int]


class _Pair(ctypes.Structure):
    _fields_ = (("size", wintypes.DWORD), ("flags", wintypes.DWORD))


class _Filter(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("flags", wintypes.DWORD),
        ("times", wintypes.DWORD * 4),
    )


class _User(ctypes.Structure):
    _fields_ = (
        ("name", wintypes.LPWSTR),
        ("password", wintypes.LPWSTR),
        ("age", wintypes.DWORD),
        ("privilege", wintypes.DWORD),
        ("home", wintypes.LPWSTR),
        ("comment", wintypes.LPWSTR),
        ("flags", wintypes.DWORD),
        ("script", wintypes.LPWSTR),
    )


class _Words(ctypes.Structure):
    _fields_ = (
        ("length", wintypes.USHORT),
        ("most", wintypes.USHORT),
        ("buffer", wintypes.LPWSTR),
    )


class _Attributes(ctypes.Structure):
    _fields_ = (("length", wintypes.ULONG), ("rest", ctypes.c_void_p * 5))


class _Privilege(ctypes.Structure):
    _fields_ = (
        ("count", wintypes.DWORD),
        ("low", wintypes.DWORD),
        ("high", wintypes.LONG),
        ("attributes", wintypes.DWORD),
    )


@cache
def _library(name: str) -> Any:
    load = vars(ctypes).get("WinDLL")
    if load is None:
        raise OSError(f"{name}: not on this system")
    return load(name, use_last_error=True)


def failed(code: int | None = None) -> OSError:
    """The error of a number, or of the last call of this thread."""
    number = vars(ctypes)["get_last_error"]() if code is None else code
    return OSError(number, f"Windows error {number}")


def call(library: str, function: str, *arguments: object, result: Any = wintypes.BOOL) -> Any:
    """What a function of a library answers."""
    called = getattr(_library(library), function)
    called.restype = result
    return called(*arguments)


def done(library: str, function: str, *arguments: object, result: Any = wintypes.BOOL) -> Any:
    """What a function answers that answers nothing when it failed.

    Raises:
        OSError: It failed.
    """
    answer = call(library, function, *arguments, result=result)
    if not answer:
        raise failed()
    return answer


# Desktops


def _desktop_name(handle: int) -> str:
    name = ctypes.create_unicode_buffer(256)
    size = ctypes.sizeof(name)
    done(
        "user32",
        "GetUserObjectInformationW",
        wintypes.HANDLE(handle),
        _UOI_NAME,
        name,
        size,
        None,
    )
    return name.value


def input_desktop() -> str:
    """The name of the desktop that is shown and takes the keys now."""
    handle = done("user32", "OpenInputDesktop", 0, _NO, _GENERIC_ALL, result=wintypes.HANDLE)
    try:
        return _desktop_name(handle)
    finally:
        call("user32", "CloseDesktop", wintypes.HANDLE(handle))


def thread_desktop() -> str:
    """The name of the desktop that the windows of this thread are on."""
    thread = call("kernel32", "GetCurrentThreadId", result=wintypes.DWORD)
    return _desktop_name(done("user32", "GetThreadDesktop", thread, result=wintypes.HANDLE))


def create_desktop(name: str) -> int:
    """Make a desktop, or open it; it lives as long as a handle or a window of it. The handle."""
    handle: int = done(
        "user32", "CreateDesktopW", name, None, None, 0, _GENERIC_ALL, None, result=wintypes.HANDLE
    )
    return handle


def switch_desktop(name: str, /) -> None:
    """Show a desktop and give it the keys."""
    handle = done("user32", "OpenDesktopW", name, 0, _NO, _GENERIC_ALL, result=wintypes.HANDLE)
    try:
        done("user32", "SwitchDesktop", wintypes.HANDLE(handle))
    finally:
        call("user32", "CloseDesktop", wintypes.HANDLE(handle))


# Keys, screen, power


def accessibility_flags(which: str, /) -> int:
    """The flags of the sticky, toggle or filter keys."""
    held: Any = _Filter() if which == "filter" else _Pair()
    held.size = ctypes.sizeof(held)
    done("user32", "SystemParametersInfoW", _SPI[which][0], held.size, ctypes.byref(held), 0)
    return int(held.flags)


def set_accessibility_flags(which: str, flags: int, /) -> None:
    """Set these flags for this session; nothing is written to the account's settings."""
    held: Any = _Filter() if which == "filter" else _Pair()
    held.size = ctypes.sizeof(held)
    done("user32", "SystemParametersInfoW", _SPI[which][0], held.size, ctypes.byref(held), 0)
    held.flags = flags
    done("user32", "SystemParametersInfoW", _SPI[which][1], held.size, ctypes.byref(held), 0)


def helped() -> bool:
    """Whether a screen reader says that it is there, or a screen keyboard or magnifier is shown."""
    reader = wintypes.BOOL()
    done("user32", "SystemParametersInfoW", _SCREEN_READER, 0, ctypes.byref(reader), 0)
    shown = (call("user32", "FindWindowW", one, None, result=wintypes.HWND) for one in _HELPS)
    return bool(reader.value) or any(shown)


def keep_awake(*, wanted: bool) -> bool:
    """Ask that neither the machine nor the screen sleeps; whether it was asked before.

    The wish is this thread's and ends with it.
    """
    flags = _ES_CONTINUOUS | (_ES_SYSTEM | _ES_DISPLAY if wanted else 0)
    before = done(
        "kernel32", "SetThreadExecutionState", wintypes.DWORD(flags), result=wintypes.DWORD
    )
    return bool(before & _ES_DISPLAY)


def display_affinity(window: int, /) -> int:
    """Who may take pictures of a window: 0 everybody, 1 or 0x11 nobody."""
    affinity = wintypes.DWORD()
    done("user32", "GetWindowDisplayAffinity", wintypes.HWND(window), ctypes.byref(affinity))
    return affinity.value


def set_display_affinity(window: int, affinity: int, /) -> None:
    """Say who may take pictures of a window of this process."""
    done("user32", "SetWindowDisplayAffinity", wintypes.HWND(window), wintypes.DWORD(affinity))


def monitors() -> tuple[Place, ...]:
    """The screens as left, top, right and bottom, the main one first."""
    found: list[Place] = []
    prototype: Callable[..., Any] = vars(ctypes)["WINFUNCTYPE"](
        wintypes.BOOL, wintypes.HANDLE, wintypes.HDC, ctypes.POINTER(wintypes.RECT), wintypes.LPARAM
    )

    def one(_monitor: object, _context: object, place: Any, _data: object) -> bool:
        found.append(tuple(getattr(place.contents, side) for side in _SIDES))
        return True

    done("user32", "EnumDisplayMonitors", None, None, prototype(one), 0)
    return tuple(sorted(found, key=lambda place: (place[:2] != (0, 0), place)))


_SIDES: Final = ("left", "top", "right", "bottom")


def cover(place: Place, /) -> int:
    """A black window above everything there, which takes no focus; its handle."""
    left, top, right, bottom = place
    handle: int = done(
        "user32",
        "CreateWindowExW",
        _COVER_STYLE,
        "STATIC",
        None,
        wintypes.DWORD(_BLACK_COVER),
        left,
        top,
        right - left,
        bottom - top,
        None,
        None,
        None,
        None,
        result=wintypes.HWND,
    )
    return handle


def covers(handle: int, place: Place, /) -> bool:
    """Whether that window is still shown and still there."""
    found = wintypes.RECT()
    if not call("user32", "IsWindowVisible", wintypes.HWND(handle)):
        return False
    done("user32", "GetWindowRect", wintypes.HWND(handle), ctypes.byref(found))
    return tuple(getattr(found, side) for side in _SIDES) == place


def uncover(handle: int, /) -> None:
    """Take such a window away; gone already is fine."""
    call("user32", "DestroyWindow", wintypes.HWND(handle))


# Accounts; all need the rights of an administrator


def _sid_text(sid: object) -> str:
    written = wintypes.LPWSTR()
    done("advapi32", "ConvertSidToStringSidW", sid, ctypes.byref(written))
    try:
        return str(written.value)
    finally:
        call("kernel32", "LocalFree", written, result=ctypes.c_void_p)


def account_sid(name: str, /) -> str | None:
    """The identifier of a local account, or None if there is none of this name."""
    sid, size = ctypes.create_string_buffer(256), wintypes.DWORD(256)
    domain, domain_size = ctypes.create_unicode_buffer(256), wintypes.DWORD(256)
    use = wintypes.DWORD()
    found = call(
        "advapi32",
        "LookupAccountNameW",
        None,
        name,
        sid,
        ctypes.byref(size),
        domain,
        ctypes.byref(domain_size),
        ctypes.byref(use),
    )
    return _sid_text(sid) if found else None


def create_account(name: str, password: str, comment: str, /) -> None:
    """Make a local account without rights, whose password does not expire nor change by itself."""
    user = _User(
        name=name,
        password=password,
        privilege=1,  # USER_PRIV_USER
        comment=comment,
        flags=0x10241,  # UF_DONT_EXPIRE_PASSWD, NORMAL_ACCOUNT, PASSWD_CANT_CHANGE, SCRIPT
    )
    code = call("netapi32", "NetUserAdd", None, 1, ctypes.byref(user), None, result=wintypes.DWORD)
    if code:
        raise failed(code)
    _join_users(name)


def _join_users(name: str) -> None:
    """Its own name differs with the language of the system; its identifier does not."""
    sid = ctypes.c_void_p()
    done("advapi32", "ConvertStringSidToSidW", _USERS_GROUP, ctypes.byref(sid))
    group, size = ctypes.create_unicode_buffer(256), wintypes.DWORD(256)
    domain, domain_size = ctypes.create_unicode_buffer(256), wintypes.DWORD(256)
    use = wintypes.DWORD()
    done(
        "advapi32",
        "LookupAccountSidW",
        None,
        sid,
        group,
        ctypes.byref(size),
        domain,
        ctypes.byref(domain_size),
        ctypes.byref(use),
    )
    call("kernel32", "LocalFree", sid, result=ctypes.c_void_p)
    member = wintypes.LPWSTR(name)
    code = call(
        "netapi32",
        "NetLocalGroupAddMembers",
        None,
        group,
        3,
        ctypes.byref(member),
        1,
        result=wintypes.DWORD,
    )
    if code not in (0, 1378):  # ERROR_MEMBER_IN_ALIAS: it was one already
        raise failed(code)


def set_password(name: str, password: str, /) -> None:
    """Give a local account another password."""
    word = wintypes.LPWSTR(password)
    code = call(
        "netapi32", "NetUserSetInfo", None, name, 1003, ctypes.byref(word), None,
        result=wintypes.DWORD,
    )  # fmt: skip
    if code:
        raise failed(code)


def remove_account(name: str, sid: str, /, *, with_profile: bool) -> None:
    """Take a local account away, with its profile or without; gone already is fine."""
    if with_profile:
        call("userenv", "DeleteProfileW", sid, None, None)
    code = call("netapi32", "NetUserDel", None, name, result=wintypes.DWORD)
    if code not in (0, 2221):  # NERR_UserNotFound
        raise failed(code)


def make_profile(name: str, sid: str, /) -> str:
    """The folder of an account's profile, made as at its first logon if need be."""
    folder = ctypes.create_unicode_buffer(260)
    code = call(
        "userenv", "CreateProfile", sid, name, folder, wintypes.DWORD(260), result=ctypes.c_uint32
    )
    if code and code & 0xFFFF != 183:  # noqa: PLR2004 - ERROR_ALREADY_EXISTS
        raise failed(code)
    return folder.value


def keep_logon_secret(password: str | None, /) -> None:
    """Keep the password of the automatic logon where only the system reads it, or forget it."""
    attributes, policy = _Attributes(), wintypes.HANDLE()
    attributes.length = ctypes.sizeof(attributes)
    status = call(
        "advapi32", "LsaOpenPolicy", None, ctypes.byref(attributes), wintypes.DWORD(0x20),
        ctypes.byref(policy), result=wintypes.LONG,
    )  # fmt: skip
    if status:
        raise failed(status)
    try:
        name = _words(_SECRET)
        data = None if password is None else ctypes.byref(_words(password))
        status = call(
            "advapi32", "LsaStorePrivateData", policy, ctypes.byref(name), data,
            result=wintypes.LONG,
        )  # fmt: skip
        absent = password is None and status & 0xFFFFFFFF == 0xC0000034  # noqa: PLR2004 - OBJECT_NAME_NOT_FOUND
        if status and not absent:
            raise failed(status)
    finally:
        call("advapi32", "LsaClose", policy, result=wintypes.LONG)


def _words(text: str) -> _Words:
    size = len(text.encode("utf-16-le"))
    return _Words(size, size + 2, text)


def enable_privileges(*names: str) -> None:
    """Use rights that this process has and does not use yet."""
    token = wintypes.HANDLE()
    process = call("kernel32", "GetCurrentProcess", result=wintypes.HANDLE)
    done("advapi32", "OpenProcessToken", wintypes.HANDLE(process), 0x28, ctypes.byref(token))
    try:
        for name in names:
            wanted = _Privilege(count=1, attributes=2)
            place = ctypes.byref(wanted, _Privilege.low.offset)
            done("advapi32", "LookupPrivilegeValueW", None, name, place)
            done(
                "advapi32", "AdjustTokenPrivileges", token, _NO, ctypes.byref(wanted), 0, None,
                None,
            )  # fmt: skip
    finally:
        call("kernel32", "CloseHandle", token)


def unload_hive(name: str) -> None:
    """Take a mounted file of settings away from under the users."""
    users = wintypes.HANDLE(0x80000003)
    code = call("advapi32", "RegUnLoadKeyW", users, name, result=wintypes.LONG)
    if code:
        raise failed(code)


def is_administrator() -> bool:
    """Whether this process has the rights of an administrator."""
    return bool(call("shell32", "IsUserAnAdmin"))


def current_user() -> str:
    """The name of the account that runs this process."""
    name, size = ctypes.create_unicode_buffer(256), wintypes.DWORD(256)
    done("advapi32", "GetUserNameW", name, ctypes.byref(size))
    return name.value
