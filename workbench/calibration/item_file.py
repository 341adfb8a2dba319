"""Writes new calibrations into items' sources, and nothing else of them. Estimates nothing.

Only the scalars change: the five values of `calibration` and `version`, which rises by one, since
a published item never changes. Every other byte stays, comments and layout included.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import yaml

from workbench.calibration.new_values import NewValues
from workbench.calibration.refusal import CalibrationRefusedError
from workbench.packs.files import write_whole
from workbench.packs.source import ITEM_FILE, PackSource

_VALUES: Final = (
    "difficulty",
    "discrimination",
    "se_difficulty",
    "se_discrimination",
    "origin",
)


def with_calibration(text: str, values: NewValues) -> str:
    """The text of an `item.yaml` with other values in it."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    written = _children(root)
    calibration = _children(written["calibration"])
    edits = [(written["version"], str(values.version))]
    edits += [(calibration[name], str(getattr(values, name))) for name in _VALUES]
    for node, value in sorted(edits, key=lambda edit: -edit[0].start_mark.index):
        text = text[: node.start_mark.index] + value + text[node.end_mark.index :]
    return text


def _children(node: yaml.Node | None) -> dict[str, yaml.Node]:
    assert isinstance(node, yaml.MappingNode)  # noqa: S101 - the schema of items lets no other through
    return {key.value: value for key, value in node.value}


def write_calibrations(source: PackSource, found: Mapping[str, NewValues]) -> None:
    """Write them into the files of the source, all or, when one does not read back, none.

    Raises:
        CalibrationRefusedError: A file cannot hold its new values; nothing was written.
        OSError: A file cannot be read or written.
    """
    texts: list[tuple[Path, bytes]] = []
    for one in source.items:
        values = found.get(str(one.item.id))
        if values is None or one.translated:  # a translation has the values of its original
            continue
        path = one.folder / ITEM_FILE
        text = with_calibration(path.read_bytes().decode("utf-8"), values)
        if _read(text) != _expected(one.document, values):
            raise CalibrationRefusedError(
                f"{path} ne peut pas être modifié sans toucher au reste : rien n’a été écrit.",
                f"{path} cannot be changed without touching the rest: nothing was written.",
            )
        texts.append((path, text.encode("utf-8")))
    for path, content in texts:
        write_whole(path, content)


def _read(text: str) -> object:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return None


def _expected(document: Mapping[str, object], values: NewValues) -> dict[str, object]:
    calibration = {name: getattr(values, name) for name in _VALUES}
    return {**document, "version": values.version, "calibration": calibration}
