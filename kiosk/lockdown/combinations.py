"""The key combinations that leave an exam. Knows no toolkit and no platform's key codes.

Written as portable names (`Ctrl+Alt+Delete`); the interface translates and swallows them. What
the system keeps for itself (a switch of console, the kernel's own keys) never arrives here and is
the business of an exam station's preparation.
"""

from typing import Final

LEAVING: Final = frozenset(
    {
        # windows and desktops
        "Alt+Tab",
        "Alt+Shift+Tab",
        "Alt+Backtab",
        "Alt+Esc",
        "Alt+F1",
        "Alt+F2",
        "Alt+F4",
        "Alt+Space",
        "Ctrl+Alt+Tab",
        "Ctrl+Esc",
        "Ctrl+Shift+Esc",
        "Ctrl+Alt+Left",
        "Ctrl+Alt+Right",
        "Ctrl+Alt+Up",
        "Ctrl+Alt+Down",
        "Ctrl+Alt+D",
        "Ctrl+Alt+L",
        "Ctrl+Alt+T",
        "Ctrl+Alt+Del",
        "Ctrl+Alt+Backspace",
        # the system's own keys
        "Meta",
        "Super_L",
        "Super_R",
        "Meta+Tab",
        "Meta+A",
        "Meta+D",
        "Meta+E",
        "Meta+L",
        "Meta+M",
        "Meta+P",
        "Meta+R",
        "Meta+S",
        "Meta+V",
        "Meta+Up",
        "Meta+Down",
        "Meta+Left",
        "Meta+Right",
        # pictures of the screen
        "Print",
        "Alt+Print",
        "Ctrl+Print",
        "Shift+Print",
        "Meta+Print",
        # closing, printing, opening and reloading
        "Ctrl+Q",
        "Ctrl+W",
        "Ctrl+F4",
        "Ctrl+P",
        "Ctrl+N",
        "Ctrl+O",
        "Ctrl+S",
        "F5",
        "F11",
        "F12",
    }
)
