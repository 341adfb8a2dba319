"""Links, languages and typography of the documents."""

import re
from pathlib import Path

import pytest

from docs.generate import FOLDER

HOUSE = FOLDER.parent
DOCUMENTS = sorted([*HOUSE.glob("*.md"), *FOLDER.rglob("*.md")])
GUIDES = sorted((FOLDER / "guides").glob("*.md"))
MADE_ELSEWHERE = {"LICENSE", "INSTALL.md"}
LINK = re.compile(r"\]\((?P<target>[^)#\s]+)(?P<anchor>#[^)\s]+)?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)|<!--.*?-->", re.DOTALL)
BAD_SPACE = re.compile(r"[ \u00a0][;!?]|[ \u202f]:(?!-)|« |[ \u202f]»|'")


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(HOUSE).as_posix() for path in paths]


def anchors(text: str) -> set[str]:
    return {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in HEADING.findall(text)
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=names(DOCUMENTS))
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    for link in LINK.finditer(document.read_text("utf-8")):
        if "://" in link["target"]:
            continue
        target = (document.parent / link["target"]).resolve()
        known = target.exists() or target.relative_to(HOUSE).as_posix() in MADE_ELSEWHERE
        assert known, link["target"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=names(DOCUMENTS))
def test_every_link_inside_a_document_names_a_heading(document: Path) -> None:
    text = document.read_text("utf-8")
    for anchor in re.findall(r"\]\(#([^)\s]+)\)", text):
        assert anchor in anchors(text)


@pytest.mark.parametrize("guide", GUIDES, ids=names(GUIDES))
def test_a_guide_is_in_french_with_its_typography_and_then_in_english(guide: Path) -> None:
    french, mark, english = guide.read_text("utf-8").partition("<!-- English -->")
    assert mark
    assert len(HEADING.findall(english)) == len(HEADING.findall(french))
    assert BAD_SPACE.findall(CODE.sub("", french)) == []


def test_every_decision_has_its_five_parts_and_stands_in_the_list() -> None:
    listed = (FOLDER / "adr" / "README.md").read_text("utf-8")
    decisions = sorted((FOLDER / "adr").glob("0*.md"))
    assert len(decisions) == listed.count("](0")
    for path in decisions:
        text = path.read_text("utf-8")
        assert f"]({path.name})" in listed
        assert "**Summary.**" in text
        assert re.findall(r"^## (\w+)$", text, re.MULTILINE) == [
            "Context",
            "Decision",
            "Consequences",
            "Alternatives",
        ]


def test_no_message_of_a_sequence_is_cut_by_a_semicolon() -> None:
    drawn = re.compile(r"```mermaid\nsequenceDiagram.*?```", re.DOTALL)
    found = [one for path in DOCUMENTS for one in drawn.findall(path.read_text("utf-8"))]
    assert found
    assert [one for one in found if ";" in one] == []


def test_the_code_that_documents_point_at_is_there() -> None:
    pointed = re.compile(r"`((?:engine|kiosk|server|workbench|content_packs|tests|docs)/[\w./-]+)`")
    for document in DOCUMENTS:
        for path in pointed.findall(document.read_text("utf-8")):
            found = [HOUSE / path, HOUSE / f"{path}.py"]
            assert any(one.exists() for one in found), f"{document.name}: {path}"
