"""workbench.packs: every check finds what it is there for, and nothing in a sound source."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_packs.plans.named import CERTIFICATION
from engine.items import ItemId
from engine.records.canonical import dumps
from engine.records.root import Realm
from engine.study import Study, study_basis, study_to_json
from workbench.packs.build import BuildRefusedError, BuildTerms, build_pack
from workbench.packs.difference import changes
from workbench.packs.rubric import BANDS, jitter, parameters
from workbench.packs.similarity import similar, words
from workbench.packs.skeleton import TYPES, Wish, new_item
from workbench.packs.source import PackSource, read_item, read_pack
from workbench.packs.typography import faults
from workbench.packs.validation import validate

SMALL: Final = Path(__file__).parents[1] / "data" / "valid" / "small_pack"
PACKS: Final = Path(__file__).parents[2] / "content_packs"
SINGLE, MULTIPLE, TEXT, NUMBER, FIELDS, LISTS = (
    "1.3-lire-tableau-n1",
    "2.1-destinataires-n3",
    "2.4-gouvernance-n5",
    "5.2-internet-n4",
    "2.1-contacts-n5",
    "4.1-verrouillage-n2",
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The small pack as one for certification, for which it is much too small."""
    pack = Path(shutil.copytree(SMALL, tmp_path / "pack"))
    edit(pack, "pack.yaml", "kind: practice", "kind: certification")
    return pack


def found(pack: Path) -> list[str]:
    return [str(finding) for finding in validate(read_pack(pack))]


def english(listed: list[str]) -> list[str]:
    """Findings without the French half of their sentences."""
    return [
        f"{where}: {what.rpartition(' / ')[2]}"
        for where, _, what in (one.partition(": ") for one in listed)
    ]


def faults_found(pack: Path) -> list[str]:
    """What is found besides the holes of a pack that is too small."""
    return [one for one in found(pack) if "signalements acceptés" not in one]


def edit(pack: Path, name: str, old: str, new: str) -> None:
    path = pack / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_source_has_no_finding() -> None:
    assert found(SMALL) == []


def test_a_pack_for_certification_that_is_too_small_has_holes_and_nothing_else(
    source: Path,
) -> None:
    assert faults_found(source) == []
    listed = found(source)
    assert len(listed) == 2 * (16 + 1)
    assert any(
        "1.3 (fr, aménagements d’accessibilité)" in one and "no question may be left" in one
        for one in listed
    )
    assert any("32 needed" in one for one in listed)


def test_a_study_of_these_items_is_no_finding_and_one_of_others_is(source: Path) -> None:
    study = Study(study_basis((one.item for one in read_pack(source).items), CERTIFICATION))
    (source / "study.json").write_bytes(dumps(study_to_json(study)))
    assert read_pack(source).study == study
    assert faults_found(source) == []
    edit(source, f"items/{SINGLE}/item.yaml", "version: 1", "version: 2")
    (stale,) = faults_found(source)
    assert "relancez pix-pack simulate. / The simulation study no longer" in stale
    with pytest.raises(BuildRefusedError) as caught:
        build_pack(practice(source), BuildTerms(Realm.DEMO, 0, None), source / "out")
    assert caught.value.args == ("study.stale",)


def practice(source: Path) -> PackSource:
    found = read_pack(source)
    return replace(found, settings={**found.settings, "kind": "practice", "sealed": False})


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (b"{", "study.json is no study: json.invalid"),
        (b'{"v": 1}', "study.json is no study: field.missing study.basis"),
        (None, "study.json cannot be read"),
    ],
)
def test_a_study_that_is_none_is_found(source: Path, content: bytes | None, finding: str) -> None:
    path = source / "study.json"
    path.mkdir() if content is None else path.write_bytes(content)
    assert english(faults_found(source)) == [f"pack: {finding}"]
    assert read_pack(source).study is None


def test_items_that_nothing_can_be_proven_of_are_told(source: Path) -> None:
    edit(source, f"items/{MULTIPLE}/item.yaml", "tube: 2.1-", "tube: 1.3-lire-tableau #")
    assert any("A tube belongs to several competences" in one for one in found(source))


@pytest.mark.parametrize(
    ("item", "old", "new", "finding"),
    [
        (SINGLE, "id: 1.3", "id: 1.2", "its folder is"),
        (SINGLE, "level: 1", "level: 2", "does not name tube"),
        (SINGLE, 'competence: "1.3"', 'competence: "1.2"', "is not one of competence 1.2"),
        (SINGLE, 'competence: "1.3"', 'competence: "0.0"', "is not one of the referential"),
        (SINGLE, "language: fr", "language: de", "statement.de.md cannot be read"),
        (SINGLE, "discrimination: 0.7}", "discrimination: 1.3}", "calibration is not the rubric"),
        (SINGLE, "se_difficulty: 0.7,", "se_difficulty: 0.6,", "calibration is not the rubric"),
        (SINGLE, "solution: 2", "solution: 9", "a key is no choice"),
        (SINGLE, "solution: 2", "solution: [1, 2]", "is not of type 'integer'"),
        (SINGLE, '"21"', '"21 personnes venues avec leur carte et leurs amis"', "exceeds 1.5"),
        (SINGLE, '"21"', '"12"', "non-unique"),
        (SINGLE, "musee.csv,", "autre.csv,", "autre.csv: cannot be read"),
        (SINGLE, "kind: table", "kind: image", "does not end in .csv"),
        (SINGLE, "des entrées par jour", "des entrées; par jour", "narrow no-break space before ;"),
        (SINGLE, "pass: 2,", "pass: 1,", "two passes are not recorded"),
        (SINGLE, "rubric: {", "rubrique: {", "Additional properties"),
        (SINGLE, "version: 1", "version: 1\nversion: 2", "stands twice"),
        (SINGLE, "version: 1", "version: [", "is no YAML"),
        (MULTIPLE, "solution: [1, 3]", "solution: [1, 2, 3, 4]", "every choice is a key"),
        (MULTIPLE, "solution: [1, 3]", "solution: [1, 2, 3]", "(trois) is not announced"),
        (MULTIPLE, "en copie visible", "en copie Zorglub", "the brand Zorglub"),
        (MULTIPLE, "Un objet écrit en majuscules", "Un objet; en majuscules", "before ;"),
        (TEXT, '"club.example", "Club', '"clob.example", "Club', "'clob.example' should be acc"),
        (TEXT, '"club", "example"', '"club", "CLUB.example"', "should be refused"),
        (TEXT, '"example", ', "", "examples.refused: 2, 3 + needed"),
        (TEXT, "Nom de domaine", "Nom de domaine que quelqu’un doit réserver", "30 at most"),
        (NUMBER, '"0.05"', '"0.01"', "'2,52' should be accepted"),
        (NUMBER, '"2.5"]', '"2.5", "deux et demi"]', "the key 'deux et demi' is refused"),
        (FIELDS, '  b: ["vendredi"]\n', "", "fewer groups"),
        (FIELDS, '["lundi", "samedi", "jeudi"]', '["lundi", "MARDI", "jeudi"]', "be refused"),
        (FIELDS, "key: deux", "key: un", "a field's key stands twice"),
        (FIELDS, "  deux: {acc", "  trois: {acc", "no examples for deux"),
        (LISTS, 'code: ["sûr"]', 'code: ["moyen"]', "is no option"),
        (LISTS, "  code: [", "  kode: [", "does not name the fields"),
    ],
)
def test_a_fault_of_an_item_is_found(
    source: Path, item: str, old: str, new: str, finding: str
) -> None:
    edit(source, f"items/{item}/item.yaml", old, new)
    assert any(finding in one for one in found(source))


@pytest.mark.parametrize(
    ("item", "old", "new", "finding"),
    [
        (SINGLE, "**Combien", "Combien", "the question is not last and bold"),
        (SINGLE, "d’un musée", "d'un musée", "a straight apostrophe"),
        (SINGLE, "mardi\u202f?", "mardi ?", "no narrow no-break space before ?"),
        (SINGLE, "musée.", "musée. " + "Les portes ouvrent tôt. " * 20, "characters, 420 at most"),
        (SINGLE, "musée.", "musée. " + "Il y va. " * 20, "words, 60 at most"),
        (SINGLE, "musée.", "musée de site.com.", "site.com is not reserved"),
        (TEXT, "lien\u00a0:", "lien :", "no no-break space before :"),
        (NUMBER, "25 Mo", "2.5 Mo", "a decimal point"),
    ],
)
def test_a_fault_of_a_statement_is_found(
    source: Path, item: str, old: str, new: str, finding: str
) -> None:
    edit(source, f"items/{item}/statement.fr.md", old, new)
    assert any(finding in one for one in found(source))


def test_a_validated_item_has_two_readers(source: Path) -> None:
    name = f"items/{SINGLE}/item.yaml"
    edit(source, name, "reviewer: essai-b", "reviewer: essai-a")
    assert any("without two readers" in one for one in found(source))


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_certification_ships_what_was_validated_only(source: Path, status: str) -> None:
    edit(source, f"items/{SINGLE}/item.yaml", "status: validated", f"status: {status}")
    edit(source, f"items/{SINGLE}/item.yaml", "solution: ", "solution: 9")
    read = read_pack(source)
    assert SINGLE not in {one.item.id for one in read.items}
    assert [one.item.id for one in read.drafts] == [SINGLE]
    assert f"{SINGLE}: a key is no choice" in english(faults_found(source))


def test_another_pack_ships_drafts_and_nothing_archived(source: Path) -> None:
    edit(source, "pack.yaml", "kind: certification", "kind: practice")
    edit(source, f"items/{SINGLE}/item.yaml", "status: validated", "status: draft")
    edit(source, f"items/{TEXT}/item.yaml", "status: validated", "status: archived")
    read = read_pack(source)
    assert SINGLE in {one.item.id for one in read.items}
    assert [one.item.id for one in read.drafts] == [TEXT]


def test_a_missing_rubric_is_found(source: Path) -> None:
    path = source / "items" / SINGLE / "item.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("rubric")), "utf-8")
    assert any("no rubric" in one for one in found(source))


@pytest.mark.parametrize(
    ("name", "content", "finding"),
    [
        (f"{SINGLE}/musee.csv", b"a;b\n1;2;3\n", "rows have not the same number of cells"),
        (f"{SINGLE}/musee.csv", b"a;b\n" + b"1;2\n" * 100, "are too many"),
        (f"{SINGLE}/musee.csv", b"\xff\xfe", "is no UTF-8"),
        (f"{SINGLE}/musee.csv", b"a\n" * 400_000, "bytes, "),
        (f"{LISTS}/ecran.svg", b"<svg/>", "no viewBox"),
        (f"{LISTS}/ecran.svg", b'<svg viewBox="0 0 900 200"/>', "a drawing of 900"),
        (f"{LISTS}/ecran.svg", b'<svg viewBox="0 0 9 2"><script/></svg>', "more than shapes"),
        (f"{LISTS}/notes.txt", b"x", "notes.txt belongs to nothing"),
    ],
)
def test_a_fault_of_an_attachment_is_found(
    source: Path, name: str, content: bytes, finding: str
) -> None:
    (source / "items" / name).write_bytes(content)
    assert any(finding in one for one in found(source))


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("items: 5", "items: 7", "6 items, 7 at least"),
        ("on_a_document: 2", "on_a_document: 4", "items on a document, 4 at least"),
        ('"1/2"', '"1/6"', "items at level 5"),
        ("per_competence: 0", "per_competence: 1", "/ 0 items, 1 at least"),
        ("tubes_per_competence: 0", "tubes_per_competence: 3", "/ 2 tubes, 3 at least"),
        ("typed_per_competence: 0", "typed_per_competence: 1", "/ 0 typed answers, 1 at least"),
        ("single_per_competence_at_most: 5", "single_per_competence_at_most: 0", "0 at most"),
        ("accessible_per_competence: 0", "accessible_per_competence: 2", "/ 1 items for the"),
        ("alt_characters: 250", "alt_characters: 10", "characters"),
        ("languages: [fr]", "languages: [en]", "is not one of the pack"),
        ("kind: certification", "kind: game", "is not one of"),
    ],
)
def test_a_fault_of_the_pack_is_found(source: Path, old: str, new: str, finding: str) -> None:
    edit(source, "pack.yaml", old, new)
    assert any(finding in one for one in found(source))


def test_a_pack_without_settings_is_one_finding(source: Path) -> None:
    (source / "pack.yaml").unlink()
    assert "pack: pack.yaml cannot be read" in english(found(source))


def test_a_source_too_long_to_be_one_is_refused(source: Path) -> None:
    (source / "pack.yaml").write_bytes(b"#" * (1024 * 1024 + 1))
    assert "pack: pack.yaml is too long" in english(found(source))


def copy_item(pack: Path, item: str, twin: str, change: tuple[str, str]) -> None:
    shutil.copytree(pack / "items" / item, pack / "items" / twin)
    path = pack / "items" / twin / "item.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")


def test_two_items_alike_but_for_names_and_numbers_are_found(source: Path) -> None:
    copy_item(source, NUMBER, "5.2-reseau-n4", ("5.2-internet", "5.2-reseau"))
    edit(source, "items/5.2-reseau-n4/statement.fr.md", "25 Mo", "50 Mo")
    listed = found(source)
    assert any("is 1.00 like" in one for one in listed)
    assert any("has the parameters" in one for one in listed)


def test_a_draft_that_is_like_another_item_is_remarked(source: Path) -> None:
    copy_item(source, NUMBER, "5.2-reseau-n4", ("5.2-internet", "5.2-reseau"))
    edit(source, "items/5.2-reseau-n4/item.yaml", "status: validated", "status: draft")
    (one,) = [one for one in found(source) if "is 1.00 like" in one]
    assert one.startswith("5.2-reseau-n4: remark: ")


def test_keys_bunched_at_one_position_are_found(source: Path) -> None:
    for number in range(20):
        tube = f"1.3-tube{number}"
        copy_item(source, SINGLE, f"{tube}-n1", ("1.3-lire-tableau", tube))
    listed = english(found(source))
    assert "small-pack: 21 of 21 keys at position 2" in listed
    assert "1.3: 21 of 21 keys at position 2" in listed


def test_words_leave_names_and_numbers_out() -> None:
    source, _ = read_item(SMALL / "items" / NUMBER)
    assert source is not None
    assert "25" not in words(source.item)
    assert "Mo" not in words(source.item)
    assert list(similar([source.item], 0.1)) == []


def test_the_rubric_gives_the_published_examples() -> None:
    sort = {"f1": 0, "f2": -1, "f3": 1, "f4": 1, "f5": 0, "f6": 0, "discrimination": 1.20}
    assert parameters("1.3-trier-n5", 5, sort) == (2.383, 0.978, 0.55, 0.25)
    lock = {"f1": 0, "f2": -1, "f3": 1, "f4": -1, "f5": -1, "f6": -1, "discrimination": 0.70}
    assert parameters("4.1-connexion-sure-n4", 4, lock) == (1.252, 0.953, 0.55, 0.25)


@given(st.text(), st.sampled_from(sorted(BANDS)), st.integers(-1, 1), st.floats(0.55, 1.35))
def test_the_rubric_stays_in_the_band_of_its_level(
    item: str, level: int, each: int, discrimination: float
) -> None:
    rubric = dict.fromkeys(("f1", "f2", "f3", "f4", "f5", "f6"), each)
    got = parameters(item, level, {**rubric, "discrimination": discrimination})
    band = BANDS[level]
    assert abs(got.difficulty - band.centre) <= 0.9 * band.half_width + 0.0505
    assert -0.5 <= jitter("difficulty", item) < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "L’air est frais\u202f; il pleut.",
        "«\u00a0Oui\u00a0», dit Maé\u00a0: 3,5\u202f!",
        '`a.b: c ? "x"` et 10:30',
        "```\nx: 'y' ?\n```",
        "Quoi\u202f?!",
        "releve-2024-??.csv",
    ],
)
def test_sound_french_has_no_fault(text: str) -> None:
    assert list(faults(text)) == []


@pytest.mark.parametrize(
    "text", ["l'air", '"oui"', "« oui»", "«\u00a0oui»", "quoi?", "a ; b", "a : b", "3.5 m", "…..."]
)
def test_a_fault_of_french_is_found(text: str) -> None:
    assert list(faults(text))


def test_a_difference_tells_what_changed(source: Path) -> None:
    before = read_pack(SMALL)
    assert list(changes(before, read_pack(source))) == []
    edit(source, f"items/{SINGLE}/statement.fr.md", "musée", "zoo")
    edit(source, f"items/{SINGLE}/item.yaml", "version: 1", "version: 2")
    edit(source, f"items/{MULTIPLE}/item.yaml", "solution: [1, 3]", "solution: [1, 2]")
    (source / "items" / LISTS / "ecran.svg").write_text("<svg/>", encoding="utf-8")
    shutil.rmtree(source / "items" / TEXT)
    new_item(source, Wish("1.1-source", 3, "single"))
    told = [str(change) for change in changes(before, read_pack(source))]
    assert told == [
        "+ 1.1-source-n3",
        f"~ {SINGLE} statement, version",
        f"~ {MULTIPLE} choices, (same version)",
        f"- {TEXT}",
        f"~ {LISTS} media, (same version)",
    ]


@pytest.mark.parametrize("kind", TYPES)
def test_a_new_item_parses_and_waits_for_its_content(source: Path, kind: str) -> None:
    folder = new_item(source, Wish("1.1-source", 3, kind))
    item, findings = read_item(folder)
    assert findings == []
    assert item is not None
    assert item.item.id == ItemId("1.1-source-n3")
    assert "1.1-source-n3" in {one.item.id for one in read_pack(source).drafts}


@pytest.mark.parametrize("name", ["certification_fr", "practice_fr"])
def test_the_settings_of_the_shipped_packs_are_sound(name: str, tmp_path: Path) -> None:
    shutil.copy(PACKS / name / "pack.yaml", tmp_path)
    assert read_pack(tmp_path).findings == ()
