"""The folder of a new item, to be filled in. Knows no content."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.items import ItemType
from engine.records.canonical import dumps
from workbench.packs.rubric import parameters
from workbench.packs.sample_tasks import applications, sample_task

TYPES: Final = tuple(kind.value for kind in ItemType)
APPLICATION: Final = ItemType.APPLICATION.value
_RUBRIC: Final = {"f1": 0, "f2": 0, "f3": 0, "f4": 0, "f5": 0, "f6": 0, "discrimination": 0.95}
_BODIES: Final = {
    "single": 'choices:\n  - "…"\n  - "… …"\n  - "… … …"\nsolution: 1\n',
    "multiple": 'choices:\n  - "…"\n  - "… …"\n  - "… … …"\nsolution: [1, 2]\n',
    "text": 'fields: [{key: reponse, label: "…", format: phrase}]\nsolution: ["mot"]\n',
    "number": 'fields: [{key: reponse, label: "…", format: nombre}]\nsolution: ["0"]\n',
    "fields": (
        'fields:\n  - {key: a, label: "…", format: petit}\n'
        '  - {key: b, label: "…", format: petit}\n'
        'solution:\n  a: ["mot"]\n  b: ["mot"]\n'
    ),
    "order": 'choices:\n  - "…"\n  - "… …"\n  - "… … …"\nsolution: [2, 3, 1]\n',
    "matching": (
        'fields:\n  - {key: a, label: "… A"}\n  - {key: b, label: "… B"}\n'
        '  - {key: c, label: "… C"}\n'
        'options: ["… 1", "… 2", "… 3", "… 4"]\n'
        'solution:\n  a: ["… 1"]\n  b: ["… 2"]\n  c: ["… 3"]\n'
    ),
    "hotspot": (
        "zones:\n"
        '  - {name: "Premier rectangle", x: 20, y: 20, width: 160, height: 80}\n'
        '  - {name: "Deuxième rectangle", x: 220, y: 20, width: 160, height: 80}\n'
        '  - {name: "Troisième rectangle", x: 420, y: 20, width: 160, height: 80}\n'
        "solution: 1\n"
    ),
}
_WORDS: Final = '{accepted: ["mot", "Mot", " mot "], refused: ["mo", "mots", "autre"]}'
_NUMBERS: Final = '{accepted: ["0", "0,0", "00"], refused: ["1", "-1", "zéro"]}'
_EXAMPLES: Final = {
    "text": f"examples: {_WORDS}\n",
    "number": f"examples: {_NUMBERS}\n",
    "fields": f"examples:\n  a: {_WORDS}\n  b: {_WORDS}\n",
}
_PICTURE_FILE: Final = "dessin.svg"
_ATTACHED: Final = (
    "attachments:\n"
    f"  - file: {_PICTURE_FILE}\n    kind: image\n"
    '    alt: "Trois rectangles côte à côte."\n'
)
_PICTURE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 120" font-family="sans-serif"'
    ' font-size="18" fill="#000">\n<rect width="600" height="120" fill="#fff"/>\n'
    '<g fill="none" stroke="#000" stroke-width="2">\n'
    '<rect x="20" y="20" width="160" height="80"/>\n'
    '<rect x="220" y="20" width="160" height="80"/>\n'
    '<rect x="420" y="20" width="160" height="80"/>\n</g>\n'
    '<text x="100" y="66" text-anchor="middle">A</text>\n'
    '<text x="300" y="66" text-anchor="middle">B</text>\n'
    '<text x="500" y="66" text-anchor="middle">C</text>\n</svg>\n'
)
_STATEMENT: Final = "…\n\n**…\u202f?**\n"


@dataclass(frozen=True, slots=True)
class Wish:
    """The item that is wanted; None is what nobody has said yet.

    `application` is of an item of that type, by the name that items use.
    """

    tube: str | None
    level: int | None
    type: str | None = None
    application: str | None = None


def new_item(pack: Path, wish: Wish) -> Path:
    """Make the folder of an item; its folder.

    Args:
        pack: The source that it is added to.
        wish: With a tube and a level; a single choice where it says no type.

    Raises:
        ValueError: The tube or the level is missing.
        FileExistsError: The item exists.
        OSError: The folder cannot be written.
    """
    if wish.tube is None or wish.level is None:
        raise ValueError("tube and level")
    item = f"{wish.tube}-n{wish.level}"
    folder = pack / "items" / item
    text = _text(item, wish.tube, wish.level, wish)
    folder.mkdir(parents=True)
    (folder / "item.yaml").write_text(text, encoding="utf-8")
    (folder / "statement.fr.md").write_text(_STATEMENT, encoding="utf-8")
    if wish.type == ItemType.HOTSPOT.value:
        (folder / _PICTURE_FILE).write_text(_PICTURE, encoding="utf-8")
    return folder


def _text(item: str, tube: str, level: int, wish: Wish) -> str:
    kind = wish.type or ItemType.SINGLE.value
    if kind == APPLICATION:
        body = sample_task(wish.application or applications()[0])
    else:
        body = _BODIES[kind]
    found = parameters(item, level, _RUBRIC)
    treatments = "[t1]" if kind in ("text", "fields") else "[]"
    rubric = dumps({key: str(value) for key, value in _RUBRIC.items()}).decode().replace('"', "")
    competence = tube.split("-", maxsplit=1)[0]
    attached = _ATTACHED if kind == ItemType.HOTSPOT.value else "attachments: []\n"
    return (
        f"id: {item}\nversion: 1\nstatus: draft\nlanguage: fr\n"
        f'competence: "{competence}"\ntube: {tube}\nlevel: {level}\ntype: {kind}\n'
        f"{body}treatments: {treatments}\n{_EXAMPLES.get(kind, '')}{attached}"
        f"calibration: {{difficulty: {found.difficulty}, discrimination: {found.discrimination},"
        f" se_difficulty: {found.se_difficulty}, se_discrimination: {found.se_discrimination},"
        " origin: rubric-1}\n"
        f"rubric: {rubric.replace(':', ': ').replace(',', ', ')}\n"
        f"access: {{blind: {_blind(kind)}, colour_blind: ok, keyboard: ok, deaf: ok}}\n"
        f"focus: {'false' if kind == APPLICATION else 'true'}\n"
        f"time_hint_s: {150 if kind == APPLICATION else 90}\nwhy: >\n"
        "  Pourquoi la clé est juste, et pourquoi chaque autre réponse est fausse.\n"
        "author: a-nommer\nlicence: CC-BY-SA-4.0\nreview: []\n"
    )


def _blind(kind: str) -> str:
    """A picture to point at is not for the blind until its text version is."""
    return "ko" if kind == ItemType.HOTSPOT.value else "ok"
