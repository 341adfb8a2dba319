"""Hands items to the program that shows them as candidates see them. Draws nothing itself.

The solutions stay here: what is handed over has none.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from engine.items import item_to_json
from engine.records.canonical import dumps
from workbench.packs.source import ItemSource

PREVIEW: Final = "kiosk.ui.preview"
OFFSCREEN: Final = "offscreen"
SIZES: Final = 2
"""Of text, at which each item is drawn."""

_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class PreviewFailedError(Exception):
    """The program that shows items could not; the first argument is what it said, if anything."""


class NoDisplayError(Exception):
    """This machine has no screen to open a window on."""


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be opened, as far as `sys.platform` and the environment tell."""
    return not platform.startswith("linux") or any(environment.get(one) for one in _DISPLAYS)


def hand_over(items: Iterable[ItemSource], folder: Path) -> None:
    """Write what the preview reads: items without solutions, and their documents.

    Raises:
        OSError: The folder cannot be written, or a document cannot be read.
    """
    listed = sorted(items, key=lambda one: one.item.id)
    content = dumps({"items": tuple(item_to_json(one.item) for one in listed)})
    (folder / "items.json").write_bytes(content)
    for one in listed:
        for written, attachment in zip(
            one.document["attachments"], one.item.attachments, strict=True
        ):
            target = folder / "media" / attachment.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(one.attachment(written["file"]).read_bytes())


def preview(items: Iterable[ItemSource], language: str) -> None:
    """Show the items in a window, until it is closed.

    Raises:
        NoDisplayError: There is no screen.
        PreviewFailedError: The window could not be shown.
        OSError: A document cannot be read.
    """
    if not has_display(sys.platform, os.environ):
        raise NoDisplayError
    with TemporaryDirectory() as name:
        folder = Path(name)
        hand_over(items, folder)
        found = subprocess.run(
            [sys.executable, "-m", PREVIEW, str(folder), "--language", language],
            check=False,
            stderr=subprocess.PIPE,
            text=True,
        )
    if found.returncode:
        raise PreviewFailedError(*found.stderr.strip().splitlines()[-1:])


def contact_sheet(items: Iterable[ItemSource], target: Path, language: str) -> Iterator[str]:
    """Write two pictures of each item, at usual and at largest text; what was drawn, one by one.

    Raises:
        PreviewFailedError: A picture could not be drawn.
        OSError: A document cannot be read.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        hand_over(items, folder)
        command = [sys.executable, "-m", PREVIEW, str(folder), "--language", language]
        with subprocess.Popen(
            [*command, "--pictures", str(target)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": OFFSCREEN},
        ) as process:
            if process.stdout is not None:
                yield from (line.strip() for line in process.stdout)
            said = process.stderr.read() if process.stderr is not None else ""
        if process.returncode:
            raise PreviewFailedError(*said.strip().splitlines()[-1:])
