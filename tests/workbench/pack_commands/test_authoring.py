"""pix-pack new, validate, preview, build, sign, inspect and diff as an author meets them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.records.canonical import dumps
from engine.records.person_key import PersonKey, person_key_to_json
from engine.records.root import root_to_json
from tests.engine.records.authority import ADA, BOB, EVE, ROOT
from tests.workbench.packs.sources import SMALL, TEXT, edit, small
from workbench.pack_command import main
from workbench.pack_commands import new
from workbench.packs import preview
from workbench.packs.preview import has_display

Capture = pytest.CaptureFixture[str]
ISSUED = "2026-11-22T08:00:00Z"


@pytest.fixture
def root(tmp_path: Path) -> str:
    path = tmp_path / "root.json"
    path.write_bytes(dumps(root_to_json(ROOT)))
    for name, signer in (("Ada", ADA), ("Bob", BOB), ("Eve", EVE)):
        key = person_key_to_json(PersonKey(name, signer))
        (tmp_path / f"{name}.json").write_bytes(dumps(key))
    return str(path)


def build(source: Path, tmp_path: Path, out: str) -> str:
    key = str(tmp_path / "pack.key")
    arguments = ["build", str(source), "--realm", "demo", "--out", str(tmp_path / out)]
    assert main([*arguments, "--content-key-file", key, "--issued", ISSUED]) == 0
    return str(tmp_path / out)


def sign(tmp_path: Path, pack: str, name: str, *more: str) -> None:
    assert main(["sign", pack, "--key", str(tmp_path / f"{name}.json"), *more]) == 0


def digest(out: str) -> str:
    (found,) = [line for line in out.splitlines() if line.startswith("plaintext sha256 ")]
    return found.split()[-1]


def test_the_digest_depends_on_the_source_alone(tmp_path: Path, capsys: Capture) -> None:
    first = build(SMALL, tmp_path, "one")
    told = digest(capsys.readouterr().out)
    build(SMALL, tmp_path, "two")
    assert digest(capsys.readouterr().out) == told
    key = str(tmp_path / "pack.key")
    assert main(["inspect", first, "--content-key-file", key]) == 0
    assert digest(capsys.readouterr().out) == told
    assert main(["inspect", first, "--content-key-file", key, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["plaintext_sha256"] == told
    assert main(["inspect", first, "--json"]) == 0
    assert "plaintext_sha256" not in json.loads(capsys.readouterr().out)
    other = small(tmp_path)
    edit(other, f"items/{TEXT}/item.yaml", "Nom de domaine", "Le domaine")
    build(other, tmp_path, "three")
    assert digest(capsys.readouterr().out) != told


def test_a_pack_that_is_not_sealed_tells_its_digest(tmp_path: Path, capsys: Capture) -> None:
    source = small(tmp_path)
    edit(source, "pack.yaml", "sealed: true", "sealed: false")
    built = build(source, tmp_path, "out")
    told = digest(capsys.readouterr().out)
    assert main(["inspect", built]) == 0
    out = capsys.readouterr().out
    assert digest(out) == told
    assert "languages fr, plan certification" in out
    assert "4 files, 2 media" in out


def test_a_key_that_does_not_exist_is_not_made_to_look(tmp_path: Path, capsys: Capture) -> None:
    built = build(SMALL, tmp_path, "out")
    missing = tmp_path / "other.key"
    assert main(["inspect", built, "--content-key-file", str(missing)]) == 2
    assert "[file.unreadable]" in capsys.readouterr().err
    assert not missing.exists()


def test_who_signed_is_told_as_persons_sign(tmp_path: Path, root: str, capsys: Capture) -> None:
    built = build(SMALL, tmp_path, "out")
    sign(tmp_path, built, "Ada", "--root", root)
    told = capsys.readouterr().out
    assert "Ada: valid\nBob: missing\n1 of 2 persons signed: 1 missing" in told
    sign(tmp_path, built, "Bob")
    assert "2 of 2 persons signed: enough" in capsys.readouterr().out
    assert main(["inspect", built, "--root", root, "--at", "2026-12-01T08:00:00Z"]) == 0
    assert "Ada: valid\nBob: valid\n2 of 2" in capsys.readouterr().out


def test_unknown_and_broken_signatures_are_told(tmp_path: Path, root: str, capsys: Capture) -> None:
    built = build(SMALL, tmp_path, "out")
    for name in ("Ada", "Bob", "Eve"):
        sign(tmp_path, built, name)
    path = Path(built) / "manifest.dsse.json"
    envelope = json.loads(path.read_bytes())
    ada, _, bob, *_ = envelope["signatures"]
    ada["sig"], bob["sig"] = bob["sig"], ada["sig"]
    del envelope["signatures"][3]
    path.write_bytes(dumps(envelope))
    capsys.readouterr()
    assert main(["inspect", built, "--root", root]) == 2
    told = capsys.readouterr().out
    assert "Ada: INVALID\nBob: one algorithm only\nsignatures of unknown keys: 2\n0 of 2" in told


def test_built_packs_differ_by_their_manifests(tmp_path: Path, capsys: Capture) -> None:
    source = small(tmp_path)
    edit(source, "pack.yaml", "sealed: true", "sealed: false")
    one = build(source, tmp_path, "one")
    assert main(["diff", one, build(source, tmp_path, "same")]) == 0
    edit(source, "pack.yaml", "version: 1", "version: 2")
    edit(source, "pack.yaml", "languages: [fr]", "languages: [fr, de]")
    edit(source, "pack.yaml", "kind: practice", "kind: practice\nsimulation: {}")
    edit(source, f"items/{TEXT}/item.yaml", "Nom de domaine", "Le domaine")
    for path in (source / "items" / "1.3-lire-tableau-n1").iterdir():
        path.unlink()
    edit(source, "pack.yaml", "items: 5", "items: 4")
    edit(source, "pack.yaml", "on_a_document: 2", "on_a_document: 1")
    (source / "items" / "1.3-lire-tableau-n1").rmdir()
    edit(source, "pack.yaml", "languages: [fr, de]", "languages: [fr]")
    two = build(source, tmp_path, "two")
    capsys.readouterr()
    assert main(["diff", one, two]) == 1
    told = capsys.readouterr().out
    assert "~ manifest version: 1 → 2" in told
    assert "- media-002.bin" in told
    assert "~ bank.json" in told
    assert main(["diff", two, one]) == 1
    assert "+ media-002.bin" in capsys.readouterr().out


def test_another_plan_is_told(tmp_path: Path, capsys: Capture) -> None:
    source = small(tmp_path)
    one = build(source, tmp_path, "one")
    edit(source, "pack.yaml", "plan: certification", "plan: certification-level-8")
    edit(source, "pack.yaml", "languages: [fr]", "languages: [fr]")
    two = build(source, tmp_path, "two")
    capsys.readouterr()
    assert main(["diff", one, two]) == 1
    assert "~ manifest plan\n" in capsys.readouterr().out


def test_findings_of_drafts_do_not_stop_a_build(tmp_path: Path, capsys: Capture) -> None:
    source = small(tmp_path)
    edit(source, f"items/{TEXT}/item.yaml", "status: validated", "status: archived")
    edit(source, f"items/{TEXT}/item.yaml", "Nom de domaine", "Nom d'un domaine")
    edit(source, "pack.yaml", "items: 5", "items: 4")
    assert main(["validate", str(source)]) == 1
    assert "a straight apostrophe" in capsys.readouterr().out
    build(source, tmp_path, "out")


def test_the_matrix_has_a_line_for_each_competence(capsys: Capture) -> None:
    assert main(["validate", str(SMALL), "--matrix"]) == 0
    told = capsys.readouterr()
    assert "2.1          -     -     1     -     1     -     -     -       2" in told.out
    assert "trous / holes (122): 1.1 N1" in told.out
    assert "6 items, 0 not shipped, 0 findings, 0 remarks" in told.err


def test_what_was_published_is_held_against_what_is(tmp_path: Path, capsys: Capture) -> None:
    source = small(tmp_path)
    edit(source, f"items/{TEXT}/item.yaml", "Nom de domaine", "Le domaine")
    assert main(["validate", str(source)]) == 0
    assert main(["validate", str(source), "--published", str(SMALL)]) == 1
    assert "Published as version 1" in capsys.readouterr().out


def test_remarks_can_be_left_out(tmp_path: Path, capsys: Capture) -> None:
    source = small(tmp_path)
    path = source / "items" / TEXT / "statement.fr.md"
    path.write_text("Il va " + "et il va " * 10 + ".\n\n**Où\u202f?**\n", encoding="utf-8")
    assert main(["validate", str(source)]) == 0
    assert "remark: " in capsys.readouterr().out
    assert main(["validate", str(source), "--errors-only"]) == 0
    assert capsys.readouterr().out == ""


def test_without_a_terminal_a_new_item_needs_its_place(tmp_path: Path, capsys: Capture) -> None:
    assert main(["new", str(tmp_path)]) == 2
    assert "[new.which]" in capsys.readouterr().err


@pytest.mark.parametrize(("lines", "status"), [(["", "", "", ""], 0), ([], 2)])
def test_on_a_terminal_it_is_asked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    lines: list[str],
    status: int,
) -> None:
    given = iter(lines)

    def read(_prompt: str) -> str:
        for line in given:
            return line
        raise EOFError

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(new, "input", read, raising=False)
    assert main(["new", str(tmp_path)]) == status
    assert (tmp_path / "items" / "1.1-sujet-n3").is_dir() is (status == 0)
    assert ("[new.left]" in capsys.readouterr().err) is (status == 2)


def test_items_are_drawn_twice(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(items: list[object], target: Path, language: str) -> Iterator[str]:
        drawn.append(f"{len(items)} {target.name} {language}")
        yield "one 100"
        yield "one 200"

    monkeypatch.setattr("workbench.pack_commands.preview.contact_sheet", draw)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    sheet = str(tmp_path / "sheet")
    assert main(["preview", str(SMALL), TEXT, "--contact-sheet", sheet]) == 0
    assert drawn == ["1 sheet fr"]
    told = capsys.readouterr()
    assert "1 items at 2 sizes of text" in told.out
    assert "2/2 one 200" in told.err


def test_a_window_shows_the_items_of_a_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    shown: list[int] = []
    monkeypatch.setattr(
        "workbench.pack_commands.preview.preview", lambda items, _language: shown.append(len(items))
    )
    source = small(tmp_path)
    edit(source, f"items/{TEXT}/item.yaml", "status: validated", "status: draft")
    (source / "items" / "1.1-vide-n1").mkdir()
    assert main(["preview", str(source), "--status", "draft"]) == 0
    assert "item.yaml cannot be read" in capsys.readouterr().err
    assert main(["preview", str(source)]) == 0
    assert shown == [1, 6]
    assert main(["preview", str(source), "--status", "archived"]) == 2
    assert "[preview.nothing]" in capsys.readouterr().err
    assert main(["preview", str(source), "1.1-rien-n1"]) == 2
    assert "[preview.unknown] 1.1-rien-n1" in capsys.readouterr().err


def test_without_a_screen_a_contact_sheet_is_proposed(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["preview", str(SMALL)]) == 2
    assert "ajoutez --contact-sheet" in capsys.readouterr().err
    assert has_display("win32", {})
    assert has_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})


def test_a_preview_that_fails_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(preview, "PREVIEW", "workbench.no_such_module")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(["preview", str(SMALL)]) == 2
    assert "No module named workbench.no_such_module" in capsys.readouterr().err
    assert main(["preview", str(SMALL), "--contact-sheet", str(tmp_path / "s")]) == 2
    assert "[preview.failed]" in capsys.readouterr().err


@pytest.mark.long
def test_the_real_screen_is_drawn_at_two_sizes(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet"
    assert main(["preview", str(SMALL), TEXT, "--contact-sheet", str(sheet)]) == 0
    pictures = sorted(path.name for path in sheet.iterdir())
    assert pictures == [f"{TEXT}-200.png", f"{TEXT}.png"]
    assert all(path.stat().st_size > 10_000 for path in sheet.iterdir())
