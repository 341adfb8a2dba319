"""workbench.pack_command: a pack from its source to two signatures, and what is refused."""

import json
import shutil
import stat
from pathlib import Path
from typing import Final

import pytest

from content_packs.reader import MANIFEST_NAME
from engine.records.canonical import dumps
from engine.records.person_key import PersonKey, person_key_to_json
from engine.records.root import root_to_json
from tests.engine.records.authority import ADA, BOB, ROOT
from workbench.pack_command import main
from workbench.packs.words import SENTENCES, sentence

SMALL: Final = Path(__file__).parents[1] / "data" / "valid" / "small_pack"
ISSUED: Final = "2026-11-22T08:00:00Z"
LATER: Final = "2026-12-01T08:00:00Z"


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "ada.json", tmp_path / "bob.json")
    for path, name, signer in zip(paths, ("Ada", "Bob"), (ADA, BOB), strict=True):
        path.write_bytes(dumps(person_key_to_json(PersonKey(name, signer))))
    (tmp_path / "root.json").write_bytes(dumps(root_to_json(ROOT)))
    return paths


def build(tmp_path: Path, source: Path = SMALL) -> int:
    return main(
        [
            "build", str(source), "--realm", "demo", "--out", str(tmp_path / "pack"),
            "--content-key-file", str(tmp_path / "pack.key"), "--issued", ISSUED,
        ]
    )  # fmt: skip


def inspect(tmp_path: Path, *more: str, at: str = LATER) -> int:
    root = str(tmp_path / "root.json")
    return main(["inspect", str(tmp_path / "pack"), "--root", root, "--at", at, *more])


def test_a_pack_is_built_signed_by_two_and_verified(
    tmp_path: Path, keys: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tmp_path) == 0
    assert stat.S_IMODE((tmp_path / "pack.key").stat().st_mode) == 0o600
    assert inspect(tmp_path) == 2
    assert "[signature.none]" in capsys.readouterr().err
    assert main(["sign", str(tmp_path / "pack"), "--key", str(keys[0])]) == 0
    assert inspect(tmp_path) == 2
    assert "[signature.one_person]" in capsys.readouterr().err
    assert main(["sign", str(tmp_path / "pack"), "--key", str(keys[1])]) == 0
    assert inspect(tmp_path) == 0
    assert "signatures and files verified" in capsys.readouterr().out
    assert inspect(tmp_path, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["verified"] is True
    assert shown["manifest"]["pack"] == "small-pack"


def test_an_expired_or_changed_pack_is_refused(
    tmp_path: Path, keys: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    build(tmp_path)
    for key in keys:
        main(["sign", str(tmp_path / "pack"), "--key", str(key)])
    assert inspect(tmp_path, at="2028-01-01T00:00:00Z") == 2
    assert "[pack.expired]" in capsys.readouterr().err
    (tmp_path / "pack" / "bank.cob").write_bytes(b"x")
    assert inspect(tmp_path) == 2
    assert "[pack.file_changed]" in capsys.readouterr().err


def test_a_pack_is_shown_without_a_root_but_not_as_verified(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(tmp_path)
    assert main(["inspect", str(tmp_path / "pack")]) == 0
    assert "NOT verified" in capsys.readouterr().out


def test_a_source_with_findings_is_not_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = Path(shutil.copytree(SMALL, tmp_path / "source"))
    (source / "items" / "1.3-lire-tableau-n1" / "musee.csv").unlink()
    assert build(tmp_path, source) == 2
    captured = capsys.readouterr()
    assert "musee.csv: cannot be read" in captured.out
    assert "[build.findings]" in captured.err
    assert not (tmp_path / "pack").exists()


def test_findings_are_lines_or_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(SMALL)]) == 0
    assert main(["validate", str(SMALL), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["items"], told["findings"]) == (6, [])
    assert told["coverage"]["types"]["text"] == [1, 0]
    source = Path(shutil.copytree(SMALL, tmp_path / "source"))
    (source / "pack.yaml").unlink()
    assert main(["validate", str(source)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("source: pack.yaml manque")
    assert told.endswith(" / pack.yaml cannot be read\n")


def test_a_pack_never_overwrites_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tmp_path) == 0
    assert build(tmp_path) == 2
    assert "[build.not_empty]" in capsys.readouterr().err


def test_a_sealed_pack_asks_for_a_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(SMALL), "--realm", "demo", "--out", str(tmp_path / "p")]) == 2
    assert "[build.key_missing]" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "zz", "00"])
def test_a_file_that_holds_no_key_is_refused(
    tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pack.key").write_text(content, encoding="ascii")
    assert build(tmp_path) == 2
    assert "[key.file]" in capsys.readouterr().err


def test_an_unknown_plan_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = Path(shutil.copytree(SMALL, tmp_path / "source"))
    settings = (source / "pack.yaml").read_text(encoding="utf-8")
    (source / "pack.yaml").write_text(
        settings.replace("plan: certification", "plan: tournament"), encoding="utf-8"
    )
    assert build(tmp_path, source) == 2
    told = capsys.readouterr()
    assert "no plan tournament; known: certification, " in told.out
    assert "[build.findings]" in told.err


def test_a_key_is_made_once_and_its_public_side_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ada.key.json"
    assert main(["key", "Ada", "--out", str(out)]) == 0
    public = json.loads(capsys.readouterr().out)
    assert (public["name"], len(public["ed25519"]), len(public["ml_dsa_65"])) == ("Ada", 64, 3904)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    seed = json.loads(out.read_text(encoding="utf-8"))["seed"]
    assert seed not in json.dumps(public)
    assert main(["key", "Ada", "--out", str(out)]) == 2
    assert "[file.exists]" in capsys.readouterr().err


def test_the_public_side_of_a_key_is_written_without_its_seed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, public = tmp_path / "ada.key.json", tmp_path / "ada.public.json"
    assert main(["key", "Ada", "--out", str(key), "--public", str(public)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(told) == ["ed25519", "ml_dsa_65", "name", "v"]
    assert json.loads(public.read_text(encoding="utf-8")) == told
    again = tmp_path / "again.public.json"
    assert main(["key", "--key", str(key), "--public", str(again)]) == 0
    assert again.read_bytes() == public.read_bytes()
    capsys.readouterr()


def test_a_public_key_is_never_written_over_another_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "ada.key.json"
    assert main(["key", "Ada", "--out", str(key)]) == 0
    secret = key.read_bytes()
    assert main(["key", "--key", str(key), "--public", str(key)]) == 2
    assert "[file.exists]" in capsys.readouterr().err
    assert key.read_bytes() == secret


def test_a_key_is_either_made_or_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["key", "Ada"]) == 2
    assert "[key.which]" in capsys.readouterr().err


def test_a_new_item_is_started_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["new", str(tmp_path), "--tube", "1.1-source", "--level", "3"]
    assert main(arguments) == 0
    assert (tmp_path / "items" / "1.1-source-n3" / "item.yaml").is_file()
    assert main(arguments) == 2
    assert "[file.exists]" in capsys.readouterr().err


def test_a_difference_is_an_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = Path(shutil.copytree(SMALL, tmp_path / "source"))
    assert main(["diff", str(SMALL), str(source)]) == 0
    shutil.rmtree(source / "items" / "5.2-internet-n4")
    assert main(["diff", str(SMALL), str(source)]) == 1
    assert capsys.readouterr().out == "- 5.2-internet-n4\n"


def test_a_missing_pack_is_one_plain_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspect", str(tmp_path / "nowhere")]) == 2
    assert "[file.unreadable]" in capsys.readouterr().err
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / MANIFEST_NAME).write_bytes(b"{}")
    assert main(["inspect", str(tmp_path / "pack")]) == 2
    assert "[field.missing]" in capsys.readouterr().err


def test_the_date_of_today_is_the_default(tmp_path: Path) -> None:
    key = str(tmp_path / "pack.key")
    out = str(tmp_path / "pack")
    arguments = ["build", str(SMALL), "--realm", "demo", "--out", out, "--content-key-file", key]
    assert main(arguments) == 0


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("new", "key", "validate", "preview", "build", "sign", "inspect", "diff", "stats"):
        with pytest.raises(SystemExit) as caught:
            main([name, "--help"])
        assert caught.value.code == 0
        assert f"pix-pack {name}" in capsys.readouterr().out.split("Example:")[1]


@pytest.mark.parametrize("reason", [*SENTENCES, "something.else"])
def test_every_sentence_is_in_two_languages(reason: str) -> None:
    french, english = sentence(reason).split("\n")
    assert french != english
    assert english.endswith(f"[{reason}]")
