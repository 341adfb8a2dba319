"""Translations: complete, of the same form, shipped where the pack speaks their language."""

from pathlib import Path

import pytest

from engine.records.root import Realm
from tests.workbench.packs.sources import (
    LISTS,
    MULTIPLE,
    SINGLE,
    TEXT,
    edit,
    small,
    told,
    write,
)
from workbench.calibration.item_file import write_calibrations
from workbench.calibration.new_values import NewValues
from workbench.packs.build import BuildTerms, build_pack
from workbench.packs.coverage import coverage
from workbench.packs.skeleton import Wish, new_item
from workbench.packs.source import ItemSource, read_pack
from workbench.packs.translations import translated_files
from workbench.packs.validation import refusing, validate

STATEMENT = "The drawing shows two ways to lock a phone.\n\n**How safe is each way?**\n"
TEXTS = """\
fields:
  code: {label: Secret code, options: [strong, weak]}
  schema: {label: Straight pattern, options: [strong, weak]}
attachments:
  ecran.svg: {alt: "Two screens: a code of six digits, a pattern in a straight line."}
"""
MAIL = """\
words:
  - {fr: Sortie, en: Outing}
  - {fr: "Venez-vous samedi ?", en: "Are you coming on Saturday?"}
  - {fr: Oui., en: "Yes."}
"""


def translate(pack: Path, item: str, statement: str, texts: str | None) -> None:
    write(pack, f"items/{item}/statement.en.md", statement)
    if texts is not None:
        write(pack, f"items/{item}/texts.en.yaml", texts)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    pack = small(tmp_path)
    translate(pack, LISTS, STATEMENT, TEXTS)
    return pack


def english(pack: Path) -> ItemSource:
    read = read_pack(pack)
    (found,) = [one for one in (*read.items, *read.drafts) if one.translated]
    return found


def test_a_translation_is_an_item_of_its_own(pack: Path) -> None:
    found = english(pack)
    original = next(one for one in read_pack(pack).items if one.item.id == LISTS)
    item = found.item
    assert (item.id, item.language, item.skill) == (f"{LISTS}-en", "en", original.item.skill)
    assert item.calibration == original.item.calibration
    assert item.fields[0].options == ("strong", "weak")
    assert dict(found.solution.accepted) == {"code": ("strong",), "schema": ("weak",)}
    assert item.attachments[0].file == f"{LISTS}-en/ecran.svg"


def test_a_language_that_the_pack_does_not_speak_is_checked_and_not_shipped(pack: Path) -> None:
    read = read_pack(pack)
    assert [one.item.id for one in read.drafts] == [f"{LISTS}-en"]
    assert told(pack) == []
    edit(pack, f"items/{LISTS}/texts.en.yaml", "weak]", "strong, weak]")
    assert any("fields: code: 3 texts translated, 2 needed" in one for one in told(pack))


def test_a_language_that_the_pack_speaks_is_asked_of_every_item(pack: Path) -> None:
    edit(pack, "pack.yaml", "languages: [fr]", "languages: [fr, en]")
    read = read_pack(pack)
    assert f"{LISTS}-en" in {one.item.id for one in read.items}
    lacking = [one for one in told(pack) if "No translation into en" in one]
    assert len(lacking) == 5
    assert not any(one.startswith(LISTS) for one in lacking)
    edit(pack, "pack.yaml", "kind: practice", "kind: certification")
    assert any("remark: Pas de traduction en en" in one for one in told(pack))
    assert coverage(read).types["fields"] == (2, 0)


def test_a_pack_of_two_languages_is_built_with_both(pack: Path, tmp_path: Path) -> None:
    edit(pack, "pack.yaml", "languages: [fr]", "languages: [fr, en]")
    edit(pack, "pack.yaml", "sealed: true", "sealed: false")
    manifest = build_pack(read_pack(pack), BuildTerms(Realm.DEMO, 0, None), tmp_path / "out")
    assert manifest.languages == ("fr", "en")
    bank = (tmp_path / "out" / "bank.json").read_text(encoding="utf-8")
    assert f'"id":"{LISTS}-en"' in bank


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  schema: {label: Straight pattern, options: [strong, weak]}\n", "", "fields: schema"),
        (", options: [strong, weak]}\n  schema", "}\n  schema", "fields: code: options"),
        ("ecran.svg:", "autre.svg:", "attachments: ecran.svg: missing"),
        ("ecran.svg:", "autre.svg:", "attachments: autre.svg: the item has no such thing"),
        ("  code:", "  kode:", "fields: kode: the item has no such thing"),
        ("fields:", "choices: [a, b]\nfields:", "choices: the item has no such thing"),
        ("fields:", "words: [{fr: a, en: b}]\nfields:", "words: the item has no such thing"),
        ("fields:", "fieldz:", "champ inconnu « fieldz »"),
        ("Secret code", "[a]", "fields, code, label : il faut un texte"),
        ("[strong, weak]}\n  schema", "[strong, strong]}\n  schema", "un élément figure deux fois"),
        ("attachments:", "solution: {code: [medium], schema: [weak]}\nattachments:", "no option"),
    ],
)
def test_a_fault_of_a_translation_is_found(pack: Path, old: str, new: str, words: str) -> None:
    edit(pack, f"items/{LISTS}/texts.en.yaml", old, new)
    listed = [one for one in told(pack) if one.startswith(f"{LISTS}-en")]
    assert any(words in one for one in listed)


def test_half_a_translation_is_found(pack: Path) -> None:
    (pack / "items" / LISTS / "statement.en.md").unlink()
    (one,) = told(pack)
    assert one.startswith(f"{LISTS}-en: statement.en.md manque")
    translate(pack, LISTS, STATEMENT, None)
    (pack / "items" / LISTS / "texts.en.yaml").unlink()
    (one,) = told(pack)
    assert one.endswith(" / texts.en.yaml cannot be read")


def test_a_broken_translation_stops_only_what_would_ship_it(pack: Path) -> None:
    (pack / "items" / LISTS / "statement.en.md").unlink()
    read = read_pack(pack)
    assert read.findings == ()
    assert [one.refuses for one in read.aside] == [True]
    assert refusing(read, validate(read)) == ()
    edit(pack, "pack.yaml", "languages: [fr]", "languages: [fr, en]")
    read = read_pack(pack)
    assert [one.where for one in read.findings] == [f"{LISTS}-en"]
    assert f"{LISTS}-en" in {one.where for one in refusing(read, validate(read))}


def test_choices_zones_and_common_options_are_translated_in_order(tmp_path: Path) -> None:
    pack = small(tmp_path)
    translate(pack, MULTIPLE, "**Choose two.**", "choices: [a, b, c, d]\n")
    new_item(pack, Wish("1.1-source", 3, "hotspot"))
    texts = 'zones: [One, Two, Three]\nattachments: {dessin.svg: {alt: "Three rectangles."}}\n'
    translate(pack, "1.1-source-n3", "**Where?**", texts)
    new_item(pack, Wish("1.1-paires", 3, "matching"))
    texts = "fields: {a: {label: A}, b: {label: B}, c: {label: C}}\noptions: [w, x, y, z]\n"
    translate(pack, "1.1-paires-n3", "**Match.**", texts)
    found = {str(one.item.id): one for one in read_pack(pack).drafts}
    assert found[f"{MULTIPLE}-en"].item.choices == ("a", "b", "c", "d")
    assert found["1.1-source-n3-en"].item.choices == ("One", "Two", "Three")
    pairs = found["1.1-paires-n3-en"]
    assert dict(pairs.solution.accepted) == {"a": ("w",), "b": ("x",), "c": ("y",)}
    write(pack, f"items/{MULTIPLE}/texts.en.yaml", "feedback: No.\n")
    assert any("choices: missing in texts.en.yaml" in one for one in told(pack))


def test_typed_words_that_are_kept_are_remarked_and_others_are_tried(tmp_path: Path) -> None:
    pack = small(tmp_path)
    texts = "fields: {reponse: {label: Domain name}}\n"
    translate(pack, TEXT, "**Which name?**", texts)
    assert [one for one in told(pack) if "kept from the original" in one]
    more = (
        "solution: [club.test]\n"
        'examples: {accepted: [club.test, Club.test, " club.test"], refused: [club, a, b]}\n'
    )
    translate(pack, TEXT, "**Which name?**", texts + more)
    assert told(pack) == []
    translate(pack, TEXT, "**Which name?**", texts + more.replace("[club,", "[club.test,"))
    assert any("'club.test' should be refused" in one for one in told(pack))


def test_an_application_s_texts_are_replaced_in_start_check_and_examples(tmp_path: Path) -> None:
    pack = small(tmp_path)
    new_item(pack, Wish("2.1-repondre", 3, "application", "mail"))
    translate(pack, "2.1-repondre-n3", "**Answer.**", MAIL)
    item = english(pack).item
    assert item.tool is not None
    assert "Outing" in str(item.tool.start)
    assert not [one for one in told(pack) if one.startswith("2.1-repondre-n3-en: ")][1:]
    translate(pack, "2.1-repondre-n3", "**Answer.**", MAIL + "  - {fr: Absent, en: Away}\n")
    assert any("words: “Absent” is no text" in one for one in told(pack))
    translate(pack, "2.1-repondre-n3", "**Answer.**", "words: [{fr: Oui., en: Yes.}]\n")
    assert any("texts of the application are not translated" in one for one in told(pack))


def test_names_in_paths_are_replaced_too(tmp_path: Path) -> None:
    pack = small(tmp_path)
    new_item(pack, Wish("1.2-ranger", 2, "application", "files"))
    words = "words: [{fr: plage.jpg, en: beach.jpg}, {fr: Devoirs, en: Homework}]\n"
    translate(pack, "1.2-ranger-n2", "**Move it.**", words)
    found = english(pack)
    assert found.solution.check is not None
    assert "Documents/Photos/beach.jpg" in str(found.solution.check)
    assert not [one for one in told(pack) if "1.2-ranger-n2-en: ex" in one]


def test_translated_documents_belong_to_the_item(tmp_path: Path) -> None:
    pack = small(tmp_path)
    new_item(pack, Wish("1.1-source", 3, "hotspot"))
    folder = pack / "items" / "1.1-source-n3"
    write(pack, "items/1.1-source-n3/plan-en.svg", (folder / "dessin.svg").read_text("utf-8"))
    assert any("plan-en.svg belongs to nothing" in one for one in told(pack))
    texts = (
        "zones: [One, Two, Three]\n"
        'attachments: {dessin.svg: {file: plan-en.svg, alt: "Three rectangles."}}\n'
    )
    translate(pack, "1.1-source-n3", "**Where?**", texts)
    assert translated_files(folder) == {"texts.en.yaml", "plan-en.svg"}
    assert not any("belongs to nothing" in one for one in told(pack))
    assert english(pack).item.attachments[0].file == "1.1-source-n3-en/plan-en.svg"


def test_feedback_is_asked_for(tmp_path: Path) -> None:
    pack = small(tmp_path)
    edit(pack, f"items/{SINGLE}/item.yaml", "why: >", 'feedback: "Lisez la ligne."\nwhy: >')
    choices = (
        'choices: ["12", "21", "25", "34"]\nattachments: {musee.csv: {alt: "A table of visits."}}\n'
    )
    translate(pack, SINGLE, "**How many?**", choices)
    assert any("feedback: missing in texts.en.yaml" in one for one in told(pack))
    translate(pack, SINGLE, "**How many?**", choices + "feedback: Read the line.\n")
    assert english(pack).solution.feedback == "Read the line."


def test_new_calibrations_are_written_once_beside_the_original(pack: Path) -> None:
    edit(pack, "pack.yaml", "languages: [fr]", "languages: [fr, en]")
    before = (pack / "items" / LISTS / "item.yaml").read_bytes()
    values = NewValues(2, 0.5, 1.0, 0.2, 0.1, "calibrated-mml")
    write_calibrations(read_pack(pack), {f"{LISTS}-en": values})
    assert (pack / "items" / LISTS / "item.yaml").read_bytes() == before
