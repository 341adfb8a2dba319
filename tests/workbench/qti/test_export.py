"""workbench.qti: what is exported is read back equal, by ourselves and as plain QTI."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from engine.items import ItemType
from workbench.pack_command import main
from workbench.packs.source import ItemSource, read_item, read_pack
from workbench.qti.exporter import export_package
from workbench.qti.importer import import_package

PACKS = Path(__file__).parents[3] / "content_packs"


def exported(items: tuple[ItemSource, ...], path: Path) -> Path:
    list(export_package(items, path, "1.0"))
    return path


@pytest.fixture(scope="module")
def items() -> tuple[ItemSource, ...]:
    """A part of the shipped pack in which every type stands."""
    listed = read_pack(PACKS / "certification_fr").items
    first = {(one.item.type, one.item.dependent): one for one in listed}
    chosen = {one.item.id: one for one in (*first.values(), *listed[::6])}
    return tuple(chosen.values())


@pytest.fixture(scope="module")
def whole(items: tuple[ItemSource, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(items, tmp_path_factory.mktemp("qti") / "out.zip")


def test_the_shipped_pack_comes_back_equal(
    items: tuple[ItemSource, ...], whole: Path, tmp_path: Path
) -> None:
    outcomes = list(import_package(whole, tmp_path / "pack"))
    assert {one.result for one in outcomes} == {"imported"}
    for before in items:
        after, findings = read_item(tmp_path / "pack" / "items" / str(before.item.id))
        assert findings == []
        assert after is not None
        assert (after.item, after.solution) == (before.item, before.solution)
        assert after.document == before.document
        for one in before.document["attachments"]:
            assert (
                after.attachment(one["file"]).read_bytes()
                == before.attachment(one["file"]).read_bytes()
            )


def test_plain_qti_says_the_same(
    items: tuple[ItemSource, ...], whole: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.zip"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(plain, "w") as new:
        for name in old.namelist():
            if not name.startswith("pix/"):
                new.writestr(name, old.read(name))
    outcomes = {one.identifier: one for one in import_package(plain, tmp_path / "pack")}
    compared = 0
    for before in items:
        item = before.item
        if item.tool is not None or item.dependent:
            continue
        found = outcomes[str(item.id)]
        assert found.folder, found
        after, _ = read_item(tmp_path / "pack" / "items" / found.folder)
        assert after is not None
        assert after.item.type is item.type
        assert after.item.choices == item.choices
        assert after.solution.choices == before.solution.choices
        assert [forms for _, forms in after.solution.accepted] == [
            tuple(one.replace(",", ".") for one in forms) if item.type is ItemType.NUMBER else forms
            for _, forms in before.solution.accepted
        ]
        assert [field.options for field in after.item.fields] == [
            field.options for field in item.fields
        ]
        compared += 1
    assert compared >= 20


def test_an_edit_elsewhere_wins_and_keeps_what_qti_cannot_say(
    items: tuple[ItemSource, ...], whole: Path, tmp_path: Path
) -> None:
    chosen = next(one for one in items if one.item.type is ItemType.SINGLE)
    name = f"items/{chosen.item.id}.xml"
    edited = tmp_path / "edited.zip"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(edited, "w") as new:
        text = old.read(name).decode()
        key = f"<qti-value>C{chosen.solution.choices[0]}</qti-value>"
        other = chosen.solution.choices[0] % len(chosen.item.choices) + 1
        assert key in text
        new.writestr(name, text.replace(key, f"<qti-value>C{other}</qti-value>"))
        new.writestr(f"pix/{chosen.item.id}.json", old.read(f"pix/{chosen.item.id}.json"))
    (found,) = import_package(edited, tmp_path / "pack")
    after, findings = read_item(tmp_path / "pack" / "items" / found.folder)
    assert findings == []
    assert after is not None
    assert after.solution.choices == (other,)
    assert after.item.calibration == chosen.item.calibration
    assert after.item.tube == chosen.item.tube


def test_a_damaged_companion_refuses_its_item(
    items: tuple[ItemSource, ...], whole: Path, tmp_path: Path
) -> None:
    name = str(items[0].item.id)
    path = tmp_path / "damaged.zip"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        new.writestr(f"items/{name}.xml", old.read(f"items/{name}.xml"))
        new.writestr(f"pix/{name}.json", b"{}")
    (found,) = import_package(path, tmp_path / "pack")
    assert found.result == "refused"


def test_the_same_sources_give_the_same_bytes(
    items: tuple[ItemSource, ...], tmp_path: Path
) -> None:
    first = exported(items[:5], tmp_path / "a.zip").read_bytes()
    assert exported(tuple(reversed(items[:5])), tmp_path / "b.zip").read_bytes() == first


def test_the_commands_export_items_and_results(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    responses = tmp_path / "r.csv"
    responses.write_text(
        "candidate,position,item,version,correct,elapsed_ms\n"
        "1,1,1.1-x-n1,1,1,4250\n1,2,1.1-y-n1,1,0,\n2,1,1.1-x-n1,1,0,100\n",
        encoding="utf-8",
    )
    out, results = tmp_path / "o.zip", tmp_path / "results.zip"
    pack = str(PACKS / "certification_fr")
    given = ["--responses", str(responses), "--results", str(results)]
    assert main(["export-qti", pack, str(out), *given]) == 1
    assert "answers in any order" in capsys.readouterr().out
    with zipfile.ZipFile(results) as archive:
        assert len(archive.namelist()) == 2
        root = etree.fromstring(archive.read("result-1.xml"))
    space = {"r": "http://www.imsglobal.org/xsd/imsqti_result_v3p0"}
    scores = root.xpath("//r:outcomeVariable[@identifier='SCORE']/r:value/text()", namespaces=space)
    assert scores == ["1", "0"]
    durations = root.xpath("//r:responseVariable//r:value/text()", namespaces=space)
    assert durations == ["4.250"]
    assert main(["export-qti", pack, str(out), "--responses", str(responses)]) == 2
    assert main(["import-qti", str(out), str(tmp_path / "pack"), "--json"]) == 0
    assert '"imported"' in capsys.readouterr().out
