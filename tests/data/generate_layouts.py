"""Writes down which key gives which character on the layouts of French schools. Knows no kiosk.

    xvfb-run -a python -m tests.data.generate_layouts

Facts only, read from the keyboard definitions of the system: for each key its place and, by
level (plain, Shift, AltGr, Shift and AltGr), the name of what it gives.
"""

import json
import re
import subprocess
from pathlib import Path
from typing import Final

LAYOUTS: Final = {
    "fr": ("fr", ""),
    "fr-oss": ("fr", "oss"),
    "fr-bepo": ("fr", "bepo"),
    "us-intl": ("us", "intl"),
    "gb": ("gb", ""),
}
FOLDER: Final = Path(__file__).parent / "layouts"
_KEY: Final = re.compile(r"key\s+<(\w+)>\s*\{(.*?)\};", re.DOTALL)
_SYMBOLS: Final = re.compile(r"(?:symbols\[Group1\]=\s*|^\s*)\[([^\]]*)\]", re.MULTILINE)
_CODE: Final = re.compile(r"<(\w+)> = (\d+);")
_TYPING: Final = re.compile(r"A[A-E]\d\d|TLDE|BKSL|LSGT|SPCE")


def compiled(layout: str, variant: str) -> str:
    """The whole keyboard of a layout, as the display's compiler writes it."""
    asked = ["setxkbmap", "-print", "-model", "pc105", "-layout", layout]
    asked += ["-variant", variant] if variant else []
    rough = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return subprocess.run(
        ["xkbcomp", "-w", "0", "-xkb", "-", "-"], input=rough, check=True, capture_output=True,
        text=True,
    ).stdout  # fmt: skip


def keys_of(text: str) -> dict[str, dict[str, object]]:
    """The keys that write something: key code and symbols by level."""
    codes = {name: int(code) for name, code in _CODE.findall(text)}
    keys: dict[str, dict[str, object]] = {}
    for name, body in _KEY.findall(text[text.index("xkb_symbols") :]):
        symbols = _SYMBOLS.search(body)
        if symbols and _TYPING.fullmatch(name):
            levels = [symbol.strip() for symbol in symbols[1].split(",")][:4]
            keys[name] = {"code": codes[name], "levels": levels}
    return keys


def main() -> None:
    """Write one file for each layout."""
    FOLDER.mkdir(exist_ok=True)
    for name, (layout, variant) in LAYOUTS.items():
        keys = keys_of(compiled(layout, variant))
        written = {"layout": layout, "variant": variant, "keys": keys}
        text = json.dumps(written, indent=1, sort_keys=True)
        (FOLDER / f"{name}.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
