"""The calls of Windows that sensors make, each as thin as it can be. Judges nothing.

Libraries are loaded at the first call, so that any system can import this. They only ask: nothing
here changes the machine. A failing call is an `OSError`, or an empty answer where it says so.
"""

import ctypes
from collections.abc import Callable, Iterator
from ctypes import wintypes
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Final

_LOADER: Final = "WinDLL"
_CALLBACK: Final = "WINFUNCTYPE"
_SNAP_PROCESSES: Final = 0x2
_QUERY_LIMITED: Final = 0x1000
_CLOAKED: Final = 14
_KEYBOARD: Final = 1
_DEVICE_NAME: Final = 0x20000007
_DEVICE_INFO: Final = 0x2000000B
_LONGEST: Final = 512
_INVALID: Final = ctypes.c_void_p(-1).value

Rect = tuple[int, int, int, int]


class _ProcessEntry(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("usage", wintypes.DWORD),
        ("pid", wintypes.DWORD),
        ("heap", ctypes.c_size_t),
        ("module", wintypes.DWORD),
        ("threads", wintypes.DWORD),
        ("parent", wintypes.DWORD),
        ("priority", wintypes.LONG),
        ("flags", wintypes.DWORD),
        ("file", wintypes.WCHAR * 260),
    )


class _RawDevice(ctypes.Structure):
    _fields_ = (("handle", wintypes.HANDLE), ("kind", wintypes.DWORD))


class _KeyboardInfo(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("kind", wintypes.DWORD),
        ("type", wintypes.DWORD),
        ("subtype", wintypes.DWORD),
        ("mode", wintypes.DWORD),
        ("function_keys", wintypes.DWORD),
        ("indicators", wintypes.DWORD),
        ("keys", wintypes.DWORD),
    )


class _MonitorInfo(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("monitor", wintypes.RECT),
        ("work", wintypes.RECT),
        ("flags", wintypes.DWORD),
        ("device", wintypes.WCHAR * 32),
    )


@dataclass(frozen=True, slots=True)
class Process:
    """A line of the list of processes."""

    pid: int
    parent: int
    file: str


@dataclass(frozen=True, slots=True)
class TopWindow:
    """A visible window of the desktop: its class says what it is, its title is not read."""

    handle: int
    rect: Rect
    kind: str
    pid: int


@cache
def _library(name: str) -> Any:
    return getattr(ctypes, _LOADER)(name, use_last_error=True)


@cache
def _call(library: str, name: str, result: Any, *arguments: Any) -> Any:
    function = getattr(_library(library), name)
    function.restype = result
    function.argtypes = arguments
    return function


def _callback(kind: tuple[Any, ...], function: Callable[..., int]) -> Any:
    return getattr(ctypes, _CALLBACK)(*kind)(function)


def processes() -> Iterator[Process]:
    """All processes.

    Raises:
        OSError: There is no list of them.
    """
    snapshot = _call(
        "kernel32", "CreateToolhelp32Snapshot", wintypes.HANDLE, wintypes.DWORD, wintypes.DWORD
    )(_SNAP_PROCESSES, 0)
    if snapshot in (None, _INVALID):
        raise OSError
    entry = _ProcessEntry(size=ctypes.sizeof(_ProcessEntry))
    kind = (wintypes.BOOL, wintypes.HANDLE, ctypes.POINTER(_ProcessEntry))
    try:
        more = _call("kernel32", "Process32FirstW", *kind)(snapshot, ctypes.byref(entry))
        while more:
            yield Process(entry.pid, entry.parent, entry.file)
            more = _call("kernel32", "Process32NextW", *kind)(snapshot, ctypes.byref(entry))
    finally:
        _call("kernel32", "CloseHandle", wintypes.BOOL, wintypes.HANDLE)(snapshot)


def session_of(pid: int) -> int:
    """The number of a process's session; 0, that of services, when it cannot be told."""
    number = wintypes.DWORD()
    kind = (wintypes.BOOL, wintypes.DWORD, ctypes.POINTER(wintypes.DWORD))
    told = _call("kernel32", "ProcessIdToSessionId", *kind)(pid, ctypes.byref(number))
    return int(number.value) if told else 0


def file_of(pid: int) -> str:
    """The path of a process's program; empty when it cannot be told."""
    process = _call(
        "kernel32", "OpenProcess", wintypes.HANDLE, wintypes.DWORD, wintypes.BOOL, wintypes.DWORD
    )(_QUERY_LIMITED, 0, pid)
    if not process:
        return ""
    text = ctypes.create_unicode_buffer(_LONGEST)
    length = wintypes.DWORD(_LONGEST)
    kind = (wintypes.HANDLE, wintypes.DWORD, wintypes.LPWSTR, ctypes.POINTER(wintypes.DWORD))
    try:
        told = _call("kernel32", "QueryFullProcessImageNameW", wintypes.BOOL, *kind)(
            process, 0, text, ctypes.byref(length)
        )
        return text.value if told else ""
    finally:
        _call("kernel32", "CloseHandle", wintypes.BOOL, wintypes.HANDLE)(process)


def windows() -> list[TopWindow]:
    """The visible windows of this desktop, the highest first; none that is hidden by the system."""
    found: list[TopWindow] = []

    def take(handle: int, _data: int) -> int:
        if _seen(handle):
            found.append(TopWindow(handle, _rect(handle), _class(handle), window_pid(handle)))
        return 1

    kind = (wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    callback = _callback(kind, take)
    _call("user32", "EnumWindows", wintypes.BOOL, ctypes.c_void_p, wintypes.LPARAM)(
        ctypes.cast(callback, ctypes.c_void_p), 0
    )
    return found


def _seen(handle: int) -> bool:
    if not _call("user32", "IsWindowVisible", wintypes.BOOL, wintypes.HWND)(handle):
        return False
    if _call("user32", "IsIconic", wintypes.BOOL, wintypes.HWND)(handle):
        return False
    cloaked = wintypes.DWORD()
    kind = (wintypes.HWND, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD)
    told = _call("dwmapi", "DwmGetWindowAttribute", ctypes.c_long, *kind)(
        handle, _CLOAKED, ctypes.byref(cloaked), ctypes.sizeof(cloaked)
    )
    return told != 0 or not cloaked.value


def _rect(handle: int) -> Rect:
    rect = wintypes.RECT()
    kind = (wintypes.BOOL, wintypes.HWND, ctypes.POINTER(wintypes.RECT))
    _call("user32", "GetWindowRect", *kind)(handle, ctypes.byref(rect))
    return (rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top)


def _class(handle: int) -> str:
    text = ctypes.create_unicode_buffer(_LONGEST)
    kind = (ctypes.c_int, wintypes.HWND, wintypes.LPWSTR, ctypes.c_int)
    _call("user32", "GetClassNameW", *kind)(handle, text, _LONGEST)
    return text.value


def window_pid(handle: int) -> int:
    """The process of a window; 0 when it is gone."""
    number = wintypes.DWORD()
    kind = (wintypes.DWORD, wintypes.HWND, ctypes.POINTER(wintypes.DWORD))
    _call("user32", "GetWindowThreadProcessId", *kind)(handle, ctypes.byref(number))
    return int(number.value)


def monitors() -> list[tuple[Rect, str]]:
    """The places of the active displays on the desktop and their names; a mirror is one display."""
    found: list[tuple[Rect, str]] = []

    def take(monitor: int, _context: int, _rect: int, _data: int) -> int:
        info = _MonitorInfo(size=ctypes.sizeof(_MonitorInfo))
        kind = (wintypes.BOOL, wintypes.HANDLE, ctypes.POINTER(_MonitorInfo))
        if _call("user32", "GetMonitorInfoW", *kind)(monitor, ctypes.byref(info)):
            area = info.monitor
            place = (area.left, area.top, area.right - area.left, area.bottom - area.top)
            found.append((place, info.device.rpartition("\\")[2]))
        return 1

    kind = (wintypes.BOOL, wintypes.HANDLE, wintypes.HANDLE, ctypes.c_void_p, wintypes.LPARAM)
    callback = _callback(kind, take)
    asked = (wintypes.HANDLE, ctypes.c_void_p, ctypes.c_void_p, wintypes.LPARAM)
    _call("user32", "EnumDisplayMonitors", wintypes.BOOL, *asked)(
        None, None, ctypes.cast(callback, ctypes.c_void_p), 0
    )
    return found


def keyboards() -> list[tuple[str, int]]:
    """The names of the keyboards as the system has them, and how many keys each has.

    Raises:
        OSError: There is no list of them.
    """
    size = ctypes.sizeof(_RawDevice)
    asked = (ctypes.c_void_p, ctypes.POINTER(wintypes.UINT), wintypes.UINT)
    listed = _call("user32", "GetRawInputDeviceList", wintypes.UINT, *asked)
    count = wintypes.UINT()
    listed(None, ctypes.byref(count), size)
    devices = (_RawDevice * max(1, count.value))()
    written = listed(devices, ctypes.byref(count), size)
    if written > len(devices):
        raise OSError
    return [
        (_device_name(one.handle), _device_keys(one.handle))
        for one in devices[:written]
        if one.kind == _KEYBOARD
    ]


def _device_info(handle: int, what: int, place: Any, size: int) -> bool:
    length = wintypes.UINT(size)
    kind = (wintypes.HANDLE, wintypes.UINT, ctypes.c_void_p, ctypes.POINTER(wintypes.UINT))
    told = _call("user32", "GetRawInputDeviceInfoW", ctypes.c_int, *kind)(
        handle, what, place, ctypes.byref(length)
    )
    return bool(told > 0)


def _device_name(handle: int) -> str:
    text = ctypes.create_unicode_buffer(_LONGEST)
    return text.value if _device_info(handle, _DEVICE_NAME, text, _LONGEST) else ""


def _device_keys(handle: int) -> int:
    info = _KeyboardInfo(size=ctypes.sizeof(_KeyboardInfo))
    told = _device_info(handle, _DEVICE_INFO, ctypes.byref(info), ctypes.sizeof(info))
    return int(info.keys) if told else 0


def clipboard() -> tuple[int, int]:
    """The window that holds the clipboard, 0 for none, and how often it changed."""
    owner = _call("user32", "GetClipboardOwner", wintypes.HWND)()
    return int(owner or 0), int(_call("user32", "GetClipboardSequenceNumber", wintypes.DWORD)())


def metric(number: int) -> int:
    """A number that the system knows of its session or its screen."""
    return int(_call("user32", "GetSystemMetrics", ctypes.c_int, ctypes.c_int)(number))


def debugged() -> bool:
    """Whether this process is followed by a debugger, from inside or from outside."""
    if _call("kernel32", "IsDebuggerPresent", wintypes.BOOL)():
        return True
    found = wintypes.BOOL()
    own = _call("kernel32", "GetCurrentProcess", wintypes.HANDLE)()
    kind = (wintypes.BOOL, wintypes.HANDLE, ctypes.POINTER(wintypes.BOOL))
    _call("kernel32", "CheckRemoteDebuggerPresent", *kind)(own, ctypes.byref(found))
    return bool(found.value)


def uptimes() -> tuple[int, int]:
    """Milliseconds since the start: without sleep, and with it."""
    ticks = ctypes.c_uint64()
    kind = (wintypes.BOOL, ctypes.POINTER(ctypes.c_uint64))
    _call("kernel32", "QueryUnbiasedInterruptTime", *kind)(ctypes.byref(ticks))
    return ticks.value // 10_000, int(_call("kernel32", "GetTickCount64", ctypes.c_uint64)())


def values(place: str) -> dict[str, str]:
    """The texts under a key of the machine's registry; none when it is not there."""
    registry: Any = import_module("winreg")
    found = {}
    try:
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, place) as key:
            for number in range(registry.QueryInfoKey(key)[1]):
                name, value, _ = registry.EnumValue(key, number)
                if isinstance(value, str):
                    found[name] = value
    except OSError:
        return found
    return found


def keys(place: str) -> list[str]:
    """The names of the keys under a key of the machine's registry; none when it is not there."""
    registry: Any = import_module("winreg")
    try:
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, place) as key:
            return [registry.EnumKey(key, one) for one in range(registry.QueryInfoKey(key)[0])]
    except OSError:
        return []
