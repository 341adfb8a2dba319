"""Sources of packs for the tests of authoring: copies of the small pack, and edits of them."""

import shutil
from pathlib import Path
from typing import Final

from workbench.packs.finding import Finding
from workbench.packs.source import ItemSource, read_item, read_pack
from workbench.packs.validation import validate

SMALL: Final = Path(__file__).parents[2] / "data" / "valid" / "small_pack"
SINGLE, MULTIPLE, TEXT, NUMBER, FIELDS, LISTS = (
    "1.3-lire-tableau-n1",
    "2.1-destinataires-n3",
    "2.4-gouvernance-n5",
    "5.2-internet-n4",
    "2.1-contacts-n5",
    "4.1-verrouillage-n2",
)


def small(folder: Path) -> Path:
    """A copy of the small pack."""
    return Path(shutil.copytree(SMALL, folder / "pack"))


def edit(pack: Path, name: str, old: str, new: str) -> None:
    path = pack / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def write(pack: Path, name: str, content: str) -> None:
    (pack / name).write_text(content, encoding="utf-8")


def item(pack: Path, name: str) -> ItemSource:
    found, findings = read_item(pack / "items" / name)
    assert findings == []
    assert found is not None
    return found


def findings(pack: Path) -> list[Finding]:
    return list(validate(read_pack(pack)))


def told(pack: Path) -> list[str]:
    return [str(one) for one in findings(pack)]
