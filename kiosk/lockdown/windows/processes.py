"""The calls to Windows about processes, one function each. Decides nothing.

Imports on every system; elsewhere than on Windows each raises OSError when it is called.
"""

import ctypes
import os
import socket
from ctypes import wintypes
from importlib import import_module
from typing import Any, Final, NamedTuple

from kiosk.lockdown.windows.win32 import call, create_desktop, done

_FOREVER: Final = 0xFFFFFFFF
_SUSPENDED: Final = 0x4  # CREATE_SUSPENDED
_WITH_HANDLES: Final = 0x100  # STARTF_USESTDHANDLES
_LIMITS: Final = 9  # JobObjectExtendedLimitInformation
_KILL_ON_CLOSE: Final = 0x2000  # JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
_KILLED: Final = 0xFFFFFFF7  # -9, as where a signal kills
_STANDARD: Final = (wintypes.DWORD(-11), wintypes.DWORD(-12))  # output, errors
_SYNCHRONIZE: Final = 0x00100000
_QUERY: Final = 0x4  # JOB_OBJECT_QUERY
_SHARED: Final = 628  # the size of a WSAPROTOCOL_INFOW
_HUNDREDS_OF_NS: Final = 10_000_000


class Started(NamedTuple):
    """A process: its handle, that of its first thread, and its number."""

    handle: int
    thread: int
    number: int


class _Startup(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("reserved", wintypes.LPWSTR),
        ("desktop", wintypes.LPWSTR),
        ("title", wintypes.LPWSTR),
        ("numbers", wintypes.DWORD * 7),
        ("flags", wintypes.DWORD),
        ("words", wintypes.WORD * 2),
        ("more", ctypes.c_void_p),
        ("handles", wintypes.HANDLE * 3),
    )


class _Process(ctypes.Structure):
    _fields_ = (
        ("process", wintypes.HANDLE),
        ("thread", wintypes.HANDLE),
        ("process_id", wintypes.DWORD),
        ("thread_id", wintypes.DWORD),
    )


class _Limits(ctypes.Structure):
    _fields_ = (
        ("times", ctypes.c_int64 * 2),
        ("flags", wintypes.DWORD),
        ("sets", ctypes.c_size_t * 2),
        ("active", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priorities", wintypes.DWORD * 2),
        ("counters", ctypes.c_uint64 * 6),
        ("memory", ctypes.c_size_t * 4),
    )


def made_desktop(name: str) -> int:
    """Make a desktop that lives as long as this process, or 0 where that is refused."""
    try:
        return create_desktop(name)
    except OSError:
        return 0


def start(line: str, desktop: str, told: int) -> Started:
    """Start a program that does nothing yet, on a desktop or that of this one.

    Args:
        line: The command line.
        desktop: The name of the desktop, or nothing.
        told: The descriptor of its standard input.
    """
    source: int = import_module("msvcrt").get_osfhandle(told)
    vars(os)["set_handle_inheritable"](source, True)  # noqa: FBT003 - its own signature
    startup, process = _Startup(desktop=desktop or None), _Process()
    startup.size, startup.flags = ctypes.sizeof(startup), _WITH_HANDLES
    others = (call("kernel32", "GetStdHandle", one, result=wintypes.HANDLE) for one in _STANDARD)
    startup.handles = (wintypes.HANDLE * 3)(source, *others)
    written = ctypes.create_unicode_buffer(line)
    done(
        "kernel32",
        "CreateProcessW",
        *(None, written, None, None, 1, wintypes.DWORD(_SUSPENDED), None, None),
        ctypes.byref(startup),
        ctypes.byref(process),
    )
    return Started(process.process, process.thread, process.process_id)


def let_go(process: Started) -> None:
    """Let a program that was started begin."""
    call("kernel32", "ResumeThread", wintypes.HANDLE(process.thread), result=wintypes.DWORD)
    close(process.thread)


def ended(process: Started, *, within_ms: int) -> bool:
    """Whether a process is dead, or dies within a time."""
    handle, most = wintypes.HANDLE(process.handle), wintypes.DWORD(within_ms)
    found: int = call("kernel32", "WaitForSingleObject", handle, most, result=wintypes.DWORD)
    return found == 0


def await_end(process: Started) -> None:
    """Wait until a process is dead."""
    ended(process, within_ms=_FOREVER)


def kill(process: Started) -> None:
    """End a process at once; dead already is fine."""
    call("kernel32", "TerminateProcess", wintypes.HANDLE(process.handle), wintypes.UINT(_KILLED))


def exit_status(process: Started) -> int:
    """The exit status of a process, once it is dead, as a signed number."""
    await_end(process)
    status = wintypes.LONG()
    done("kernel32", "GetExitCodeProcess", wintypes.HANDLE(process.handle), ctypes.byref(status))
    return status.value


def is_running(number: int) -> bool:
    """Whether there is a process of that number that is not dead."""
    rights, known = wintypes.DWORD(_SYNCHRONIZE), wintypes.DWORD(number)
    handle = call("kernel32", "OpenProcess", rights, 0, known, result=wintypes.HANDLE)
    if not handle:
        return False
    try:
        return not ended(Started(handle, 0, number), within_ms=0)
    finally:
        close(handle)


def new_job() -> int:
    """A job whose processes die with the last handle of it."""
    job: int = done("kernel32", "CreateJobObjectW", None, None, result=wintypes.HANDLE)
    limits = _Limits(flags=_KILL_ON_CLOSE)
    size = wintypes.DWORD(ctypes.sizeof(limits))
    done(
        "kernel32",
        "SetInformationJobObject",
        *(wintypes.HANDLE(job), _LIMITS, ctypes.byref(limits), size),
    )
    return job


def join_job(job: int, process: Started) -> None:
    """Put a process and all that it will start into a job, and have it hold that job too."""
    ours, theirs = wintypes.HANDLE(job), wintypes.HANDLE(process.handle)
    done("kernel32", "AssignProcessToJobObject", ours, theirs)
    this = wintypes.HANDLE(call("kernel32", "GetCurrentProcess", result=wintypes.HANDLE))
    held = wintypes.HANDLE()
    done(
        "kernel32",
        "DuplicateHandle",
        *(this, ours, theirs, ctypes.byref(held), wintypes.DWORD(_QUERY), 0, wintypes.DWORD(0)),
    )


def end_job(job: int) -> None:
    """Kill everything in a job; nothing there is fine."""
    call("kernel32", "TerminateJobObject", wintypes.HANDLE(job), wintypes.UINT(_KILLED))


def close(handle: int) -> None:
    """Let a handle go."""
    call("kernel32", "CloseHandle", wintypes.HANDLE(handle))


def awake_s() -> float:
    """Seconds that this machine was awake since it was started."""
    found = ctypes.c_uint64()
    done("kernel32", "QueryUnbiasedInterruptTime", ctypes.byref(found))
    return found.value / _HUNDREDS_OF_NS


def handed_channel(descriptor: int) -> socket.socket:
    """The end of a channel that a watchdog handed over a descriptor of this process."""
    made: Any = vars(socket).get("fromshare")
    if made is None:
        raise OSError("sockets: not on this system")
    read = b""
    while len(read) < _SHARED and (more := os.read(descriptor, _SHARED - len(read))):
        read += more
    if len(read) != _SHARED:
        raise OSError("no socket was handed over")
    channel: socket.socket = made(read)
    return channel
