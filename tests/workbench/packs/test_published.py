"""What may become of an item once it was shipped."""

from pathlib import Path

from tests.workbench.packs.sources import SMALL, TEXT, edit, small
from workbench.packs.published import check_published
from workbench.packs.source import read_pack

NAME = f"items/{TEXT}/item.yaml"


def found(pack: Path) -> list[str]:
    return [str(one) for one in check_published(read_pack(SMALL), read_pack(pack))]


def test_what_is_the_same_may_stay_and_a_new_version_may_differ(tmp_path: Path) -> None:
    pack = small(tmp_path)
    assert found(pack) == []
    edit(pack, NAME, "Nom de domaine", "Le domaine")
    (one,) = found(pack)
    assert one.startswith(TEXT)
    assert "Published as version 1 and changed (fields)" in one
    edit(pack, NAME, "version: 1", "version: 2")
    assert found(pack) == []


def test_archiving_is_no_change_and_vanishing_is(tmp_path: Path) -> None:
    pack = small(tmp_path)
    edit(pack, NAME, "status: validated", "status: archived")
    assert found(pack) == []
    for path in (pack / "items" / TEXT).iterdir():
        path.unlink()
    (pack / "items" / TEXT).rmdir()
    (one,) = found(pack)
    assert "keep its folder with the status archived" in one


def test_an_older_version_is_refused(tmp_path: Path) -> None:
    old = small(tmp_path)
    edit(old, NAME, "version: 1", "version: 3")
    (one,) = check_published(read_pack(old), read_pack(SMALL))
    assert one.where == TEXT
    assert one.what.endswith(" / Version 1 is older than the published one (3).")
