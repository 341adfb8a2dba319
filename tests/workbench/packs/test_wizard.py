"""The questions that an author is asked, and what comes of the answers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workbench.packs.sources import findings, small
from workbench.packs import sample_tasks, skeleton
from workbench.packs.item_source import read_item
from workbench.packs.skeleton import TYPES, Wish, new_item
from workbench.packs.wizard import LeftError, Wizard


def answering(*lines: str) -> Callable[[str], str]:
    given = iter(lines)

    def read(_prompt: str) -> str:
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    return read


def ask(pack: Path, wish: Wish, *lines: str) -> tuple[Wish, list[str]]:
    said: list[str] = []
    return Wizard(pack, answering(*lines), said.append).asked(wish), said


def test_everything_has_a_default(tmp_path: Path) -> None:
    wish, said = ask(tmp_path, Wish(None, None), "", "", "", "")
    assert wish == Wish("1.1-sujet", 3, "single", None)
    assert any("1.1" in line and "recherche" in line for line in said)
    assert any("choix unique" in line for line in said)


def test_values_or_numbers_of_a_list_may_be_given(tmp_path: Path) -> None:
    pack = small(tmp_path)
    wish, said = ask(pack, Wish(None, None), "4", "mél", "mel", "12", "2", "9", "word")
    assert wish == Wish("2.1-mel", 2, "application", "word")
    assert any("Sujets déjà là : 2.1-contacts, 2.1-destinataires" in line for line in said)
    assert any("lettres minuscules sans accent" in line for line in said)
    assert any("Réponses possibles : 1, 2" in line for line in said)


def test_what_is_known_is_not_asked(tmp_path: Path) -> None:
    wish, said = ask(tmp_path, Wish("1.1-source", 3, "application", "mail"))
    assert (wish.application, len(said)) == ("mail", 1)


def test_the_conversation_can_be_left(tmp_path: Path) -> None:
    with pytest.raises(LeftError):
        ask(tmp_path, Wish("1.1-source", None))


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind != skeleton.APPLICATION])
def test_a_new_item_of_a_type_has_the_form_of_one_and_examples_that_hold(
    tmp_path: Path, kind: str
) -> None:
    pack = small(tmp_path)
    folder = new_item(pack, Wish("1.1-source", 3, kind))
    item, faults = read_item(folder)
    assert (item is not None, faults) == (True, [])
    mine = [one.what for one in findings(pack) if one.where == folder.name and one.refuses]
    assert [one for one in mine if "announced" not in one] == []


@pytest.mark.parametrize("name", sample_tasks.applications())
def test_a_new_task_in_an_application_can_be_done_and_missed(tmp_path: Path, name: str) -> None:
    pack = small(tmp_path)
    folder = new_item(pack, Wish("1.1-source", 3, "application", name))
    assert [one.what for one in findings(pack) if one.where == folder.name and one.refuses] == []


def test_the_first_application_is_the_usual_one(tmp_path: Path) -> None:
    first = sample_tasks.applications()[0]
    folder = new_item(tmp_path, Wish("1.1-source", 3, "application"))
    assert f"name: {first}" in (folder / "item.yaml").read_text(encoding="utf-8")
    assert {"mail", "web"} <= set(sample_tasks.applications())


@pytest.mark.parametrize("wish", [Wish(None, 3), Wish("1.1-source", None)])
def test_an_item_without_place_is_none(tmp_path: Path, wish: Wish) -> None:
    with pytest.raises(ValueError, match="tube and level"):
        new_item(tmp_path, wish)
