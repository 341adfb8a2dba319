"""Writes the parts of the documents that follow from the code. Knows which part stands where.

    python -m docs.generate            write what is stale
    python -m docs.generate --check    only say whether something is: exit status 1

A part stands between `<!-- generated: NAME -->` and `<!-- end of NAME -->`.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from docs.attack_table import attack_table
from docs.sensor_table import sensor_table
from docs.sitting_drawing import command_table, drawing
from docs.tables import event_table, number_table, port_table
from docs.walk import walk

FOLDER: Final = Path(__file__).parent
_PART: Final = re.compile(
    r"(?P<open><!-- generated: (?P<name>[a-z-]+) -->\n).*?(?P<close><!-- end of (?P=name) -->)",
    re.DOTALL,
)


class UnknownPartError(Exception):
    """A document asks for a part that nothing makes."""


def parts() -> dict[str, str]:
    """Every generated part by its name."""
    steps = walk()
    return {
        "sitting-drawing": drawing(steps),
        "sitting-commands": command_table(steps),
        "events": event_table(steps),
        "ports": port_table(),
        "numbers": number_table(),
        "attacks": attack_table(),
        "sensors": sensor_table(),
    }


def filled(text: str, made: dict[str, str]) -> str:
    """A document with its generated parts as they should be.

    Raises:
        UnknownPartError: It asks for one that nothing makes.
    """

    def fill(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in made:
            raise UnknownPartError(name)
        return f"{match['open']}\n{made[name]}\n\n{match['close']}"

    return _PART.sub(fill, text)


def names_in(text: str) -> set[str]:
    """The names of the parts that a document asks for."""
    return {match["name"] for match in _PART.finditer(text)}


def stale(folder: Path, made: dict[str, str]) -> dict[Path, str]:
    """The documents of a folder that are not as they should be, with what they should hold."""
    found = {}
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text("utf-8")
        wanted = filled(text, made)
        if wanted != text:
            found[path] = wanted
    return found


def main(argv: Sequence[str] | None = None, folder: Path = FOLDER) -> int:
    """Write or check; the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m docs.generate", description="Write the generated parts of the documents."
    )
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when stale")
    check = parser.parse_args(argv).check
    found = stale(folder, parts())
    for path, text in found.items():
        sys.stdout.write(f"{path.relative_to(folder)}\n")
        if not check:
            path.write_text(text, "utf-8")
    return int(check and bool(found))


if __name__ == "__main__":
    sys.exit(main())
