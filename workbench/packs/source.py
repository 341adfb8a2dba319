"""The source of a pack: its settings, its items and their translations. Judges nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.errors import MalformedError
from engine.plan import ExamPlan
from engine.records.canonical import MAX_BYTES, loads_object
from engine.study import Study, study_from_json
from workbench.packs.finding import Finding
from workbench.packs.item_source import (
    FORMATS,
    ITEM_FILE,
    LIST_FORMAT,
    Document,
    ItemSource,
    as_object,
    media_name,
    plain,
    read_document,
    read_item,
)
from workbench.packs.plan_source import read_plan
from workbench.packs.translations import read_translations
from workbench.packs.words import in_one_line

__all__ = [
    "FORMATS",
    "ITEM_FILE",
    "LIST_FORMAT",
    "PACK_FILE",
    "STUDY_FILE",
    "Document",
    "ItemSource",
    "PackSource",
    "as_object",
    "media_name",
    "plain",
    "read_item",
    "read_pack",
]

PACK_FILE: Final = "pack.yaml"
STUDY_FILE: Final = "study.json"


@dataclass(frozen=True, slots=True)
class PackSource:
    """A pack's folder, read; `findings` say what could not be.

    `items` are those that the pack ships, `drafts` those that it does not yet, or no longer: a
    certification ships what was validated, any other pack what is not archived. `study` is what
    simulation wrote beside the items, if it did. `aside` is what is wrong with translations that
    are not shipped, and what is remarked of others.
    """

    folder: Path
    settings: Document
    items: tuple[ItemSource, ...]
    findings: tuple[Finding, ...]
    study: Study | None = None
    drafts: tuple[ItemSource, ...] = ()
    aside: tuple[Finding, ...] = ()

    @property
    def plan(self) -> ExamPlan | None:
        """Its own plan, or the one that the settings name; None where none can be used."""
        return read_plan(self.folder, self.settings).plan


def read_pack(folder: Path) -> PackSource:
    """Everything under a pack's source folder; what does not parse becomes a finding."""
    settings, findings = read_document(folder / PACK_FILE, "pack.schema.json", folder.name)
    items: list[ItemSource] = []
    drafts: list[ItemSource] = []
    aside: list[Finding] = []
    for item_folder in sorted(path for path in (folder / "items").glob("*") if path.is_dir()):
        item, found = read_item(item_folder)
        findings += found
        if item is None:
            continue
        translations, found = read_translations(item)
        for finding in found:
            language = finding.where.rpartition("-")[2]
            shipped = _ships(item, settings) and language in settings.get("languages", ())
            (findings if shipped and finding.refuses else aside).append(finding)
        for one in (item, *translations):
            (items if _ships(one, settings) else drafts).append(one)
    study, found = _study(folder)
    return PackSource(
        folder, settings, tuple(items), (*findings, *found), study, tuple(drafts), tuple(aside)
    )


def _ships(item: ItemSource, settings: Document) -> bool:
    if item.translated and item.item.language not in settings.get("languages", ()):
        return False
    status = item.document["status"]
    if settings.get("kind") == "certification":
        return bool(status == "validated")
    return bool(status != "archived")


def _study(folder: Path) -> tuple[Study | None, list[Finding]]:
    try:
        with (folder / STUDY_FILE).open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
        return study_from_json(loads_object(raw)), []
    except FileNotFoundError:
        return None, []
    except OSError:
        return None, [Finding(folder.name, in_one_line("check.no_file", file=STUDY_FILE))]
    except MalformedError as error:
        reason = " ".join(str(one) for one in error.args)
        return None, [Finding(folder.name, in_one_line("check.study", file=STUDY_FILE, why=reason))]
