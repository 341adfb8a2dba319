"""A window of plain Windows with one line of text, and the real hooks. Runs under Wine.

The first argument is the hook program, the second one `hooked` or `free`. Each word on the standard
input is answered by a line of JSON.
"""

import ctypes
import json
import sys
from collections import Counter
from contextlib import suppress
from ctypes import wintypes
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from kiosk.lockdown.windows.hook_client import HookClient
from kiosk.lockdown.windows.keys import table

_VISIBLE = 0x10CF0000  # WS_OVERLAPPEDWINDOW, WS_VISIBLE
_TURN_S = 0.01
_WM_GETTEXT = 0x0D


def main() -> None:
    user: Any = vars(ctypes)["WinDLL"]("user32")
    user.CreateWindowExW.restype = wintypes.HWND
    nothing = [None] * 4
    window = wintypes.HWND(user.CreateWindowExW(8, "EDIT", "", _VISIBLE, 0, 0, 640, 480, *nothing))
    user.SetForegroundWindow(window)
    user.SetFocus(window)
    client = HookClient([sys.argv[1]], table())
    if sys.argv[2] == "hooked":
        client.start()
    words: SimpleQueue[str] = SimpleQueue()
    Thread(target=listen, args=(words,), daemon=True).start()
    say({"ready": True})
    text = ctypes.create_unicode_buffer(512)
    counts: Counter[str] = Counter()
    while (word := next_word(user, words)) != "end":
        obey(client, word)
        user.SendMessageW(window, _WM_GETTEXT, 512, text)
        counts.update(client.take_counts())
        say({"text": text.value, "fresh": client.fresh(), "counts": counts})
        user.SetFocus(window)
    client.stop()
    say({"fresh": client.fresh()})


def listen(words: "SimpleQueue[str]") -> None:
    """Hand the words on; whoever is gone means the end."""
    for line in sys.stdin:
        words.put(line.strip())
    words.put("end")


def next_word(user: Any, words: "SimpleQueue[str]") -> str:
    """The next word; until it comes, the window lives."""
    message = wintypes.MSG()
    while True:
        while user.PeekMessageW(ctypes.byref(message), None, 0, 0, 1):
            user.TranslateMessage(ctypes.byref(message))
            user.DispatchMessageW(ctypes.byref(message))
        with suppress(Empty):
            return words.get(timeout=_TURN_S)


def obey(client: HookClient, word: str) -> None:
    """Kill the hook program, or have it back."""
    if word == "kill" and client._process is not None:
        client._process.kill()
        client._process.wait()
    if word == "mend":
        client.start()


def say(facts: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
