"""What an author reads about a file that has not its form."""

from pathlib import Path

import pytest

from tests.workbench.packs.sources import FIELDS, MULTIPLE, NUMBER, SINGLE, edit, small, told
from workbench.packs.item_source import faults_of


@pytest.mark.parametrize(
    ("item", "old", "new", "words"),
    [
        (SINGLE, "version: 1", "versoin: 1", "il manque le champ « version » ; ajoutez-le (1 au"),
        (SINGLE, "version: 1", "versoin: 1", "champ inconnu « versoin » ; vérifiez"),
        (SINGLE, "version: 1", "version: 0", "version : trop petit, au moins 1"),
        (SINGLE, "level: 1", "level: neuf", "level : il faut un nombre entier, sans guillemets (L"),
        (SINGLE, "level: 1", "level: 9", "level : trop grand, au plus 8"),
        (SINGLE, "focus: true", "focus: oui", "focus : il faut true ou false"),
        (SINGLE, "blind: ok", "blind: yes", "access, blind : « true » n’est pas une valeur"),
        (SINGLE, "language: fr", "language: FR", "language : « FR » n’est pas écrit sous la forme"),
        (
            SINGLE,
            "author: essai",
            'author: ""',
            "author : texte trop court, au moins 1 caractère (",
        ),
        (SINGLE, "version: 1", "version: 1\nzones: []", "zones : ce champ n’a pas sa place"),
        (SINGLE, "version: 1", f"version: 1\nfeedback: {'a' * 401}", "trop long, au plus 400 car"),
        (SINGLE, '"21"', '"12"', "choices : un élément figure deux fois"),
        (MULTIPLE, "solution: [1, 3]", "solution: [1]", "solution : liste trop courte, au moins 2"),
        (MULTIPLE, "solution: [1, 3]", "solution: {}", "solution : "),
        (NUMBER, "se_difficulty: 0.55", "se_difficulty: 0", "se_difficulty : il faut plus que 0"),
        (NUMBER, "solution: [", "solution: [[1], ", "solution"),
        (FIELDS, "format: petit}", "format: petit, options: [a, b]}", "fields, 1 : ce champ n’a"),
    ],
)
def test_a_fault_is_said_in_french_then_in_english(
    tmp_path: Path, item: str, old: str, new: str, words: str
) -> None:
    pack = small(tmp_path)
    edit(pack, f"items/{item}/item.yaml", old, new)
    (found,) = [one for one in told(pack) if words in one][:1]
    assert found.startswith(f"{item}: ")
    assert " / $" in found


def test_other_faults_have_their_words() -> None:
    pack = {"languages": [], "kind": "game"}
    listed = "\n".join(faults_of(pack, "pack.schema.json"))
    assert (
        "kind : « game » n’est pas une valeur possible ; choisissez parmi certification" in listed
    )
    assert "fichier : il manque le champ « id »" in listed
    texts = {"words": [{"fr": "a"}, {"fr": "a", "EN": "b"}], "solution": "x"}
    listed = "\n".join(faults_of(texts, "texts.schema.json"))
    assert "words, 1 : au moins 2 champs ici" in listed
    assert "words, 2 : « EN » n’est pas écrit" in listed
    assert "solution : il faut une liste : [a, b, c] ou des champs" in listed
    assert faults_of([], "item.schema.json")[0].startswith("fichier : il faut des champs")
