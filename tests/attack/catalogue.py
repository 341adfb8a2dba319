"""The attacks on the lockdown, by what they try. Knows no test: tests name the attack they make.

The levels are those of the port: in a protected session other programs of the same user run
beside the test, on an exam station none does.
"""

from typing import Final

from tests.attack.attack import Attack, Expected, Shown

_BLOCKED, _OBSERVED, _OUT = Expected.BLOCKED, Expected.OBSERVED, Expected.OUT_OF_SCOPE
_DISPLAY, _CAGE, _MACHINE = Shown.DISPLAY, Shown.CAGE, Shown.MACHINE
_CODE = Shown.PROGRAM
_WINE, _MODEL, _NOWHERE = Shown.WINE, Shown.MODEL, Shown.NOWHERE

_NO_WINDOWS = "only a real Windows shows it: docs/windows-verification.md"
_NO_SYSTEMD = "needs systemd as first process"
_NO_CONSOLE = "needs virtual consoles"
_SAME_USER = "X11 lets any program of the same user do it; level 1 says so in the journal"

_PROTECTED_SESSION: Final = (
    Attack("x-switch", "Alt+Tab, Alt+Esc, Super, desktop keys", 1, "Linux", _BLOCKED, _DISPLAY),
    Attack("x-close", "Alt+F4, Ctrl+W, Ctrl+Q, the cross", 1, "Linux", _BLOCKED, _DISPLAY),
    Attack("x-menu", "Alt+Space, launcher and terminal keys", 1, "Linux", _BLOCKED, _DISPLAY),
    Attack("x-focus", "another window takes the focus", 1, "Linux", _BLOCKED, _DISPLAY),
    Attack("x-cover", "another window comes in front", 1, "Linux", _OBSERVED, _DISPLAY),
    Attack("x-clipboard-in", "copied before, pasted in the test", 1, "Linux", _BLOCKED, _DISPLAY),
    Attack("x-clipboard-out", "copied in the test, pasted after", 1, "Linux", _BLOCKED, _DISPLAY),
    Attack("x-clipboard-use", "another program copies meanwhile", 1, "Linux", _OBSERVED, _DISPLAY),
    Attack("x-print", "Print and its variants", 1, "Linux", _BLOCKED, _DISPLAY),
    Attack("x-capture", "a program takes a picture of the screen", 1, "Linux", _OUT, _NOWHERE,
           _SAME_USER),
    Attack("x-capture-tool", "a known capture program runs", 1, "Linux", _OBSERVED, _MACHINE),
    Attack("x-synthetic", "a program plays keys (XTEST)", 1, "Linux", _OBSERVED, _DISPLAY),
    Attack("x-screen-saver", "the screen saver is switched on", 1, "Linux", _BLOCKED, _DISPLAY),
    Attack("x-display", "a second screen is switched on", 1, "Linux", _OBSERVED, _DISPLAY),
    Attack("x-altgr", "AltGr and dead keys under the grab", 1, "Linux", _BLOCKED, _DISPLAY,
           "blocked here means: no character is lost, no combination leaves"),
    Attack("x-console", "Ctrl+Alt+F2, Ctrl+Alt+Backspace", 1, "Linux", _OUT, _NOWHERE,
           "the X server decides; level 1 says so in the journal"),
)  # fmt: skip
_EXAM_STATION: Final = (
    Attack("cage-switch", "Alt+Tab, Alt+Esc, Super", 2, "Linux", _BLOCKED, _CAGE),
    Attack("cage-close", "Alt+F4, Ctrl+W, Ctrl+Q", 2, "Linux", _BLOCKED, _CAGE),
    Attack("cage-console", "Ctrl+Alt+F2 and the other consoles", 2, "Linux", _BLOCKED, _CAGE,
           "Cage does nothing of it; the kernel's own switch needs virtual consoles"),
    Attack("cage-exit", "the kiosk ends or is killed: back to the kiosk", 2, "Linux", _BLOCKED,
           _CAGE),
    Attack("cage-virtual-keyboard", "a program of the same account plays keys", 2, "Linux",
           _BLOCKED, _CAGE, "Cage 0.1.4; from 0.1.5 on no other program may run as the account"),
    Attack("cage-capture", "a program of the same account takes a picture", 2, "Linux", _OUT,
           _NOWHERE, "Cage lets it; no other program runs as the account"),
    Attack("station-network", "the account reaches any address but ours", 2, "Linux", _BLOCKED,
           _MACHINE),
    Attack("station-import", "a library where the account may write", 2, "Linux", _BLOCKED,
           _MACHINE),
    Attack("station-environment", "LD_PRELOAD, PYTHONPATH, QT_PLUGIN_PATH", 2, "Linux", _BLOCKED,
           _MACHINE),
    Attack("station-sysrq", "magic SysRq, Ctrl+Alt+Del, kexec", 2, "Linux", _BLOCKED, _MODEL,
           _NO_SYSTEMD),
    Attack("station-consoles", "getty and a login on another console", 2, "Linux", _BLOCKED,
           _MODEL, _NO_CONSOLE),
    Attack("station-usb", "a new keyboard or a stick with programs", 2, "Linux", _BLOCKED, _MODEL,
           "needs USBGuard and a bus"),
    Attack("station-power", "suspend, power key, clock, mounts as the account", 2, "Linux",
           _BLOCKED, _MODEL, _NO_SYSTEMD),
    Attack("station-guard", "the guard is killed or its word forged", 2, "Linux", _OBSERVED,
           _MACHINE),
    Attack("station-memory", "what the account puts where root looks", 2, "Linux", _BLOCKED,
           _MACHINE),
    Attack("station-half", "power cut in the middle of preparing", 2, "Linux", _BLOCKED, _MACHINE),
    Attack("station-boot", "another system, safe mode, a boot menu", 2, "Linux", _OUT, _NOWHERE,
           "firmware and boot passwords are the school's; the guide says how"),
)  # fmt: skip
_WINDOWS: Final = (
    Attack("win-hook", "Alt+Tab, Win keys, Alt+F4, PrintScreen", 1, "Windows", _BLOCKED, _WINE,
           _NO_WINDOWS),
    Attack("win-altgr", "AltGr and dead keys under the hook", 1, "Windows", _BLOCKED, _WINE,
           _NO_WINDOWS),
    Attack("win-injected", "SendInput from another program", 1, "Windows", _OBSERVED, _WINE,
           _NO_WINDOWS),
    Attack("win-hook-killed", "the hook is killed, stopped or removed", 1, "Windows", _OBSERVED,
           _WINE, _NO_WINDOWS),
    Attack("win-desktop", "another desktop comes in front", 1, "Windows", _BLOCKED, _WINE,
           _NO_WINDOWS),
    Attack("win-sticky", "five times Shift, Num for five seconds", 1, "Windows", _BLOCKED, _MODEL,
           _NO_WINDOWS),
    Attack("win-capture", "PrintScreen, Snipping Tool, sharing", 1, "Windows", _BLOCKED, _MODEL,
           _NO_WINDOWS),
    Attack("win-security-screen", "Ctrl+Alt+Del and what it offers", 2, "Windows", _BLOCKED,
           _MODEL, _NO_WINDOWS),
    Attack("win-shell", "Explorer, Start, notifications, edge swipes", 2, "Windows", _BLOCKED,
           _MODEL, _NO_WINDOWS),
    Attack("win-forged-note", "a note that an ordinary user wrote, for an administrator to undo", 0,
           "Windows", _BLOCKED, _MODEL, _NO_WINDOWS),
    Attack("win-restore", "crash, power cut, kill: every value comes back", 0, "Windows",
           _BLOCKED, _WINE, _NO_WINDOWS),
)  # fmt: skip
_PROGRAM: Final = (
    Attack("kill-application", "the application is killed", 0, "any", _BLOCKED, _MACHINE),
    Attack("kill-watchdog", "the watchdog is killed", 0, "any", _BLOCKED, _MACHINE),
    Attack("kill-all", "all processes are killed, the plug pulled", 0, "any", _BLOCKED, _MACHINE),
    Attack("stop-application", "the application is stopped (SIGSTOP)", 0, "any", _BLOCKED,
           _MACHINE),
    Attack("stop-watchdog", "the watchdog is stopped (SIGSTOP)", 0, "any", _BLOCKED, _MACHINE,
           "noticed after 5 s and made to go on; where that fails the test is held"),
    Attack("note-deleted", "the restore note is deleted or overwritten in mid-test", 0, "any",
           _BLOCKED, _MACHINE, "written again within a second"),
    Attack("crash-loop", "the application crashes again and again", 0, "any", _BLOCKED, _MACHINE),
    Attack("huge-paste", "ten million characters are pasted", 0, "any", _BLOCKED, _CODE),
    Attack("disk-full", "the disk is filled", 0, "any", _BLOCKED, _MACHINE),
    Attack("clock-step", "the wall clock is changed", 0, "any", _OBSERVED, _MODEL,
           "the clock of the test is moved, not the machine's"),
    Attack("suspend", "the lid is closed", 0, "any", _OBSERVED, _MODEL,
           "the machine of the tests cannot sleep"),
    Attack("debugger", "a debugger is attached", 0, "Linux", _OBSERVED, _MACHINE),
    Attack("remote-control", "a remote control program runs", 0, "any", _OBSERVED, _MACHINE),
    Attack("remote-session", "the session is seen from elsewhere", 0, "any", _OBSERVED, _MODEL,
           "needs a remote desktop"),
    Attack("virtual-machine", "the station is a virtual machine", 0, "any", _OBSERVED, _MODEL,
           "needs one whose host is known"),
    Attack("new-keyboard", "a keyboard is plugged in during the test", 0, "any", _OBSERVED,
           _MODEL, "the kernel of the tests makes no devices"),
    Attack("flood", "windows or programs without end, each of another name", 0, "any", _OBSERVED,
           _MACHINE, "eight of a kind are named in a minute, then that there are more"),
    Attack("links", "file:, mailto: and web links in a text", 0, "any", _BLOCKED, _MACHINE),
    Attack("drop", "something is dragged in or out", 0, "any", _BLOCKED, _CODE),
    Attack("context-menu", "context menus, F1, printing, opening files", 0, "any", _BLOCKED,
           _CODE),
    Attack("options", "options and variables that weaken a real exam", 0, "any", _BLOCKED,
           _CODE),
    Attack("note-damaged", "the restore note damaged at every byte", 0, "any", _BLOCKED,
           _MACHINE),
    Attack("note-cut", "power cut at every write of the note", 0, "any", _BLOCKED, _MACHINE,
           "writes are cut and torn by the test, not by a plug"),
    Attack("note-lost", "the restore note is deleted", 0, "any", _BLOCKED, _MACHINE,
           "while the program lives: it remembers; after a crash as well, nothing is known"),
    Attack("rescue-meanwhile", "a rescue is run during a test", 0, "any", _BLOCKED, _MACHINE,
           "what it gave back is noted and made again"),
    Attack("note-planted", "a note that another account wrote, for root to undo", 0, "Linux",
           _BLOCKED, _MACHINE, "root undoes what the account's own session changed, nothing else"),
    Attack("pin-guessing", "PINs are tried one after the other", 0, "any", _BLOCKED, _CODE),
    Attack("database", "the databases are changed, copied, put back", 0, "any", _OBSERVED,
           _CODE),
    Attack("pack", "a pack is changed, exchanged, opened before the hour", 0, "any", _BLOCKED,
           _CODE),
    Attack("splitter", "an HDMI splitter, a phone's camera, a neighbour", 0, "any", _OUT, _NOWHERE,
           "no program sees it; the room's rules and the invigilator do"),
)  # fmt: skip

ATTACKS: Final = (*_PROTECTED_SESSION, *_EXAM_STATION, *_WINDOWS, *_PROGRAM)
