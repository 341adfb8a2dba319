"""The folder of a new item, to be filled in. Knows no content."""

from pathlib import Path
from typing import Final

from engine.items import ItemType
from engine.records.canonical import dumps
from workbench.packs.rubric import parameters

TYPES: Final = tuple(
    kind.value
    for kind in (
        ItemType.SINGLE,
        ItemType.MULTIPLE,
        ItemType.TEXT,
        ItemType.NUMBER,
        ItemType.FIELDS,
    )
)
_RUBRIC: Final = {"f1": 0, "f2": 0, "f3": 0, "f4": 0, "f5": 0, "f6": 0, "discrimination": 0.95}
_BODIES: Final = {
    "single": 'choices:\n  - "…"\n  - "… …"\n  - "… … …"\nsolution: 1\n',
    "multiple": 'choices:\n  - "…"\n  - "… …"\n  - "… … …"\nsolution: [1, 2]\n',
    "text": 'fields: [{key: reponse, label: "…", format: phrase}]\nsolution: ["…"]\n',
    "number": 'fields: [{key: reponse, label: "…", format: nombre}]\nsolution: ["0"]\n',
    "fields": (
        'fields:\n  - {key: a, label: "…", format: petit}\n'
        '  - {key: b, label: "…", format: petit}\n'
        'solution:\n  a: ["…"]\n  b: ["…"]\n'
    ),
}
_EXAMPLES: Final = 'examples: {accepted: ["…", "… ", " …"], refused: ["a", "b", "c"]}\n'
_FIELD_EXAMPLES: Final = (
    'examples:\n  a: {accepted: ["…", "… ", " …"], refused: ["a", "b", "c"]}\n'
    '  b: {accepted: ["…", "… ", " …"], refused: ["a", "b", "c"]}\n'
)
_STATEMENT: Final = "…\n\n**… ?**\n"


def new_item(pack: Path, tube: str, level: int, kind: str) -> Path:
    """Make the folder of an item of that tube, level and type; its folder.

    Raises:
        FileExistsError: The item exists.
        OSError: The folder cannot be written.
    """
    item = f"{tube}-n{level}"
    folder = pack / "items" / item
    folder.mkdir(parents=True)
    found = parameters(item, level, _RUBRIC)
    examples = {"text": _EXAMPLES, "number": _EXAMPLES, "fields": _FIELD_EXAMPLES}.get(kind, "")
    rubric = dumps({key: str(value) for key, value in _RUBRIC.items()}).decode().replace('"', "")
    competence = tube.split("-", maxsplit=1)[0]
    text = (
        f"id: {item}\nversion: 1\nstatus: draft\nlanguage: fr\n"
        f'competence: "{competence}"\ntube: {tube}\nlevel: {level}\ntype: {kind}\n'
        f"{_BODIES[kind]}treatments: []\n{examples}attachments: []\n"
        f"calibration: {{difficulty: {found.difficulty}, discrimination: {found.discrimination},"
        f" se_difficulty: {found.se_difficulty}, se_discrimination: {found.se_discrimination},"
        " origin: rubric-1}\n"
        f"rubric: {rubric.replace(':', ': ').replace(',', ', ')}\n"
        "access: {blind: ok, colour_blind: ok, keyboard: ok, deaf: ok}\n"
        "focus: true\ntime_hint_s: 90\nwhy: >\n"
        "  Pourquoi la clé est juste, et pourquoi chaque autre réponse est fausse.\n"
        "author: a-nommer\nlicence: CC-BY-SA-4.0\nreview: []\n"
    )
    (folder / "item.yaml").write_text(text, encoding="utf-8")
    (folder / "statement.fr.md").write_text(_STATEMENT, encoding="utf-8")
    return folder
