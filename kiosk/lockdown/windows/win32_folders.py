"""The calls to Windows about rights of files and folders, one function each. Decides nothing.

Elsewhere than on Windows each raises OSError when it is called. Rights are a line of the security
descriptor definition language with the owner and the grants.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes
from typing import Final

from kiosk.lockdown.windows.win32 import call, done, failed

_FILE: Final = 1  # SE_FILE_OBJECT
_OWNER_AND_GRANTS: Final = 0x5  # OWNER_SECURITY_INFORMATION, DACL_SECURITY_INFORMATION
_INHERITS_NOTHING: Final = 0x80000000  # PROTECTED_DACL_SECURITY_INFORMATION
_REVISION: Final = 1
_THERE: Final = 183  # ERROR_ALREADY_EXISTS
_NO_ATTRIBUTES: Final = 0xFFFFFFFF
_REPARSE_POINT: Final = 0x400


class _Security(ctypes.Structure):
    _fields_ = (
        ("length", wintypes.DWORD),
        ("descriptor", ctypes.c_void_p),
        ("inherited", wintypes.BOOL),
    )


def rights(path: str, /) -> str:
    """Owner and grants of a file or folder as one line; a link is followed."""
    descriptor, written = ctypes.c_void_p(), wintypes.LPWSTR()
    code = call(
        "advapi32", "GetNamedSecurityInfoW", path, _FILE, _OWNER_AND_GRANTS, None, None, None,
        None, ctypes.byref(descriptor), result=wintypes.DWORD,
    )  # fmt: skip
    if code:
        raise failed(code)
    try:
        done(
            "advapi32", "ConvertSecurityDescriptorToStringSecurityDescriptorW", descriptor,
            _REVISION, _OWNER_AND_GRANTS, ctypes.byref(written), None,
        )  # fmt: skip
        return str(written.value)
    finally:
        call("kernel32", "LocalFree", written, result=ctypes.c_void_p)
        call("kernel32", "LocalFree", descriptor, result=ctypes.c_void_p)


def set_rights(path: str, wanted: str, /) -> None:
    """Give a folder this owner and these grants; what it holds inherits, it itself nothing."""
    owner, grants = ctypes.c_void_p(), ctypes.c_void_p()
    given = wintypes.BOOL()
    with _descriptor(wanted) as descriptor:
        done(
            "advapi32", "GetSecurityDescriptorOwner", descriptor, ctypes.byref(owner),
            ctypes.byref(given),
        )  # fmt: skip
        done(
            "advapi32", "GetSecurityDescriptorDacl", descriptor, ctypes.byref(given),
            ctypes.byref(grants), ctypes.byref(given),
        )  # fmt: skip
        what = wintypes.DWORD(_OWNER_AND_GRANTS | _INHERITS_NOTHING)
        code = call(
            "advapi32", "SetNamedSecurityInfoW", path, _FILE, what, owner, None, grants, None,
            result=wintypes.DWORD,
        )  # fmt: skip
        if code:
            raise failed(code)


def make_folder(path: str, wanted: str, /) -> None:
    """Make a folder with this owner and these grants; one that is there is left alone."""
    with _descriptor(wanted) as descriptor:
        security = _Security(ctypes.sizeof(_Security), descriptor, 0)
        try:
            done("kernel32", "CreateDirectoryW", path, ctypes.byref(security))
        except OSError as error:
            if error.errno != _THERE:
                raise


def is_link(path: str, /) -> bool:
    """Whether a name leads elsewhere: a junction, a symbolic link, or another reparse point."""
    attributes = call("kernel32", "GetFileAttributesW", path, result=wintypes.DWORD)
    if attributes == _NO_ATTRIBUTES:
        raise failed()
    return bool(attributes & _REPARSE_POINT)


@contextmanager
def _descriptor(line: str) -> Iterator[ctypes.c_void_p]:
    descriptor = ctypes.c_void_p()
    done(
        "advapi32", "ConvertStringSecurityDescriptorToSecurityDescriptorW", line, _REVISION,
        ctypes.byref(descriptor), None,
    )  # fmt: skip
    try:
        yield descriptor
    finally:
        call("kernel32", "LocalFree", descriptor, result=ctypes.c_void_p)
