"""workbench.qti: a hostile package is refused with one sentence, and nothing is written."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbench.qti.packages import choices, declared, item3, one, package
from workbench.pack_command import main
from workbench.qti import archive
from workbench.qti.importer import import_package
from workbench.qti.refusal import PackageRefusedError

ITEM = item3(choices("choice", "un", "deux"), declared("A"))


def refused(path: Path, target: Path) -> str:
    with pytest.raises(PackageRefusedError) as caught:
        list(import_package(path, target))
    assert caught.value.french
    assert caught.value.english
    assert not target.exists()
    return caught.value.reason


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = package(tmp_path / "b.zip", {"item.xml": ITEM, "big.bin": b"\0" * (12 * 1024 * 1024)})
    assert refused(path, tmp_path / "pack") == "package.large"


def test_many_files_are_refused(tmp_path: Path) -> None:
    files = {f"f/{number}.txt": b"" for number in range(archive.MOST_FILES + 1)}
    assert refused(package(tmp_path / "m.zip", files), tmp_path / "pack") == "package.many"


def test_too_much_in_all_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 100)
    assert refused(one(tmp_path / "l.zip", ITEM), tmp_path / "pack") == "package.large"
    monkeypatch.setattr(archive, "MAX_ARCHIVE_BYTES", 10)
    assert refused(one(tmp_path / "l.zip", ITEM), tmp_path / "pack") == "package.large"


@pytest.mark.parametrize(
    "name",
    [
        "../evil.xml",
        "a/../../evil.xml",
        "/etc/evil.xml",
        "C:/evil.xml",
        "a\\..\\evil.xml",
        "x" * 300,
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    path = package(tmp_path / "t.zip", {"item.xml": ITEM, name: b"x"})
    assert refused(path, tmp_path / "pack") == "package.path"


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.zip"
    with zipfile.ZipFile(path, "w") as made:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0xA1FF << 16
        made.writestr(link, "/etc/passwd")
    assert refused(path, tmp_path / "pack") == "package.path"


def test_a_locked_archive_is_refused(tmp_path: Path) -> None:
    path = one(tmp_path / "e.zip", ITEM)
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    path.write_bytes(content)
    assert refused(path, tmp_path / "pack") == "package.encrypted"


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip" * 100])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "n.zip"
    path.write_bytes(content)
    assert refused(path, tmp_path / "pack") == "package.unreadable"


def test_an_archive_without_items_is_refused(tmp_path: Path) -> None:
    path = package(tmp_path / "e.zip", {"read.txt": b"hello", "page.xml": b"<page/>"})
    assert refused(path, tmp_path / "pack") == "package.empty"


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "item",
    [
        ITEM.replace("?>", f"?>{ENTITIES}").replace("un</", "&b;</"),
        ITEM.replace("?>", f"?>{OUTSIDE}").replace("un</", "&a;</"),
        ITEM.replace("?>", "?><!DOCTYPE html>"),
        ITEM.replace("?>", f"?>{ENTITIES}").replace("UTF-8", "UTF-16").encode("utf-16"),
        ITEM.replace("un</", "un"),
        ITEM.replace("UTF-8", "klingon"),
        ITEM.encode("latin-1").replace(b"Essai", b"\xe9t\xe9"),
        ITEM.replace("un</", "<b>" * 90 + "un" + "</b>" * 90 + "</"),
        "<qti-assessment-item",
    ],
)
def test_a_hostile_document_is_refused_and_the_others_are_read(
    tmp_path: Path, item: str | bytes
) -> None:
    files = {"bad/assessmentItem.xml": item, "good.xml": ITEM}
    manifest = (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>'
        '<resource identifier="b" type="imsqti_item_xmlv3p0" href="bad/assessmentItem.xml"/>'
        "</resources></manifest>"
    )
    path = package(tmp_path / "d.zip", {"imsmanifest.xml": manifest, **files})
    outcomes = {one.file: one for one in import_package(path, tmp_path / "pack")}
    assert outcomes["bad/assessmentItem.xml"].result == "refused"
    assert outcomes["good.xml"].result == "imported"
    written = "".join(
        found.read_text(encoding="utf-8") for found in (tmp_path / "pack").rglob("*.yaml")
    )
    assert "root:" not in written


def test_the_command_says_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = package(tmp_path / "t.zip", {"../x": b"x"})
    assert main(["import-qti", str(path), str(tmp_path / "pack")]) == 2
    said = capsys.readouterr().err
    assert "nom de fichier dangereux" in said
    assert "Traceback" not in said


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.data())
def test_a_damaged_archive_never_crashes(tmp_path: Path, data: st.DataObject) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("item.xml", ITEM)
    content = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.zip"
    path.write_bytes(content)
    with suppress(PackageRefusedError):
        list(import_package(path, tmp_path / "pack"))
